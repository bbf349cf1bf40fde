"""What can be read of a damaged hub goes into a new one, and what cannot is counted."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from frontdesk.calls.model import Notes, Outcome
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.errors import HubUnusable, Refused
from frontdesk.hub import remains
from frontdesk.hub.connect import connect
from frontdesk.ids import new_id
from frontdesk.upkeep import check
from frontdesk.upkeep.damage import Fault, what_is_wrong
from frontdesk.upkeep.salvaging import Count, salvage_into
from tests.cli.house import BY, JAM, PRINTERS
from tests.upkeep.harm import TEN, cut, root_of, say, wipe_header, zero_page

CLOCK = StoppedClock(TEN)
MANY = 150


@pytest.fixture(scope="session")
def busy_bytes(house_bytes: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The house after many calls: large enough for a page of it to be only a part."""
    path = tmp_path_factory.mktemp("busy") / "hub.db"
    path.write_bytes(house_bytes)
    patched = pytest.MonkeyPatch()
    patched.setenv("FRONTDESK_HOME", str(path.parent))
    with closing(open_desk(path, clock=CLOCK)) as desk:
        for number in range(MANY):
            notes = Notes(id=new_id(), started_at=TEN, received=f"+1570555{number:04}", topic_id=PRINTERS.id)
            desk.calls.log(notes, Outcome.ANSWERED, by=BY)
    patched.undo()
    return path.read_bytes()


@pytest.fixture
def hub(own_home: Path, busy_bytes: bytes) -> Path:
    own_home.mkdir()
    path = own_home / "hub.db"
    path.write_bytes(busy_bytes)
    return path


@pytest.fixture
def out(hub: Path) -> Path:
    return hub.parent / "saved.db"


def everything(file: Path) -> dict[str, list[Any]]:
    """Every row of every table, as it is stored."""
    with closing(connect(file, read_only=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608


def damaged_counts(counts: tuple[Count, ...]) -> list[Count]:
    return [one for one in counts if one.rebuilt or one.lost]


def lists_of(hub: Path) -> list[int]:
    """The numbers of the pages behind the first one that list the tables."""
    start = hub.read_bytes()[100:4_096]
    places = [int.from_bytes(start[12 + 2 * cell :][:2]) - 100 for cell in range(int.from_bytes(start[3:5]))]
    return [*(int.from_bytes(start[place : place + 4]) for place in places), int.from_bytes(start[8:12])]


def leaf_of(hub: Path, table: str) -> int:
    """The number of a page in the middle of a table."""
    content = hub.read_bytes()
    root = content[(root_of(hub, table) - 1) * 4_096 :][:4_096]
    assert root[0] == 5, f"{table} has one page only"
    cells = int.from_bytes(root[3:5])
    at = int.from_bytes(root[12 + cells // 2 * 2 :][:2])
    return int.from_bytes(root[at : at + 4])


def test_of_a_sound_hub_everything_is_read(hub: Path, out: Path) -> None:
    done = salvage_into(out, hub, clock=CLOCK)
    assert (done.file, done.rebuilt, done.lost, done.problems) == (out, 0, 0, ())
    assert everything(out) == everything(hub)


def test_F15_behind_a_header_that_was_zeroed_everything_is_read(hub: Path, out: Path) -> None:
    whole = everything(hub)
    wipe_header(hub)
    damaged = hub.read_bytes()
    done = salvage_into(out, hub, clock=CLOCK)
    assert (done.rebuilt, done.lost, done.problems) == (0, 0, ())
    assert everything(out) == whole
    assert hub.read_bytes() == damaged
    assert sorted(path.name for path in hub.parent.iterdir()) == ["hub.db", "saved.db"]


def test_F17_behind_a_first_page_that_was_zeroed_everything_is_read(hub: Path, out: Path) -> None:
    whole = everything(hub)
    zero_page(hub, 1)
    done = salvage_into(out, hub, clock=CLOCK)
    assert (done.rebuilt, done.lost, done.problems) == (0, 0, ())
    assert everything(out) == whole


def test_F17_tables_whose_names_were_on_a_zeroed_page_are_made_anew_from_the_journal(hub: Path, out: Path) -> None:
    whole = everything(hub)
    _, *others = lists_of(hub)
    assert len(others) == 3
    for number in others:
        before = hub.read_bytes()
        zero_page(hub, number)
        saved = out.with_name(f"saved{number}.db")
        assert salvage_into(saved, hub, clock=CLOCK).problems == ()
        hub.write_bytes(before)
        assert everything(saved) == whole


def test_F17_without_journal_and_head_every_row_that_can_be_read_is_kept(hub: Path, out: Path) -> None:
    whole = everything(hub)
    first, *_ = lists_of(hub)
    zero_page(hub, first)
    salvage_into(out, hub, clock=CLOCK)
    kept = everything(out)
    lost = {"head", "journal", "departments", "topics"}
    assert {name for name, rows in kept.items() if rows != whole[name]} == lost
    assert (kept["departments"], kept["topics"]) == ([], [])
    assert len(kept["journal"]) == sum(
        len(rows) for name, rows in kept.items() if name not in (*lost, "alembic_version")
    )


def test_F18_a_damaged_row_number_ends_neither_the_reading_nor_never(
    hub: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remains, "_PATIENCE", 2_000)
    whole = everything(hub)
    say(hub, "UPDATE calls SET rowid = 9223372036854775807 WHERE rowid = (SELECT max(rowid) FROM calls)")
    zero_page(hub, leaf_of(hub, "calls"))
    done = salvage_into(out, hub, clock=CLOCK)
    assert done.problems == ()
    assert everything(out) == whole


def test_F15_a_list_of_tables_with_damaged_names_is_damage(hub: Path, out: Path) -> None:
    content = hub.read_bytes()
    hub.write_bytes(content.replace(b"CREATE TABLE people (", b"CREATE T\x83BLE people ("))
    found = what_is_wrong(hub)
    assert found is not None
    assert found.fault is Fault.DAMAGED
    salvage_into(out, hub, clock=CLOCK)
    assert len(everything(out)["people"]) == 3


@pytest.mark.parametrize("table", ["calls", "callers"])
def test_F17_rows_of_a_zeroed_page_are_made_anew_from_the_journal(table: str, hub: Path, out: Path) -> None:
    whole = everything(hub)
    zero_page(hub, leaf_of(hub, table))
    done = salvage_into(out, hub, clock=CLOCK)
    (count,) = damaged_counts(done.tables)
    assert (count.name, count.read + count.rebuilt, count.lost) == (table, MANY, 0)
    assert 0 < count.rebuilt < MANY
    assert done.problems == ()
    assert everything(out) == whole


def test_F17_a_whole_table_is_made_anew_from_the_journal(hub: Path, out: Path) -> None:
    whole = everything(hub)
    zero_page(hub, root_of(hub, "calls"))
    done = salvage_into(out, hub, clock=CLOCK)
    assert damaged_counts(done.tables) == [Count(name="calls", read=0, rebuilt=MANY, lost=0)]
    assert done.problems == ()
    assert everything(out) == whole


def test_F17_lost_entries_of_the_journal_are_counted_and_a_check_tells_of_them(hub: Path, out: Path) -> None:
    whole = everything(hub)
    zero_page(hub, leaf_of(hub, "journal"))
    done = salvage_into(out, hub, clock=CLOCK)
    (count,) = damaged_counts(done.tables)
    assert (count.name, count.rebuilt) == ("journal", 0)
    assert 0 < count.lost < 30
    assert count.read + count.lost == len(whole["journal"])
    jumps, breaks = done.problems
    assert jumps.startswith("The journal jumps from entry ")
    assert breaks.endswith(" does not carry its digest.")
    kept = everything(out)
    assert {table: rows for table, rows in kept.items() if table not in ("journal", "head")} == {
        table: rows for table, rows in whole.items() if table not in ("journal", "head")
    }


def test_what_the_journal_lost_is_entered_again_by_a_step_of_its_own(hub: Path, out: Path) -> None:
    zero_page(hub, leaf_of(hub, "journal"))
    done = salvage_into(out, hub, clock=CLOCK)
    with closing(connect(out)) as connection:
        entered = connection.execute(
            "SELECT count(*), min(who), min(seq) FROM journal WHERE verb = 'hub.salvage'"
        ).fetchone()
        (last,) = connection.execute("SELECT max(seq) FROM journal WHERE verb <> 'hub.salvage'").fetchone()
    assert (entered[1], entered[2]) == ("Salvage", last + 1)
    assert entered[0] <= done.lost


def test_F16_of_a_truncated_hub_what_is_there_is_read(hub: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remains, "_PATIENCE", 2_000)
    cut(hub, 0.6)
    done = salvage_into(out, hub, clock=CLOCK)
    assert done.lost > 0
    counts = {one.name: one for one in done.tables}
    assert (counts["people"].read, counts["topics"].read, counts["articles"].read) == (3, 3, 1)
    with closing(open_desk(out, clock=CLOCK)) as desk:
        assert [article.title for article in desk.knowledge.articles()] == [JAM.title]
        desk.directory.add_department("Stores", by=BY)  # it can be worked with
        assert all("journal" in said.lower() or "points to" in said for said in check(desk.hub).problems)


def test_the_hub_keeps_its_id_where_that_can_be_read(hub: Path, out: Path) -> None:
    whole = everything(hub)
    zero_page(hub, root_of(hub, "moves"))
    salvage_into(out, hub, clock=CLOCK)
    assert everything(out)["head"] == whole["head"]


def test_without_its_head_the_hub_gets_a_new_id_and_goes_on(hub: Path, out: Path) -> None:
    old = everything(hub)["head"]
    zero_page(hub, root_of(hub, "head"))
    done = salvage_into(out, hub, clock=CLOCK)
    new = everything(out)["head"]
    assert done.problems == ()
    assert new[0][1] != old[0][1]
    assert new[0][2:4] == old[0][2:4]


def test_what_is_in_the_log_only_is_read_too_and_the_log_stays(hub: Path, out: Path) -> None:
    with closing(connect(hub)), closing(open_desk(hub, clock=CLOCK)) as desk:
        desk.directory.add_department("Stores", by=BY)
        file, log = hub.read_bytes(), (hub.parent / "hub.db-wal").read_bytes()
    hub.write_bytes(file)
    (hub.parent / "hub.db-wal").write_bytes(log)
    done = salvage_into(out, hub, clock=CLOCK)
    assert (hub.read_bytes(), (hub.parent / "hub.db-wal").read_bytes()) == (file, log)
    assert done.problems == ()
    assert "Stores" in [row[2] for row in everything(out)["departments"]]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE calls SET started_at = '2026-03-U2T11:13:03.000000Z' WHERE rowid = 7",
        "UPDATE calls SET summary = CAST(x'ff' AS TEXT) WHERE rowid = 7",
        "UPDATE calls SET summary = CAST(x'ff' AS TEXT) WHERE rowid BETWEEN 7 AND 12",
        "UPDATE calls SET waited_seconds = 'long' WHERE rowid = 7",
        "UPDATE callers SET numbers = '[' WHERE rowid = 7",
        "UPDATE callers SET numbers = '3' WHERE rowid = 7",
        "UPDATE callers SET note = 'flipped' WHERE rowid = 7",
        "DELETE FROM calls WHERE rowid = 7",
    ],
)
def test_F18_a_row_that_nobody_wrote_so_is_made_anew(statement: str, hub: Path, out: Path) -> None:
    whole = everything(hub)
    say(hub, statement)
    done = salvage_into(out, hub, clock=CLOCK)
    assert done.problems == ()
    assert everything(out) == whole


def test_a_row_that_the_journal_says_is_gone_stays_gone(hub: Path, out: Path) -> None:
    with closing(open_desk(hub, clock=CLOCK, operator=BY.name)) as desk:
        desk.undo()
    whole = everything(hub)
    done = salvage_into(out, hub, clock=CLOCK)
    assert done.problems == ()
    assert everything(out) == whole


def test_a_hub_of_an_older_schema_becomes_one_of_today(hub: Path, out: Path) -> None:
    say(hub, "ALTER TABLE calls DROP COLUMN taken_by", "ALTER TABLE calls DROP COLUMN waited_seconds")
    done = salvage_into(out, hub, clock=CLOCK)
    assert (done.lost, done.problems) == (0, ())
    assert len(everything(out)["calls"]) == MANY


def test_it_can_be_stopped_and_leaves_nothing(hub: Path, out: Path) -> None:
    for at in (0, 7):

        def stop(done: int, _of: int, at: int = at) -> None:
            if done == at:
                raise Refused("Stopped.")

        with pytest.raises(Refused, match="Stopped"):
            salvage_into(out, hub, clock=CLOCK, progress=stop)
        assert [path.name for path in hub.parent.iterdir()] == ["hub.db"]


def test_progress_ends_with_every_table_and_with_the_check_of_it(hub: Path, out: Path) -> None:
    told: list[tuple[int, int]] = []
    salvage_into(out, hub, clock=CLOCK, progress=lambda done, of: told.append((done, of)))
    assert (told[0], told[-1]) == ((0, 51), (51, 51))
    assert sorted(told) == told
    assert {done for done, _ in told} == set(range(52))


@pytest.mark.parametrize("part", [17, 18, 19, 40, 51])
def test_whoever_stops_the_check_of_what_was_salvaged_wants_none_of_it(hub: Path, out: Path, part: int) -> None:
    def stop(done: int, _of: int) -> None:
        if done >= part:
            raise Refused("Stopped.")

    before = sorted(hub.parent.iterdir())
    with pytest.raises(Refused, match="Stopped"):
        salvage_into(out, hub, clock=CLOCK, progress=stop)
    assert sorted(hub.parent.iterdir()) == before


def test_a_key_that_stops_the_check_on_the_command_line_leaves_nothing(hub: Path, out: Path) -> None:
    def press(done: int, _of: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    before = sorted(hub.parent.iterdir())
    with pytest.raises(KeyboardInterrupt):
        salvage_into(out, hub, clock=CLOCK, progress=press)
    assert sorted(hub.parent.iterdir()) == before


def test_nothing_is_written_over_a_file_that_is_there(hub: Path, out: Path) -> None:
    out.write_text("a shopping list")
    with pytest.raises(HubUnusable, match=r"already a file saved\.db"):
        salvage_into(out, hub, clock=CLOCK)
    assert out.read_text() == "a shopping list"


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda hub: hub.write_bytes(b""), "is empty"),
        (lambda hub: hub.write_text("a shopping list"), "is not a Frontdesk hub"),
        (lambda hub: hub.write_bytes(bytes(40_960)), "damaged|Nothing in this file"),
        (Path.unlink, "There is no hub"),
    ],
)
def test_where_nothing_is_left_that_is_told(harm: Callable[[Path], object], told: str, hub: Path, out: Path) -> None:
    harm(hub)
    with pytest.raises(HubUnusable, match=told):
        salvage_into(out, hub, clock=CLOCK)
    assert not out.exists()
