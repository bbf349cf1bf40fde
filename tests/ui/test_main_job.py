"""The main job by keys: words, Enter, F5; words, Enter, F6; and whatever else a call may end in."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from frontdesk.calls.model import Outcome, State
from frontdesk.directory.model import Channel, HandoffKind
from tests.ui.desk_window import MENU, DeskWindow
from tests.ui.house import DESK, EDGAR, HENRIK, TEN, YARA


def test_words_enter_f5_answer_a_call_with_the_article(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("Enter", "F5")
    call = desk_window.last_call()
    assert (call.outcome, call.article_id, call.words, call.summary) == (
        Outcome.ANSWERED, "hours", "opening hours", "opening hours"
    )  # fmt: skip
    assert desk_window.status.startswith("In the log: answered, ")
    assert not desk_window.console.has_call
    assert desk_window.box.text() == ""


def test_words_enter_f6_hand_a_call_off_to_the_owner_with_the_usual_promise(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to, handoff.topic_id, handoff.kind, handoff.state) == (
        EDGAR, "invoice", HandoffKind.CALLBACK, State.OPEN
    )  # fmt: skip
    assert handoff.promise.due_at == TEN + timedelta(hours=4)
    assert handoff.promise.channel is Channel.PHONE
    assert desk_window.status == (
        f"In the log: handed off to Edgar Lindholm by 14:00 today, {handoff.reference}."
        " No number to call back on is known."
    )


def test_enter_twice_does_what_box_and_button_say(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    assert desk_window.act == desk_window.button == desk_window.row == "Choose Edgar Lindholm"
    desk_window.press("Enter")
    assert desk_window.act == desk_window.button == desk_window.row == "Hand off to Edgar Lindholm"
    desk_window.press("Enter")
    assert desk_window.last_handoff().to == EDGAR


def test_f6_alone_hands_off_to_the_marked_owner(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("F6")
    assert desk_window.last_handoff().to == EDGAR


def test_f5_alone_answers_with_the_marked_answer(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("F5")
    call = desk_window.last_call()
    assert (call.outcome, call.article_id, call.topic_id) == (Outcome.ANSWERED, "twice", "invoice")


def test_an_owner_chosen_first_still_says_what_an_answer_of_ones_own_was_about(desk_window: DeskWindow) -> None:
    desk_window.type("locked out")
    assert desk_window.answers() == []
    desk_window.press("Enter", "F5")
    call = desk_window.last_call()
    assert (call.outcome, call.article_id, call.topic_id) == (Outcome.ANSWERED, None, "key")


def test_another_promise_takes_four_keys(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter", "Alt+P")
    desk_window.type("16:30")
    desk_window.press("Enter")
    assert desk_window.last_handoff().promise.due_at == datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
    assert desk_window.focus() is desk_window.box


def test_another_promise_needs_no_enter_before(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+P")
    desk_window.type("tomorrow 9")
    desk_window.press("F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to, handoff.promise.due_at) == (EDGAR, datetime(2026, 3, 3, 8, 0, tzinfo=UTC))


def test_the_sentence_to_read_back_follows_the_deadline_while_it_is_typed(desk_window: DeskWindow) -> None:
    def read_back() -> str:
        return desk_window.room.call_panel.read_back.text()

    desk_window.type("charged twice")
    desk_window.press("Alt+P")
    desk_window.type("16")
    assert read_back() == "Edgar Lindholm will call you back by 16:00 today, about Duplicate invoice."
    desk_window.type(":30")
    assert read_back() == "Edgar Lindholm will call you back by 16:30 today, about Duplicate invoice."
    assert (desk_window.focus(), desk_window.room.call_panel.due.text()) == (desk_window.room.call_panel.due, "16:30")
    desk_window.press(*["Backspace"] * 5)
    assert read_back() == "Edgar Lindholm will call you back by 14:00 today, about Duplicate invoice."
    assert desk_window.room.call_panel.due.text() == ""
    desk_window.type("soonish")
    assert read_back() == "Edgar Lindholm will call you back by 14:00 today, about Duplicate invoice."
    assert desk_window.calls() == []


@pytest.mark.parametrize("ending", ["Enter", "F6"])
def test_a_deadline_that_means_nothing_is_asked_again_and_nothing_is_filed(
    desk_window: DeskWindow, ending: str
) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter", "Alt+P")
    desk_window.type("soonish")
    desk_window.press(ending)
    assert desk_window.calls() == []
    assert desk_window.status == "By when? Write it like 16:30, 2h, tomorrow 9 or fri 10."
    assert desk_window.focus() is desk_window.room.call_panel.due
    assert desk_window.room.call_panel.due.text() == "soonish"
    desk_window.press("Alt+P")
    desk_window.type("17")
    desk_window.press(ending)
    assert desk_window.last_handoff().promise.due_at == datetime(2026, 3, 2, 16, 0, tzinfo=UTC)


def test_a_deadline_that_meant_nothing_does_not_follow_into_the_next_call(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+P")
    desk_window.type("soonish")
    desk_window.press("F5")
    desk_window.type("locked out")
    assert desk_window.room.call_panel.due.text() == "14:00"
    assert desk_window.room.call_panel.due.accessibleDescription() == ""
    desk_window.press("F6")
    assert desk_window.last_handoff().promise.due_at == TEN + timedelta(hours=4)


def test_nobody_owns_it_keeps_the_callers_words_as_a_gap(desk_window: DeskWindow) -> None:
    desk_window.type("Do you rent out igloos?")
    desk_window.press("F9")
    call = desk_window.last_call()
    assert (call.outcome, call.words, call.topic_id) == (Outcome.UNOWNED, "Do you rent out igloos?", None)
    assert desk_window.status == f"In the log: kept as a gap for Front desk, {call.reference}. Ctrl Z undoes."


@MENU
@pytest.mark.parametrize(
    ("letter", "outcome", "summary"),
    [
        ("A", Outcome.ABANDONED, "Hung up before saying what they need"),
        ("W", Outcome.NOT_AN_INQUIRY, "Wrong number"),
        ("S", Outcome.NOT_AN_INQUIRY, "Spam"),
    ],
)
def test_f8_and_one_more_key_log_what_was_no_inquiry(
    desk_window: DeskWindow, letter: str, outcome: Outcome, summary: str
) -> None:
    desk_window.press("F8", letter)
    call = desk_window.last_call()
    assert (call.outcome, call.summary) == (outcome, summary)
    assert not desk_window.console.has_call


@MENU
def test_esc_after_f8_logs_nothing(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("F8", "Esc")
    assert desk_window.calls() == []
    assert desk_window.box.text() == "charged twice"
    assert desk_window.focus() is desk_window.box


def test_the_last_row_is_the_catch_all_and_f6_hands_off_to_it(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Down")
    assert desk_window.act == desk_window.row == "Choose Front desk"
    desk_window.press("F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to, handoff.topic_id, handoff.owner) == (DESK, None, None)


def test_words_that_find_nothing_end_in_the_catch_all(desk_window: DeskWindow) -> None:
    desk_window.type("zeppelin")
    assert (desk_window.owners(), desk_window.answers(), desk_window.people()) == ([], [], [])
    assert desk_window.act == desk_window.button == desk_window.row == "Choose Front desk"
    desk_window.press("Enter", "Enter")
    assert desk_window.last_handoff().to == DESK


def test_a_person_can_be_taken_instead_of_an_owner(desk_window: DeskWindow) -> None:
    desk_window.type("Henrik Solberg")
    assert desk_window.act == "Choose Henrik Solberg"
    desk_window.press("Enter", "F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to, handoff.topic_id) == (HENRIK, None)


def test_a_person_taken_after_a_topic_gets_that_topic(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter")
    desk_window.box.selectAll()
    desk_window.type("Henrik Solberg")
    desk_window.press("Enter", "F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to, handoff.topic_id, handoff.owner) == (HENRIK, "invoice", EDGAR)


def test_an_owner_who_is_away_gives_way_to_who_covers_and_the_row_says_so(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    assert desk_window.owners()[0] == ("Repair visit", "Yara Benning", "Marek Dolan is away until 16:00")
    desk_window.press("Enter", "F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to, handoff.topic_id) == (YARA, "repair")
    assert handoff.promise.due_at == TEN + timedelta(hours=2)


def test_where_nobody_of_the_chain_is_there_the_catch_all_answers(desk_window: DeskWindow) -> None:
    desk_window.type("night delivery")
    assert desk_window.owners()[0] == ("Night delivery", "Front desk", "Tomas Reyes is away until Wed")
    desk_window.press("F6")
    assert desk_window.last_handoff().to == DESK


def test_a_topic_that_nobody_owns_says_so_and_goes_to_the_catch_all(desk_window: DeskWindow) -> None:
    desk_window.type("locked out")
    assert desk_window.owners()[0] == ("Lost key", "Front desk", "Nobody owns this")
    desk_window.press("Enter", "F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to, handoff.topic_id, handoff.owner) == (DESK, "key", None)


@pytest.mark.parametrize("words", ["charged twice", "payment", "edgar", "joana", "cooler", "e"])
def test_who_is_there_is_unknown_unless_somebody_said_so_and_never_free(desk_window: DeskWindow, words: str) -> None:
    desk_window.type(words)
    rows = (*desk_window.room.found.owners.rows, *desk_window.room.found.people.rows)
    known = [row.availability.word for row in rows if row.availability]
    assert "Unknown" in known or "Marek Dolan is away until 16:00" in known
    assert not [row for row in rows if "free" in row.spoken.lower()]


def test_a_message_is_promised_in_the_topics_own_way(desk_window: DeskWindow) -> None:
    desk_window.type("days to pay")
    desk_window.press("F6")
    handoff = desk_window.last_handoff()
    assert (handoff.to.name, handoff.kind, handoff.promise.channel) == ("Accounting", HandoffKind.MESSAGE, Channel.MAIL)


def test_the_sentence_to_read_back_names_who_when_and_what_about(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    assert desk_window.room.call_panel.read_back.text() == (
        "Edgar Lindholm will call you back by 14:00 today, about Duplicate invoice."
    )


def test_f6_without_words_asks_whom_to(desk_window: DeskWindow) -> None:
    desk_window.press("Enter", "F6")
    assert desk_window.status == "Whom to? Type what they need and mark an owner, or a person, then press F6."
    assert desk_window.calls() == []


def test_f5_without_a_call_says_that_it_cannot_be_done_now(desk_window: DeskWindow) -> None:
    desk_window.press("F5")
    assert desk_window.status.startswith("“Answered” cannot be done now.")
    assert desk_window.calls() == []


def test_a_key_held_down_too_long_takes_a_row_and_files_nothing(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter")
    desk_window.hold(Qt.Key.Key_Return, times=5)
    assert desk_window.calls() == []
    assert desk_window.act == "Hand off to Edgar Lindholm"


def test_the_summary_is_the_words_until_it_is_written(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+S")
    desk_window.type("Invoice 4711 and 4712")
    desk_window.press("Esc")
    desk_window.type(" again")
    desk_window.press("F6")
    call = desk_window.last_call()
    assert (call.summary, call.words) == ("Invoice 4711 and 4712", "charged twice again")


@MENU
def test_a_call_begun_by_hand_says_how_they_came(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+N", "W")
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.last_call().contact.value == "walk-in"


def test_what_was_chosen_stays_chosen_while_more_is_typed(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Enter")
    desk_window.type(" by the engineer")
    desk_window.press("F6")
    assert desk_window.last_handoff().to == EDGAR


def test_a_call_that_was_let_go_is_in_no_log_and_can_be_opened_again(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Shift+Esc")
    assert not desk_window.console.has_call
    assert desk_window.calls() == []
    desk_window.press("Ctrl+L")
    assert desk_window.box.text() == "charged twice"
    desk_window.press("F6")
    assert desk_window.last_handoff().to == EDGAR


def test_the_owner_that_enter_does_not_take_says_what_f6_does(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    assert desk_window.act == "Give this answer"
    row = desk_window.room.found.owners.rows[0]
    assert (row.act, row.act_key) == ("Hand off to Front desk", "F6")


@MENU
def test_a_walk_in_is_called_one_until_a_name_is_known(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+N", "W")
    assert desk_window.room.heading.text() == "Caller: Walk-in"
