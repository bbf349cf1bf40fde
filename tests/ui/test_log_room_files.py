"""Files of the log and the end of a day by keys: exported, stopped, closed, closed again, carried over by name."""

import csv
import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QLineEdit

from frontdesk.calls.model import Notes, Outcome, Passing, Step
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.model import Operator
from frontdesk.ids import new_id
from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow, spoken
from tests.ui.house import TEN
from ui.work import Lane

BENGT = Operator("Bengt", "Desk 2")


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the system says that documents lie."""
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


@pytest.fixture
def log(papers: Path, desk_window: DeskWindow) -> DeskWindow:
    """The console with its log in sight."""
    desk_window.press("Ctrl+2")
    return desk_window


def texts(log: DeskWindow) -> dict[str, str]:
    return {id: typed.text for id, typed in log.log_room.panel.texts.items()}


def fill(log: DeskWindow, id: str, text: str) -> None:
    edit = log.log_room.panel.form.editor(id)
    assert isinstance(edit, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    log.type(text)


def told(log: DeskWindow) -> str:
    return ". ".join(group.text() for group in log.log_room.panel._groups if group.facts)


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def hand_off_at_another_desk(log: DeskWindow) -> None:
    other = open_desk(log.home / "hub.db", clock=StoppedClock(log.clock.at))
    notes = Notes(id=new_id(), started_at=log.clock.at, received="+46812345678", summary="How long?", topic_id="terms")
    other.calls.log(notes, Outcome.HANDED_OFF, by=BENGT)
    other.close()
    log.follow()


def test_the_export_proposes_the_days_in_sight_and_the_folder_of_documents(log: DeskWindow, papers: Path) -> None:
    log.press("Ctrl+E")
    assert texts(log) == {
        "days": "2 March", "department": "", "owner": "", "formats": "CSV", "folder": str(papers),
    }  # fmt: skip
    log.press("Enter")
    assert log.status == f"Written: 1 hand-off to {papers / 'handoffs-2026-03-02.csv'}."
    rows = list(csv.DictReader((papers / "handoffs-2026-03-02.csv").read_text("utf-8-sig").splitlines()))
    assert [row["caller"] for row in rows] == ["Ivo Varga"]
    assert told(log) == f"Files: handoffs-2026-03-02.csv. Folder: {papers}"
    log.press("Enter")
    assert log.log_room.side.currentWidget() is log.log_room.record


def test_several_formats_several_days_and_one_department_are_written_at_once(log: DeskWindow, papers: Path) -> None:
    log.press("/")
    log.type("dept:serv")
    log.press("Enter")
    log.type("last 7 days")
    log.press("Enter", "Ctrl+E")
    assert (texts(log)["days"], texts(log)["department"]) == ("24 February to 2 March", "Service")
    fill(log, "formats", "json pdf xlsx")
    log.press("Enter")
    assert files(papers) == [f"handoffs-2026-02-24_2026-03-02.{ending}" for ending in ("json", "pdf", "xlsx")]
    written = json.loads((papers / "handoffs-2026-02-24_2026-03-02.json").read_text())
    assert written["handoffs"] == []
    log.press("Esc", "Ctrl+E")
    assert texts(log)["formats"] == "JSON, PDF, XLSX"


@pytest.mark.parametrize(
    ("id", "typed", "said"),
    [
        ("days", "31 feb", "“31 feb” means no days. Write 12 mar, last week or 2026-03-01..2026-03-12."),
        ("formats", "docx", "“docx” is no format. Name some of CSV, XLSX, PDF, JSON."),
        ("folder", "/nowhere", "There is no folder /nowhere. Name one that is there."),
        ("department", "Edgar Lindholm", "Edgar Lindholm is a person. Name them as the owner instead."),
        ("owner", "zeppelin", "Nobody goes by “zeppelin”. Type a part of the name, and take it from the list."),
    ],
)
def test_what_cannot_be_is_told_below_its_field_and_nothing_is_written(
    log: DeskWindow, papers: Path, id: str, typed: str, said: str
) -> None:
    log.press("Ctrl+E")
    fill(log, id, typed)
    log.press("Ctrl+S")
    assert log.log_room.panel.form.refusal(id) == said
    assert files(papers) == []
    assert texts(log)[id] == typed


def test_the_folder_is_chosen_with_the_systems_dialog_only_by_its_key(
    log: DeskWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "elsewhere"
    chosen.mkdir()
    monkeypatch.setattr("ui.rooms.log.room.QFileDialog.getExistingDirectory", lambda *_: str(chosen))
    log.press("Ctrl+E", "Ctrl+O", "Ctrl+S")
    assert files(chosen) == ["handoffs-2026-03-02.csv"]
    log.press("Enter", "Ctrl+E")
    assert texts(log)["folder"] == str(chosen)


def test_remembering_the_folder_is_no_step_that_undo_takes_back(log: DeskWindow) -> None:
    log.press("Ctrl+T", "Ctrl+E")
    fill(log, "formats", "json")
    log.press("Enter", "Enter", "Ctrl+Z")
    assert log.status == "Undone: the hand-off is not acknowledged."


def test_an_export_is_stopped_by_esc_and_leaves_nothing_behind(papers: Path, start: Start) -> None:
    lanes = Held()
    log = start(lanes=lanes)
    log.press("Ctrl+2", "Ctrl+E")
    lanes.held.add(Lane.BULK)
    log.waits = False
    log.press("Enter")
    assert log.log_room.panel.bar.isVisible()
    assert log.log_room.panel.bar.text() == "0 percent, Writing the log: a moment"
    assert spoken(log.log_room.panel.leave) == "Stop"
    log.press("Esc")
    assert log.log_room.panel.bar.text() == "0 percent, Writing the log: stopping"
    lanes.let_go()
    log.waits = True
    log.settle()
    assert log.status == "Stopped; nothing was written."
    assert files(papers) == []
    assert log.log_room.panel.form.isVisible()
    log.press("Ctrl+S")
    assert files(papers) == ["handoffs-2026-03-02.csv"]


def test_an_export_does_not_wait_for_what_goes_round_in_the_background(papers: Path, start: Start) -> None:
    lanes = Held()
    log = start(lanes=lanes)
    log.press("Ctrl+2", "Ctrl+E")
    lanes.held.add(Lane.ROUND)
    log.program.mending._rounds.go()
    assert len(lanes.waiting) == 1
    log.waits = False
    log.press("Enter")
    log.until(lambda: log.status.startswith("Written: 1 hand-off to "))
    assert files(papers) == ["handoffs-2026-03-02.csv"]
    lanes.let_go()
    log.settle()


def test_closing_a_day_is_stopped_by_esc_and_the_day_stays_open(papers: Path, start: Start) -> None:
    lanes = Held()
    log = start(lanes=lanes)
    log.press("Ctrl+2", "F12")
    lanes.held.add(Lane.BULK)
    log.waits = False
    log.press("Enter")
    assert log.log_room.panel.bar.text() == "0 percent, Closing the day: a moment"
    assert spoken(log.log_room.panel.leave) == "Stop"
    log.press("Esc")
    lanes.let_go()
    log.waits = True
    log.settle()
    assert log.status == "Stopped; nothing was written."
    assert (files(papers), log.desk.closing.last()) == ([], None)
    log.press("Ctrl+S")
    assert log.status == "Monday 2 March is closed; 1 hand-off is carried over by name."


def test_a_window_that_closes_stops_an_export_and_no_closing(papers: Path, log: DeskWindow) -> None:
    writing = log.program.log.files
    stopped = writing.begin("Closing the day")
    log.program.log.close()
    assert not stopped.is_set()
    stopped = writing.begin("Writing the log")
    log.program.log.close()
    assert stopped.is_set()


def test_how_far_it_is_and_how_long_it_takes_still_is_told(log: DeskWindow) -> None:
    writing = log.program.log.files
    writing.begin("Writing the log")
    writing.hear(0, 1284)
    log.clock.at += timedelta(seconds=4)
    writing.hear(321, 1284)
    assert log.log_room.panel.bar.text() == "25 percent, Writing the log: 321 of 1,284 · about 12 s left"


def test_the_day_is_closed_by_two_keys_with_what_was_done_and_is_owed_by_name(log: DeskWindow, papers: Path) -> None:
    log.press("F12")
    assert spoken(log.log_room.panel.primary) == "Close the day"
    assert told(log) == (
        "Calls: 2 calls; 1 answered, 1 handed off. Hand-offs: 1 made. "
        "Carried over: 1 hand-off, by name; Edgar Lindholm, 1"
    )
    log.press("Enter")
    assert log.status == "Monday 2 March is closed; 1 hand-off is carried over by name."
    assert files(papers) == ["handoffs-2026-03-02.csv"]
    assert "Closed by Alma Reyes; 1 hand-off carried over by name" in log.log_room.foot.text()


def test_a_day_of_another_year_is_closed_with_its_year_in_words(log: DeskWindow, papers: Path) -> None:
    log.press("/")
    log.type("2025-12-31")
    log.press("Enter", "F12", "Enter")
    assert log.status == "Wednesday 31 December 2025 is closed; nothing is owed."


def test_everybody_who_owes_something_is_named_however_many_and_the_panel_scrolls(
    log: DeskWindow, papers: Path
) -> None:
    other = open_desk(log.home / "hub.db", clock=StoppedClock(log.clock.at))
    names = [f"Owner {serial:02}" for serial in range(40)]
    for name in names:
        who = other.keeping.add_person({"name": name}, by=BENGT).noun.party
        notes = Notes(id=new_id(), started_at=log.clock.at, summary="How long?", passing=Passing(to=who))
        other.calls.log(notes, Outcome.HANDED_OFF, by=BENGT)
    other.close()
    log.follow()
    log.press("F12")
    for name in names:
        assert f"{name}, 1" in told(log)
    area = log.log_room.panel.area.verticalScrollBar()
    assert (area.value(), area.maximum() > 0) == (0, True)
    log.press("Shift+PgDown")
    assert area.value() > 0
    log.press("Enter")
    assert all(f"{name}, 1" in told(log) for name in names)


def test_what_joined_another_is_told_beside_what_was_made_and_adds_up_in_the_file(
    log: DeskWindow, papers: Path
) -> None:
    other = open_desk(log.home / "hub.db", clock=StoppedClock(log.clock.at))
    known = other.calls.handoffs()[0].handoff
    again = Notes(id=new_id(), started_at=log.clock.at, caller_id=known.caller_id, passing=Passing(joins=known.id))
    other.calls.log(again, Outcome.HANDED_OFF, by=BENGT)
    other.close()
    log.follow()
    log.press("F12")
    assert "1 answered, 2 handed off. Hand-offs: 1 made, 1 joined. " in told(log)
    fill(log, "formats", "json")
    log.press("Enter")
    totals = json.loads((papers / "handoffs-2026-03-02.json").read_text())["totals"]
    assert (totals["calls_handed_off"], totals["handoffs_made"], totals["handoffs_joined"]) == (2, 1, 1)


def test_closing_again_makes_a_revision_and_says_that_the_day_changed(log: DeskWindow, papers: Path) -> None:
    log.press("F12", "Enter", "Enter")
    first = (papers / "handoffs-2026-03-02.csv").read_bytes()
    hand_off_at_another_desk(log)
    assert "Changed since it was closed" in log.log_room.foot.text()
    log.press("F12")
    assert "Closed: by Alma Reyes, Desk 1; Changed since it was closed" in told(log)
    assert spoken(log.log_room.panel.primary) == "Close the day again"
    log.press("Enter")
    assert log.status == "Monday 2 March is closed again, for the 2nd time; 2 hand-offs are carried over by name."
    assert files(papers) == ["handoffs-2026-03-02.2.csv", "handoffs-2026-03-02.csv"]
    assert (papers / "handoffs-2026-03-02.csv").read_bytes() == first
    assert "Closed for the 2nd time by Alma Reyes" in log.log_room.foot.text()


def test_the_closing_of_a_day_is_taken_back_and_its_files_stay(log: DeskWindow, papers: Path) -> None:
    log.press("F12", "Enter", "Enter", "Ctrl+Z")
    assert log.status == "Undone: the closing of a day; its files stay."
    assert files(papers) == ["handoffs-2026-03-02.csv"]
    assert log.desk.closing.last() is None
    assert log.log_room.foot.text().endswith(
        "Closing the day writes its files and carries 1 open hand-off over by name"
    )


def test_a_day_that_cannot_be_closed_says_why_and_stays_open(log: DeskWindow, papers: Path) -> None:
    log.press("F12")
    fill(log, "folder", str(papers / "gone"))
    log.press("Ctrl+S")
    assert log.log_room.panel.form.refusal("folder").startswith("There is no folder ")
    assert log.desk.closing.last() is None


def test_the_next_morning_what_was_carried_over_stands_in_the_consoles_list_by_name(log: DeskWindow) -> None:
    log.press("F12", "Enter", "Enter", "Esc")
    log.clock.at += timedelta(days=1)
    log.program.console.around.look_around()
    log.settle()
    owed = [(row.caller, row.matter, row.state.word) for row in log.room.idle.owed.rows]
    assert owed == [("Ivo Varga", "Duplicate invoice → Edgar Lindholm", "Overdue")]
    carried = log.desk.closing.carried_over(log.desk.calls.today())
    assert [one.who.name for one in carried] == ["Edgar Lindholm"]


def test_the_figures_on_the_screen_are_those_in_the_file(log: DeskWindow, papers: Path) -> None:
    hand_off_at_another_desk(log)
    other = open_desk(log.home / "hub.db", clock=StoppedClock(TEN))
    other.calls.move(other.calls.handoffs()[0].handoff.id, Step.FINISH, by=BENGT)
    other.close()
    log.follow()
    shown = [(figure.value, figure.caption.partition(",")[0]) for figure in log.log_room.figures._figures]
    log.press("Ctrl+E")
    fill(log, "formats", "json")
    log.press("Enter")
    totals = json.loads((papers / "handoffs-2026-03-02.json").read_text())["totals"]
    assert shown == [
        (str(totals[name]), words)
        for name, words in (
            ("calls", "calls"), ("calls_answered", "answered"), ("calls_handed_off", "handed off"),
            ("calls_unowned", "unowned"), ("calls_abandoned", "abandoned"),
            ("calls_not_an_inquiry", "not an inquiry"), ("handoffs_done", "done"),
            ("handoffs_carried_over", "still owed"),
        )
    ]  # fmt: skip
    assert [value for value, _ in shown] == ["3", "1", "2", "0", "0", "0", "1", "1"]


def test_files_are_written_in_a_process_of_their_own_while_the_window_answers(papers: Path, start: Start) -> None:
    log = start(own_lanes=True)
    log.press("Ctrl+2", "Ctrl+E")
    fill(log, "formats", "csv pdf")
    log.press("Enter")
    assert files(papers) == ["handoffs-2026-03-02.csv", "handoffs-2026-03-02.pdf"]
    assert log.status == f"Written: 1 hand-off to 2 files in {papers}."


def test_what_is_refused_in_the_other_process_is_told_in_its_words(
    papers: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = start(own_lanes=True)
    log.press("Ctrl+2", "Ctrl+E")
    (papers / "handoffs-2026-03-02.csv").mkdir()
    log.press("Enter")
    assert "was not written: there is a folder of that name" in log.log_room.panel.form.refusal("folder")
