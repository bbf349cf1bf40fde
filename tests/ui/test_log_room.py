"""The log's room by keys: its lists, the filter, the days, the record, and what others write meanwhile."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from frontdesk.calls.model import Notes, Outcome, Step
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.model import Operator
from frontdesk.exchange.fields import Noun
from frontdesk.ids import new_id
from tests.ui.desk_window import DeskWindow
from tests.ui.house import MIA, TEN, TOPICS

BENGT = Operator("Bengt", "Desk 2")


@pytest.fixture
def log(desk_window: DeskWindow) -> DeskWindow:
    """The console with its log in sight."""
    desk_window.press("Ctrl+2")
    return desk_window


def tabs(log: DeskWindow) -> list[str]:
    return [tab.accessibleName() for tab in log.log_room.tabs.findChildren(QAbstractButton)]


def callers(log: DeskWindow) -> list[str]:
    return [row.caller for row in log.log_room.handoffs.rows]


def open_list(log: DeskWindow) -> str:
    return next(tab.text() for tab in log.log_room.tabs.findChildren(QAbstractButton) if tab.isChecked())


def answer_at_another_desk(
    log: DeskWindow, summary: str, *, hours_ago: int = 0, received: str = "+46812345678"
) -> None:
    """What the command line does: a second desk over the same hub."""
    clock = StoppedClock(TEN - timedelta(hours=hours_ago))
    other = open_desk(log.home / "hub.db", clock=clock)
    notes = Notes(id=new_id(), started_at=clock.at, received=received, summary=summary, article_id="hours")
    other.calls.log(notes, Outcome.ANSWERED, by=BENGT)
    other.close()


def hand_off_at_another_desk(log: DeskWindow, summary: str, *, received: str = "+46812345678") -> None:
    other = open_desk(log.home / "hub.db", clock=StoppedClock(TEN))
    notes = Notes(id=new_id(), started_at=TEN, received=received, summary=summary, topic_id="terms")
    other.calls.log(notes, Outcome.HANDED_OFF, by=BENGT)
    other.close()


def move_at_another_desk(log: DeskWindow, step: Step, *, after: timedelta = timedelta()) -> None:
    """The newest hand-off takes a step, some time after ten."""
    other = open_desk(log.home / "hub.db", clock=StoppedClock(TEN + after))
    other.calls.move(other.calls.handoffs()[0].handoff.id, step, by=BENGT)
    other.close()


def test_the_lists_say_how_many_they_hold(log: DeskWindow) -> None:
    assert tabs(log) == ["Hand-offs 1", "All calls 2", "Still open 1", "Overdue 0", "Returned 0"]
    assert callers(log) == ["Ivo Varga"]


def test_what_is_owed_is_one_key_away(desk_window: DeskWindow) -> None:
    desk_window.press("F2")
    assert [(row.caller, row.due, row.state.word) for row in desk_window.log_room.handoffs.rows] == [
        ("Ivo Varga", "15:00", "Open")
    ]


def test_a_promise_that_is_late_is_counted_as_overdue_here_and_on_the_rail(log: DeskWindow) -> None:
    log.clock.at += timedelta(hours=6)
    log.press("F2")
    log.program.console.around.look_around()
    log.settle()
    assert tabs(log)[3] == "Overdue 1"
    assert "1 overdue" in log.window.rail._items["log"].accessibleName()
    assert log.log_room.handoffs.rows[0].state.word == "Overdue"


def test_a_clicked_tab_shows_its_list(log: DeskWindow) -> None:
    tab = log.log_room.tabs.findChildren(QAbstractButton)[1]
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    log.settle()
    assert [row.summary for row in log.log_room.calls.rows] == ["Invoice 4711 came twice", "When do you open?"]


def test_ctrl_tab_goes_through_the_lists_and_begins_again_after_the_last(log: DeskWindow) -> None:
    shown = [open_list(log)]
    for _ in range(5):
        log.press("Ctrl+Tab")
        shown.append(open_list(log))
    assert shown == ["Hand-offs 1", "All calls 2", "Still open 1", "Overdue 0", "Returned 0", "Hand-offs 1"]
    log.press("Ctrl+Shift+Tab")
    assert open_list(log) == "Returned 0"
    log.press("Ctrl+Shift+Tab")
    assert open_list(log) == "Overdue 0"


def test_another_list_is_reached_from_the_filter_too_and_keeps_its_words(log: DeskWindow) -> None:
    log.press("/")
    log.type("open")
    log.press("Ctrl+Tab")
    assert [row.summary for row in log.log_room.calls.rows] == ["When do you open?"]
    assert log.focus() is log.log_room.filter.edit


def test_the_lists_say_the_keys_that_go_between_them(log: DeskWindow) -> None:
    assert log.log_room.tabs.toolTip() == "Next list: Ctrl Tab, list before: Ctrl Shift Tab"


def test_outside_the_log_its_lists_are_left_alone(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+Tab", "Ctrl+2")
    assert open_list(desk_window) == "Hand-offs 1"


def test_esc_in_the_filter_shows_the_whole_list_again_and_only_then_goes_to_the_console(log: DeskWindow) -> None:
    hand_off_at_another_desk(log, "How long may I take?")
    log.follow()
    log.press("/")
    log.type("varga")
    assert callers(log) == ["Ivo Varga"]
    log.press("Esc")
    assert log.window.shows_log
    assert log.focus() is log.log_room
    assert log.log_room.filter.edit.text() == ""
    assert callers(log) == ["Lena Korte", "Ivo Varga"]
    assert log.log_room.handoffs.marked.caller == "Ivo Varga"
    log.press("Esc")
    assert log.window.rail.selected == "console"
    assert log.focus() is log.box


def test_esc_leaves_an_empty_filter_first_too(log: DeskWindow) -> None:
    log.press("/", "Esc")
    assert log.window.shows_log
    assert log.focus() is log.log_room
    log.press("Esc")
    assert log.window.rail.selected == "console"


def test_the_filter_leaves_rows_with_all_its_words(log: DeskWindow) -> None:
    log.press("/")
    log.type("VARGA inv")
    assert callers(log) == ["Ivo Varga"]
    log.type("x")
    assert callers(log) == []
    assert log.log_room.left.empty.text() == "Nothing has these words. Ctrl Shift F looks in all days."
    assert tabs(log)[0] == "Hand-offs 1"
    log.press("Backspace")
    assert not log.log_room.left.empty.isVisible()


def test_up_and_down_mark_the_record_that_is_shown_also_from_the_filter(log: DeskWindow) -> None:
    hand_off_at_another_desk(log, "How long may I take?")
    log.follow()
    log.press("/", "Up", "Up")
    assert log.log_room.record._head.text().startswith("Lena Korte, ")
    log.press("Down")
    assert log.log_room.record._head.text().startswith("Ivo Varga, ")
    log.press("Down", "Down")
    assert log.log_room.record._head.text().startswith("Ivo Varga, ")


def test_the_record_says_what_was_asked_promised_and_done(log: DeskWindow) -> None:
    record = log.log_room.record
    assert "+1 570 555 0101" in record._head.text()
    assert record._said.text() == "Edgar Lindholm promised a call back by 15:00 today."
    assert record._summary.text() == "Invoice 4711 came twice"
    assert [row.text for row in record._moves.rows] == ["Handed to Edgar Lindholm"]


def test_the_day_before_is_empty_and_today_is_the_last_there_is(log: DeskWindow) -> None:
    assert log.log_room.head.text().startswith("Monday 2 March")
    log.press("Alt+Left")
    assert log.log_room.head.text().startswith("Sunday 1 March")
    assert tabs(log)[:2] == ["Hand-offs 0", "All calls 0"]
    assert log.log_room.left.empty.text() == (
        "No hand-off was made, moved or due this day. They come from the console: F6."
    )
    log.press("Alt+Right")
    assert log.log_room.head.text().startswith("Monday 2 March")
    log.press("Alt+Right")
    assert log.log_room.head.text().startswith("Monday 2 March")
    answer_at_another_desk(log, "When do you close?")
    log.follow()
    assert log.log_room.head.text().startswith("Monday 2 March")
    assert tabs(log)[1] == "All calls 3"
    log.press("Alt+Left")
    assert log.log_room.head.text().startswith("Sunday 1 March")


def test_the_log_left_at_today_goes_on_to_the_next_day_by_itself(log: DeskWindow) -> None:
    log.press("Alt+Left", "Alt+Right")
    log.clock.at += timedelta(days=1)
    answer_at_another_desk(log, "Are you there?")
    log.follow()
    assert log.log_room.head.text().startswith("Tuesday 3 March")


def test_what_another_desk_writes_is_seen_at_once_and_the_marked_record_stays(log: DeskWindow) -> None:
    assert log.log_room.record._head.text().startswith("Ivo Varga")
    hand_off_at_another_desk(log, "How long may I take?")
    log.follow()
    assert callers(log) == ["Lena Korte", "Ivo Varga"]
    assert tabs(log)[:3] == ["Hand-offs 2", "All calls 3", "Still open 2"]
    assert log.log_room.record._head.text().startswith("Ivo Varga")
    assert log.log_room.handoffs.marked.caller == "Ivo Varga"


def test_a_hand_off_that_is_acknowledged_elsewhere_says_so_in_list_record_and_caller(log: DeskWindow) -> None:
    log.press("Esc")
    log.type("570 555 0101")
    log.press("Enter", "Ctrl+2")
    move_at_another_desk(log, Step.ACKNOWLEDGE)
    log.follow()
    assert log.log_room.handoffs.rows[0].state.word == "Acknowledged"
    assert [row.text for row in log.log_room.record._moves.rows][-1] == "Acknowledged, by Bengt"
    log.press("Esc")
    assert "Acknowledged" in log.room.strip.text()


def test_somebody_who_calls_again_does_not_change_since_when_it_is_acknowledged(log: DeskWindow) -> None:
    move_at_another_desk(log, Step.ACKNOWLEDGE, after=timedelta(minutes=5))
    move_at_another_desk(log, Step.JOIN, after=timedelta(minutes=30))
    log.follow()
    state = log.log_room.handoffs.rows[0].state
    assert (state.word, state.note) == ("Acknowledged", "10:05")
    assert [(row.time, row.text) for row in log.log_room.record._moves.rows] == [
        ("09:00", "Handed to Edgar Lindholm"),
        ("10:05", "Acknowledged, by Bengt"),
        ("10:30", "Called again, by Bengt"),
    ]


def test_a_past_day_stands_as_it_ended_and_its_records_tell_what_came_after(log: DeskWindow) -> None:
    move_at_another_desk(log, Step.ACKNOWLEDGE, after=timedelta(minutes=5))
    move_at_another_desk(log, Step.FINISH, after=timedelta(days=3))
    log.clock.at += timedelta(days=4)
    log.follow()
    assert log.log_room.head.text().startswith("Friday 6 March")
    log.press("Alt+Left", "Alt+Left", "Alt+Left", "Alt+Left")
    assert log.log_room.head.text().startswith("Monday 2 March")
    row = log.log_room.handoffs.rows[0]
    assert (row.made, row.due, row.state.word, row.state.note) == ("09:00", "15:00", "Overdue", "by 9 h")
    assert [(row.time, row.text) for row in log.log_room.record._moves.rows] == [
        ("09:00", "Handed to Edgar Lindholm"),
        ("10:05", "Acknowledged, by Bengt"),
        ("15:00", "Promise missed"),
        ("Thu", "Done, by Bengt"),
    ]
    assert log.log_room.record._head.text().startswith("Ivo Varga, Done")
    assert log.log_room.record._said.text() == "Edgar Lindholm promised a call back by 2 March 15:00."


def test_a_later_day_names_the_day_of_what_was_made_and_due_before(log: DeskWindow) -> None:
    move_at_another_desk(log, Step.FINISH, after=timedelta(days=1))
    log.clock.at += timedelta(days=2)
    log.follow()
    log.press("Alt+Left")
    assert log.log_room.head.text().startswith("Tuesday 3 March")
    row = log.log_room.handoffs.rows[0]
    assert (row.made, row.due, row.state.word, row.state.note) == ("Mon", "2 Mar 15:00", "Done", "10:00")
    assert [(row.time, row.text) for row in log.log_room.record._moves.rows] == [
        ("Mon", "Handed to Edgar Lindholm"),
        ("Mon", "Promise missed"),
        ("10:00", "Done, by Bengt"),
    ]


def test_today_says_yesterday_of_what_was_due_then(log: DeskWindow) -> None:
    log.clock.at += timedelta(days=1)
    log.press("F2")
    assert [(row.made, row.due) for row in log.log_room.handoffs.rows] == [("Mon", "yesterday 15:00")]


def test_numbers_without_a_name_stand_everywhere_as_people_read_them(log: DeskWindow) -> None:
    answer_at_another_desk(log, "When do you close?", received="+14845550101")
    hand_off_at_another_desk(log, "How long may I take?", received="+14845550102")
    log.follow()
    assert callers(log) == ["+1 484 555 0102", "Ivo Varga"]
    log.press("Ctrl+Tab")
    assert {row.who for row in log.log_room.calls.rows} >= {"+1 484 555 0101", "+1 484 555 0102"}
    assert {row.who for row in log.room.today.list.rows} >= {"+1 484 555 0101", "+1 484 555 0102"}
    assert [row.caller for row in log.room.idle.owed.rows] == ["+1 484 555 0102", "Ivo Varga"]
    log.press("F2")
    assert callers(log) == ["+1 484 555 0102", "Ivo Varga"]


def test_a_number_that_cannot_be_read_is_shown_as_it_was_received(log: DeskWindow) -> None:
    answer_at_another_desk(log, "When do you close?", received="0101 or 0102, he said")
    log.follow()
    log.press("Ctrl+Tab")
    assert "0101 or 0102, he said" in {row.who for row in log.log_room.calls.rows}
    log.press("/")
    log.type("close")
    assert log.log_room.record._head.text().startswith("0101 or 0102, he said")


def test_a_topic_added_elsewhere_is_found_at_once(desk_window: DeskWindow) -> None:
    desk_window.type("marzipan")
    assert desk_window.owners() == []
    other = open_desk(desk_window.home / "hub.db", clock=StoppedClock(TEN))
    file = desk_window.home / "topics.csv"
    file.write_text("name,keywords,owner\nSweets,marzipan,Mia Okafor\n")
    other.importing.apply(other.importing.plan(Noun.TOPICS, file), by=BENGT)
    other.close()
    desk_window.follow()
    assert desk_window.owners() == [("Sweets", "Mia Okafor", "Unknown")]
    desk_window.press("F6")
    assert desk_window.last_handoff().to.id == "mia"


def test_a_topic_rerouted_elsewhere_is_named_among_what_is_different_today(desk_window: DeskWindow) -> None:
    other = open_desk(desk_window.home / "hub.db", clock=StoppedClock(TEN))
    other.directory.reroute(TOPICS[2], MIA, TEN + timedelta(hours=2), by=BENGT)
    other.close()
    desk_window.follow()
    first = desk_window.room.idle.different.rows[0]
    assert (first.title, first.detail, first.until) == ("Rerouted: Payment terms", "To Mia Okafor", "until 12:00")


def test_a_call_at_hand_stays_in_sight(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("broken cooler")
    desk_window.press("Ctrl+2")
    assert desk_window.log_room.call.isVisible()
    assert desk_window.log_room.call.text() == "On a call, Ivo Varga, broken cooler"
    desk_window.press("Esc", "Shift+Esc", "Ctrl+2")
    assert not desk_window.log_room.call.isVisible()
