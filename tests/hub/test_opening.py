"""Opening a hub that is there, refusing what is none, and making one whole or not at all."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from frontdesk.clock import StoppedClock
from frontdesk.errors import HubBusy, HubUnusable
from frontdesk.hub import schema
from frontdesk.hub.connect import connect
from frontdesk.hub.engines import file_engine, server_engine
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub, open_hub
from frontdesk.hub.tables import departments, metadata
from tests.hub.rows import add, department, stored

CLOCK = StoppedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


def refused(where: Path | str) -> str:
    with pytest.raises(HubUnusable) as refusal:
        open_hub(where, clock=CLOCK)
    assert refusal.value.hint
    return str(refusal.value)


def test_a_hub_is_found_again_as_it_was_left(where: Path | str) -> None:
    made = make_hub(where, clock=CLOCK)
    add(made, department("D1"))
    made.close()
    again = open_hub(where, clock=CLOCK)
    assert (again.id, again.seq()) == (made.id, 1)
    assert stored(again) == {"D1": department("D1")}
    again.close()


def test_two_hubs_have_different_ids(tmp_path: Path) -> None:
    one, other = (make_hub(tmp_path / name, clock=CLOCK) for name in ("one.db", "other.db"))
    assert one.id != other.id
    one.close()
    other.close()


def test_a_hub_is_made_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    make_hub(tmp_path / "new" / "folder" / "hub.db", clock=CLOCK).close()
    assert (tmp_path / "new" / "folder" / "hub.db").is_file()


def test_a_file_that_is_not_there_is_not_made_by_opening_it(tmp_path: Path) -> None:
    assert refused(tmp_path / "hub.db") == f"There is no hub at {tmp_path / 'hub.db'}."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "hub.db is empty; what was in it is gone."),
        (b"a shopping list\n", "hub.db is not a Frontdesk hub."),
        (b"SQLite format 3\x00", "The end of hub.db is missing."),
        (b"\x00" * 4096, "The beginning of hub.db was wiped out."),
    ],
)
def test_F15_F19_a_file_that_is_no_hub_is_refused_and_left_alone(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "hub.db"
    path.write_bytes(content)
    assert refused(path) == told
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE people (name)")
    other.close()
    before = path.read_bytes()
    assert refused(path) == "hub.db is another program's database, not a Frontdesk hub."
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == f"{tmp_path} cannot be opened: Is a directory."


@pytest.mark.parametrize("kept", [100, 512, 4096, 10_000])
def test_F16_a_file_that_was_cut_off_is_refused(hub_file: Path, kept: int) -> None:
    hub_file.write_bytes(hub_file.read_bytes()[:kept])
    assert refused(hub_file) == "The end of hub.db is missing."


def test_a_hub_without_its_tables_is_refused(tmp_path: Path) -> None:
    bare = connect(tmp_path / "hub.db")
    bare.execute("PRAGMA application_id=0x46444B31")
    bare.execute("CREATE TABLE something (x)")
    bare.close()
    assert refused(tmp_path / "hub.db") == "This is not a Frontdesk hub."


def test_F20_a_hub_of_a_newer_version_is_refused_and_left_alone(where: Path | str) -> None:
    make_hub(where, clock=CLOCK).close()
    engine = server_engine(where) if isinstance(where, str) else file_engine(where)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    assert refused(where) == "This hub was written by a newer Frontdesk (schema 9999, this one knows 0002)."


def test_a_hub_is_not_made_over_another(where: Path | str) -> None:
    first = make_hub(where, clock=CLOCK)
    add(first, department("D1"))
    with pytest.raises(HubUnusable, match="already"):
        make_hub(where, clock=CLOCK)
    assert stored(first) == {"D1": department("D1")}
    first.close()


def test_a_hub_is_not_made_over_any_other_file(tmp_path: Path) -> None:
    (tmp_path / "hub.db").write_text("a shopping list")
    with pytest.raises(HubUnusable, match=r"already a file hub\.db"):
        make_hub(tmp_path / "hub.db", clock=CLOCK)
    assert (tmp_path / "hub.db").read_text() == "a shopping list"


def test_a_hub_is_not_made_among_other_tables(postgres_url: str) -> None:
    engine = server_engine(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE people (name text)")
    engine.dispose()
    with pytest.raises(HubUnusable, match="in use already"):
        make_hub(postgres_url, clock=CLOCK)
    assert refused(postgres_url) == "This is not a Frontdesk hub."


def test_an_empty_server_database_is_refused(postgres_url: str) -> None:
    assert refused(postgres_url) == "This is not a Frontdesk hub."


def test_a_server_that_is_not_there_is_told_plainly(tmp_path: Path) -> None:
    said = refused(f"postgresql+psycopg://x@/hub?host={tmp_path}")
    assert said == "The hub's server cannot be reached."


def test_making_a_hub_leaves_nothing_beside_it(tmp_path: Path) -> None:
    make_hub(tmp_path / "hub.db", clock=CLOCK).close()
    assert [path.name for path in tmp_path.iterdir()] == ["hub.db"]


def test_a_hub_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    for place, name in ((os, "link"), (metadata, "create_all")):
        with monkeypatch.context() as broken:
            broken.setattr(place, name, fail)
            with pytest.raises(HubUnusable, match="cannot be opened: No space left on device"):
                make_hub(tmp_path / "hub.db", clock=CLOCK)
        assert list(tmp_path.iterdir()) == []


def test_where_another_program_makes_a_hub_meanwhile_that_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = schema.make

    def overtaken(*args: object, **more: object) -> None:
        make(*args, **more)  # type: ignore[arg-type]
        (tmp_path / "hub.db").write_text("theirs")

    monkeypatch.setattr(schema, "make", overtaken)
    with pytest.raises(HubUnusable, match="already a file"):
        make_hub(tmp_path / "hub.db", clock=CLOCK)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["theirs"]


def test_a_place_that_cannot_hold_a_folder_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HubUnusable, match="cannot be opened"):
        make_hub(tmp_path / "file" / "hub.db", clock=CLOCK)


def test_a_reading_connection_cannot_write(hub: Hub) -> None:
    with pytest.raises((HubUnusable, DBAPIError), match="may only be read"), hub.read() as connection:
        connection.execute(insert(departments), [department("D1")])
    assert stored(hub) == {}


def test_F11_a_hub_that_another_program_writes_to_is_busy_and_nothing_is_lost(hub_file: Path) -> None:
    hub = open_hub(hub_file, clock=CLOCK, busy_ms=1)
    other = connect(hub_file)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(HubBusy, match="Another program is writing to the hub") as refusal:
        add(hub, department("D1"))
    assert refusal.value.hint == "Nothing was changed; try again in a moment."
    assert stored(hub) == {}
    other.execute("ROLLBACK")
    other.close()
    add(hub, department("D1"))
    assert stored(hub) == {"D1": department("D1")}
    hub.close()


def test_F04_every_commit_is_on_the_disk_itself_before_it_is_told(hub_file: Path) -> None:
    hub = open_hub(hub_file, clock=CLOCK)
    with hub.step("x", by="x", desk="x") as step:
        asked = ("journal_mode", "synchronous", "checkpoint_fullfsync")
        in_force = [step.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in asked]
    hub.close()
    full = 2
    assert in_force == ["wal", full, 1]


def test_F11_reading_goes_on_while_another_program_writes(hub_file: Path) -> None:
    hub = open_hub(hub_file, clock=CLOCK, busy_ms=1)
    other = connect(hub_file)
    other.execute("BEGIN IMMEDIATE")
    assert (hub.seq(), stored(hub)) == (0, {})
    other.execute("ROLLBACK")
    other.close()
    hub.close()


def test_F03_a_file_on_a_full_disk_takes_nothing_and_says_so(hub_file: Path) -> None:
    hub = open_hub(hub_file, clock=CLOCK)
    with hub.step("x", by="x", desk="x") as step:  # the connection is used again by the next step
        pages = step.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        step.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(HubUnusable, match="The disk is full; nothing was changed"):
        add(hub, *[department(f"D{n}", "x" * 1_000) for n in range(100)])
    assert stored(hub) == {}
    hub.close()


def test_F17_a_page_damaged_while_the_hub_is_open_is_told_plainly(hub_file: Path) -> None:
    content = bytearray(hub_file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    hub_file.write_bytes(content)
    assert refused(hub_file) == "The hub's file is damaged."


def test_words_of_ours_in_a_refusal_of_the_database_are_not_taken_for_its_reasons(hub: Hub) -> None:
    add(hub, department("full"))
    with pytest.raises(DBAPIError):
        add(hub, department("locked", reference="full"))
