"""What a screen reader is given, in-process: names, roles, rows as sentences, and everything that is announced."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QTextEdit, QWidget

from tests.ui.desk_window import DeskWindow

ROLES = {
    QAbstractButton: {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton},
    QLineEdit: {QAccessible.Role.EditableText},
    QTextEdit: {QAccessible.Role.EditableText, QAccessible.Role.StaticText},
    QComboBox: {QAccessible.Role.ComboBox},
    QAbstractItemView: {QAccessible.Role.List},
}


def type_and_press(words: str, *keys: str) -> Callable[[DeskWindow], None]:
    def act(desk_window: DeskWindow) -> None:
        desk_window.type(words)
        desk_window.press(*keys)

    return act


STATES = {
    "between calls": type_and_press(""),
    "words typed": type_and_press("e"),
    "an owner chosen": type_and_press("charged twice", "Enter"),
    "an answer open": type_and_press("opening hours", "Enter"),
    "two on one number": type_and_press("570 555 0199", "Enter"),
    "the caller's card": type_and_press("570 555 0101", "Enter", "F3"),
    "the whole article": type_and_press("warranty card", "F4"),
    "all commands": type_and_press("", "Ctrl+K"),
    "all keys": type_and_press("", "F1"),
    "the log": type_and_press("", "Ctrl+2"),
    "the directory": type_and_press("", "Ctrl+3"),
    "a form of the directory": type_and_press("", "Ctrl+3", "Alt+E"),
    "owner and deputies": type_and_press("", "Ctrl+3", "Ctrl+Tab", "Ctrl+Tab", "Alt+C"),
    "the knowledge room": type_and_press("", "Ctrl+4"),
    "an article being changed": type_and_press("", "Ctrl+4", "Enter"),
    "versions compared": type_and_press("", "Ctrl+4", "Alt+V"),
    "a new line": type_and_press("", "Ctrl+4", "Ctrl+Shift+Tab", "Alt+N"),
    "what is owed, in a call": type_and_press("charged twice", "F2"),
}


@pytest.mark.parametrize("state", STATES)
def test_everything_that_can_be_used_has_a_name_and_a_role(desk_window: DeskWindow, state: str) -> None:
    STATES[state](desk_window)
    used: list[tuple[QWidget, set[QAccessible.Role]]] = []
    for kind, roles in ROLES.items():
        found: list[QWidget] = desk_window.window.findChildren(kind)
        used += [(widget, roles) for widget in found if widget.isVisible()]
    assert len(used) > 8
    for widget, roles in used:
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name).strip(), told(widget)
        assert spoken.role() in roles, told(widget)


@pytest.mark.parametrize("state", STATES)
def test_everything_that_is_painted_can_be_heard(desk_window: DeskWindow, state: str) -> None:
    STATES[state](desk_window)
    labels = [label for label in desk_window.window.findChildren(QLabel) if label.isVisible() and label.text()]
    assert labels
    for label in labels:
        spoken = QAccessible.queryAccessibleInterface(label)
        assert spoken.text(QAccessible.Text.Name) == label.text()
        assert label.textFormat() is Qt.TextFormat.PlainText, told(label)


@pytest.mark.parametrize("state", STATES)
def test_every_row_is_a_sentence(desk_window: DeskWindow, state: str) -> None:
    STATES[state](desk_window)
    for view in desk_window.window.findChildren(QAbstractItemView):
        if view.isVisible():
            model = view.model()
            for place in range(model.rowCount(QModelIndex())):
                assert model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole).strip(), told(view)


def test_an_owner_s_row_says_topic_person_availability_match_and_act(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    said = desk_window.room.found.owners.rows[0].spoken
    assert said.startswith("Repair visit, Yara Benning, Marek Dolan is away until 16:00, ")
    assert said.endswith(" percent match, Choose Yara Benning")


class Reader:
    """Stands where a screen reader listens."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.heard.append(event.message())


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    listening = Reader()
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listening)
    return listening


def test_what_was_found_and_what_was_done_is_announced(desk_window: DeskWindow, reader: Reader) -> None:
    desk_window.type("charged twice")
    assert reader.heard[-1] == (
        "1 owner, first: Duplicate invoice, Edgar Lindholm. 1 answer, first: Duplicate invoice: what to say"
    )
    desk_window.press("F6")
    assert reader.heard[-1] == desk_window.status
    assert reader.heard[-1].startswith("In the log: handed off to Edgar Lindholm")


def test_a_refusal_is_announced(desk_window: DeskWindow, reader: Reader) -> None:
    desk_window.press("Ctrl+Z")
    assert reader.heard[-1] == "There is nothing to undo. Undo takes back what you did at this desk."


def test_the_last_sentence_is_said_again(desk_window: DeskWindow, reader: Reader) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5", "Alt+R")
    assert len(reader.heard) >= 2
    assert reader.heard[-1] == reader.heard[-2]


def test_where_one_is_says_room_field_and_enter(desk_window: DeskWindow, reader: Reader) -> None:
    desk_window.press("Alt+Q")
    assert reader.heard[-1] == "Console, What do they need?, Enter: Start a call"
    desk_window.type("charged twice")
    desk_window.press("Alt+P", "Alt+Q")
    assert reader.heard[-1] == "Console, By, Alt P, Enter: Choose Edgar Lindholm"
    desk_window.press("Ctrl+2", "/", "Alt+Q")
    assert reader.heard[-1].startswith("Log, Filter, /")


def test_what_is_open_says_the_caller_and_what_is_owed(desk_window: DeskWindow, reader: Reader) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter", "Alt+O")
    assert reader.heard[-1].startswith("Caller: Ivo Varga, Varga Cooling Ltd., ")
    assert "Owed: Edgar Lindholm promised: call you back by 15:00 today" in reader.heard[-1]


def test_the_box_tells_what_enter_does(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    assert desk_window.box.accessibleDescription() == "Enter: Choose Edgar Lindholm"
    desk_window.press("Enter")
    assert desk_window.box.accessibleDescription() == "Enter: Hand off to Edgar Lindholm"


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r} in {type(widget.parent()).__name__}"


def reached(spoken: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything that a screen reader reaches on the screen, from the window down."""
    yield spoken
    for place in range(spoken.childCount()):
        child = spoken.child(place)
        if child is not None and not child.state().invisible:
            yield from reached(child)


QUESTIONS = {
    "F8": ("Not an inquiry", ["Abandoned, A", "Wrong number, W", "Spam, S"]),
    "Ctrl+N": ("New call", ["Phone, P", "Walk-in, W", "E-mail, E", "Chat, C", "Post, O"]),
}


@pytest.mark.parametrize("key", QUESTIONS)
def test_a_question_and_its_choices_are_in_the_tree_have_the_focus_and_are_heard(
    desk_window: DeskWindow, reader: Reader, key: str
) -> None:
    name, choices = QUESTIONS[key]
    desk_window.press(key)
    window = QAccessible.queryAccessibleInterface(desk_window.window)
    lists = [one for one in reached(window) if one.role() == QAccessible.Role.List]
    (asked,) = [one for one in lists if one.text(QAccessible.Text.Name) == name]
    rows = [asked.child(place) for place in range(asked.childCount())]
    assert [row.text(QAccessible.Text.Name) for row in rows if row] == choices
    assert {row.role() for row in rows if row} == {QAccessible.Role.ListItem}
    assert asked.state().focused
    assert desk_window.act == ""
    assert reader.heard[-1] == f"{name}: {'; '.join(choices)}"
    desk_window.press("Down")
    assert desk_window.room.questions.made[0].list.marked.spoken == choices[1]
    desk_window.press("Esc")
    assert desk_window.focus() is desk_window.box
    assert desk_window.act == "Start a call"


def test_the_command_that_enter_takes_is_heard_as_arrows_go_through_them(
    desk_window: DeskWindow, reader: Reader
) -> None:
    desk_window.press("Ctrl+K")
    desk_window.type("undo")
    undo = "Undo, Ctrl Z. Typing first, while the field has any; else the last thing done, named in the status line."
    assert reader.heard[-1] == undo
    assert desk_window.window.palette_sheet.edit.accessibleDescription() == f"Enter: {undo}"
    desk_window.type("xyz")
    assert desk_window.window.palette_sheet.edit.accessibleDescription() == "No command has these words."
