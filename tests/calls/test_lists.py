"""What is owed, what was logged, and how things stand with a caller."""

from datetime import date, timedelta
from typing import Any

from frontdesk.calls.model import Handoff, HandoffLine, Logged, Passing, Standing, State, Step
from frontdesk.ids import new_id
from tests.calls.notes import answer, hand_off
from tests.directory.house import ASA, BENGT, INGA, MAJA, TEN, House

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def made(house: House, summary: str, due: timedelta, **noted: Any) -> Handoff:
    """A hand-off that is due so long after ten o'clock on Monday."""
    logged = hand_off(house, summary=summary, passing=Passing(due_at=TEN + due), **noted)
    assert logged.handoff is not None
    return logged.handoff


def summaries(lines: list[HandoffLine]) -> list[str]:
    return [line.summary for line in lines]


def test_what_is_owed_stands_soonest_first_and_what_is_done_is_gone(house: House) -> None:
    late, soon, done, cancelled, returned = (
        made(house, name, due)
        for name, due in (("late", 9 * HOUR), ("soon", HOUR), ("done", HOUR), ("cancelled", HOUR), ("returned", -HOUR))
    )
    house.calls.move(done.id, Step.FINISH, by=BENGT)
    house.calls.move(cancelled.id, Step.CANCEL, by=BENGT)
    house.calls.move(returned.id, Step.RETURN, by=BENGT)
    house.calls.move(late.id, Step.ACKNOWLEDGE, by=BENGT)
    assert summaries(house.calls.handoffs(owed_only=True)) == ["returned", "soon", "late"]
    assert len(house.calls.handoffs()) == 5
    assert soon.state is State.OPEN


def test_owed_today_ends_with_the_day_of_the_hub(house: House) -> None:
    # Midnight in Stockholm is 14 hours after ten o'clock.
    for name, due in (("yesterday", -DAY), ("tonight", 14 * HOUR - MINUTE), ("midnight", 14 * HOUR), ("later", DAY)):
        made(house, name, due)
    assert summaries(house.calls.owed_today()) == ["yesterday", "tonight"]
    house.zone = "America/New_York"
    assert summaries(house.calls.owed_today()) == ["yesterday", "tonight", "midnight"]


def test_a_handoff_stands_with_the_names_it_needs(house: House) -> None:
    made(house, "Hail", HOUR, caller_name="Ulla", organisation="Ström AB")
    hand_off(house, received="anonymous", topic_id=None, summary="", words="my roof", passing=Passing(to=ASA))
    first, second = house.calls.handoffs(owed_only=True)
    assert (first.caller, first.organisation, first.number, first.topic, first.summary) == (
        "Ulla", "Ström AB", "+15705550199", "Hail damage", "Hail",
    )  # fmt: skip
    assert (second.caller, second.organisation, second.number, second.topic, second.summary) == (
        "", "", "anonymous", "", "my roof",
    )  # fmt: skip
    assert second.handoff.to == ASA


def test_the_log_of_a_day_is_newest_first_and_cut_at_the_limit(house: House) -> None:
    for n in range(4):
        answer(house, summary=str(n), started_at=TEN + n * MINUTE)
    answer(house, summary="yesterday", started_at=TEN - 10 * HOUR - MINUTE)
    answer(house, summary="tomorrow", started_at=TEN + 14 * HOUR)
    today = house.calls.today()
    assert today == date(2026, 3, 2)
    assert [line.call.summary for line in house.calls.lines(today)] == ["3", "2", "1", "0"]
    assert [line.call.summary for line in house.calls.lines(today, limit=2)] == ["3", "2"]
    assert [line.call.summary for line in house.calls.lines(today - DAY)] == ["yesterday"]


def test_today_is_the_date_in_the_hubs_zone(house: House) -> None:
    house.clock.at = TEN + 14 * HOUR
    assert house.calls.today() == date(2026, 3, 3)
    house.zone = "America/New_York"
    assert house.calls.today() == date(2026, 3, 2)


def caller_of(logged: Logged) -> str:
    assert logged.call.caller_id is not None
    return logged.call.caller_id


def test_how_things_stand_with_a_caller(house: House) -> None:
    first = hand_off(house, summary="first", started_at=TEN - 8 * DAY)
    caller = caller_of(first)
    answer(house, summary="second", started_at=TEN - 7 * DAY)
    hand_off(house, summary="third", started_at=TEN - DAY, passing=Passing(due_at=TEN + HOUR))
    hand_off(house, summary="somebody else", received="570 555 0177")
    stands = house.calls.standing(caller)
    assert [line.call.summary for line in stands.earlier] == ["third", "second", "first"]
    assert stands.calls_this_week == 2
    assert sorted(line.summary for line in stands.owed) == ["first", "third"]
    assert stands.usually == "Inga Ek"


def test_of_somebody_unknown_nothing_is_owed(house: House) -> None:
    assert house.calls.standing(new_id()) == Standing()


def test_whom_they_usually_speak_with_takes_two_calls_and_the_latest_of_equals(house: House) -> None:
    caller = caller_of(hand_off(house, passing=Passing(to=INGA), started_at=TEN))
    assert house.calls.standing(caller).usually == ""
    for n, to in enumerate((ASA, INGA, ASA), 1):
        hand_off(house, passing=Passing(to=to), started_at=TEN + n * HOUR)
    assert house.calls.standing(caller).usually == "Åsa Öberg"


def day(house: House, on: str) -> list[tuple[str, str, int]]:
    """(summary, state, moves) of that day's log."""
    return [(line.summary, line.handoff.state.value, len(line.handoff.moves)) for line in house.calls.day_log(
        date.fromisoformat(on))]  # fmt: skip


def test_a_days_log_tells_how_each_handoff_stood_when_the_day_ended(house: House) -> None:
    handoff = made(house, "hail", 3 * DAY)
    house.clock.at = TEN + DAY
    house.calls.move(handoff.id, Step.ACKNOWLEDGE, by=BENGT)
    house.clock.at = TEN + 2 * DAY
    house.calls.move(handoff.id, Step.FINISH, by=BENGT)
    house.clock.at = TEN + 9 * DAY
    assert day(house, "2026-03-01") == []
    assert day(house, "2026-03-02") == [("hail", "open", 1)]
    assert day(house, "2026-03-03") == [("hail", "acknowledged", 2)]
    assert day(house, "2026-03-04") == [("hail", "done", 3)]
    assert day(house, "2026-03-05") == [("hail", "done", 3)]
    assert day(house, "2026-03-06") == []


def test_a_days_log_carries_what_is_open_and_is_in_the_order_of_making(house: House) -> None:
    made(house, "first", 20 * DAY)
    house.clock.at = TEN + HOUR
    made(house, "second", HOUR)
    house.clock.at = TEN + 2 * DAY
    made(house, "third", 5 * DAY)
    assert day(house, "2026-03-02") == [("first", "open", 1), ("second", "open", 1)]
    assert day(house, "2026-03-04") == [("first", "open", 1), ("second", "open", 1), ("third", "open", 1)]


def test_a_day_of_23_hours_takes_what_belongs_to_it(house: House) -> None:
    # On 29 March the clocks go forward: the day runs from 23:00 to 22:00 UTC.
    house.clock.at = TEN.replace(day=28, hour=22, minute=59)
    made(house, "before", HOUR)
    house.clock.at = TEN.replace(day=28, hour=23)
    made(house, "first moment", HOUR)
    house.clock.at = TEN.replace(day=29, hour=21, minute=59)
    made(house, "last minute", HOUR)
    house.clock.at = TEN.replace(day=29, hour=22)
    made(house, "after", HOUR)
    assert [name for name, *_ in day(house, "2026-03-28")] == ["before"]
    assert [name for name, *_ in day(house, "2026-03-29")] == ["before", "first moment", "last minute"]
    assert [name for name, *_ in day(house, "2026-03-30")] == ["before", "first moment", "last minute", "after"]


def test_what_happens_at_midnight_belongs_to_the_day_that_begins(house: House) -> None:
    handoff = made(house, "hail", HOUR)
    house.clock.at = TEN + 14 * HOUR
    house.calls.move(handoff.id, Step.FINISH, by=BENGT)
    assert day(house, "2026-03-02") == [("hail", "open", 1)]
    assert day(house, "2026-03-03") == [("hail", "done", 2)]
    assert day(house, "2026-03-04") == []


def test_undone_calls_leave_the_days_log(house: House) -> None:
    made(house, "hail", HOUR)
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert day(house, "2026-03-02") == []
