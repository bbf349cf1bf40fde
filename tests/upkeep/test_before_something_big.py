"""A copy is kept before much changes: before a new version migrates the hub, and before a big import."""

from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.errors import HubUnusable, Refused
from frontdesk.exchange.fields import Noun
from frontdesk.first_start import make_empty
from frontdesk.hub import schema
from frontdesk.hub.connect import connect
from frontdesk.hub.kept import MANY_ROWS
from frontdesk.hub.opening import open_hub
from frontdesk.upkeep.backups import Backups, Why
from tests.cli.conftest import Terminal
from tests.cli.house import BY
from tests.hub.test_schema import an_old_hub
from tests.upkeep.harm import TEN

CLOCK = StoppedClock(TEN)


def version(file: Path) -> str:
    with closing(connect(file)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


@pytest.fixture
def old(own_home: Path) -> Path:
    own_home.mkdir()
    an_old_hub(own_home / "hub.db")
    return own_home / "hub.db"


def test_F21_before_a_hub_is_migrated_it_is_copied(old: Path) -> None:
    open_hub(old, clock=CLOCK).close()
    (kept,) = Backups(old, clock=CLOCK).kept()
    assert kept.why is Why.BEFORE_MIGRATION
    assert (version(kept.path), version(old)) == ("0001", schema.VERSION)


def test_F21_a_hub_that_cannot_be_copied_is_not_migrated(old: Path) -> None:
    (old.parent / "backups").write_text("no folder")
    with pytest.raises(Refused, match="cannot be read: not a directory"):
        open_hub(old, clock=CLOCK)
    assert version(old) == "0001"


def test_F21_a_migration_that_fails_leaves_the_hub_and_its_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object) -> None:
        raise HubUnusable("No.", hint="Never.")

    monkeypatch.setattr(schema, "upgrade", fail)
    with pytest.raises(HubUnusable, match="No"):
        open_hub(old, clock=CLOCK)
    (kept,) = Backups(old, clock=CLOCK).kept()
    assert (version(kept.path), version(old)) == ("0001", "0001")


def test_a_hub_of_today_is_opened_without_a_copy(hub: Path) -> None:
    open_hub(hub, clock=CLOCK).close()
    assert Backups(hub, clock=CLOCK).kept() == ()


def people_file(folder: Path, count: int) -> Path:
    path = folder / f"{count}.csv"
    path.write_text("name\n" + "".join(f"Person {number}\n" for number in range(count)))
    return path


def test_before_a_big_import_the_hub_is_copied(hub: Path, tmp_path: Path) -> None:
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        plan = desk.importing.plan(Noun.PEOPLE, people_file(tmp_path, MANY_ROWS + 1))
        told: list[tuple[str, int, int]] = []
        desk.importing.apply(plan, by=BY, progress=lambda *step: told.append(step))
    (kept,) = Backups(hub, clock=CLOCK).kept()
    assert kept.why is Why.BEFORE_IMPORT
    assert told[0][:2] == ("keeping a copy", 0)
    with closing(open_desk(kept.path, clock=CLOCK)) as before:
        assert len(before.directory.people()) == 3


def test_before_a_small_import_it_is_not(hub: Path, tmp_path: Path) -> None:
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        desk.importing.apply(desk.importing.plan(Noun.PEOPLE, people_file(tmp_path, MANY_ROWS)), by=BY)
    assert Backups(hub, clock=CLOCK).kept() == ()


def test_where_no_copy_can_be_made_nothing_is_imported(hub: Path, tmp_path: Path) -> None:
    (hub.parent / "backups").write_text("no folder")
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        plan = desk.importing.plan(Noun.PEOPLE, people_file(tmp_path, MANY_ROWS + 1))
        with pytest.raises(Refused, match="cannot be read: not a directory"):
            desk.importing.apply(plan, by=BY)
        assert len(desk.directory.people()) == 3


def test_a_hub_that_an_import_makes_has_nothing_to_lose(
    bare_terminal: Terminal, own_home: Path, tmp_path: Path
) -> None:
    assert bare_terminal("people", "import", str(people_file(tmp_path, MANY_ROWS + 1))).code == 0
    assert sorted(path.name for path in own_home.iterdir() if not path.name.startswith("desk")) == ["hub.db"]


def test_a_hub_on_a_server_is_not_copied(postgres_url: str, tmp_path: Path) -> None:
    with closing(make_empty(postgres_url, clock=CLOCK)) as desk:
        plan = desk.importing.plan(Noun.PEOPLE, people_file(tmp_path, MANY_ROWS + 1))
        assert desk.importing.apply(plan, by=BY).new == MANY_ROWS + 1
