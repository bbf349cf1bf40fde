"""A hub that is open to be read only: everything can be looked up, and nothing is written."""

from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.errors import FrontdeskError, HubUnusable, Refused
from frontdesk.hub.connect import connect
from frontdesk.hub.opening import open_hub
from tests.cli.house import make_house
from tests.upkeep.conftest import without_rights
from tests.upkeep.harm import TEN, root_of, say, zero_page

CLOCK = StoppedClock(TEN)


def names(desk: Desk) -> list[str]:
    return [person.name for person in desk.directory.people()]


def test_reads_work_and_every_verb_that_writes_is_refused(hub: Path) -> None:
    before = hub.read_bytes()
    with closing(open_desk(hub, clock=CLOCK, read_only=True)) as desk:
        assert desk.hub.is_read_only
        assert names(desk) == ["Ava Dunne", "Ben Cole", "Ben Cole"]
        desk.follow()
        assert [one.person.name for one in desk.routing.people("ava", limit=8)] == ["Ava Dunne"]
        for write in (lambda: desk.set("organisation", "Theirs"), desk.undo):
            with pytest.raises(Refused, match="open to be read only; nothing was changed"):
                write()
    assert hub.read_bytes() == before


def test_a_hub_that_is_opened_as_usual_is_not_read_only(hub: Path) -> None:
    with closing(open_hub(hub, clock=CLOCK)) as opened:
        assert not opened.is_read_only


def test_F05_a_file_that_may_only_be_read_is_opened_to_be_read(open_folder: Path, house_bytes: bytes) -> None:
    hub = open_folder / "hub.db"
    hub.write_bytes(house_bytes)
    hub.chmod(0o444)
    open_folder.chmod(0o777)
    with without_rights(), closing(open_hub(hub, clock=CLOCK)) as opened:
        assert opened.is_read_only
        assert opened.seq() == 16
        with pytest.raises(Refused, match="read only"), opened.step("x", by="x", desk="x"):
            pass


def sealed(folder: Path, content: bytes) -> Path:
    """A hub on a medium that takes nothing."""
    hub = folder / "hub.db"
    hub.write_bytes(content)
    hub.chmod(0o444)
    folder.chmod(0o555)
    return hub


def test_F06_on_a_medium_that_takes_nothing_the_hub_can_be_read(open_folder: Path, house_bytes: bytes) -> None:
    hub = sealed(open_folder, house_bytes)
    with without_rights():
        with pytest.raises(HubUnusable, match="lies where nothing can be written") as refusal:
            open_hub(hub, clock=CLOCK)
        assert refusal.value.hint == "Copy it to another folder, or open it to read only."
        with closing(open_hub(hub, clock=CLOCK, read_only=True)) as opened:
            assert (opened.is_read_only, opened.seq()) == (True, 16)
    assert [path.name for path in open_folder.iterdir()] == ["hub.db"]


def test_F20_a_newer_hub_can_be_read_where_what_is_known_is_there(hub: Path) -> None:
    say(hub, "UPDATE alembic_version SET version_num = '0042'", "ALTER TABLE people ADD COLUMN colour TEXT")
    with closing(open_desk(hub, clock=CLOCK, read_only=True)) as desk:
        assert names(desk) == ["Ava Dunne", "Ben Cole", "Ben Cole"]


def test_F20_a_newer_hub_in_which_something_is_missing_is_refused(hub: Path) -> None:
    say(hub, "UPDATE alembic_version SET version_num = '0042'", "ALTER TABLE people DROP COLUMN place")
    with pytest.raises(HubUnusable, match="written by a newer Frontdesk"):
        open_hub(hub, clock=CLOCK, read_only=True)


def test_an_older_hub_that_cannot_be_brought_up_to_date_where_it_lies_is_refused(hub: Path) -> None:
    say(hub, "UPDATE alembic_version SET version_num = '0001'", "DROP TABLE closings")
    with pytest.raises(HubUnusable, match="written by an older Frontdesk") as refusal:
        open_hub(hub, clock=CLOCK, read_only=True)
    assert refusal.value.hint.startswith("Open a copy of it")


def test_F17_of_a_damaged_hub_the_rest_can_be_read(hub: Path) -> None:
    zero_page(hub, root_of(hub, "articles"))
    with closing(open_desk(hub, clock=CLOCK, read_only=True)) as desk:
        assert names(desk) == ["Ava Dunne", "Ben Cole", "Ben Cole"]
        with pytest.raises(HubUnusable, match="damaged"):
            desk.knowledge.articles()


@pytest.mark.parametrize("content", [b"", b"a shopping list"])
def test_what_is_no_hub_is_not_opened_to_be_read_either(hub: Path, content: bytes) -> None:
    hub.write_bytes(content)
    with pytest.raises(FrontdeskError):
        open_hub(hub, clock=CLOCK, read_only=True)
    assert hub.read_bytes() == content


def test_what_only_reads_makes_no_file_where_none_is(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="unable to open"):
        connect(tmp_path / "hub.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_signs_that_mean_something_in_an_address_is_a_name(tmp_path: Path, house_bytes: bytes) -> None:
    hub = tmp_path / "50% of #1? ünï.db"
    hub.write_bytes(house_bytes)
    with closing(open_hub(hub, clock=CLOCK)) as opened:
        assert opened.seq() == 16


def test_a_hub_on_a_server_can_be_opened_to_be_read(postgres_url: str) -> None:
    make_house(postgres_url, CLOCK)
    with closing(open_desk(postgres_url, clock=CLOCK, read_only=True)) as desk:
        assert len(names(desk)) == 3
        with pytest.raises(Refused, match="read only"):
            desk.set("organisation", "Theirs")
