"""Keys: where letters go, and what Esc, Tab, arrows, Ctrl Z and Ctrl L do."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

from tests.ui.desk_window import DeskWindow
from ui.console.search import List
from ui.widgets.painted import Painted


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


@pytest.mark.parametrize("sent", ["Shift+Tab", "Backtab", "Shift+Backtab"])
def test_shift_tab_goes_to_the_list_before_however_the_system_sends_it(sent: str, desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Tab")
    after = desk_window.console.search.active
    desk_window.press(sent)
    before = desk_window.console.search.active
    assert before is not after
    desk_window.press("Tab")
    assert desk_window.console.search.active is after
    assert desk_window.focus() is desk_window.box


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
    assert desk_window.status == (
        "Undone: the call of somebody unknown, “opening hours”, is out of the log. Ctrl L opens it again."
    )


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


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_no_row_of_the_key_sheet_is_cut(desk_window: DeskWindow, size: tuple[int, int]) -> None:
    desk_window.window.resize(*size)
    desk_window.press("F1")
    [view] = desk_window.window.key_sheet.findChildren(QScrollArea)
    for step in ("Down", "Down", "PgDown"):
        lowest = view.viewport().height()
        tops = [row.mapTo(view.viewport(), QPoint(0, 0)).y() for row in view.findChildren(Painted)]
        heights = [row.height() for row in view.findChildren(Painted)]
        assert any(top >= lowest for top in tops)  # there is more than fits
        assert [
            top for top, height in zip(tops, heights, strict=True) if top < lowest < top + height and height == 24
        ] == []
        desk_window.press(step)
