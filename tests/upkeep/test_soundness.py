"""A check finds what somebody changed behind the journal's back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from frontdesk.calls.model import Handoff, Notes, Outcome, Step
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.errors import HubUnusable
from frontdesk.hub.connect import connect
from frontdesk.hub.opening import open_hub
from frontdesk.hub.preferences import Preferences
from frontdesk.ids import new_id
from frontdesk.upkeep import Report, check
from tests.cli.house import AVA, BY, JAM, PRINTERS, open_house


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "house.db"


@pytest.fixture
def desk(file: Path, stopped_clock: StoppedClock) -> Iterator[Desk]:
    with closing(open_house(file, stopped_clock)) as made:
        yield made


@pytest.fixture
def handoff(desk: Desk, stopped_clock: StoppedClock) -> Handoff:
    """One that was acknowledged."""
    notes = Notes(id=new_id(), started_at=stopped_clock.at, received="+15705550199", topic_id=PRINTERS.id)
    logged = desk.calls.log(notes, Outcome.HANDED_OFF, by=BY)
    assert logged.handoff is not None
    stopped_clock.at += timedelta(minutes=5)
    return desk.calls.move(logged.handoff.id, Step.ACKNOWLEDGE, by=BY)


def tampered(file: Path, *statements: str) -> None:
    """Change the file as no verb would."""
    connection = connect(file)
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_hub_that_verbs_wrote_is_sound(desk: Desk, handoff: Handoff) -> None:
    desk.undo()
    assert check(desk.hub) == Report(problems=(), entries=24, rows=20)  # 12 of the house, 4 settings, a call 4
    assert check(desk.hub).ok


def test_a_changed_row_is_named(desk: Desk, file: Path) -> None:
    tampered(file, "UPDATE people SET role = 'Director' WHERE reference = 'PVVVVV'")
    assert check(desk.hub).problems == ("people PVVVVV is not what the journal's last entry says.",)


def test_a_row_that_nobody_wrote_is_named(desk: Desk, file: Path) -> None:
    tampered(file, "INSERT INTO settings VALUES ('theme', '\"dark\"')")
    assert check(desk.hub).problems == ("settings theme is there, and the journal does not know it.",)


def test_a_row_taken_away_is_named(desk: Desk, file: Path) -> None:
    tampered(file, "DELETE FROM articles")
    assert check(desk.hub).problems == (f"articles {JAM.id} is in the journal, and its row is not there.",)


def test_a_row_put_back_after_the_journal_saw_it_go_is_named(desk: Desk, handoff: Handoff, file: Path) -> None:
    connection = connect(file)
    rows = connection.execute("SELECT * FROM moves WHERE step = 'acknowledge'").fetchall()
    desk.undo()
    connection.executemany("INSERT INTO moves VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.close()
    assert check(desk.hub).problems == (
        f"moves {rows[0][0]} is there, and the journal does not know it.",
        f"Hand-off {handoff.reference} is open, and its moves led to acknowledged.",
    )


def test_a_changed_journal_entry_is_named(desk: Desk, file: Path) -> None:
    tampered(file, "UPDATE journal SET who = 'Somebody' WHERE seq = 3")
    assert check(desk.hub).problems == ("Journal entry 3 does not carry its digest.",)


def test_an_entry_cut_out_of_the_journal_is_named(desk: Desk, file: Path) -> None:
    tampered(file, "DELETE FROM journal WHERE seq = 3")
    assert check(desk.hub).problems[:2] == (
        "The journal jumps from entry 2 to entry 4.",
        "Journal entry 4 does not carry its digest.",
    )


def test_a_journal_cut_off_at_its_end_is_named(desk: Desk, file: Path) -> None:
    last = desk.hub.seq()
    tampered(file, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)")
    assert f"The journal ends at entry {last - 1}, and its head says {last}." in check(desk.hub).problems


def test_a_row_that_points_to_nothing_is_named(desk: Desk, handoff: Handoff, file: Path) -> None:
    tampered(file, "DELETE FROM people WHERE reference = 'PVVVVV'")
    problems = check(desk.hub).problems
    assert any(said.startswith("Row ") and said.endswith(" points to a row of people that is not there.")
               for said in problems)  # fmt: skip
    assert f"people {AVA.id} is in the journal, and its row is not there." in problems


def test_a_state_that_the_moves_did_not_lead_to_is_named(desk: Desk, handoff: Handoff, file: Path) -> None:
    tampered(file, "UPDATE handoffs SET state = 'done'")
    assert check(desk.hub).problems == (
        f"handoffs {handoff.reference} is not what the journal's last entry says.",
        f"Hand-off {handoff.reference} is done, and its moves led to acknowledged.",
    )


@pytest.mark.parametrize(
    "tampering",
    ["UPDATE moves SET step = 'make'", "UPDATE moves SET step = 'fly' WHERE position = 1", "DELETE FROM moves"],
)
def test_moves_that_do_not_follow_from_each_other_are_named(
    tampering: str, desk: Desk, handoff: Handoff, file: Path
) -> None:
    tampered(file, tampering)
    said = f"Hand-off {handoff.reference} has moves that do not follow from each other."
    assert check(desk.hub).problems[-1] == said


def test_a_damaged_page_is_named(desk: Desk, file: Path) -> None:
    desk.close()
    with closing(connect(file)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'moves'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xff" * size)
    with closing(open_desk(file, clock=desk.clock)) as damaged:
        report = check(damaged.hub)
    assert report == Report(("The hub's file is damaged.",), entries=0, rows=0)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE handoffs SET due_at = '2026-03-U2T11:13:03.000000Z'",
        "UPDATE handoffs SET promise = CAST(x'ff' AS TEXT)",
        "UPDATE handoffs SET state = 'opec'",
        "UPDATE handoffs SET to_person_id = 'nobody'",
        "UPDATE handoffs SET kind = 'calmback'",
        "UPDATE handoffs SET channel = 'phony'",
        "UPDATE moves SET step = 'fly'",
    ],
)
def test_a_value_that_nobody_wrote_is_damage_to_every_verb(
    tampering: str, desk: Desk, handoff: Handoff, file: Path
) -> None:
    tampered(file, tampering)
    with pytest.raises(HubUnusable, match="The hub's file is damaged"):
        desk.calls.handoffs()
    assert not check(desk.hub).ok


def test_a_setting_that_nobody_wrote_is_damage(desk: Desk, file: Path) -> None:
    tampered(file, "UPDATE settings SET value = '\"SE' WHERE id = 'region'")
    with closing(open_hub(file, clock=desk.clock)) as hub, pytest.raises(HubUnusable, match="file is damaged"):
        Preferences(hub).read()


def test_of_very_many_problems_a_hundred_are_told(desk: Desk, file: Path) -> None:
    tampered(
        file,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)"
        " INSERT INTO settings SELECT 'made up ' || i, '1' FROM n",
    )
    assert len(check(desk.hub).problems) == 100


def test_a_hub_on_a_server_is_checked_alike(postgres_url: str, stopped_clock: StoppedClock) -> None:
    with closing(open_house(postgres_url, stopped_clock)) as desk:
        assert check(desk.hub) == Report(problems=(), entries=16, rows=16)
        engine = create_engine(postgres_url)
        with engine.begin() as server:
            server.execute(text("UPDATE people SET role = 'Director' WHERE reference = 'PVVVVV'"))
            server.execute(text("DELETE FROM articles"))
        engine.dispose()
        changed, gone = check(desk.hub).problems
    assert changed == "people PVVVVV is not what the journal's last entry says."
    assert gone == f"articles {JAM.id} is in the journal, and its row is not there."


def test_no_name_and_no_number_is_told(desk: Desk, handoff: Handoff, file: Path) -> None:
    tampered(file, "UPDATE people SET place = 'x'", "UPDATE callers SET note = 'x'", "DELETE FROM calls")
    told = " ".join(check(desk.hub).problems)
    assert "PVVVVV" in told
    assert not any(private in told for private in ("Ava", "Dunne", "5550142", "5550199", "house.example"))
