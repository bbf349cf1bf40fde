"""What somebody new at the desk stumbled over: sentences that must be true, and keys that must not get lost."""

from typing import cast

from PySide6.QtWidgets import QLineEdit

from frontdesk.directory.model import Channel, HandoffKind
from tests.ui.desk_window import MENU, DeskWindow
from ui.rooms.directory.room import DirectoryRoom
from ui.widgets.fields import Choice


def promised(window: DeskWindow) -> tuple[str, str, str]:
    """How, by what way, and the usual words, as the panel of the call shows them."""
    how, way = (window.room.call_panel.findChildren(Choice))[:2]
    return how.currentText(), way.currentText(), window.room.call_panel.words.placeholderText()


def test_nobody_is_promised_a_call_on_anonymous(desk_window: DeskWindow) -> None:
    desk_window.type("anonymous")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    assert "anonymous" not in desk_window.room.call_panel.read_back.accessibleName()
    assert "will call you back" in desk_window.room.call_panel.read_back.accessibleName()


def test_who_covers_is_named_once_it_goes_to_them(desk_window: DeskWindow) -> None:
    desk_window.type("marek dolan")
    desk_window.press("Enter", "Alt+J")
    assert desk_window.status == "It goes to Yara Benning."
    assert desk_window.act == desk_window.button == "Hand off to Yara Benning"


@MENU
def test_a_number_typed_right_after_new_call_is_the_number_of_the_new_call(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    desk_window.press("Ctrl+N")
    desk_window.type("570 555 0101")
    assert desk_window.box.text() == "570 555 0101"
    desk_window.press("Enter")
    assert desk_window.room.heading.text().startswith("Caller: Ivo Varga")
    assert [call.notes.words for call in desk_window.console.calls.waiting] == ["broken cooler"]


def test_a_call_in_which_nothing_is_promised_shows_nothing_of_the_one_before(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter")
    desk_window.console.handoff.set_passing(kind=HandoffKind.MESSAGE, channel=Channel.MAIL)
    assert promised(desk_window) == ("Message", "E-mail", "answer you")
    desk_window.press("F6", "Enter")
    assert promised(desk_window) == ("Call back", "Phone", "call you back")


def test_a_field_that_is_refused_is_typed_on_at_its_end(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+3", "Alt+N")
    desk_window.type("Nora Wester")
    desk_window.press("Tab")
    desk_window.type("Serv")
    desk_window.press("Esc", "Tab")
    desk_window.type("Welder")
    desk_window.press("Enter")
    field = desk_window.focus()
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.cursorPosition()) == ("Serv", 4)


def test_the_directory_says_that_the_deputies_answer_where_nobody_covers(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+3", "Alt+Shift+A")
    desk_window.type("2h")
    desk_window.press("Enter")
    room = cast("DirectoryRoom", desk_window.window.room_named("directory"))
    marked = room.list.rows[room.book.place]
    assert any(cell.spoken.startswith("The deputies answer") for cell in marked.cells)
    assert any("the deputies answer" in fact for fact in room.record.facts())
