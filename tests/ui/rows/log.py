"""The log's rows of the table."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from frontdesk.calls.model import Reason, State
from tests.ui.desk_window import DeskWindow
from tests.ui.house import JOANA
from tests.ui.rows.doing import Doing, journey
from tests.ui.test_log_room_acts import call_at_another_desk

DAY = "2026-03-02"


def state(at: DeskWindow) -> State:
    return at.desk.calls.handoffs()[0].handoff.state


def title(at: DeskWindow) -> str:
    return at.log_room.head.text().partition(",")[0]


def page(at: DeskWindow) -> str:
    return at.program.log.page.value


def pieces(at: DeskWindow) -> list[str]:
    return [chip.casefold() for chip in at.log_room.left.chips.words]


def note(at: DeskWindow) -> str:
    """What stands in the field of the panel that cancels."""
    edit = at.log_room.panel.form.editor("note")
    assert isinstance(edit, QLineEdit)
    return edit.text()


def papers(at: DeskWindow) -> Path:
    """The folder where this desk's files go."""
    folder = at.home / "papers"
    folder.mkdir()
    at.desk.set("export_folder", str(folder))
    return folder


# What is in sight


@journey("Log", "go through the five lists")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does()
    assert page(at) == ("calls" if row.way == ("Ctrl Tab",) else "returned")
    row.undoes()
    assert page(at) == "handoffs"


@journey("Log", "another day")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2", "Alt+Left")
    row.does()
    assert title(at) == ("Saturday 28 February" if row.way == ("Alt ←",) else "Monday 2 March")
    row.undoes()
    assert title(at) == "Sunday 1 March"


@journey("Log", "all days")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does()
    assert title(at) == "All days"
    row.undoes()
    assert title(at) == "Monday 2 March"


@journey("Log", "filter by words")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2", "Ctrl+Tab")
    row.does({"words": "do you"})
    assert [one.summary for one in at.log_room.calls.rows] == ["When do you open?"]
    row.undoes()
    assert len(at.log_room.calls.rows) == 2


@journey("Log", "filter by a piece")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does({"piece": "to:ed"})
    assert pieces(at) == ["to edgar lindholm"]
    row.undoes()
    assert pieces(at) == []


@journey("Log", "filter by days")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does({"days": "28 feb"})
    assert title(at) == "Saturday 28 February"
    row.undoes()
    assert title(at) == "Monday 2 March"


@journey("Log", "go to another call of the caller")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does()
    assert at.log_room.record._summary.text() == "When do you open?"
    row.undoes()
    assert at.log_room.record._summary.text() == "Invoice 4711 came twice"


# What an owner says


@journey("Log", "the owner has taken it up")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does(writes={"handoffs", "moves"}, said="Noted: Edgar Lindholm has taken it up")
    assert state(at) is State.ACKNOWLEDGED
    row.undoes(said="Undone: the hand-off is not acknowledged.")


@journey("Log", "it is done")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2", "Ctrl+T")
    row.does(writes={"handoffs", "moves"}, said="Noted: Edgar Lindholm has done it")
    assert state(at) is State.DONE
    row.undoes(said="Undone: the hand-off is not done.")
    assert state(at) is State.ACKNOWLEDGED


@journey("Log", "it came back: not mine, something is missing, other")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does(writes={"handoffs", "moves"}, said="Edgar Lindholm returned ")
    reasons = {"N": Reason.NOT_MINE, "S": Reason.MISSING, "O": Reason.OTHER}
    assert at.desk.calls.handoffs()[0].handoff.moves[-1].reason is reasons[row.way[1]]
    row.undoes(said="Undone: the hand-off did not come back.")


@journey("Log", "it came back, in which words, and whose it is")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does({"words": "ask Joana", "name": "joa"}, writes={"handoffs", "moves"}, said="Edgar Lindholm returned ")
    last = at.desk.calls.handoffs()[0].handoff.moves[-1]
    assert (last.note, last.meant) == ("ask Joana", JOANA)
    row.undoes(said="Undone: the hand-off did not come back.")


@journey("Log", "pass on what came back")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2", "Ctrl+B", "N", "Enter")
    row.does({"name": "joa"}, writes={"handoffs", "calls", "moves"}, said="Passed on to Joana Pires, ")
    assert [one.handoff.to for one in at.desk.calls.handoffs(owed_only=True)] == [JOANA]
    row.undoes(said="Undone: the hand-off is with whom it was.")
    assert state(at) is State.RETURNED


@journey("Log", "cancel a hand-off, with a note")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does({"words": "Found it himself."}, writes={"handoffs", "moves"}, said="Cancelled: ")
    assert state(at) is State.CANCELLED
    row.undoes(said="Undone: the hand-off is not cancelled.")


@journey("Log", "correct a logged call")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2")
    row.does({"words": "Again: "}, writes={"calls"}, said="Corrected: summary of ")
    assert "Again:" in at.desk.log.record("before-1").line.call.summary
    row.undoes(said="Undone: the call says again what it said before.")


@journey("Log", "give the number of a logged call to a caller")
def _(at: DeskWindow, row: Doing) -> None:
    call_at_another_desk(at, "When do you close?", received="+1 484 555 0177")
    at.follow()
    at.press("Ctrl+2", "Ctrl+Tab")
    row.does({"name": "pia"}, writes={"callers", "calls"}, said="+1 484 555 0177 is a number of Pia Holt now.")
    assert "+14845550177" in at.desk.callers.caller("pia").numbers
    row.undoes(said="Undone: the number is whose it was before.")


# Files, and the end of the day


@journey("Log", "export days as files")
def _(at: DeskWindow, row: Doing) -> None:
    folder = papers(at)
    at.press("Ctrl+2")
    row.does(said="Written: 1 hand-off to ")
    assert [file.name for file in folder.iterdir()] == [f"handoffs-{DAY}.csv"]


@journey("Log", "close the day")
def _(at: DeskWindow, row: Doing) -> None:
    folder = papers(at)
    at.press("Ctrl+2")
    row.does(writes={"closings"}, said="Monday 2 March is closed; 1 hand-off is carried over by name.")
    assert at.desk.closing.last() is not None
    row.undoes(said="Undone: the closing of a day; its files stay.")
    assert [file.name for file in folder.iterdir()] == [f"handoffs-{DAY}.csv"]


# Panels


@journey("Log", "leave a panel; typed words are kept")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2", "Ctrl+W")
    at.type("Found it")
    row.does()
    assert at.log_room.side.currentWidget() is at.log_room.record
    row.undoes()
    assert note(at) == "Found it"


@journey("Log", "let typed words go")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+2", "Ctrl+W")
    at.type("Found it")
    row.does()
    row.undoes({"words": "Found"})
    assert note(at) == "Found"
