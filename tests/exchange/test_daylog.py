"""The day's hand-off log as its reader gets it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.calls.model import Notes, Outcome, Passing, Step
from frontdesk.directory.model import Channel, HandoffKind
from frontdesk.errors import Refused
from frontdesk.exchange.entries import COLUMNS
from frontdesk.exchange.tables import read_table
from frontdesk.ids import new_id
from tests.cli.house import BY, PRINTERS
from tests.exchange.house import HEADER, House, house_in
from tests.support.office import Cell, Office

CONTRACT = Path(__file__).parents[2] / "docs" / "day-log.md"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in("Europe/Stockholm", tmp_path) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def test_the_columns_are_the_ones_promised(house: House, file: Path) -> None:
    promised = re.findall(r"^\| `(\w+)` \|", CONTRACT.read_text(encoding="utf-8"), re.MULTILINE)
    house.log("2026-01-05", file)
    written = file.read_bytes().decode("utf-8-sig").splitlines()[0]
    assert promised == HEADER
    assert [column.name for column in COLUMNS] == HEADER
    assert written == ",".join(f'"{name}"' for name in HEADER)


def test_a_row_tells_the_whole_handoff(house: House, file: Path) -> None:
    house.at("2026-03-12 13:42")
    notes = Notes(
        id=new_id(), started_at=house.clock.at, received="(570) 555-0199", caller_name="Zoë Ek",
        organisation="Ek & Sons", topic_id=PRINTERS.id, summary="The printer eats paper",
        passing=Passing(
            kind=HandoffKind.MESSAGE, words="write to you", due_at=datetime(2026, 3, 12, 15, 0, tzinfo=UTC),
            channel=Channel.MAIL,
        ),
    )  # fmt: skip
    logged = house.desk.calls.log(notes, Outcome.HANDED_OFF, by=BY)
    assert logged.handoff is not None
    house.at("2026-03-12 14:10").move(logged.handoff.id, Step.RETURN, "not mine")
    assert house.log("2026-03-12", file) == [
        {
            "day": "2026-03-12",
            "reference": logged.handoff.reference,
            "state": "returned",
            "overdue": "no",
            "carried_over": "yes",
            "made_at": "2026-03-12 14:42+01:00",
            "due_at": "2026-03-12 16:00+01:00",
            "caller": "Zoë Ek",
            "organisation": "Ek & Sons",
            "number": "+1 570 555 0199",
            "topic": "Printer faults",
            "owner": "Ava Dunne",
            "to": "Ava Dunne",
            "kind": "message",
            "promise": "write to you",
            "channel": "mail",
            "summary": "The printer eats paper",
            "moves": "14:42 made by Mona\n15:10 returned by Mona: not mine",
            "department": "IT",
        }
    ]


def test_a_log_tells_how_things_stood_when_the_day_ended(house: House, file: Path) -> None:
    late = house.at("2026-03-11 10:00").hand_off("late", due="2026-03-11 12:00")
    house.at("2026-03-12 09:00").move(late, Step.ACKNOWLEDGE)
    house.at("2026-03-13 09:00").move(late, Step.FINISH)
    told = {day: house.log(day, file)[0] for day in ("2026-03-11", "2026-03-12", "2026-03-13")}
    assert {day: (row["state"], row["overdue"], row["carried_over"]) for day, row in told.items()} == {
        "2026-03-11": ("open", "yes", "yes"),
        "2026-03-12": ("acknowledged", "yes", "yes"),
        "2026-03-13": ("done", "no", "no"),
    }
    assert told["2026-03-11"]["moves"] == "11:00 made by Mona"
    assert told["2026-03-13"]["moves"].split("\n") == [
        "2026-03-11 11:00 made by Mona",
        "2026-03-12 10:00 acknowledged by Mona",
        "10:00 done by Mona",
    ]


def test_what_was_done_before_and_not_due_that_day_is_not_listed(house: House, file: Path) -> None:
    done = house.at("2026-03-11 10:00").hand_off("done", due="2026-03-11 12:00")
    house.at("2026-03-11 11:00").move(done, Step.FINISH)
    due_later = house.hand_off("done early, due on the 12th", due="2026-03-12 12:00")
    house.move(due_later, Step.FINISH)
    house.at("2026-03-13 10:00").hand_off("made later", due="2026-03-13 12:00")
    assert [row["summary"] for row in house.log("2026-03-12", file)] == ["done early, due on the 12th"]


def test_of_today_it_tells_how_things_stand_now(house: House, file: Path) -> None:
    house.at("2026-03-12 09:00").hand_off(due="2026-03-12 12:00")
    house.at("2026-03-12 11:59")
    assert house.log("2026-03-12", file)[0]["overdue"] == "no"
    house.at("2026-03-12 12:01")
    assert house.log("2026-03-12", file)[0]["overdue"] == "yes"


def test_a_day_to_come_has_no_log(house: House, file: Path) -> None:
    house.at("2026-03-12 09:00")
    with pytest.raises(Refused, match="2026-03-13 is yet to come"):
        house.desk.day_log.export(date(2026, 3, 13), file)
    assert not file.exists()


def test_F94_a_log_that_cannot_be_written_leaves_the_old_one(house: House, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the folder does not exist"):
        house.desk.day_log.export(date(2026, 1, 5), tmp_path / "nowhere" / "log.csv")


#: Zone, day, the moments (UTC) of its first and last minute, and their local times.
DAYS = [
    ("Europe/Stockholm", "2026-03-29", "2026-03-28 23:00", "00:00+01:00", "2026-03-29 21:59", "23:59+02:00"),
    ("Europe/Stockholm", "2026-10-25", "2026-10-24 22:00", "00:00+02:00", "2026-10-25 22:59", "23:59+01:00"),
    ("America/Havana", "2026-03-08", "2026-03-08 05:00", "01:00-04:00", "2026-03-09 03:59", "23:59-04:00"),
    ("America/Havana", "2026-11-01", "2026-11-01 04:00", "00:00-04:00", "2026-11-02 04:59", "23:59-05:00"),
    ("Africa/Cairo", "2026-04-24", "2026-04-23 22:00", "01:00+03:00", "2026-04-24 20:59", "23:59+03:00"),
]


@pytest.mark.parametrize(("zone", "day", "first", "first_local", "last", "last_local"), DAYS)
def test_a_day_has_the_hours_its_clocks_give_it(
    zone: str, day: str, first: str, first_local: str, last: str, last_local: str, tmp_path: Path, file: Path
) -> None:
    before = datetime.fromisoformat(first) - MINUTE
    after = datetime.fromisoformat(last) + MINUTE
    with house_in(zone, tmp_path) as house:
        for at in (str(before), first, last, str(after)):
            handoff = house.at(at).hand_off(at, due=at)
            house.move(handoff, Step.FINISH)
        house.at("2026-12-31 12:00")
        rows = house.log(day, file)
    assert [row["summary"] for row in rows] == [first, last]
    assert [row["made_at"] for row in rows] == [f"{day} {first_local}", f"{day} {last_local}"]


def test_a_time_that_comes_twice_is_told_apart(house: House, file: Path) -> None:
    house.at("2026-10-25 00:30").hand_off("first", due="2026-10-25 09:00")
    house.at("2026-10-25 01:30").hand_off("second", due="2026-10-25 09:00")
    house.at("2026-10-25 02:30").hand_off("third", due="2026-10-25 09:00")
    rows = house.log("2026-10-25", file)
    assert [(row["summary"], row["made_at"], row["moves"]) for row in rows] == [
        ("first", "2026-10-25 02:30+02:00", "02:30 (+02:00) made by Mona"),
        ("second", "2026-10-25 02:30+01:00", "02:30 (+01:00) made by Mona"),
        ("third", "2026-10-25 03:30+01:00", "03:30 made by Mona"),
    ]


#: What a caller is called or asks, and the cell that a spreadsheet shows for it.
WILD = {
    "=SUM(1)": "'=SUM(1)",
    "+15705550142": "'+15705550142",
    "007": "'007",
    "-2+3": "'-2+3",
    "@here": "'@here",
    "two\nlines": "two\nlines",
    "🙂 jammed": "🙂 jammed",
    "الطابعة لا تعمل": "الطابعة لا تعمل",
    'quote " comma , semicolon ;': 'quote " comma , semicolon ;',
    "1/2": "'1/2",
}


def test_F91_it_opens_right_in_libreoffice(house: House, file: Path, office: Office) -> None:
    house.at("2026-03-12 09:00")
    for wild in WILD:
        house.hand_off(wild, due="2026-03-12 12:00", received="+15705550142")
    rows = house.log("2026-03-12", file)
    cells = office.opened(file)
    shown = {name: [row[place].text for row in cells[1:]] for place, name in enumerate(HEADER)}
    assert [cell.text for cell in cells[0]] == HEADER
    assert shown["summary"] == list(WILD.values())
    assert shown == {name: [row[name] for row in rows] for name in HEADER}
    assert {cell.formula for row in cells for cell in row} == {""}
    assert {row[HEADER.index("number")] for row in cells[1:]} == {Cell("string", "+1 570 555 0142")}
    assert {row[HEADER.index("made_at")] for row in cells[1:]} == {Cell("string", "2026-03-12 10:00+01:00")}


def test_F91_read_back_every_cell_is_what_was_said(house: House, file: Path) -> None:
    house.at("2026-03-12 09:00")
    for wild in WILD:
        house.hand_off(wild, due="2026-03-12 12:00")
    house.log("2026-03-12", file)
    table = read_table(file)
    assert table.headers == tuple(HEADER)
    assert [row.cells[HEADER.index("summary")] for row in table.rows] == list(WILD)
