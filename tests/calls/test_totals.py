"""The figures of a day, reckoned by hand from a small table of calls; and one record with all that became of it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.calls.corrections import Corrections
from frontdesk.calls.handoffs import Handoffs
from frontdesk.calls.log import Log
from frontdesk.calls.model import Contact, Handoff, Logged, Outcome, Passing, Reason, State, Step
from frontdesk.calls.totals import Totals
from frontdesk.errors import NotFound
from frontdesk.ids import new_id
from tests.calls.notes import answer, hand_off, notes
from tests.directory.house import ASA, BENGT, INGA, MAJA, TEN, House

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY, TUESDAY, WEDNESDAY = (date(2026, 3, day) for day in (2, 3, 4))

# What happens to six hand-offs: name, when it is made, when it is due, and its steps.
STORY: tuple[tuple[str, timedelta, timedelta, dict[Step, timedelta]], ...] = (
    ("done at once", 0 * HOUR, 2 * HOUR, {Step.ACKNOWLEDGE: HOUR, Step.FINISH: 2 * HOUR}),
    ("done on tuesday", HOUR, 3 * HOUR, {Step.ACKNOWLEDGE: 2 * HOUR, Step.FINISH: DAY}),
    ("returned, still here", 2 * HOUR, DAY + HOUR, {Step.RETURN: 4 * HOUR}),
    ("cancelled on wednesday", 3 * HOUR, DAY, {Step.CANCEL: 2 * DAY}),
    ("made on tuesday", DAY, 3 * DAY, {}),
    ("made on wednesday", 2 * DAY, 2 * DAY + HOUR, {Step.RETURN: 2 * DAY + HOUR, Step.CANCEL: 2 * DAY + 2 * HOUR}),
)
NO_OUTCOMES, NO_CONTACTS = dict.fromkeys(Outcome, 0), dict.fromkeys(Contact, 0)


@pytest.fixture
def log(house: House) -> Log:
    return Log(house.hub, clock=house.clock, zone=lambda: ZoneInfo(house.zone), region=lambda: house.region)


def handed(logged: Logged) -> Handoff:
    assert logged.handoff is not None
    return logged.handoff


def live(house: House) -> None:
    """The story, moment by moment."""
    happens: list[tuple[datetime, str, timedelta, Step]] = []
    for name, made, due, steps in STORY:
        happens += [(TEN + made, name, due, Step.MAKE), *((TEN + at, name, due, step) for step, at in steps.items())]
    known: dict[str, str] = {}
    for at, name, due, step in sorted(happens, key=lambda one: one[0]):
        house.clock.at = at
        if step is Step.MAKE:
            passing = Passing(due_at=TEN + due)
            known[name] = handed(hand_off(house, summary=name, started_at=at, passing=passing)).id
        else:
            house.calls.move(known[name], step, by=MAJA)


def test_nothing_happened_in_an_empty_log(log: Log) -> None:
    totals = log.totals(MONDAY)
    assert set(totals.figures().values()) == {0}
    assert (totals.calls, totals.outcomes, totals.contacts) == (0, NO_OUTCOMES, NO_CONTACTS)


def test_the_figures_of_each_day_are_as_it_stood_when_it_ended(house: House, log: Log) -> None:
    live(house)
    house.clock.at = TEN + 9 * DAY
    of_monday = Totals(
        outcomes=NO_OUTCOMES | {Outcome.HANDED_OFF: 4}, contacts=NO_CONTACTS | {Contact.PHONE: 4},
        made=4, joined=0, passed_on=0, acknowledged=2, done=1, returned=1, cancelled=0,
        still_owed=3, carried_over=3, overdue=1,
    )  # fmt: skip
    of_tuesday = Totals(
        outcomes=NO_OUTCOMES | {Outcome.HANDED_OFF: 1}, contacts=NO_CONTACTS | {Contact.PHONE: 1},
        made=1, joined=0, passed_on=0, acknowledged=0, done=1, returned=0, cancelled=0,
        still_owed=1, carried_over=3, overdue=2,
    )  # fmt: skip
    of_wednesday = Totals(
        outcomes=NO_OUTCOMES | {Outcome.HANDED_OFF: 1}, contacts=NO_CONTACTS | {Contact.PHONE: 1},
        made=1, joined=0, passed_on=0, acknowledged=0, done=0, returned=1, cancelled=2,
        still_owed=0, carried_over=2, overdue=1,
    )  # fmt: skip
    assert log.totals(MONDAY) == of_monday
    assert log.totals(TUESDAY) == of_tuesday
    assert log.totals(WEDNESDAY) == of_wednesday


def test_the_figures_of_several_days_are_as_the_last_of_them_ended(house: House, log: Log) -> None:
    live(house)
    house.clock.at = TEN + 9 * DAY
    assert log.totals(MONDAY, TUESDAY) == Totals(
        outcomes=NO_OUTCOMES | {Outcome.HANDED_OFF: 5}, contacts=NO_CONTACTS | {Contact.PHONE: 5},
        made=5, joined=0, passed_on=0, acknowledged=2, done=2, returned=1, cancelled=0,
        still_owed=3, carried_over=3, overdue=2,
    )  # fmt: skip
    assert log.totals(MONDAY, WEDNESDAY).still_owed == 2


def test_of_a_day_that_is_not_over_what_is_late_is_late_now(house: House, log: Log) -> None:
    hand_off(house, passing=Passing(due_at=TEN + HOUR))
    assert log.totals(MONDAY).overdue == 0
    house.clock.at = TEN + HOUR
    assert log.totals(MONDAY).overdue == 0
    house.clock.at = TEN + HOUR + timedelta(seconds=1)
    assert log.totals(MONDAY).overdue == 1


def test_calls_are_counted_by_how_they_ended_and_how_they_came(house: House, log: Log) -> None:
    came = (
        (Outcome.ANSWERED, Contact.PHONE), (Outcome.ANSWERED, Contact.MAIL), (Outcome.UNOWNED, Contact.MAIL),
        (Outcome.ABANDONED, Contact.PHONE), (Outcome.NOT_AN_INQUIRY, Contact.CHAT),
    )  # fmt: skip
    for outcome, contact in came:
        house.calls.log(notes(contact=contact), outcome, by=MAJA)
    answer(house, started_at=TEN - 10 * HOUR - HOUR)
    totals = log.totals(MONDAY)
    assert totals.outcomes == {
        Outcome.ANSWERED: 2, Outcome.HANDED_OFF: 0, Outcome.UNOWNED: 1, Outcome.ABANDONED: 1,
        Outcome.NOT_AN_INQUIRY: 1,
    }  # fmt: skip
    assert totals.contacts == {
        Contact.PHONE: 2, Contact.WALK_IN: 0, Contact.MAIL: 2, Contact.CHAT: 1, Contact.POST: 0,
    }  # fmt: skip
    assert totals.figures() == {
        "calls": 5, "calls_answered": 2, "calls_handed_off": 0, "calls_unowned": 1, "calls_abandoned": 1,
        "calls_not_an_inquiry": 1, "calls_by_phone": 2, "calls_by_walk_in": 0, "calls_by_mail": 2, "calls_by_chat": 1,
        "calls_by_post": 0, "handoffs_made": 0, "handoffs_joined": 0, "handoffs_passed_on": 0,
        "handoffs_acknowledged": 0, "handoffs_done": 0, "handoffs_returned": 0, "handoffs_cancelled": 0,
        "handoffs_still_owed": 0, "handoffs_carried_over": 0, "handoffs_overdue": 0,
    }  # fmt: skip


def test_what_is_handed_off_is_made_or_joined_and_what_is_passed_on_is_counted_for_itself(
    house: House, log: Log
) -> None:
    first = handed(hand_off(house))
    for _ in range(2):
        hand_off(house, passing=Passing(joins=first.id))
    handoffs = Handoffs(house.hub, house.directory, clock=house.clock)
    handoffs.give_back(first.id, Reason.NOT_MINE, by=MAJA)
    on = handoffs.pass_on(first.id, Passing(to=ASA), by=MAJA)
    handoffs.cancel(handed(hand_off(house, topic_id="glass")).id, by=MAJA)
    totals = log.totals(MONDAY)
    assert totals.outcomes[Outcome.HANDED_OFF] == 4
    assert (totals.made, totals.joined, totals.passed_on, totals.began) == (2, 2, 1, 3)
    assert (totals.returned, totals.cancelled, totals.still_owed, totals.carried_over) == (1, 1, 1, 1)
    assert [line.handoff.id for line in house.calls.handoffs(owed_only=True)] == [on.id]


def test_the_figures_are_those_of_the_days_rows(house: House, log: Log) -> None:
    live(house)
    house.clock.at = TEN + 9 * DAY
    for day, owed, returned in ((MONDAY, 3, 1), (TUESDAY, 3, 1), (WEDNESDAY, 2, 1)):
        rows = [line.handoff for line in house.calls.day_log(day)]
        owing = (State.OPEN, State.ACKNOWLEDGED, State.RETURNED)
        assert sum(row.state in owing for row in rows) == log.totals(day).carried_over == owed
        assert sum(row.state is State.RETURNED for row in rows) == returned


def test_what_was_undone_is_in_no_figure(house: House, log: Log) -> None:
    before = log.totals(MONDAY)
    handoff = handed(hand_off(house))
    made = log.totals(MONDAY)
    house.calls.move(handoff.id, Step.FINISH, by=MAJA)
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert log.totals(MONDAY) == made
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert log.totals(MONDAY) == before


def test_a_record_tells_what_was_noted_and_who_changed_it(house: House, log: Log, corrections: Corrections) -> None:
    call = answer(house, summary="Hale damage").call
    house.clock.at = TEN + HOUR
    corrections.correct(call.id, by=BENGT, summary="Hail damage")
    record = log.record(call.id)
    assert record.line.call.summary == "Hail damage"
    first, second = record.edits
    assert (first.who, first.verb, first.at) == ("Maja", "call.log", TEN)
    assert (second.who, second.verb, second.at) == ("Bengt", "call.correct", TEN + HOUR)
    assert second.fields == {"summary": ("Hale damage", "Hail damage")}
    assert (record.handoffs, record.sharing) == ((), ())


def test_a_record_leads_to_the_callers_other_calls_the_nearest_first(house: House, log: Log) -> None:
    made = [answer(house, started_at=TEN + n * HOUR).call.id for n in range(5)]
    answer(house, received="570 555 0177")
    record = log.record(made[2])
    assert record.earlier == (made[1], made[0])
    assert record.later == (made[3], made[4])
    unknown = log.record(answer(house, received="anonymous").call.id)
    assert (unknown.earlier, unknown.later) == ((), ())


def test_a_record_has_its_hand_off_with_every_move_and_who_else_joined_it(house: House, log: Log) -> None:
    logged = hand_off(house, summary="first")
    handoff = handed(logged)
    joined = hand_off(house, summary="second", passing=Passing(joins=handoff.id)).call
    house.calls.move(handoff.id, Step.ACKNOWLEDGE, by=BENGT)
    first, second = log.record(logged.call.id), log.record(joined.id)
    for record in (first, second):
        (line,) = record.handoffs
        assert [move.step for move in line.handoff.moves] == [Step.MAKE, Step.JOIN, Step.ACKNOWLEDGE]
        assert line.summary == "first"
    assert first.sharing == (joined.id,)
    assert second.sharing == (logged.call.id,)
    assert log.record_of(handoff.id) == first


def test_a_record_names_whoever_it_went_to(house: House, log: Log) -> None:
    record = log.record(hand_off(house, passing=Passing(to=ASA)).call.id)
    (line,) = record.handoffs
    assert (line.handoff.owner, line.handoff.to) == (INGA, ASA)


def test_what_is_not_in_the_log_has_no_record(log: Log) -> None:
    with pytest.raises(NotFound, match="This call is no longer in the log"):
        log.record(new_id())
    with pytest.raises(NotFound, match="This hand-off is no longer there"):
        log.record_of(new_id())
