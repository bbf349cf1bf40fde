"""The console's rows about how a call ends, and who sits at the desk."""

from frontdesk.calls.model import Outcome, State
from tests.ui.desk_window import DeskWindow
from tests.ui.house import EDGAR, YARA
from tests.ui.rows.console import notes
from tests.ui.rows.doing import Doing, journey
from tests.ui.test_sign_on import band as at_desk
from tests.ui.test_waiting import IVO, call_from

# Who sits here


@journey("Console", "sign on at the desk")
def _(at: DeskWindow, row: Doing) -> None:
    row.does({"name": "mia"}, writes={"shifts"}, said="Signed on at Desk 1: Mia Okafor.")
    assert at_desk(at) == "Desk 1 · Mia Okafor"
    said = "Signed off: Mia Okafor." if row.undo == ("Ctrl Shift O",) else "Signed on at Desk 1: Alma Reyes."
    row.undoes({"name": "Alma Reyes"}, said=said, leaves={"shifts"})
    assert at_desk(at) == "Desk 1 · Alma Reyes"


@journey("Console", "sign off")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+Shift+S")
    at.type("mia")
    at.press("Enter")
    row.does(writes={"shifts"}, said="Signed off: Mia Okafor.")
    assert at_desk(at) == "Desk 1 · Alma Reyes"
    row.undoes({"name": "mia"}, said="Signed on at Desk 1: Mia Okafor.", leaves={"shifts"})
    assert at_desk(at) == "Desk 1 · Mia Okafor"


# How a call ends


def is_out(row: Doing, about: str) -> str:
    """What is said of a call that is taken back out of the log."""
    if row.undo == ("Ctrl L",):
        return "The last call is open again; it is not in the log until you end it."
    return f"Undone: the call of Ivo Varga, “{about}”, is out of the log. Ctrl L opens it again."


@journey("Console", "answered")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "opening hours")
    row.does(writes={"calls"}, said="In the log: answered")
    assert (at.last_call().outcome, at.last_call().article_id) == (Outcome.ANSWERED, "hours")
    row.undoes(said=is_out(row, "opening hours"))
    assert notes(at) == {"opening hours"}


@journey("Console", "hand off")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "broken cooler")
    row.does(writes={"calls", "handoffs", "moves"}, said="In the log: handed off to Yara Benning")
    assert at.last_handoff().to == YARA
    row.undoes(said=is_out(row, "broken cooler"))
    assert notes(at) == {"broken cooler"}


@journey("Console", "join a hand-off that is open")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "charged twice")
    row.does(writes={"calls", "moves"}, said="In the log: joined Edgar Lindholm’s hand-off, ")
    assert (at.last_handoff().to, at.last_handoff().state) == (EDGAR, State.OPEN)
    row.undoes(said=is_out(row, "charged twice"))
    assert notes(at) == {"charged twice"}


@journey("Console", "not an inquiry: abandoned, wrong number, spam")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "hello")
    row.does(writes={"calls"}, said="In the log: ")
    abandoned = row.way[-1] == "A"
    assert at.last_call().outcome is (Outcome.ABANDONED if abandoned else Outcome.NOT_AN_INQUIRY)
    row.undoes(said=is_out(row, "hello"))
    assert notes(at) == {"hello"}


@journey("Console", "nobody owns it")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "igloos")
    row.does(writes={"calls", "gaps"}, said="In the log: kept as a gap for Front desk")
    assert at.last_call().outcome is Outcome.UNOWNED
    row.undoes(said=is_out(row, "igloos"))
    assert notes(at) == {"igloos"}


@journey("Console", "let the call go")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "charged twice")
    row.does()
    assert not at.console.has_call
    row.undoes(said="The last call is open again; it is not in the log until you end it.")
    assert at.box.text() == "charged twice"


@journey("Console", "open again a call that was let go")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "charged twice")
    at.press("Shift+Esc")
    row.does(said="The last call is open again; it is not in the log until you end it.")
    assert at.box.text() == "charged twice"
    row.undoes()
    assert not at.console.has_call


@journey("Console", "open again a call that is in the log")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "opening hours")
    at.press("F5")
    row.does(writes={"calls"}, said="The last call is open again; it is not in the log until you end it.")
    assert (at.calls(), at.box.text()) == ([], "opening hours")
    row.undoes(said="In the log: answered", leaves={"calls"})
    assert at.last_call().article_id == "hours"
