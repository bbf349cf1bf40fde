"""Keys: where letters go, what Esc, Tab and Ctrl Z do, and that each action's key does what its action does."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser

from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import MENU, DeskWindow
from ui.actions import ALL, Action, Group
from ui.console.day import Page
from ui.console.search import List
from ui.rooms.palette import matching
from ui.work import Lane


def test_any_letter_goes_to_the_box_from_the_log(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+2")
    desk_window.type("engineer")
    assert desk_window.box.text() == "engineer"
    assert not desk_window.window.shows_log
    assert desk_window.focus() is desk_window.box


def test_any_letter_goes_to_the_box_from_an_article_that_is_read(desk_window: DeskWindow) -> None:
    desk_window.type("warranty card")
    desk_window.press("F4")
    desk_window.room.article_card.text.setFocus()
    desk_window.type("x")
    assert desk_window.box.text() == "warranty cardx"


def test_letters_typed_into_a_field_stay_there(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+S")
    desk_window.type("engineer")
    assert desk_window.room.call_panel.summary.toPlainText() == "engineer"
    assert desk_window.box.text() == "charged twice"


def test_a_slash_is_typed_in_the_box_and_filters_in_the_log(desk_window: DeskWindow) -> None:
    desk_window.type("24")
    desk_window.press("/")
    desk_window.type("7")
    assert desk_window.box.text() == "24/7"
    desk_window.press("Ctrl+2", "/")
    assert desk_window.focus() is desk_window.log_room.filter.edit
    desk_window.press("/")
    assert desk_window.log_room.filter.edit.text() == "/"


@pytest.mark.parametrize("sheet", ["F1", "Ctrl+K"])
def test_a_sheet_that_is_closed_gives_the_keys_back_to_the_log(desk_window: DeskWindow, sheet: str) -> None:
    desk_window.press("Ctrl+2", sheet, "Esc")
    assert desk_window.window.shows_log
    assert desk_window.focus() is desk_window.log_room
    desk_window.press("/")
    assert desk_window.focus() is desk_window.log_room.filter.edit


def test_a_call_ended_in_the_log_leaves_the_keys_in_the_log(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("Ctrl+2", "F5", "/")
    assert desk_window.last_call().article_id == "hours"
    assert desk_window.focus() is desk_window.log_room.filter.edit


def test_esc_does_one_thing_at_a_time(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("F3")
    desk_window.type("570 555 0177")
    desk_window.press("F1")
    assert desk_window.window.key_sheet.isVisible()
    desk_window.press("Esc")
    assert not desk_window.window.key_sheet.isVisible()
    assert desk_window.room.caller_card.isVisible()
    desk_window.press("Esc")
    assert not desk_window.room.caller_card.isVisible()
    assert desk_window.box.text() == "charged twice"
    desk_window.press("Esc")
    assert desk_window.box.text() == ""
    assert desk_window.console.has_call
    desk_window.press("Esc")
    assert desk_window.console.has_call


def test_esc_comes_back_from_the_log_with_the_words_as_they_were(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Ctrl+2", "Esc")
    assert not desk_window.window.shows_log
    assert desk_window.box.text() == "charged twice"
    assert desk_window.focus() is desk_window.box


def test_esc_out_of_a_field_keeps_what_was_typed_there(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+S")
    desk_window.type("Two invoices")
    desk_window.press("Esc")
    assert desk_window.focus() is desk_window.box
    assert desk_window.box.text() == "charged twice"
    assert desk_window.room.call_panel.summary.toPlainText() == "Two invoices"


def test_esc_forgets_a_call_in_which_nothing_was_noted(desk_window: DeskWindow) -> None:
    desk_window.press("Enter")
    assert desk_window.console.has_call
    desk_window.press("Esc")
    assert not desk_window.console.has_call


def test_tab_goes_through_the_lists_that_have_rows_and_the_focus_stays_in_the_box(desk_window: DeskWindow) -> None:
    desk_window.type("e")
    assert all(desk_window.console.search.count(where) for where in List)
    first = desk_window.console.search.active
    seen = []
    for _ in List:
        seen.append(desk_window.console.search.active)
        assert desk_window.focus() is desk_window.box
        desk_window.press("Tab")
    assert set(seen) == set(List)
    assert desk_window.console.search.active is first
    desk_window.press("Shift+Tab")
    assert desk_window.console.search.active is seen[-1]


def test_one_list_of_the_window_takes_enter(desk_window: DeskWindow) -> None:
    desk_window.type("e")
    found = desk_window.room.found
    for _ in List:
        takes = [found.answers.standing.takes_enter, found.owners._owners.standing.takes_enter,
                 found.people.standing.takes_enter]  # fmt: skip
        assert takes.count(True) == 1
        desk_window.press("Tab")


def test_up_and_down_stop_at_the_ends(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Up")
    assert desk_window.row == "Choose Edgar Lindholm"
    desk_window.press("Down", "Down", "Down")
    assert desk_window.row == "Choose Front desk"


def test_left_and_right_belong_to_the_line_edit(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Left", "Left")
    assert desk_window.box.cursorPosition() == len("charged twi")
    assert desk_window.row == "Choose Edgar Lindholm"


def test_ctrl_z_takes_back_typing_first_and_then_the_last_thing_done(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5")
    desk_window.type("x")
    desk_window.press("Ctrl+Z")
    assert desk_window.box.text() == ""
    assert len(desk_window.calls()) == 1
    desk_window.press("Ctrl+Z")
    assert desk_window.calls() == []
    assert desk_window.status == "Undone: the last call is out of the log, Ctrl L opens its notes."


def test_ctrl_z_in_a_field_takes_back_what_was_typed_there(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5")
    desk_window.type("charged twice")
    desk_window.press("Alt+S")
    desk_window.type("x")
    desk_window.press("Ctrl+Z")
    assert desk_window.room.call_panel.summary.toPlainText() == "charged twice"
    assert len(desk_window.calls()) == 1


def test_ctrl_z_without_anything_done_says_so(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+Z")
    assert desk_window.status == "There is nothing to undo. Undo takes back what you did at this desk."


def test_ctrl_l_takes_the_last_call_out_of_the_log_and_goes_on_with_it(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("broken cooler")
    desk_window.press("Enter", "F6", "Ctrl+L")
    assert desk_window.calls() == []
    assert desk_window.box.text() == "broken cooler"
    assert desk_window.act == desk_window.button == "Hand off to Yara Benning"
    assert desk_window.room.heading.text().startswith("Caller: Ivo Varga")
    desk_window.type(", the big one")
    desk_window.press("F6")
    assert desk_window.last_call().words == "broken cooler, the big one"
    assert len(desk_window.calls()) == 1


def test_ctrl_l_opens_what_ctrl_z_took_out_of_the_log(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5", "Ctrl+Z", "Ctrl+L")
    assert desk_window.box.text() == "opening hours"
    desk_window.press("F5")
    assert desk_window.last_call().article_id == "hours"


def test_calls_undone_one_after_the_other_can_all_be_opened_again(desk_window: DeskWindow) -> None:
    for words in ("opening hours", "charged twice"):
        desk_window.type(words)
        desk_window.press("F5")
    desk_window.press("Ctrl+Z", "Ctrl+Z", "Ctrl+L")
    assert desk_window.box.text() == "opening hours"
    desk_window.press("Shift+Esc", "Ctrl+L", "Shift+Esc")
    assert desk_window.calls() == []
    desk_window.press("Ctrl+L")
    assert desk_window.box.text() == "opening hours"


def test_ctrl_l_does_not_take_a_call_away_that_is_under_way(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5")
    desk_window.type("charged twice")
    desk_window.press("Ctrl+L")
    assert desk_window.box.text() == "charged twice"
    assert len(desk_window.calls()) == 1


def test_typing_before_the_hub_is_open_is_kept_and_answered_afterwards(start: Start) -> None:
    lanes = Held()
    lanes.held = set(Lane)
    desk_window = start(lanes=lanes, waits=False)
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    assert desk_window.box.text() == "charged twice"
    lanes.let_go()
    desk_window.settle()
    assert desk_window.last_handoff().to.name == "Edgar Lindholm"


def held_look(start: Start) -> tuple[DeskWindow, Held]:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.waits = False
    lanes.held = {Lane.LOOKUP}
    return desk_window, lanes


def test_enter_pressed_while_words_are_looked_up_takes_a_row_of_those_words(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    assert desk_window.calls() == []
    lanes.let_go()
    desk_window.settle()
    assert desk_window.last_handoff().topic_id == "invoice"


def test_down_pressed_while_words_are_looked_up_counts_too(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("Down", "F6")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.last_handoff().to.name == "Front desk"


def test_a_promise_typed_while_words_are_looked_up_belongs_to_the_owner_of_those_words(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("Enter", "Alt+P")
    desk_window.type("17")
    desk_window.press("Enter")
    lanes.let_go()
    desk_window.settle()
    handoff = desk_window.last_handoff()
    assert (handoff.topic_id, handoff.promise.due_at.hour) == ("invoice", 16)


def test_a_key_that_waits_for_words_is_forgotten_with_them(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("F5", "Esc")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.calls() == []
    assert desk_window.console.has_call


def test_what_is_owed_to_one_caller_is_not_told_of_the_next(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.type("570 555 0101")
    lanes.held = {Lane.READ}
    desk_window.waits = False
    desk_window.press("Enter", "Shift+Esc")
    desk_window.type("charged twice")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.room.strip.text() == ""
    assert desk_window.act == "Choose Edgar Lindholm"


# The registry: palette, key sheet and keys are made from it


def test_no_key_means_two_things() -> None:
    keys = [key for action in ALL for key in action.keys]
    assert len(keys) == len(set(keys))


def test_the_palette_lists_every_action_but_itself(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+K")
    shown = desk_window.window.palette_sheet.list
    ids = {action.id for action, _ in shown._commands.rows}
    assert ids == {action.id for action in ALL} - {"help.commands"}


def test_the_palette_does_what_is_chosen_by_words_arrows_and_enter(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Ctrl+K")
    desk_window.type("hand")
    desk_window.press("Down", "Up", "Enter")
    assert not desk_window.window.palette_sheet.isVisible()
    assert desk_window.last_handoff().to.name == "Edgar Lindholm"


def test_the_palette_offers_nothing_that_cannot_be_done_now(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+K")
    desk_window.type("hand off")
    first = desk_window.window.palette_sheet.list.model().index(0, 0)
    assert str(first.data()).endswith("Not now.")
    desk_window.press("Enter")
    assert desk_window.window.palette_sheet.isVisible()
    assert desk_window.calls() == []


def test_titles_go_before_helps_in_the_palette() -> None:
    assert [action.id for action in matching("summ", ALL)] == ["call.summary"]
    assert matching("un", ALL)[0].id == "edit.undo"
    assert matching("there is no such command", ALL) == []


def test_the_key_sheet_says_every_action(desk_window: DeskWindow) -> None:
    desk_window.press("F1")
    said = {label.accessibleName() for label in desk_window.window.key_sheet.findChildren(QLabel)}
    for action in ALL:
        assert f"{action.key}: {action.title}. {action.help}" in said


def menu_is_open(_: DeskWindow) -> bool:
    return QApplication.activePopupWidget() is not None


def is_said(words: str) -> Callable[[DeskWindow], bool]:
    return lambda desk_window: words in desk_window.status


#: What is so after the key was pressed, with "charged twice" in the box unless `BEFORE` says what comes first.
DONE: dict[str, Callable[[DeskWindow], bool]] = {
    "call.take": lambda w: w.act == "Hand off to Edgar Lindholm",
    "call.answered": lambda w: w.last_call().article_id == "twice",
    "call.hand-off": lambda w: w.last_handoff().to.id == "edgar",
    "call.not-an-inquiry": menu_is_open,
    "call.nobody-owns": lambda w: w.last_call().outcome.value == "unowned",
    "call.summary": lambda w: w.focus() is w.room.call_panel.summary,
    "call.promise": lambda w: w.focus() is w.room.call_panel.due,
    "call.caller": lambda w: w.room.caller_card.isVisible(),
    "call.article": lambda w: w.room.article_card.isVisible(),
    "call.new": menu_is_open,
    "call.open-last": lambda w: w.box.text() == "charged twice" and w.calls() == [],
    "call.discard": lambda w: not w.console.has_call and w.calls() == [],
    "edit.undo": lambda w: w.calls() == [],
    "list.down": lambda w: w.row == "Choose Front desk",
    "list.up": lambda w: w.row == "Choose Edgar Lindholm",
    "list.next": lambda w: w.console.search.active is List.ANSWERS,
    "list.before": lambda w: w.console.search.active is List.ANSWERS,
    "go.box": lambda w: w.box.text() == "",
    "go.console": lambda w: not w.window.shows_log and w.window.rail.selected == "console",
    "go.log": lambda w: w.window.shows_log and w.window.rail.selected == "log",
    "go.owed": lambda w: w.window.shows_log and w.program.log.page is Page.OWED,
    "log.filter": lambda w: w.focus() is w.log_room.filter.edit,
    "log.day-before": lambda w: str(w.program.log.view and w.program.log.view.day) == "2026-03-01",
    "log.day-after": lambda w: str(w.program.log.view and w.program.log.view.day) == "2026-03-02",
    "log.export": is_said("Written: 1 hand-off to "),
    "window.quit": lambda w: not w.window.isVisible(),
    "help.keys": lambda w: w.window.key_sheet.isVisible(),
    "help.commands": lambda w: w.window.palette_sheet.isVisible(),
    "say.again": is_said("In the log: answered"),
    "say.where": is_said("Console, What do they need?, Enter: Choose Edgar Lindholm"),
    "say.open": is_said("Caller: Unknown caller"),
}
BEFORE = {
    "call.open-last": ["F5"],
    "edit.undo": ["F5"],
    "list.up": ["Down"],
    "go.console": ["Ctrl+2"],
    "log.filter": ["Ctrl+2"],
    "log.day-before": ["Ctrl+2"],
    "log.day-after": ["Ctrl+2", "Alt+Left"],
    "say.again": ["F5", "Ctrl+2", "Esc"],
}
PRESSED = [(action, key) for action in ALL for key in action.keys]


@MENU
@pytest.mark.parametrize(("action", "key"), PRESSED, ids=[f"{action.id} {key}" for action, key in PRESSED])
def test_each_key_does_what_its_action_says(
    desk_window: DeskWindow, action: Action, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(desk_window.home / "day.csv")
    monkeypatch.setattr("ui.rooms.log.QFileDialog.getSaveFileName", lambda *_: (file, "CSV (*.csv)"))
    desk_window.type("charged twice")
    desk_window.press(*BEFORE.get(action.id, []))
    if action.id == "log.export":
        desk_window.press("Ctrl+2")
    desk_window.press(key)
    assert DONE[action.id](desk_window)
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


def test_every_action_belongs_to_a_group_of_the_sheet_and_has_a_key_title_and_help() -> None:
    assert set(DONE) == {action.id for action in ALL}
    for action in ALL:
        assert action.group in Group
        assert action.keys
        assert action.help.endswith(".")
        assert not action.title.endswith(".")


def test_the_whole_article_is_read_as_text_and_nothing_that_it_names_is_loaded(
    desk_window: DeskWindow, tmp_path: Path
) -> None:
    seal = tmp_path / "seal.png"
    assert desk_window.window.grab().save(str(seal))
    desk_window.type("warranty card")
    desk_window.press("Enter", "F4")
    body = desk_window.room.article_card.text
    assert desk_window.room.article_card.isVisible()
    assert "<script>alert('x')</script>" in body.toPlainText()
    assert "<img src='http://spy.example/i'>" in body.toPlainText()
    assert desk_window.room.article_card._say.text() == "The card <b>is</b> in the box."
    image = QTextDocument.ResourceType.ImageResource.value
    assert QTextBrowser().loadResource(image, QUrl.fromLocalFile(str(seal))) is not None
    assert body.loadResource(image, QUrl.fromLocalFile(str(seal))) == b""
    read = body.toPlainText()
    body.anchorClicked.emit(QUrl("http://spy.example/more"))
    body.anchorClicked.emit(QUrl.fromLocalFile("/etc/hostname"))
    assert body.toPlainText() == read
