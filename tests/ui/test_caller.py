"""Who is calling, by keys: numbers as they are typed, two on one number, what is owed, and joining it."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from frontdesk.calls.model import Reason, Step
from frontdesk.directory.model import Party, PartyKind
from tests.ui.desk_window import DeskWindow

EDGAR = Party(PartyKind.PERSON, "edgar", "Edgar Lindholm")


def heading(desk_window: DeskWindow) -> str:
    return desk_window.room.heading.text()


def strip(desk_window: DeskWindow) -> str:
    return desk_window.room.strip.text()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("(570) 555-0101", "Ivo Varga"),
        ("570 555 0101", "Ivo Varga"),
        ("+1 570 555 0101", "Ivo Varga"),
        ("001-570-555-0101", "Ivo Varga"),
        ("570.555.0101", "Ivo Varga"),
        ("570/555-0101", "Ivo Varga"),
        ("+1 570 555 0101 ext 12", "Ivo Varga"),
        ("+1 570 555 0101;ext=12", "Ivo Varga"),
        ("+46 8 12 34 56 78", "Lena Korte"),
        ("+46 (0)8 123 456 78", "Lena Korte"),
        ("011 46 8 123 456 78", "Lena Korte"),
        ("231", "Marek Dolan"),
        ("+1 570 555 0110", "Edgar Lindholm"),
    ],
)
def test_F76_a_number_and_enter_set_the_caller_however_it_is_written(
    desk_window: DeskWindow, typed: str, name: str
) -> None:
    desk_window.type(typed)
    assert desk_window.act == desk_window.button
    assert desk_window.act.startswith("Call from ")
    desk_window.press("Enter")
    assert heading(desk_window).startswith(f"Caller: {name}")
    assert desk_window.box.text() == ""
    assert desk_window.focus() is desk_window.box


@pytest.mark.parametrize("typed", ["anonymous", "withheld", "unknown", "private number"])
def test_F79_a_withheld_number_belongs_to_nobody(desk_window: DeskWindow, typed: str) -> None:
    desk_window.press("F3", "Tab", "Tab")
    desk_window.type(typed)
    desk_window.press("Esc")
    assert heading(desk_window).startswith(f"Caller: {typed}")
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert (desk_window.last_call().number, desk_window.last_call().caller_id) == ("", None)


def test_a_number_that_nobody_has_makes_a_caller_who_is_known_the_next_time(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0177")
    desk_window.press("Enter")
    assert heading(desk_window) == "Caller: +1 570 555 0177, first call from this number"
    desk_window.press("F3", "Shift+Tab")
    assert desk_window.room.caller_card.name.hasFocus() is False
    desk_window.press("F3")
    desk_window.type("Wanda Quist")
    desk_window.press("Tab")
    desk_window.type("Quist Dairy")
    desk_window.press("Esc")
    desk_window.type("opening hours")
    desk_window.press("F5")
    line = desk_window.last()
    assert (line.caller, line.organisation, line.call.number) == ("Wanda Quist", "Quist Dairy", "+15705550177")
    desk_window.type("570 555 0177")
    desk_window.press("Enter")
    assert heading(desk_window) == "Caller: Wanda Quist, Quist Dairy, +1 570 555 0177, 2nd call this week"


def test_F80_two_on_one_number_make_a_list_and_no_choice(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0199")
    desk_window.press("Enter")
    assert desk_window.people() == ["Pia Holt", "Rune Holt"]
    assert desk_window.act == desk_window.button == "It is Pia Holt"
    assert desk_window.console.call.caller is None
    desk_window.press("Down")
    assert desk_window.act == desk_window.button == "It is Rune Holt"
    desk_window.press("Enter")
    assert heading(desk_window).startswith("Caller: Rune Holt, Holt Farm")
    desk_window.type("opening hours")
    desk_window.press("Enter", "F5")
    assert desk_window.last_call().caller_id == "rune"


def test_esc_leaves_open_which_of_two_it_is(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0199")
    desk_window.press("Enter", "Esc")
    assert desk_window.people() == []
    assert heading(desk_window) == "Caller: +1 570 555 0199, 2 people share this number"
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert (desk_window.last_call().caller_id, desk_window.last_call().number) == (None, "+15705550199")


def test_words_typed_over_the_choice_leave_it_open_too(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0199")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    assert desk_window.act == desk_window.row == "Choose Edgar Lindholm"
    desk_window.press("F6")
    assert desk_window.last_call().caller_id is None


def test_in_another_list_enter_does_not_say_who_calls(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("F3", "Tab", "Tab")
    desk_window.type("570 555 0199")
    desk_window.press("Esc")
    assert desk_window.act == "It is Pia Holt"
    desk_window.press("Shift+Tab")
    assert desk_window.act == desk_window.row == desk_window.button == "Choose Edgar Lindholm"
    desk_window.press("F6")
    assert desk_window.last_handoff().to == EDGAR


def test_a_number_noted_on_the_card_leaves_words_and_lists_as_they_were(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("F3", "Tab", "Tab")
    desk_window.type("570 555 0177")
    desk_window.press("Esc")
    assert desk_window.box.text() == "charged twice"
    assert desk_window.row == "Choose Edgar Lindholm"
    assert "on 570 555 0177" in desk_window.room.call_panel.read_back.text()
    desk_window.press("F6")
    assert (desk_window.last_handoff().to, desk_window.last_call().number) == (EDGAR, "+15705550177")


def test_a_colleague_is_named_and_logged_as_one(desk_window: DeskWindow) -> None:
    desk_window.type("231")
    desk_window.press("Enter")
    assert heading(desk_window) == "Caller: Marek Dolan, 231, first call, colleague"
    desk_window.type("opening hours")
    desk_window.press("F5")
    line = desk_window.last()
    assert (line.caller, line.call.number) == ("Marek Dolan", "231")
    assert line.call.caller_id is not None
    assert desk_window.desk.callers.caller(line.call.caller_id).person_id == "marek"


def test_a_returning_caller_brings_earlier_calls_and_what_is_owed(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    assert heading(desk_window) == "Caller: Ivo Varga, Varga Cooling Ltd., +1 570 555 0101, 3rd call this week"
    assert strip(desk_window) == (
        "Owed: Edgar Lindholm promised: call you back by 15:00 today, since 09:00, Duplicate invoice, Open"
    )
    desk_window.press("F3")
    card = desk_window.room.caller_card
    assert [row.summary for row in card._earlier.rows] == ["Invoice 4711 came twice", "When do you open?"]
    assert [row.due for row in card._owed.rows] == ["15:00"]


def test_an_open_hand_off_on_the_topic_is_joined_and_box_row_and_button_say_so(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    assert desk_window.act == desk_window.row == desk_window.button == "Choose Edgar’s open hand-off"
    desk_window.press("Enter")
    assert desk_window.act == desk_window.row == desk_window.button == "Join Edgar’s open hand-off"
    assert desk_window.room.call_panel._hint.text() == "Edgar has had this since 09:00."
    desk_window.press("F6")
    handoff = desk_window.last_handoff()
    assert (handoff.call_id, [move.step for move in handoff.moves]) == ("before-1", [Step.MAKE, Step.JOIN])
    assert len(desk_window.desk.calls.handoffs()) == 1
    assert desk_window.status == f"In the log: joined Edgar Lindholm’s hand-off, {handoff.reference}. Ctrl Z undoes."


def test_what_came_back_is_joined_and_the_caller_is_promised_nothing_by_who_gave_it_back(
    desk_window: DeskWindow,
) -> None:
    given = desk_window.desk.calls.handoffs()[0].handoff
    desk_window.desk.handoffs.give_back(given.id, Reason.NOT_MINE, by=desk_window.desk.operator)
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    desk_window.press("Enter")
    assert desk_window.act == desk_window.row == desk_window.button == "Join what Edgar gave back"
    assert desk_window.room.call_panel._hint.text() == "Edgar gave this back; it is still to be passed on."
    assert desk_window.console.handoff.read_back().startswith("We will call you back by 15:00 today")
    desk_window.press("F6")
    handoff = desk_window.last_handoff()
    assert [move.step for move in handoff.moves] == [Step.MAKE, Step.RETURN, Step.JOIN]
    assert len(desk_window.desk.calls.handoffs()) == 1
    assert desk_window.status == (
        f"In the log: joined what Edgar Lindholm gave back, which is still to be passed on, {handoff.reference}."
        " Ctrl Z undoes."
    )


def test_another_caller_noted_after_joining_gets_a_hand_off_of_their_own(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    desk_window.press("Enter")
    assert desk_window.button == "Join Edgar’s open hand-off"
    desk_window.press("Esc")
    desk_window.type("+46 8 12 34 56 78")
    desk_window.press("Enter")
    assert heading(desk_window).startswith("Caller: Lena Korte")
    assert desk_window.room.call_panel.endings.hand_off.accessibleName() == "Hand off to Edgar Lindholm, F6"
    desk_window.press("F6")
    handoff = desk_window.last_handoff()
    assert (handoff.caller_id, [move.step for move in handoff.moves]) == ("korte", [Step.MAKE])
    assert len(desk_window.desk.calls.handoffs()) == 2


def test_another_topic_of_the_same_caller_makes_a_new_hand_off(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("broken cooler")
    assert desk_window.act == "Choose Yara Benning"
    desk_window.press("F6")
    assert len(desk_window.desk.calls.handoffs()) == 2


def test_a_promise_that_is_late_is_told_as_overdue(desk_window: DeskWindow) -> None:
    desk_window.clock.at += timedelta(hours=6)
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    told = "Overdue: Edgar Lindholm promised: call you back by 15:00 today, 1 hour late, since 09:00, Duplicate invoice"
    assert strip(desk_window) == told


def test_name_organisation_and_number_of_the_card_are_in_the_log(desk_window: DeskWindow) -> None:
    desk_window.press("F3")
    desk_window.type("Sven Uddin")
    desk_window.press("Tab")
    desk_window.type("Uddin & Sons")
    desk_window.press("Tab")
    desk_window.type("570 555 0188")
    desk_window.press("Esc")
    desk_window.type("charged twice")
    desk_window.press("F6")
    line = desk_window.last()
    assert (line.caller, line.organisation, line.call.number) == ("Sven Uddin", "Uddin & Sons", "+15705550188")


def test_somebody_else_at_a_known_number_is_not_taken_for_the_one_who_is_known(desk_window: DeskWindow) -> None:
    desk_window.press("F3")
    desk_window.type("Sven Uddin")
    desk_window.press("Tab", "Tab")
    desk_window.type("570 555 0101")
    desk_window.press("Esc")
    assert heading(desk_window) == "Caller: Sven Uddin, +1 570 555 0101, Ivo Varga’s number"
    assert strip(desk_window) == ""
    desk_window.type("charged twice")
    assert desk_window.act == "Choose Edgar Lindholm"
    desk_window.press("F6")
    assert (desk_window.last().caller, desk_window.last_call().number) == ("Sven Uddin", "+15705550101")


def test_a_caller_without_a_number_is_logged_by_name(desk_window: DeskWindow) -> None:
    desk_window.press("F3")
    desk_window.type("Sven Uddin")
    desk_window.press("Esc")
    desk_window.type("charged twice")
    desk_window.press("F6")
    assert (desk_window.last().caller, desk_window.last_call().number) == ("Sven Uddin", "")


def test_the_next_call_begins_without_the_last_caller(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("opening hours")
    desk_window.press("F5")
    desk_window.type("charged twice")
    assert heading(desk_window) == "Caller: Unknown caller"
    assert desk_window.act == "Choose Edgar Lindholm"
    card: QWidget = desk_window.room.caller_card
    desk_window.press("F3")
    assert card.isVisible()
    assert (desk_window.room.caller_card.name.text(), desk_window.room.caller_card.number.text()) == ("", "")


def test_F81_what_is_no_number_is_not_noted_as_one(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("F3", "Tab", "Tab")
    desk_window.type("Jo Baxter")
    desk_window.press("Esc")
    assert desk_window.status == "“Jo Baxter” is no telephone number; nothing was noted of it."
    desk_window.press("F6")
    assert (desk_window.last_call().received, desk_window.last_call().number) == ("", "")


def test_who_withholds_their_number_is_set_by_enter_like_a_number(desk_window: DeskWindow) -> None:
    desk_window.type("anonymous")
    assert desk_window.act == desk_window.button == "Call without a number"
    desk_window.press("Enter")
    assert (desk_window.box.text(), heading(desk_window)) == ("", "Caller: anonymous")


def test_a_card_ends_with_its_call(desk_window: DeskWindow) -> None:
    desk_window.press("F3")
    desk_window.type("Sven Uddin")
    desk_window.press("Shift+Esc")
    desk_window.type("charged twice")
    assert desk_window.room.middle.currentWidget() is desk_window.room.found
    assert desk_window.row == desk_window.act


def test_after_an_answer_is_given_another_mark_makes_enter_choose_again(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("Enter")
    assert desk_window.act == "Log as answered"
    desk_window.press("Tab")
    assert desk_window.act == desk_window.button != "Log as answered"
    assert desk_window.act.startswith("Choose ")


def test_in_another_field_neither_box_nor_button_promise_what_enter_does(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+S")
    assert desk_window.room.box.act == ""
    assert desk_window.room.call_panel.enter.accessibleName() == "Choose Edgar Lindholm"
    desk_window.press("Esc")
    assert desk_window.room.box.act == "Choose Edgar Lindholm"
    assert desk_window.room.call_panel.enter.accessibleName() == "Choose Edgar Lindholm, Enter"


def test_an_undone_call_can_be_opened_again_by_the_next_console_too(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5", "Ctrl+Z")
    (kept,) = desk_window.desk.drafts.all()
    assert (kept.words, desk_window.calls()) == ("opening hours", [])
