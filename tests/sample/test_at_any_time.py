"""The sample company holds together whenever it is made."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import text

from frontdesk.calls import records, rules
from frontdesk.calls.model import State, Step
from frontdesk.clock import day_bounds, local_day
from frontdesk.hub.journal import broken_links
from tests.sample.conftest import Made

A_MOMENT_LATER = timedelta(microseconds=1)


def moment(row: dict[str, Any], name: str) -> datetime:
    found: datetime = row[name]
    return found


def test_every_pointer_points_at_something(made: Made) -> None:
    with made.hub.read() as connection:
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []


def test_every_hand_off_was_made_in_a_call_of_its_caller(made: Made) -> None:
    calls = {row["id"]: row for row in made.rows("calls")}
    for handoff in made.handoffs():
        call = calls[handoff.call_id]
        assert (call["handoff_id"], call["caller_id"], call["topic_id"]) == (
            handoff.id, handoff.caller_id, handoff.topic_id,
        )  # fmt: skip
        assert call["ended_at"] == handoff.made_at


def test_the_state_of_every_hand_off_follows_from_its_moves(made: Made) -> None:
    for handoff in made.handoffs():
        assert rules.state_at(handoff.moves, made.now + A_MOMENT_LATER) is handoff.state


def test_moves_stand_in_order_and_begin_with_the_making(made: Made) -> None:
    for handoff in made.handoffs():
        assert handoff.moves[0].step is Step.MAKE
        assert handoff.moves[0].at == handoff.made_at
        times = [move.at for move in handoff.moves]
        assert times == sorted(times)


def test_every_step_was_allowed_where_it_was_taken(made: Made) -> None:
    for handoff in made.handoffs():
        state = State.OPEN
        for move in handoff.moves[1:]:
            assert move.step in rules.allowed(state)
            state = rules.MOVES[state, move.step]


def test_nothing_lies_in_the_future_but_what_is_due_and_what_ends(made: Made) -> None:
    assert max(moment(row, "ended_at") for row in made.rows("calls")) <= made.now
    assert max(moment(row, "at") for row in made.rows("moves")) <= made.now
    assert max(moment(row, "made_at") for row in made.rows("handoffs")) <= made.now
    assert max(moment(row, "verified_at") for row in made.rows("articles")) <= made.now
    assert max(moment(row, "starts_at") for row in made.rows("exceptions")) <= made.now


def test_every_exception_ends_later(made: Made) -> None:
    ends = [moment(row, "ends_at") for row in made.rows("exceptions")]
    assert len(ends) == 3
    assert min(ends) > made.now


def test_calls_come_on_weekdays_from_eight_to_five_one_after_the_other(made: Made) -> None:
    calls = sorted(made.rows("calls"), key=lambda row: moment(row, "started_at"))
    for row in calls:
        local = moment(row, "started_at").astimezone(made.zone)
        assert local.weekday() < 5
        assert time(8) <= local.time() < time(17)
    for before, after in pairwise(calls):
        assert moment(before, "ended_at") <= moment(after, "started_at")


def test_a_full_day_has_50_to_70_calls_a_friday_fewer(made: Made) -> None:
    counts: dict[str, list[int]] = {"Friday": [], "other": []}
    days: dict[date, int] = {}
    for row in made.rows("calls"):
        day = local_day(moment(row, "started_at"), made.zone)
        days[day] = days.get(day, 0) + 1
    last = sorted(days)[-3:]  # cut off by now, or thinned out for the story
    for day, count in days.items():
        if day not in last:
            counts["Friday" if f"{day:%A}" == "Friday" else "other"].append(count)
    fridays, others = counts["Friday"], counts["other"]
    assert all(42 <= count <= 55 for count in fridays)
    assert all(50 <= count <= 70 for count in others)
    assert sum(fridays) / len(fridays) < sum(others) / len(others) - 5
    assert len(fridays + others) >= 60


def test_one_promise_is_late_and_the_others_still_to_come(made: Made) -> None:
    with made.hub.read() as connection:
        owed = records.owed_lines(connection)
    late = [line.caller for line in owed if line.handoff.promise.due_at < made.now]
    assert late == ["Fenwick Ice"]
    assert {"Tibor Halasz", "Orla Quist", "Lena Korte", "Britt Halden", "Hollis Brandt"} <= {one.caller for one in owed}
    assert 6 <= len(owed) <= 10


def test_what_is_owed_falls_due_on_the_next_day_that_the_desk_can_keep_it(made: Made) -> None:
    local = made.now.astimezone(made.zone)
    due_day = local.date()
    if local.time() >= time(16, 15):
        due_day += timedelta(days=1)
    while due_day.weekday() > 4:
        due_day += timedelta(days=1)
    start, end = day_bounds(due_day, made.zone)
    with made.hub.read() as connection:
        due = [line for line in records.owed_lines(connection) if start <= line.handoff.promise.due_at < end]
    kept = {line.caller for line in due if line.handoff.promise.due_at > made.now}
    assert kept == {"Tibor Halasz", "Orla Quist", "Lena Korte", "Britt Halden"}


def test_the_journal_hangs_together_and_is_one_step(made: Made) -> None:
    with made.hub.read() as connection:
        assert list(broken_links(connection)) == []
        steps = connection.execute(text("SELECT DISTINCT verb, who, desk FROM journal")).all()
        assert [tuple(step) for step in steps] == [("sample.make", "Sample", "Sample")]
        assert connection.execute(text("SELECT count(DISTINCT step) FROM journal")).scalar_one() == 1
