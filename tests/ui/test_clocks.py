"""What the window shows when the computer's clock was set back."""

from datetime import timedelta

import pytest

from tests.ui.desk_window import DeskWindow
from tests.ui.house import TEN
from ui.console.rounds import Rounds
from ui.models.log_record import move_rows
from ui.models.logged import Telling

HOUR = timedelta(hours=1)


def answer(desk_window: DeskWindow, words: str) -> None:
    desk_window.ask(words)
    desk_window.press("F5")


def test_F24_a_call_filed_when_the_clock_was_set_back_says_so_in_the_log_and_in_its_record(
    desk_window: DeskWindow,
) -> None:
    answer(desk_window, "when open")
    desk_window.clock.at = TEN - 3 * HOUR
    answer(desk_window, "when open again")
    today = desk_window.room.today.list.rows
    assert [row.state.note for row in today[:2]] == ["clock changed", ""]
    assert today[0].summary == "when open again"
    desk_window.press("Ctrl+2", "Ctrl+Tab")
    rows = {row.summary: row for row in desk_window.log_room.calls.rows}
    assert [summary for summary, row in rows.items() if row.state.note] == ["when open again"]
    assert rows["when open again"].spoken.endswith("Answered, clock changed")
    desk_window.press("PgDown")
    head = desk_window.log_room.record._head
    assert head.accessibleName().endswith("clock changed")
    desk_window.press("PgUp")
    assert not head.accessibleName().endswith("clock changed")


def test_F24_the_record_of_a_handoff_says_that_its_call_was_filed_when_the_clock_was_set_back(
    desk_window: DeskWindow,
) -> None:
    answer(desk_window, "when open")
    desk_window.clock.at = TEN - 3 * HOUR
    desk_window.ask("charged twice")
    desk_window.press("Enter", "F6", "Ctrl+2")
    desk_window.press("PgDown")
    assert desk_window.log_room.record._head.accessibleName().endswith("clock changed")


def test_F24_the_life_of_a_handoff_is_told_in_the_order_in_which_it_happened(desk_window: DeskWindow) -> None:
    desk_window.ask("charged twice")
    desk_window.press("Enter", "F6")
    desk, made = desk_window.desk, desk_window.last_handoff()
    desk_window.clock.at = TEN - HOUR
    desk.handoffs.acknowledge(made.id, by=desk.operator)
    desk_window.clock.at += HOUR / 2
    desk.handoffs.finish(made.id, by=desk.operator)
    told = Telling(day=TEN.date(), now=TEN, moment=TEN, zone=desk.zone(), numbers={})
    rows = move_rows(desk.calls.handoff(made.id), told)
    by = "by Alma Reyes"
    assert [row.text for row in rows] == ["Handed to Edgar Lindholm", f"Acknowledged, {by}", f"Done, {by}"]


# The computer slept, or its clock was set


def tick(desk_window: DeskWindow) -> None:
    """A second went by, by the window's own count."""
    desk_window.window._tick()
    desk_window.settle()


def sleep(desk_window: DeskWindow, span: timedelta) -> None:
    """The computer sleeps: the clock goes on meanwhile, and nothing else does."""
    desk_window.clock.at += span
    tick(desk_window)


def set_clock(desk_window: DeskWindow, by: timedelta) -> None:
    desk_window.clock.set_to(desk_window.clock.at + by)
    tick(desk_window)


def test_F30_whoever_was_on_hold_while_the_computer_slept_waited_that_long(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    sleep(desk_window, timedelta(minutes=5))
    assert desk_window.console.clock == "05:00"
    desk_window.press("F7")
    sleep(desk_window, timedelta(minutes=40))
    assert [row.time for row in desk_window.room.waiting._rows] == ["40:00"]
    desk_window.press("F7", "F5")
    call = desk_window.last_call()
    assert (call.waited_seconds, call.ended_at - call.started_at) == (2_400, timedelta(minutes=45))


def test_F30_after_a_night_asleep_the_window_shows_today(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+2")
    assert [row.caller for row in desk_window.log_room.handoffs.rows] == ["Ivo Varga"]
    assert desk_window.program.log.view is not None
    sleep(desk_window, timedelta(hours=23))
    assert desk_window.program.log.view.today.isoformat() == "2026-03-03"
    overview = desk_window.console.overview
    assert overview is not None
    assert overview.today == ()
    assert [one.state.word for one in desk_window.log_room.handoffs.rows] == ["Overdue"]
    assert "1 overdue" in desk_window.window.rail._items["log"].accessibleName()


def test_F30_past_midnight_the_window_shows_another_day_though_nobody_slept(desk_window: DeskWindow) -> None:
    desk_window.clock.at = TEN.replace(hour=22, minute=59, second=55)
    tick(desk_window)
    assert len(desk_window.room.today.list.rows) == 2
    sleep(desk_window, timedelta(seconds=6))
    assert not desk_window.room.today.list.rows


def test_F30_what_falls_due_is_overdue_on_the_rail_in_the_same_second(desk_window: DeskWindow) -> None:
    badge = desk_window.window.rail._items["log"]
    desk_window.clock.at = TEN.replace(hour=14)
    tick(desk_window)
    assert "overdue" not in badge.accessibleName()
    sleep(desk_window, timedelta(seconds=1))
    assert "1 overdue" in badge.accessibleName()


def test_F30_a_second_that_goes_by_asks_the_hub_nothing(desk_window: DeskWindow) -> None:
    seen = desk_window.console.overview
    sleep(desk_window, timedelta(seconds=1))
    assert desk_window.console.overview is seen


def test_F30_the_daily_round_comes_soon_after_the_computer_slept(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Rounds, "begin", lambda _self, _desk: None)  # the first one would begin some time after now
    rounds = desk_window.program.mending._rounds
    rounds._done(())
    assert rounds._timer.interval() > 3_000_000
    sleep(desk_window, timedelta(hours=23))
    assert rounds._timer.isActive()
    assert rounds._timer.interval() <= 15_000
    rounds.stop()
    sleep(desk_window, timedelta(hours=23))
    assert not rounds._timer.isActive()


def test_F30_after_the_computer_slept_the_journal_is_looked_at_as_often_as_ever(desk_window: DeskWindow) -> None:
    timer = desk_window.program.feed._timer
    timer.setInterval(60_000)
    sleep(desk_window, timedelta(minutes=30))
    assert timer.interval() == 250


@pytest.mark.parametrize("by", [-HOUR, timedelta(days=-365), HOUR, timedelta(days=27_000)], ids=str)
def test_F24_F25_F30_whoever_waits_while_the_clock_is_set_waits_as_long_as_before(
    desk_window: DeskWindow, by: timedelta
) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    sleep(desk_window, timedelta(minutes=1))
    desk_window.press("F7")
    assert desk_window.console.ring("+46 8 123 456 78")
    desk_window.settle()
    desk_window.press("Ctrl+N", "P")
    assert desk_window.console.ring("+1 484 555 0102")
    desk_window.settle()
    sleep(desk_window, timedelta(seconds=10))
    before = [row.time for row in desk_window.room.waiting._rows]
    set_clock(desk_window, by)
    desk_window.console.rings.let_old_go()
    assert [row.time for row in desk_window.room.waiting._rows] == before
    desk_window.press("F7", "F5")
    call = desk_window.last_call()
    assert (call.waited_seconds, call.ended_at - call.started_at) == (10, timedelta(seconds=70))
    assert call.ended_at == desk_window.clock.at


def test_F30_a_clock_that_is_set_right_by_a_second_is_no_event(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    began = desk_window.console.call.notes
    set_clock(desk_window, timedelta(seconds=-2))
    assert desk_window.console.call.notes == began
