"""Which hand-offs a log tells of, how far it is, and what is left when it does not come to its end."""

import resource
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import Step
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk
from frontdesk.directory.model import Party
from frontdesk.errors import Refused, WrongUse
from frontdesk.exchange import records
from frontdesk.exchange.wanted import Cancelled, Format, Wanted
from frontdesk.first_start import make_sample
from tests.cli.house import AVA, BEN, FACILITIES, IT, PARKING, PRINTERS, ROOMS
from tests.exchange.house import House, house_in, rows_of, selected
from ui.paper import PdfPaper

TEN = date(2026, 3, 10)
TWELVE = date(2026, 3, 12)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_in("Europe/Stockholm", tmp_path) as made:
        made.desk.paper = PdfPaper
        yield made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def told(house: House, out: Path, wanted: Wanted) -> list[str]:
    """What callers asked, of the hand-offs in the log of what is wanted."""
    house.desk.day_log.export(wanted, out / "log.csv")
    return [row["summary"] for row in rows_of(out / "log.csv")]


def several_days(house: House) -> None:
    for at, asked in (
        ("2026-03-09", "before"),
        ("2026-03-10", "first"),
        ("2026-03-11", "middle"),
        ("2026-03-12", "last"),
    ):
        handoff = house.at(f"{at} 09:00").hand_off(asked, due=f"{at} 12:00")
        house.at(f"{at} 11:00").move(handoff, Step.FINISH)
    house.at("2026-03-12 12:00").hand_off("owed", due="2026-03-13 12:00")
    house.at("2026-03-13 12:00").hand_off("after", due="2026-03-13 13:00")


def test_several_days_tell_each_hand_off_once_as_it_stood_when_the_last_one_ended(house: House, out: Path) -> None:
    handoff = house.at("2026-03-09 09:00").hand_off("long", due="2026-03-10 12:00")
    house.at("2026-03-11 09:00").move(handoff, Step.ACKNOWLEDGE)
    house.at("2026-03-13 09:00").move(handoff, Step.FINISH)
    house.desk.day_log.export(Wanted(first=TEN, last=TWELVE), out / "log.csv")
    (row,) = rows_of(out / "log.csv")
    assert (row["day"], row["state"], row["overdue"]) == ("2026-03-12", "acknowledged", "yes")
    assert row["moves"] == "2026-03-09 10:00 made by Mona\n2026-03-11 10:00 acknowledged by Mona"


def test_only_what_touches_the_days_is_told_oldest_first(house: House, out: Path) -> None:
    several_days(house)
    assert told(house, out, Wanted(first=TEN, last=TWELVE)) == ["first", "middle", "last", "owed"]


def test_days_in_the_wrong_order_and_days_to_come_are_refused(house: House, out: Path) -> None:
    house.at("2026-03-12 12:00")
    with pytest.raises(WrongUse, match="2026-03-12 is after 2026-03-10"):
        told(house, out, Wanted(first=TWELVE, last=TEN))
    with pytest.raises(Refused, match="2026-03-13 is yet to come"):
        told(house, out, Wanted(first=TEN, last=date(2026, 3, 13)))
    assert list(out.iterdir()) == []


@pytest.fixture
def handed(house: House) -> House:
    """Owned by Ava of IT; owned by Facilities and handed to Ben of IT; owned by nobody and handed to Ben, to IT."""
    house.at("2026-03-12 09:00").hand_off("Ava's", due="2026-03-12 12:00", topic=PRINTERS.id)
    house.hand_off("Ava's, to Facilities", due="2026-03-12 12:00", topic=PRINTERS.id, to=FACILITIES.party)
    house.hand_off("rooms, to Ben", due="2026-03-12 12:00", topic=ROOMS.id, to=BEN.party)
    house.hand_off("parking, to Ben", due="2026-03-12 12:00", topic=PARKING.id, to=BEN.party)
    house.hand_off("to IT", due="2026-03-12 12:00", topic=None, to=IT.party)
    return house


@pytest.mark.parametrize(
    ("department", "owner", "expected"),
    [
        (IT.party, None, ["Ava's", "Ava's, to Facilities", "rooms, to Ben", "parking, to Ben", "to IT"]),
        (FACILITIES.party, None, ["Ava's, to Facilities", "rooms, to Ben"]),
        (None, AVA.party, ["Ava's", "Ava's, to Facilities"]),
        (None, BEN.party, ["rooms, to Ben", "parking, to Ben"]),
        (None, FACILITIES.party, ["Ava's, to Facilities", "rooms, to Ben"]),
        (None, IT.party, ["Ava's", "Ava's, to Facilities", "rooms, to Ben", "parking, to Ben", "to IT"]),
        (FACILITIES.party, AVA.party, ["Ava's, to Facilities"]),
    ],
)
def test_a_log_of_a_department_or_an_owner_tells_theirs(
    handed: House, out: Path, department: Party | None, owner: Party | None, expected: list[str]
) -> None:
    wanted = Wanted(first=TWELVE, last=TWELVE, department=department, owner=owner)
    assert told(handed, out, wanted) == expected
    handed.desk.day_log.export(wanted, out / "log.json", Format.JSON)
    assert selected(out / "log.json", "[.filter.department, .filter.owner]") == [
        department.name if department else None, owner.name if owner else None,
    ]  # fmt: skip


def test_the_log_tells_what_the_screen_tells(tmp_path: Path) -> None:
    desk = sample(tmp_path)
    desk.day_log.export(date(2026, 3, 2), tmp_path / "log.csv")  # today
    for back in (0, 1, 3, 30):
        day = desk.calls.today() - timedelta(days=back)
        desk.day_log.export(day, tmp_path / "log.csv")
        seen = [(line.handoff.reference, line.handoff.state.value) for line in desk.calls.day_log(day)]
        assert [(row["reference"], row["state"]) for row in rows_of(tmp_path / "log.csv")] == seen
        assert seen
    desk.close()


def sample(folder: Path) -> Desk:
    return make_sample(folder / "sample.db", clock=StoppedClock(datetime(2026, 3, 2, 15, 0, tzinfo=UTC)))


class Watcher:
    """Hears how far it is; stops it at the `last` time that it hears something, if any."""

    def __init__(self, last: int = 0) -> None:
        self.last = last
        self.heard: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.heard.append((done, total))
        if len(self.heard) == self.last:
            raise Cancelled("Stopped.")


@pytest.fixture
def by_twos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "SLICE", 2)


def test_progress_is_told_up_to_the_end(house: House, out: Path, by_twos: None, qapp: QApplication) -> None:
    several_days(house)
    watcher = Watcher()
    wanted = Wanted(first=TEN, last=TWELVE)
    files = {format: out / wanted.file_name(format) for format in (Format.CSV, Format.PDF)}
    house.desk.day_log.export_all(wanted, files, progress=watcher)
    assert watcher.heard[0] == (0, 12)
    assert watcher.heard[-1] == (12, 12)
    assert watcher.heard == sorted(watcher.heard)
    assert (2, 12) in watcher.heard


@pytest.mark.parametrize("format", list(Format))
@pytest.mark.parametrize("last", [1, 2])
def test_one_that_is_stopped_leaves_what_was_there(
    house: House, out: Path, by_twos: None, qapp: QApplication, format: Format, last: int
) -> None:
    several_days(house)
    file = out / f"log.{format.value}"
    file.write_bytes(b"yesterday's")
    with pytest.raises(Cancelled):
        house.desk.day_log.export(Wanted(first=TEN, last=TWELVE), file, format, progress=Watcher(last))
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {file.name: b"yesterday's"}


def test_where_one_format_fails_none_is_written(house: House, out: Path) -> None:
    house.desk.paper = None
    files = {Format.CSV: out / "log.csv", Format.PDF: out / "log.pdf"}
    with pytest.raises(Refused, match="Nobody draws pages here"):
        house.desk.day_log.export_all(Wanted(first=date(2026, 1, 5), last=date(2026, 1, 5)), files)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("format", list(Format))
def test_a_disk_that_takes_only_a_part_gets_no_file(
    house: House, out: Path, qapp: QApplication, format: Format
) -> None:
    several_days(house)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, hard))
    try:
        with pytest.raises(Refused, match="The log could not be made"):
            house.desk.day_log.export(Wanted(first=TEN, last=TWELVE), out / "log", format)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(out.iterdir()) == []
