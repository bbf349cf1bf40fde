"""A clock that is set back or ahead: what is filed keeps its order, nothing is refused, and no promise is senseless."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from frontdesk.calls.filter import Filter
from frontdesk.calls.model import Handoff, Notes, Outcome, State
from frontdesk.calls.records import clocks
from frontdesk.calls.records.clocks import LOOK_BACK, places
from frontdesk.calls.rules import said_time
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from frontdesk.errors import Refused
from frontdesk.hub.prepared import PreparedRead
from frontdesk.hub.tables import journal
from frontdesk.ids import new_id
from frontdesk.upkeep import check
from tests.directory.house import BO, INGA
from tests.exchange.house import rows_of
from tests.faults.conftest import Place

BY = Operator("Maja", "Desk 1")
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
#: Ten o'clock in Stockholm on a Monday, and to what the clock is set then.
TEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
SET_TO = {
    "F24-an-hour-back": TEN - HOUR,
    "F24-a-year-back": datetime(2025, 3, 3, 9, tzinfo=UTC),
    "F24-before-the-log-begins": datetime(1970, 1, 1, tzinfo=UTC),
    "F25-to-the-end-of-32-bits": datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    "F25-to-2099": datetime(2099, 12, 31, 22, 59, tzinfo=UTC),
}
set_to = pytest.mark.parametrize("moment", SET_TO.values(), ids=SET_TO)


@pytest.fixture
def desk(place: Place, stopped_clock: StoppedClock) -> Iterator[Desk]:
    """A desk at the small house, whose clock goes when it is told to."""
    stopped_clock.at = TEN
    with closing(open_desk(place.hub, clock=stopped_clock, operator=BY.name)) as opened:
        yield opened


def log(desk: Desk, summary: str) -> Notes:
    notes = Notes(id=new_id(), started_at=desk.clock.now(), summary=summary)
    desk.calls.log(notes, Outcome.ANSWERED, by=BY)
    return notes


def hand_off(desk: Desk, summary: str = "Hail") -> Handoff:
    notes = Notes(id=new_id(), started_at=desk.clock.now(), summary=summary, topic_id="hail")
    handoff = desk.calls.log(notes, Outcome.HANDED_OFF, by=BY).handoff
    assert handoff is not None
    return handoff


@set_to
def test_F24_F25_what_is_filed_keeps_its_order_whatever_the_clock_says(
    desk: Desk, stopped_clock: StoppedClock, moment: datetime
) -> None:
    first = log(desk, "first")
    stopped_clock.at = moment
    second = log(desk, "second")
    last = desk.calls.last(by=BY)
    assert last is not None
    assert last.call.summary == "second"
    with desk.hub.read() as connection:
        filed = connection.execute(select(journal.c.row).where(journal.c.kind == "calls").order_by(journal.c.seq))
        assert filed.scalars().all() == [first.id, second.id]
    assert [one.verb for one in (desk.undo(), desk.undo())] == ["call.log", "call.log"]
    assert check(desk.hub).problems == ()


@set_to
def test_F24_F25_undo_takes_back_what_was_done_last_whatever_the_clock_says(
    desk: Desk, stopped_clock: StoppedClock, moment: datetime
) -> None:
    log(desk, "first")
    stopped_clock.at = moment
    log(desk, "second")
    noted = desk.undo().notes
    assert noted is not None
    assert noted.summary == "second"


@set_to
def test_F24_F25_a_handoff_goes_on_whatever_the_clock_says(
    desk: Desk, stopped_clock: StoppedClock, moment: datetime
) -> None:
    handoff = hand_off(desk)
    stopped_clock.at = moment
    desk.handoffs.acknowledge(handoff.id, by=BY)
    done = desk.handoffs.finish(handoff.id, by=BY)
    assert [move.step.value for move in done.moves] == ["make", "acknowledge", "finish"]
    assert (done.state, desk.calls.handoffs(owed_only=True)) == (State.DONE, [])
    (line,) = desk.calls.day_log(date(2026, 3, 2))
    assert line.handoff.state is (State.OPEN if moment > TEN else State.DONE)
    assert check(desk.hub).problems == ()


@set_to
def test_F24_F25_a_promise_is_counted_from_what_the_clock_says_now(
    desk: Desk, stopped_clock: StoppedClock, moment: datetime
) -> None:
    hand_off(desk)
    stopped_clock.at = moment
    due_at = hand_off(desk).promise.due_at
    assert HOUR <= due_at - moment <= 4 * DAY
    assert said_time(due_at, at=moment, zone=desk.zone()).count(":") == 1


@set_to
def test_F24_F25_the_log_of_each_day_has_what_that_day_had(
    desk: Desk, stopped_clock: StoppedClock, moment: datetime, tmp_path: Path
) -> None:
    hand_off(desk, "at ten")
    stopped_clock.at = moment
    hand_off(desk, "later")
    today = desk.calls.today()
    assert {line.call.summary for line in desk.calls.lines(today)} >= {"later"}
    expected = {"at ten", "later"} if today >= date(2026, 3, 2) else {"later"}
    desk.day_log.export(today, tmp_path / "day.csv")
    assert {row["summary"] for row in rows_of(tmp_path / "day.csv")} == expected
    assert (desk.log.totals(today).calls, desk.log.totals(today).made) == (
        (2, 2) if moment.date() == TEN.date() else (1, 1)
    )


def test_F24_what_is_different_is_so_again_when_the_clock_is_set_back(desk: Desk, stopped_clock: StoppedClock) -> None:
    desk.directory.absent(INGA, TEN + 2 * HOUR, cover=BO, by=BY)
    stopped_clock.at = TEN + 3 * HOUR
    assert [desk.directory.cover("hail").answers_now, desk.directory.exemptions()] == [INGA, []]
    stopped_clock.at = TEN + HOUR
    assert desk.directory.cover("hail").answers_now == BO


def test_F24_an_end_that_lies_behind_is_refused_and_nothing_else_is(desk: Desk, stopped_clock: StoppedClock) -> None:
    stopped_clock.at = SET_TO["F25-to-2099"]
    with pytest.raises(Refused, match="The end lies in the past"):
        desk.directory.absent(INGA, TEN + DAY, by=BY)


@set_to
def test_F24_F25_a_shift_never_ends_before_it_begins(desk: Desk, stopped_clock: StoppedClock, moment: datetime) -> None:
    desk.sign_on("Bengt")
    stopped_clock.at = moment
    ended = desk.sign_off()
    assert ended is not None
    assert ended.ended_at == max(moment, TEN)


@set_to
def test_F24_F25_what_was_typed_last_is_offered_first(
    desk: Desk, stopped_clock: StoppedClock, moment: datetime
) -> None:
    first, second = (Notes(id=new_id(), started_at=TEN, summary=text) for text in ("first", "second"))
    desk.drafts.keep(first)
    stopped_clock.at = moment
    desk.drafts.keep(second)
    assert [notes.summary for notes in desk.drafts.all()] == ["second", "first"]


def changed(desk: Desk, day: date | None = None) -> list[tuple[str, bool]]:
    """The calls of a day as its list tells them, the last first, and whether each says that the clock changed."""
    return [(line.call.summary, line.clock_changed) for line in desk.calls.lines(day or desk.calls.today())]


def test_F24_a_call_that_is_filed_when_the_clock_was_set_back_says_so_and_stands_where_it_was_filed(
    desk: Desk, stopped_clock: StoppedClock
) -> None:
    log(desk, "at ten")
    stopped_clock.at = TEN - HOUR
    log(desk, "an hour back")
    stopped_clock.at += 30 * MINUTE
    behind = log(desk, "half an hour back")
    stopped_clock.at = TEN + MINUTE
    log(desk, "right again")
    told = [("right again", False), ("half an hour back", True), ("an hour back", True), ("at ten", False)]
    assert changed(desk) == told
    page = desk.log.calls.page(Filter())
    assert {line.call.summary for line in page.lines if line.clock_changed} == {"half an hour back", "an hour back"}
    assert desk.log.record(behind.id).line.clock_changed


@pytest.mark.parametrize("moment", [SET_TO["F24-a-year-back"], SET_TO["F24-before-the-log-begins"]])
def test_F24_a_call_of_another_year_says_that_the_clock_changed(
    desk: Desk, stopped_clock: StoppedClock, moment: datetime
) -> None:
    log(desk, "at ten")
    stopped_clock.at = moment
    log(desk, "long ago")
    assert changed(desk) == [("long ago", True)]
    assert changed(desk, date(2026, 3, 2)) == [("at ten", False)]


def test_F25_when_the_clock_that_was_ahead_is_right_again_calls_say_so_for_a_while(
    desk: Desk, stopped_clock: StoppedClock
) -> None:
    stopped_clock.at = SET_TO["F25-to-2099"]
    log(desk, "ahead")
    stopped_clock.at = TEN
    summaries = [f"call {number}" for number in range(LOOK_BACK + 2)]
    for summary in summaries:
        log(desk, summary)
    told = dict(changed(desk))
    assert list(told) == summaries[::-1]
    assert [summary for summary in summaries if told[summary]] == summaries[:LOOK_BACK]
    assert changed(desk, date(2099, 12, 31)) == [("ahead", False)]


def test_F24_neighbouring_calls_ask_the_journal_once_for_all_that_stands_before_them(
    desk: Desk, stopped_clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = PreparedRead.rows
    asked: list[tuple[int, int]] = []

    def counted(question: PreparedRead, connection: Connection, **values: Any) -> list[dict[str, Any]]:
        asked.append((values["first"], values["end"]))
        return asking(question, connection, **values)

    ids = [log(desk, f"call {number}").id for number in range(50)]
    with desk.hub.read() as connection:
        monkeypatch.setattr(PreparedRead, "rows", counted)
        seqs = [place.seq for place in places(connection, ids).values()]
        assert asked == [(min(seqs) - LOOK_BACK, max(seqs))]
        asked.clear()
        assert list(clocks._entries_before(connection, [2_000, 900, 1_100, 1_301])) == []
        assert asked == [(700, 1_100), (1_101, 1_301), (1_800, 2_000)]


def test_F24_a_clock_that_is_set_right_by_some_minutes_is_not_told(desk: Desk, stopped_clock: StoppedClock) -> None:
    log(desk, "at ten")
    stopped_clock.at = TEN - 5 * MINUTE
    log(desk, "five minutes back")
    assert changed(desk) == [("at ten", False), ("five minutes back", False)]


def test_F24_another_computers_clock_says_nothing_of_this_one(desk: Desk, stopped_clock: StoppedClock) -> None:
    notes = Notes(id=new_id(), started_at=TEN + HOUR, summary="there")
    stopped_clock.at = TEN + HOUR
    desk.calls.log(notes, Outcome.ANSWERED, by=Operator("Bengt", "Desk 2"))
    stopped_clock.at = TEN
    log(desk, "here")
    assert changed(desk) == [("there", False), ("here", False)]


def test_F24_a_call_that_is_corrected_later_says_what_it_said(desk: Desk, stopped_clock: StoppedClock) -> None:
    log(desk, "at ten")
    stopped_clock.at = TEN - HOUR
    behind = log(desk, "an hour back")
    stopped_clock.at = TEN + HOUR
    desk.corrections.correct(behind.id, summary="corrected", by=BY)
    assert changed(desk) == [("corrected", True), ("at ten", False)]


def test_F24_a_call_taken_back_and_filed_again_says_what_the_clock_says_then(
    desk: Desk, stopped_clock: StoppedClock
) -> None:
    log(desk, "at ten")
    stopped_clock.at = TEN - HOUR
    behind = log(desk, "an hour back")
    stopped_clock.at = TEN + HOUR
    desk.undo()
    desk.calls.log(behind, Outcome.ANSWERED, by=BY)
    assert changed(desk) == [("at ten", False), ("an hour back", False)]
