"""The filter of the log by keys: words, pieces, days; page by page, and counted late."""

from datetime import timedelta

import pytest

from frontdesk.calls.model import Notes, Outcome, Passing
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.house import MAREK, TEN
from ui.console.day import Page
from ui.console.log.wanted import propose_export
from ui.work import Lane

BENGT = Operator("Bengt", "Desk 2")


def log_calls(
    desk: Desk, clock: StoppedClock, count: int, *, days_ago: int, summary: str, by: Operator = BENGT
) -> None:
    for serial in range(count):
        clock.at = TEN - timedelta(days=days_ago, minutes=serial)
        notes = Notes(id=f"{summary}-{days_ago}-{serial}", started_at=clock.at, summary=f"{summary} {serial}")
        desk.calls.log(notes, Outcome.ABANDONED, by=BENGT)


def hand_off(desk: Desk, clock: StoppedClock, *, days_ago: int, summary: str, topic: str) -> None:
    clock.at = TEN - timedelta(days=days_ago)
    notes = Notes(id=f"{summary}-{days_ago}", started_at=clock.at, summary=summary, topic_id=topic, caller_id="pia",
                  passing=Passing(to=MAREK if topic == "repair" else None))  # fmt: skip
    desk.calls.log(notes, Outcome.HANDED_OFF, by=BENGT)


@pytest.fixture
def log(desk_window: DeskWindow) -> DeskWindow:
    """The log in sight; on Saturday and a year ago there were calls too."""
    clock = StoppedClock(TEN)
    other = open_desk(desk_window.home / "hub.db", clock=clock)
    log_calls(other, clock, 3, days_ago=2, summary="Saturday")
    hand_off(other, clock, days_ago=2, summary="The cooler is loud", topic="repair")
    hand_off(other, clock, days_ago=365, summary="An old promise", topic="terms")
    other.close()
    desk_window.follow()
    desk_window.press("Ctrl+2")
    return desk_window


def callers(log: DeskWindow) -> list[str]:
    return [row.caller for row in log.log_room.handoffs.rows]


def summaries(log: DeskWindow) -> list[str]:
    return [row.summary for row in log.log_room.calls.rows]


def chips(log: DeskWindow) -> tuple[str, ...]:
    return log.log_room.left.chips.words


def offered(log: DeskWindow) -> list[str]:
    return [row.name for row in log.log_room.left.offers.rows]


def filter_by(log: DeskWindow, typed: str) -> None:
    log.press("/")
    log.type(typed)
    log.press("Enter")


def title(log: DeskWindow) -> str:
    return log.log_room.head.text().partition(",")[0]


def test_a_piece_is_offered_as_it_is_typed_and_enter_takes_it(log: DeskWindow) -> None:
    log.press("Ctrl+Tab", "Ctrl+Tab", "/")
    log.type("to:ed")
    assert offered(log) == ["Edgar Lindholm"]
    assert len(callers(log)) == 3
    log.press("Enter")
    assert offered(log) == []
    assert chips(log) == ("to Edgar Lindholm",)
    assert log.log_room.filter.edit.text() == ""
    assert callers(log) == ["Ivo Varga"]
    assert log.log_room.left.chips.text() == "Still open, whatever the day: to Edgar Lindholm. 1 row"


@pytest.mark.parametrize(
    ("typed", "chip", "found"),
    [
        ("dept:serv", "Service", ["Pia Holt"]),
        ("dept:acc", "Accounting", ["Pia Holt", "Ivo Varga"]),
        ("topic:repair", "about Repair visit", ["Pia Holt"]),
        ("state:op", "open", ["Pia Holt", "Pia Holt", "Ivo Varga"]),
        ("state:ret", "returned", []),
        ("overdue", "overdue", ["Pia Holt"]),
        ("by:beng", "by Bengt", ["Pia Holt", "Pia Holt"]),
        ("outcome:hand", "handed off", ["Pia Holt", "Pia Holt", "Ivo Varga"]),
    ],
)
def test_each_kind_of_piece_leaves_its_own(log: DeskWindow, typed: str, chip: str, found: list[str]) -> None:
    log.press("F2")
    log.program.log.show_page(Page.CALLS)
    log.settle()
    log.press("Ctrl+Tab")
    filter_by(log, typed)
    assert chips(log) == (chip,)
    assert callers(log) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("to:ed", ["Ivo Varga"]), ("state:open", ["Ivo Varga", "Pia Holt", "Pia Holt"]), ("topic:repair", ["Pia Holt"]),
     ("dept:serv", ["Pia Holt"]), ("by:bengt", ["Pia Holt", "Pia Holt"]), ("overdue", ["Pia Holt"])],
)  # fmt: skip
def test_the_hub_leaves_the_same_in_all_days(log: DeskWindow, typed: str, found: list[str]) -> None:
    log.press("Ctrl+Shift+F")
    filter_by(log, typed)
    assert callers(log) == found


def test_words_and_pieces_narrow_together_and_each_is_taken_away_by_key(log: DeskWindow) -> None:
    log.press("F2", "/")
    log.type("holt state:open")
    log.press("Enter")
    assert log.log_room.filter.edit.text() == "holt "
    assert callers(log) == ["Pia Holt", "Pia Holt"]
    log.type("dept:serv")
    log.press("Enter")
    assert chips(log) == ("open", "Service")
    assert callers(log) == ["Pia Holt"]
    log.press("Ctrl+A", "Backspace", "Left", "Left", "Delete")
    assert chips(log) == ("Service",)
    log.press("Backspace")
    assert chips(log) == ()
    assert len(callers(log)) == 3


@pytest.mark.parametrize(("tabs", "name", "count"), [(2, "Still open", 3), (3, "Overdue", 1), (4, "Returned", 0)])
def test_what_is_owed_is_owed_whatever_the_days_in_sight_and_says_so(
    log: DeskWindow, tabs: int, name: str, count: int
) -> None:
    filter_by(log, "last 7 days")
    assert title(log) == "24 February to 2 March"
    log.press("Esc", *["Ctrl+Tab"] * tabs)
    rows = {0: "0 rows", 1: "1 row"}.get(count, f"{count} rows")
    assert log.log_room.left.chips.text() == f"{name}, whatever the day. {rows}"
    assert (len(callers(log)), chips(log)) == (count, ())
    filter_by(log, "state:open")
    assert chips(log) == ("open",)
    log.press("Backspace")
    assert chips(log) == ()
    log.press("Esc", *["Ctrl+Tab"] * (5 - tabs))
    assert chips(log) == ("24 February to 2 March",)
    assert log.log_room.left.chips.text().startswith("Hand-offs, 24 February to 2 March. ")


def test_esc_closes_what_is_offered_then_shows_the_whole_list_again(log: DeskWindow) -> None:
    filter_by(log, "overdue")
    log.type("returned")
    log.press("Esc")
    assert offered(log) == []
    assert chips(log) == ("overdue",)
    log.press("Esc")
    assert chips(log) == ()
    assert log.log_room.filter.edit.text() == ""
    assert log.window.shows_log


@pytest.mark.parametrize(
    ("typed", "shown", "count"),
    [("28 feb", "Saturday 28 February", 4), ("2026-02-28..2026-03-02", "28 February to 2 March", 6),
     ("last week", "23 February to 1 March", 4), ("all days", "All days", 7), ("2 mar 2025", "Sunday 2 March 2025", 1)],
)  # fmt: skip
def test_days_are_typed_and_every_figure_follows(log: DeskWindow, typed: str, shown: str, count: int) -> None:
    log.press("Ctrl+Tab")
    filter_by(log, typed)
    assert title(log) == shown
    assert len(log.log_room.calls.rows) == count
    assert log.log_room.figures.text().startswith(f"{count} call")
    assert log.log_room.tabs._tabs["calls"].text() == f"All calls {count}"


def test_alt_and_arrows_step_by_as_many_days_and_backspace_comes_back_to_today(log: DeskWindow) -> None:
    filter_by(log, "2026-02-28..2026-03-01")
    log.press("Alt+Left")
    assert title(log) == "26 to 27 February"
    log.press("Alt+Right")
    assert title(log) == "28 February to 1 March"
    log.press("Backspace")
    assert title(log) == "Monday 2 March"
    assert chips(log) == ()


def test_what_is_in_no_list_of_the_day_is_found_in_all_days_by_one_key(log: DeskWindow) -> None:
    log.press("/")
    log.type("promise")
    assert log.log_room.left.empty.text() == "Nothing has these words. Ctrl Shift F looks in all days."
    log.press("Ctrl+Shift+F")
    assert callers(log) == ["Pia Holt"]
    assert log.log_room.handoffs.rows[0].made == "2 Mar ’25"
    log.press("Ctrl+Shift+F")
    assert title(log) == "Monday 2 March"


def test_a_long_list_comes_page_by_page_and_says_how_many_there_are(desk_window: DeskWindow) -> None:
    clock = StoppedClock(TEN)
    other = open_desk(desk_window.home / "hub.db", clock=clock)
    log_calls(other, clock, 120, days_ago=3, summary="Early")
    other.close()
    desk_window.follow()
    desk_window.press("Ctrl+2", "Ctrl+Tab")
    filter_by(desk_window, "27 feb")
    assert len(desk_window.log_room.calls.rows) == 50
    assert desk_window.log_room.left.chips.count == "50 of 120"
    for _ in range(5):
        desk_window.press("PgDown")
    assert len(desk_window.log_room.calls.rows) == 100
    for _ in range(8):
        desk_window.press("PgDown")
    assert desk_window.log_room.left.chips.count == "120 rows"
    assert desk_window.log_room.calls.marked.summary == "Early 119"
    desk_window.press("PgUp")
    assert desk_window.log_room.calls.marked.summary == "Early 109"


def test_the_count_comes_late_and_not_for_what_is_no_longer_asked(start: Start) -> None:
    lanes = Held()
    window = start(lanes=lanes)
    clock = StoppedClock(TEN)
    other = open_desk(window.home / "hub.db", clock=clock)
    log_calls(other, clock, 60, days_ago=3, summary="Early")
    other.close()
    window.follow()
    window.press("Ctrl+2", "Ctrl+Tab")
    lanes.held.add(Lane.BULK)
    window.waits = False
    window.press("/")
    window.type("27 feb")
    window.until(lambda: bool(window.log_room.left.offers.rows))
    window.press("Enter")
    window.until(lambda: len(window.log_room.calls.rows) == 50)
    assert window.log_room.left.chips.count == "50, counting …"
    lanes.let_go()
    window.until(lambda: window.log_room.left.chips.count == "50 of 60")
    window.waits = True


def test_what_another_desk_writes_is_seen_in_a_filtered_list_and_the_mark_stays(log: DeskWindow) -> None:
    log.press("Ctrl+Shift+F", "Ctrl+Tab", "Down")
    marked = log.log_room.calls.marked.summary
    clock = StoppedClock(TEN)
    other = open_desk(log.home / "hub.db", clock=clock)
    log_calls(other, clock, 1, days_ago=0, summary="Just now")
    other.close()
    log.follow()
    assert summaries(log)[0] == "Just now 0"
    assert log.log_room.calls.marked.summary == marked


def test_what_was_done_in_time_the_next_day_is_not_overdue_on_its_own(desk_window: DeskWindow) -> None:
    clock, day = StoppedClock(TEN - timedelta(days=2)), timedelta(days=1)
    other = open_desk(desk_window.home / "hub.db", clock=clock)
    passing = Passing(to=MAREK, due_at=TEN - day)
    notes = Notes(id="in-time", started_at=clock.at, summary="In time", caller_id="pia", passing=passing)
    made = other.calls.log(notes, Outcome.HANDED_OFF, by=BENGT).handoff
    assert made is not None
    clock.at += day - timedelta(hours=1)
    other.handoffs.finish(made.id, by=BENGT)
    other.close()
    desk_window.follow()
    desk_window.press("Ctrl+2")
    filter_by(desk_window, "day:saturday")
    assert "Pia Holt" in callers(desk_window)
    desk_window.type("overdue")
    desk_window.press("Enter")
    assert chips(desk_window) == ("Saturday 28 February", "overdue")
    assert callers(desk_window) == []


def test_the_panel_of_an_export_says_what_of_the_filter_it_leaves_out(log: DeskWindow) -> None:
    filter_by(log, "to:ed")
    log.type("state:op")
    log.press("Enter")
    log.type("invoice ")
    day = log.program.log
    assert day.view is not None
    asking = propose_export(log.desk, day.view.days, day.filtering.asked)
    assert asking.facts == ("hand-offs with all that became of them", "not kept to: open, with “invoice”")
