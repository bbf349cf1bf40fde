"""A day is closed with its files or not at all, as often as wanted, and nothing that is there is overwritten."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from frontdesk.calls import placing
from frontdesk.calls.closing import Closed, Closing
from frontdesk.calls.model import Passing, Step
from frontdesk.calls.reckoning import OwedBy
from frontdesk.clock import StoppedClock
from frontdesk.errors import HubBusy, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import open_hub
from tests.calls.notes import answer, hand_off
from tests.directory.house import ASA, BENGT, INGA, MAJA, TEN, House

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
MONDAYS = "handoffs-2026-03-02"


@dataclass
class Writer:
    """Writes what it is told; before it does, `meanwhile` happens, as often as that is in the list."""

    told: list[Mapping[str, int]] = field(default_factory=list)
    meanwhile: list[object] = field(default_factory=list)
    refuses: str = ""

    def __call__(
        self, day: date, files: Mapping[str, Path], totals: Mapping[str, int], progress: Callable[[int, int], None]
    ) -> None:
        self.told.append(dict(totals))
        for format, file in files.items():
            if format == self.refuses:
                raise Refused("The disk is full.")
            file.write_text(f"{format} of {day}, {totals['calls']} calls")
            progress(len(self.told), 2)
        if self.meanwhile:
            act = self.meanwhile.pop()
            assert callable(act)
            act()


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def closing(house: House, writer: Writer) -> Closing:
    return Closing(house.hub, clock=house.clock, zone=lambda: ZoneInfo(house.zone), write=writer)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "logs"
    made.mkdir()
    return made


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def owes(owed: tuple[OwedBy, ...]) -> list[tuple[str, list[str], int]]:
    """(name, what they owe, how much of it is late)."""
    return [(one.who.name, [line.summary for line in one.lines], one.overdue) for one in owed]


def made(house: House, summary: str, due: timedelta, **passing: object) -> str:
    logged = hand_off(house, summary=summary, passing=Passing(due_at=TEN + due, **passing))  # type: ignore[arg-type]
    assert logged.handoff is not None
    return logged.handoff.id


def test_a_day_comes_to_what_was_done_and_what_is_owed_by_whom(house: House, closing: Closing) -> None:
    made(house, "late", HOUR)
    made(house, "soon", 9 * HOUR)
    made(house, "for Åsa", 8 * HOUR, to=ASA)
    done = made(house, "done", HOUR)
    house.calls.move(done, Step.FINISH, by=MAJA)
    house.clock.at = TEN + 8 * HOUR
    day = closing.reckoning(MONDAY)
    assert [line.summary for line in day.done] == ["done"]
    assert owes(day.owed) == [("Åsa Öberg", ["for Åsa"], 0), ("Inga Ek", ["late", "soon"], 1)]
    assert (day.totals.made, day.totals.done, day.totals.carried_over, day.totals.overdue) == (4, 1, 3, 1)


def test_closing_writes_the_chosen_files_and_notes_the_figures(
    house: House, closing: Closing, folder: Path, writer: Writer
) -> None:
    made(house, "owed", HOUR)
    answer(house)
    closed = closing.close(MONDAY, folder, ["csv", "pdf", "csv"], by=MAJA)
    assert names(folder) == [f"{MONDAYS}.csv", f"{MONDAYS}.pdf"]
    assert (folder / f"{MONDAYS}.pdf").read_text() == "pdf of 2026-03-02, 2 calls"
    assert closed.files == (folder / f"{MONDAYS}.csv", folder / f"{MONDAYS}.pdf")
    assert (closed.day, closed.revision, closed.by, closed.desk) == (MONDAY, 1, "Maja", "Desk 1")
    assert closed.closed_at == TEN
    assert (closed.figures["calls"], closed.figures["handoffs_carried_over"]) == (2, 1)
    assert writer.told == [closed.figures]
    reference = house.calls.handoffs()[0].handoff.reference
    assert closed.owed == (("Inga Ek", (reference,)),)
    assert closing.closings(MONDAY) == [closed]
    assert (closing.last(), closed.missing()) == (closed, ())


def test_what_nobody_closed_has_no_closing(closing: Closing) -> None:
    assert (closing.last(), closing.closings(MONDAY), closing.has_changed(MONDAY)) == (None, [], False)


def test_a_day_can_be_closed_without_files(closing: Closing, folder: Path, writer: Writer) -> None:
    assert closing.close(MONDAY, folder, [], by=MAJA).files == ()
    assert (names(folder), writer.told) == ([], [])


def test_closing_again_is_a_new_revision_beside_the_first(closing: Closing, folder: Path, house: House) -> None:
    first = closing.close(MONDAY, folder, ["csv"], by=MAJA)
    answer(house)
    second = closing.close(MONDAY, folder, ["csv", "json"], by=BENGT)
    assert names(folder) == [f"{MONDAYS}.2.csv", f"{MONDAYS}.2.json", f"{MONDAYS}.csv"]
    assert (folder / f"{MONDAYS}.csv").read_text() == "csv of 2026-03-02, 0 calls"
    assert (folder / f"{MONDAYS}.2.csv").read_text() == "csv of 2026-03-02, 1 calls"
    assert (second.revision, closing.closings(MONDAY)) == (2, [first, second])
    house.clock.at = TEN + DAY
    third = closing.close(TUESDAY, folder, ["csv"], by=MAJA)
    assert (third.revision, closing.last()) == (1, third)


def test_a_file_that_somebody_else_put_there_stays(closing: Closing, folder: Path) -> None:
    (folder / f"{MONDAYS}.pdf").write_text("mine")
    (folder / f"{MONDAYS}.2.csv").write_text("mine too")
    closed = closing.close(MONDAY, folder, ["csv", "pdf"], by=MAJA)
    assert closed.revision == 3
    assert names(folder) == [f"{MONDAYS}.2.csv", f"{MONDAYS}.3.csv", f"{MONDAYS}.3.pdf", f"{MONDAYS}.pdf"]
    assert (folder / f"{MONDAYS}.pdf").read_text() == "mine"
    assert (folder / f"{MONDAYS}.2.csv").read_text() == "mine too"


def test_nothing_is_overwritten_where_files_cannot_have_a_second_name(
    closing: Closing, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_draft: Path, _name: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    (folder / f"{MONDAYS}.csv").write_text("mine")
    assert closing.close(MONDAY, folder, ["csv"], by=MAJA).revision == 2
    assert (folder / f"{MONDAYS}.csv").read_text() == "mine"
    assert (folder / f"{MONDAYS}.2.csv").read_text() == "csv of 2026-03-02, 0 calls"
    assert len(names(folder)) == 2


def test_where_one_file_cannot_be_written_nothing_is_closed(closing: Closing, folder: Path, writer: Writer) -> None:
    writer.refuses = "pdf"
    with pytest.raises(Refused, match="The disk is full"):
        closing.close(MONDAY, folder, ["csv", "pdf"], by=MAJA)
    assert (names(folder), closing.closings(MONDAY)) == ([], [])


def test_a_closing_tells_how_far_it_is_and_what_is_stopped_leaves_nothing_behind(
    closing: Closing, folder: Path
) -> None:
    far: list[tuple[int, int]] = []

    def stop_at_once(done: int, of: int) -> None:
        far.append((done, of))
        raise Refused("Stopped.")

    with pytest.raises(Refused, match="Stopped"):
        closing.close(MONDAY, folder, ["csv", "pdf"], by=MAJA, progress=stop_at_once)
    assert (names(folder), closing.closings(MONDAY), far) == ([], [], [(1, 2)])
    assert closing.close(MONDAY, folder, ["csv"], by=MAJA).revision == 1


def test_where_the_hub_cannot_note_it_no_file_is_left(
    closing: Closing, folder: Path, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_words: object, **_by: object) -> None:
        raise HubBusy("Another program is writing to the hub.")

    monkeypatch.setattr(house.hub, "step", busy)
    with pytest.raises(HubBusy):
        closing.close(MONDAY, folder, ["csv"], by=MAJA)
    assert (names(folder), closing.closings(MONDAY)) == ([], [])


@pytest.mark.parametrize("knows_links", [True, False])
def test_a_key_that_stops_it_before_it_is_noted_leaves_no_file(
    closing: Closing, folder: Path, monkeypatch: pytest.MonkeyPatch, knows_links: bool
) -> None:
    def refuse(_draft: Path, _name: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    def stop() -> str:
        raise KeyboardInterrupt

    if not knows_links:
        monkeypatch.setattr("os.link", refuse)
    (folder / f"{MONDAYS}.csv").write_text("mine")
    monkeypatch.setattr("frontdesk.calls.closing.new_id", stop)
    with pytest.raises(KeyboardInterrupt):
        closing.close(MONDAY, folder, ["csv", "pdf"], by=MAJA)
    assert (names(folder), closing.closings(MONDAY)) == ([f"{MONDAYS}.csv"], [])


def test_another_desk_that_closes_meanwhile_keeps_its_revision(
    closing: Closing, folder: Path, writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "other desk"
    there.mkdir()
    place = placing.place

    def other_first(drafts: Mapping[str, Path], files: Mapping[str, Path]) -> list[Path] | None:
        monkeypatch.setattr(placing, "place", place)
        placed = place(drafts, files)
        closing.close(MONDAY, there, ["csv"], by=BENGT)
        return placed

    monkeypatch.setattr(placing, "place", other_first)
    mine = closing.close(MONDAY, folder, ["csv"], by=MAJA)
    theirs, last = closing.closings(MONDAY)
    assert (theirs.by, theirs.revision, last) == ("Bengt", 1, mine)
    assert (names(folder), names(there)) == ([f"{MONDAYS}.2.csv"], [f"{MONDAYS}.csv"])


def test_a_call_that_comes_while_files_are_written_is_in_them(
    closing: Closing, folder: Path, writer: Writer, house: House
) -> None:
    writer.meanwhile = [lambda: answer(house)]
    closed = closing.close(MONDAY, folder, ["csv"], by=MAJA)
    assert [told["calls"] for told in writer.told] == [0, 1]
    assert closed.figures["calls"] == 1
    assert (folder / f"{MONDAYS}.csv").read_text() == "csv of 2026-03-02, 1 calls"
    assert not closing.has_changed(MONDAY)


def test_a_desk_that_never_rests_is_closed_all_the_same_and_known_as_changed(
    closing: Closing, folder: Path, writer: Writer, house: House
) -> None:
    writer.meanwhile = [lambda: answer(house) for _ in range(9)]
    closed = closing.close(MONDAY, folder, ["csv"], by=MAJA)
    assert closed.figures["calls"] == 2
    assert (folder / f"{MONDAYS}.csv").read_text() == "csv of 2026-03-02, 2 calls"
    assert closing.has_changed(MONDAY)


def test_a_day_has_changed_when_the_log_says_something_else_of_it(closing: Closing, folder: Path, house: House) -> None:
    handoff = made(house, "hail", 2 * DAY)
    closing.close(MONDAY, folder, ["csv"], by=MAJA)
    house.clock.at = TEN + 3 * HOUR
    assert not closing.has_changed(MONDAY)
    answer(house)
    assert closing.has_changed(MONDAY)
    closing.close(MONDAY, folder, ["csv"], by=MAJA)
    assert not closing.has_changed(MONDAY)
    house.calls.move(handoff, Step.ACKNOWLEDGE, by=BENGT)
    assert closing.has_changed(MONDAY)
    closing.close(MONDAY, folder, ["csv"], by=MAJA)
    house.clock.at = TEN + DAY
    house.calls.move(handoff, Step.FINISH, by=BENGT)
    answer(house, started_at=TEN + DAY)
    assert not closing.has_changed(MONDAY)


def test_a_closing_without_its_file_says_so(closing: Closing, folder: Path) -> None:
    closing.close(MONDAY, folder, ["csv", "json"], by=MAJA)
    (folder / f"{MONDAYS}.csv").unlink()
    (closed,) = closing.closings(MONDAY)
    assert closed.missing() == (folder / f"{MONDAYS}.csv",)


def test_undo_takes_the_closing_back_and_leaves_the_files(closing: Closing, folder: Path, house: House) -> None:
    closing.close(MONDAY, folder, ["csv"], by=MAJA)
    undone = house.hub.undo(by="Maja", desk="Desk 1")
    assert (undone.verb, undone.rows) == ("day.close", 1)
    assert (closing.closings(MONDAY), names(folder)) == ([], [f"{MONDAYS}.csv"])
    assert closing.close(MONDAY, folder, ["csv"], by=MAJA).revision == 2
    assert names(folder) == [f"{MONDAYS}.2.csv", f"{MONDAYS}.csv"]


def test_a_day_to_come_cannot_be_closed(closing: Closing, folder: Path, house: House) -> None:
    with pytest.raises(Refused, match="2026-03-03 is yet to come"):
        closing.close(TUESDAY, folder, ["csv"], by=MAJA)
    house.clock.at = TEN + 14 * HOUR  # midnight in Stockholm
    assert closing.close(TUESDAY, folder, ["csv"], by=MAJA).day == TUESDAY


def test_a_folder_that_is_not_there_is_refused(closing: Closing, folder: Path) -> None:
    with pytest.raises(Refused, match="There is no folder"):
        closing.close(MONDAY, folder / "none", ["csv"], by=MAJA)
    assert closing.closings(MONDAY) == []


def test_the_next_morning_begins_with_what_the_evening_carried_over(
    closing: Closing, folder: Path, house: House
) -> None:
    made(house, "late", HOUR)
    for_asa = made(house, "for Åsa", 30 * HOUR, to=ASA)
    house.calls.move(made(house, "done", HOUR), Step.FINISH, by=MAJA)
    house.clock.at = TEN + 8 * HOUR
    evening = closing.reckoning(MONDAY).owed
    house.clock.at = TEN + 23 * HOUR
    assert closing.carried_over(TUESDAY) == evening
    assert owes(evening) == [("Åsa Öberg", ["for Åsa"], 0), ("Inga Ek", ["late"], 1)]
    made(house, "of today", 25 * HOUR)
    house.calls.move(for_asa, Step.FINISH, by=MAJA)
    assert owes(closing.carried_over(TUESDAY)) == [("Inga Ek", ["late"], 1)]
    assert closing.carried_over(MONDAY) == ()


def test_two_who_share_a_name_owe_each_their_own(closing: Closing, folder: Path, house: House) -> None:
    berg = [house.directory.party(reference) for reference in ("NNX222", "NNX333")]
    for who, summary in zip(berg, ("one", "other"), strict=True):
        made(house, summary, HOUR, to=who)
    closed = closing.close(MONDAY, folder, [], by=MAJA)
    assert [name for name, _ in closed.owed] == ["Anna Berg", "Anna Berg"]
    assert owes(closing.reckoning(MONDAY).owed) == [("Anna Berg", ["one"], 0), ("Anna Berg", ["other"], 0)]
    assert INGA not in [one.who for one in closing.carried_over(TUESDAY)]


KILLED = """
import json, os, sys
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from frontdesk.calls.closing import Closing
from frontdesk.clock import StoppedClock
from frontdesk.directory.model import Operator
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import open_hub

told = json.loads(sys.argv[1])
clock = StoppedClock(datetime.fromisoformat(told["at"]))
hub = open_hub(Path(told["hub"]), clock=clock)
step = Hub.step

def write(day, files, totals, progress):
    for file in files.values():
        file.write_text("half" if told["when"] == "writing" else "whole")
        if told["when"] == "writing":
            os._exit(9)

@contextmanager
def killed(self, verb, **by):
    if told["when"] == "placed":
        os._exit(9)
    with step(self, verb, **by) as one:
        yield one
        if told["when"] == "noting":
            os._exit(9)
    os._exit(9)

Hub.step = killed
closing = Closing(hub, clock=clock, zone=lambda: ZoneInfo("Europe/Stockholm"), write=write)
closing.close(date(2026, 3, 2), Path(told["folder"]), ["csv", "json"], by=Operator("Maja", "Desk 1"))
"""


def kill(when: str, hub: Path, folder: Path) -> None:
    told = json.dumps({"when": when, "hub": str(hub), "folder": str(folder), "at": TEN.isoformat()})
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", KILLED, told], cwd=root, check=False).returncode == 9


def close_after(hub_file: Path, folder: Path) -> tuple[list[Closed], Closed]:
    """The closings that a kill left, and what closing again makes."""
    clock = StoppedClock(TEN)
    hub: Hub = open_hub(hub_file, clock=clock)
    try:
        closing = Closing(hub, clock=clock, zone=lambda: ZoneInfo("Europe/Stockholm"), write=Writer())
        return closing.closings(MONDAY), closing.close(MONDAY, folder, ["csv", "json"], by=MAJA)
    finally:
        hub.close()


def in_sight(folder: Path) -> list[str]:
    return [name for name in names(folder) if not name.startswith(".")]


def test_what_a_killed_closing_left_is_swept_by_the_next_one_into_that_folder(hub_file: Path, folder: Path) -> None:
    kill("writing", hub_file, folder)
    (left,) = names(folder)
    assert left.startswith(".handoffs-2026-03-02-")
    close_after(hub_file, folder)
    assert names(folder) == [f"{MONDAYS}.csv", f"{MONDAYS}.json"]


@pytest.mark.parametrize("when", ["writing", "placed", "noting"])
def test_killed_before_it_was_noted_the_day_is_not_closed(when: str, hub_file: Path, folder: Path) -> None:
    kill(when, hub_file, folder)
    left = {name: (folder / name).read_text() for name in in_sight(folder)}
    assert set(left.values()) <= {"whole"}
    closings, again = close_after(hub_file, folder)
    assert closings == []
    assert again.missing() == ()
    assert all((folder / name).read_text() == text for name, text in left.items())


def test_killed_after_it_was_noted_the_day_is_closed_with_its_files(hub_file: Path, folder: Path) -> None:
    kill("noted", hub_file, folder)
    (closed,), again = close_after(hub_file, folder)
    assert (closed.revision, closed.missing()) == (1, ())
    assert [file.read_text() for file in closed.files] == ["whole", "whole"]
    assert again.revision == 2


def test_a_folder_that_cannot_be_one_is_refused(house: House, closing: Closing) -> None:
    with pytest.raises(Refused, match="There is no folder x"):
        closing.close(MONDAY, Path("x" * 300), ["csv"], by=MAJA)
    assert closing.closings(MONDAY) == []


def test_files_in_a_folder_that_cannot_be_one_here_are_missing(closing: Closing, tmp_path: Path) -> None:
    closed = closing.close(MONDAY, tmp_path, ["csv"], by=MAJA)
    assert closed.missing() == ()
    elsewhere = (Path("x" * 300) / f"{MONDAYS}.csv",)
    assert replace(closed, files=elsewhere).missing() == elsewhere
