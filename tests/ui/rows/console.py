"""The console's rows of the table."""

from frontdesk.calls.model import Contact
from tests.ui import house
from tests.ui.desk_window import DeskWindow
from tests.ui.rows.doing import Doing, journey
from tests.ui.test_waiting import IVO, KORTE, band, call_from

UNKNOWN = "570 555 0177"


def heading(at: DeskWindow) -> str:
    return at.room.heading.text()


def notes(at: DeskWindow) -> set[str]:
    """The words of every call that is kept as a draft."""
    return {draft.words for draft in at.desk.drafts.all()}


def two_calls(at: DeskWindow) -> None:
    """Ivo Varga is on hold, and Lena Korte on the line."""
    call_from(at, IVO, "charged twice")
    at.press("F7")
    call_from(at, KORTE, "broken cooler")


# Several calls at once


@journey("Console", "put a call on hold")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "charged twice")
    row.does(said="On hold: Ivo Varga. F7 goes on with them.")
    assert not at.console.has_call
    assert band(at) == [("Ivo Varga", "on hold", "00:00")]
    assert notes(at) == {"charged twice"}
    row.undoes(said="Ivo Varga is on the line")
    assert (at.box.text(), band(at)) == ("charged twice", [])


@journey("Console", "go on with a call that waits")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "charged twice")
    at.press("F7")
    row.does(said="Ivo Varga is on the line")
    assert at.box.text() == "charged twice"
    row.undoes(said="On hold: Ivo Varga.")
    assert band(at) == [("Ivo Varga", "on hold", "00:00")]


@journey("Console", "swap two calls")
def _(at: DeskWindow, row: Doing) -> None:
    two_calls(at)
    row.does(said="Ivo Varga is on the line, after 00:00. Lena Korte is on hold; F7 swaps.")
    assert at.box.text() == "charged twice"
    row.undoes(said="Lena Korte is on the line")
    assert (at.box.text(), notes(at)) == ("broken cooler", {"charged twice", "broken cooler"})


@journey("Console", "park the call and begin another: phone, walk-in, e-mail, chat, post")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "charged twice")
    row.does(said="Parked: Ivo Varga. A new call begins; F7 swaps.")
    ways = {"P": Contact.PHONE, "W": Contact.WALK_IN, "E": Contact.MAIL, "C": Contact.CHAT, "O": Contact.POST}
    begun = at.console.call.notes
    assert begun is not None
    assert begun.contact is ways[row.way[-1]]
    row.undoes(said="Ivo Varga is on the line")
    assert at.box.text() == "charged twice"


@journey("Console", "go through those who wait")
def _(at: DeskWindow, row: Doing) -> None:
    two_calls(at)
    row.does(said="Ivo Varga, on hold since 10:00, 00:00. Enter or F7 takes them.")
    assert at.act == at.button == "Take Ivo Varga"
    row.undoes()
    assert at.act == at.button == "Choose Yara Benning"


@journey("Console", "take one of those who wait")
def _(at: DeskWindow, row: Doing) -> None:
    two_calls(at)
    row.does(said="Ivo Varga is on the line")
    assert at.box.text() == "charged twice"
    row.undoes(said="Lena Korte is on the line")
    assert at.box.text() == "broken cooler"


@journey("Console", "take whoever rings longest")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("charged twice")
    assert at.console.ring(KORTE)
    at.settle()
    row.does()
    assert heading(at).startswith("Caller: Lena Korte")
    row.undoes(said="Unknown caller is on the line")
    assert at.box.text() == "charged twice"


# What is noted of a call


@journey("Console", "say who calls, by number")
def _(at: DeskWindow, row: Doing) -> None:
    row.does({"number": IVO})
    assert heading(at).startswith("Caller: Ivo Varga")
    row.undoes({"number": KORTE})
    assert heading(at).startswith("Caller: Lena Korte")


@journey("Console", "say who calls, by name")
def _(at: DeskWindow, row: Doing) -> None:
    row.does({"name": "ivo varga"})
    assert heading(at).startswith("Caller: Ivo Varga")
    row.undoes({"name": "pia holt"})
    assert heading(at).startswith("Caller: Pia Holt")


@journey("Console", "name a caller whom nobody knows")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, UNKNOWN)
    row.does({"name": "Wanda Quist"})
    assert heading(at).startswith("Caller: Wanda Quist")
    row.undoes()
    assert heading(at).startswith("Caller: +1 570 555 0177")


@journey("Console", "take over the caller of the last call")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "opening hours")
    at.press("F5")
    row.does(said="The caller of the last call: Ivo Varga.")
    assert heading(at).startswith("Caller: Ivo Varga")
    row.undoes({"name": "pia holt"})
    assert at.console.has_call == (row.undo != ("Shift Esc",))
    if at.console.has_call:
        assert heading(at).startswith("Caller: Pia Holt")


@journey("Console", "take over the topic of the last call")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("broken cooler")
    at.press("F6")
    row.does(said="The topic of the last call: Repair visit.")
    assert at.act == "Hand off to Yara Benning"
    row.undoes()
    assert at.act == "Hand off to Front desk"


@journey("Console", "mark another row, another list")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("charged twice")
    row.does()
    assert at.act == ("Choose Front desk" if row.way == ("↓",) else "Give this answer")
    row.undoes()
    assert at.act == "Choose Edgar Lindholm"


@journey("Console", "choose the marked owner")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("charged twice")
    row.does()
    assert at.act == at.button == "Hand off to Edgar Lindholm"
    row.undoes()
    assert at.act == at.button == "Hand off to Front desk"


@journey("Console", "hand off to who covers instead")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("marek dolan")
    at.press("Enter")
    row.does()
    assert at.act == "Hand off to Yara Benning"
    row.undoes(said="Marek Dolan is away until 16:00; Yara Benning covers.")
    assert at.act == "Hand off to Marek Dolan"


@journey("Console", "write the summary")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("charged twice")
    row.does({"words": "Invoice 4711"})
    assert at.room.call_panel.summary.toPlainText() == "Invoice 4711"
    row.undoes()
    assert at.room.call_panel.summary.toPlainText() != "Invoice 4711"


@journey("Console", "promise another time")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("charged twice")
    row.does({"time": "16:30"})
    assert "16:30" in at.room.call_panel.read_back.text()
    row.undoes({"time": "14"})
    assert "14:00" in at.room.call_panel.read_back.text()


@journey("Console", "mark a call as urgent")
def _(at: DeskWindow, row: Doing) -> None:
    at.type("broken cooler")
    row.does(said="Marked as urgent.")
    assert at.console.call.is_urgent
    row.undoes(said="No longer urgent.")
    assert not at.console.call.is_urgent


@journey("Console", "put the call on another line")
def _(at: DeskWindow, row: Doing) -> None:
    night = at.desk.lines.add(by=house.SETUP, name="Night line")
    day = at.desk.lines.add(by=house.SETUP, name="Day line")
    at.follow()
    at.type("opening hours")
    row.does({"letters": "nig"}, said="The call is on the line Night line now.")
    assert at.console.call.notes is not None
    assert at.console.call.notes.line_id == night.id
    row.undoes({"letters": "day"}, said="The call is on the line Day line now.")
    assert at.console.call.notes.line_id == day.id


@journey("Console", "give the number of the call to a caller")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, UNKNOWN)
    row.does({"name": "kort"}, writes={"callers"},
             said="+1 570 555 0177 is a number of Lena Korte now. Ctrl Z undoes.")  # fmt: skip
    assert "+15705550177" in at.desk.callers.caller("korte").numbers
    row.undoes(said="Undone: the number is whose it was before.")


# What is read


@journey("Console", "see what this line does, and what it does not")
def _(at: DeskWindow, row: Doing) -> None:
    row.does()
    assert at.room.middle.over.card is not None
    row.undoes()
    assert at.room.middle.over.card is None


@journey("Console", "read numbers and spelling aloud")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO)
    row.does()
    assert at.room.middle.over.card is not None
    row.undoes()
    assert at.room.middle.over.card is None


@journey("Console", "read the caller's earlier calls, or the whole article")
def _(at: DeskWindow, row: Doing) -> None:
    call_from(at, IVO, "opening hours")
    row.does()
    shown = at.room.caller_card if row.way == ("F3",) else at.room.article_card
    assert shown.isVisible()
    row.undoes()
    assert not shown.isVisible()
