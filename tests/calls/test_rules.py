"""The rules of hand-offs, written out a second time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from frontdesk.calls import rules
from frontdesk.calls.model import Call, Handoff, Move, Outcome, Passing, Promise, Reason, State, Step
from frontdesk.directory.model import Channel, HandoffKind, Party, PartyKind, Topic
from frontdesk.errors import NotAllowed, Refused

STOCKHOLM = ZoneInfo("Europe/Stockholm")
TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
INGA = Party(PartyKind.PERSON, "inga", "Inga Ek")

# State before, step, state after; '-' is refused.
STEPS = """
    open         make         -
    open         join         open
    open         acknowledge  acknowledged
    open         finish       done
    open         return       returned
    open         pass-on      -
    open         cancel       cancelled
    acknowledged make         -
    acknowledged join         acknowledged
    acknowledged acknowledge  -
    acknowledged finish       done
    acknowledged return       returned
    acknowledged pass-on      -
    acknowledged cancel       cancelled
    done         make         -
    done         join         -
    done         acknowledge  -
    done         finish       -
    done         return       -
    done         pass-on      -
    done         cancel       -
    returned     make         -
    returned     join         returned
    returned     acknowledge  -
    returned     finish       -
    returned     return       -
    returned     pass-on      cancelled
    returned     cancel       cancelled
    cancelled    make         -
    cancelled    join         -
    cancelled    acknowledge  -
    cancelled    finish       -
    cancelled    return       -
    cancelled    pass-on      -
    cancelled    cancel       -
"""
TABLE = [tuple(line.split()) for line in STEPS.strip().splitlines()]


def handoff(state: State = State.OPEN, *moves: tuple[Step, datetime], due_at: datetime = TEN + 4 * HOUR) -> Handoff:
    """A hand-off made at ten; `moves` came after its making."""
    return Handoff(
        id="H1", reference="H1", call_id="C1", topic_id=None, caller_id=None, owner=None, to=INGA,
        kind=HandoffKind.CALLBACK, promise=Promise(words="call you back", due_at=due_at), state=state, made_at=TEN,
        moves=(Move(Step.MAKE, TEN, "Maja"), *(Move(step, at, "Inga Ek") for step, at in moves)),
    )  # fmt: skip


def test_the_table_has_every_state_and_step() -> None:
    assert {(before, step) for before, step, _ in TABLE} == {(s.value, t.value) for s in State for t in Step}
    assert len(TABLE) == 35


@pytest.mark.parametrize(("before", "step", "after"), TABLE)
def test_a_step_leads_from_state_to_state(before: str, step: str, after: str) -> None:
    stood, move = handoff(State(before)), Move(Step(step), TEN + HOUR, "Bo", "a note")
    assert (Step(step) in rules.allowed(State(before))) is (after != "-")
    if after == "-":
        with pytest.raises(NotAllowed, match=f"A hand-off that is {before} cannot be changed by “{step}”"):
            rules.take(stood, move)
    else:
        assert rules.take(stood, move) == replace(stood, state=State(after), moves=(*stood.moves, move))


ASA = Party(PartyKind.PERSON, "asa", "Åsa Öberg")


def passed_on(stood: Handoff, passing: Passing, note: str = "") -> tuple[Handoff, Handoff]:
    """(the old one, the new one), when Bo passes it on at eleven."""
    return rules.pass_on(stood, passing, id="H2", reference="R2", move=Move(Step.PASS_ON, TEN + HOUR, "Bo", note))


@pytest.mark.parametrize(("note", "told"), [("", "passed on as R2"), ("a roof", "passed on as R2: a roof")])
def test_passing_on_cancels_one_and_makes_another(note: str, told: str) -> None:
    stood = handoff(State.RETURNED, (Step.RETURN, TEN))
    old, new = passed_on(stood, Passing(to=ASA), note)
    cancel = Move(Step.CANCEL, TEN + HOUR, "Bo", told)
    assert old == replace(stood, state=State.CANCELLED, moves=(*stood.moves, cancel))
    assert new == replace(
        stood, id="H2", reference="R2", to=ASA, state=State.OPEN, made_at=TEN + HOUR,
        moves=(Move(Step.MAKE, TEN + HOUR, "Bo", "passed on from H1"),),
    )  # fmt: skip
    assert rules.state_at(old.moves, TEN + DAY) is State.CANCELLED


@pytest.mark.parametrize(
    ("state", "who"),
    [(State.OPEN, "Inga Ek"), (State.ACKNOWLEDGED, "Inga Ek"), (State.DONE, "Inga Ek"), (State.RETURNED, "We"),
     (State.CANCELLED, "Inga Ek")],
)  # fmt: skip
def test_nobody_is_promised_by_the_name_of_who_gave_it_back(state: State, who: str) -> None:
    assert rules.who_will(handoff(state)) == who


def test_of_several_returns_the_last_says_whose_it_is() -> None:
    stood = handoff(State.RETURNED)
    back = [Move(Step.RETURN, TEN, "Bo", reason=Reason.NOT_MINE, meant=party) for party in (INGA, ASA)]
    assert rules.meant(stood) is None
    assert rules.meant(replace(stood, moves=(*stood.moves, *back))) == ASA
    assert rules.meant(replace(stood, moves=(*stood.moves, *back, Move(Step.JOIN, TEN, "Bo")))) == ASA
    assert rules.meant(replace(stood, moves=(*stood.moves, *back, Move(Step.RETURN, TEN, "Bo")))) is None


LOGGED = Call(
    id="C1", reference="C1", started_at=TEN, ended_at=TEN, outcome=Outcome.ANSWERED, operator="Maja", desk="Desk 1"
)
OUTCOMES = """
    answered        unowned         yes
    answered        handed-off      no
    unowned         answered        yes
    unowned         handed-off      no
    abandoned       not-an-inquiry  yes
    not-an-inquiry  abandoned       yes
    not-an-inquiry  handed-off      no
    handed-off      answered        no
    handed-off      unowned         no
    handed-off      abandoned       no
    handed-off      not-an-inquiry  no
    handed-off      handed-off      yes
"""


@pytest.mark.parametrize(("before", "after", "may"), [tuple(line.split()) for line in OUTCOMES.strip().splitlines()])
def test_an_outcome_is_corrected_among_those_without_a_handoff(before: str, after: str, may: str) -> None:
    call = replace(LOGGED, outcome=Outcome(before))
    if may == "no":
        with pytest.raises(Refused):
            rules.correct(call, {"outcome": Outcome(after)})
    else:
        assert rules.correct(call, {"outcome": Outcome(after)}) == replace(call, outcome=Outcome(after))


def test_only_what_is_named_is_corrected_and_words_are_cleaned() -> None:
    call = replace(LOGGED, topic_id="hail", urgent=True, summary="Hail")
    assert rules.correct(call, {"summary": " Hail\r\non the roof\x00 "}) == replace(call, summary="Hail\non the roof")
    assert rules.correct(call, {"topic_id": None, "urgent": False}) == replace(call, topic_id=None, urgent=False)
    assert rules.correct(call, {}) == call


@pytest.mark.parametrize(
    ("due", "at", "said"),
    [
        ("2026-03-02T14:00", "2026-03-02T09:00", "promised: call you back by 15:00 today"),
        ("2026-03-03T08:00", "2026-03-02T09:00", "promised: call you back by 09:00 tomorrow"),
        ("2026-03-06T08:00", "2026-03-02T09:00", "promised: call you back by Friday 09:00"),
        ("2026-03-02T14:00", "2026-03-02T14:00", "promised: call you back by 15:00 today"),
        ("2026-03-02T14:00", "2026-03-02T14:00:20", "promised: call you back by 15:00 today, 1 minute late"),
        ("2026-03-02T14:00", "2026-03-02T14:01:59", "promised: call you back by 15:00 today, 1 minute late"),
        ("2026-03-02T14:00", "2026-03-02T14:40", "promised: call you back by 15:00 today, 40 minutes late"),
        ("2026-03-02T14:00", "2026-03-02T14:59:59", "promised: call you back by 15:00 today, 59 minutes late"),
        ("2026-03-02T14:00", "2026-03-02T15:00", "promised: call you back by 15:00 today, 1 hour late"),
        ("2026-03-02T14:00", "2026-03-02T16:59", "promised: call you back by 15:00 today, 2 hours late"),
        ("2026-03-02T14:00", "2026-03-03T13:59", "promised: call you back by 2 March 15:00, 23 hours late"),
        ("2026-03-02T14:00", "2026-03-03T14:00", "promised: call you back by 2 March 15:00, 1 day late"),
        ("2026-03-02T14:00", "2026-03-14T09:00", "promised: call you back by 2 March 15:00, 11 days late"),
        ("2025-12-30T14:00", "2026-03-02T09:00", "promised: call you back by 30 December 2025 15:00, 61 days late"),
    ],
)
def test_a_second_call_is_told_what_was_promised_and_how_late_it_is(due: str, at: str, said: str) -> None:
    promise = Promise(words="call you back", due_at=datetime.fromisoformat(due + "Z"))
    assert rules.owed_line(promise, at=datetime.fromisoformat(at + "Z"), zone=STOCKHOLM) == said


def test_what_is_returned_is_still_owed_to_the_caller() -> None:
    assert {state for state in State if rules.is_overdue(state, TEN, TEN + HOUR)} == {
        State.OPEN, State.ACKNOWLEDGED, State.RETURNED
    }  # fmt: skip


@pytest.mark.parametrize(("late", "overdue"), [(-1, False), (0, False), (1, True)])
def test_a_promise_is_late_only_after_its_moment(late: int, overdue: bool) -> None:
    assert rules.is_overdue(State.OPEN, TEN, TEN + timedelta(microseconds=late)) is overdue


MOVED = (
    Move(Step.MAKE, TEN, "Maja"),
    Move(Step.JOIN, TEN + HOUR, "Bo"),
    Move(Step.ACKNOWLEDGE, TEN + 2 * HOUR, "Inga Ek"),
    Move(Step.RETURN, TEN + 3 * HOUR, "Inga Ek", "not mine"),
    Move(Step.CANCEL, TEN + 4 * HOUR, "Maja"),
)


@pytest.mark.parametrize(
    ("hours", "state"),
    [(-1, "open"), (0, "open"), (1, "open"), (2, "open"), (2.01, "acknowledged"), (3, "acknowledged"),
     (3.01, "returned"), (4, "returned"), (4.01, "cancelled"), (99, "cancelled")],
)  # fmt: skip
def test_the_state_at_a_moment_follows_from_the_moves_before_it(hours: float, state: str) -> None:
    assert rules.state_at(MOVED, TEN + hours * HOUR) is State(state)


def test_as_of_a_moment_a_handoff_knows_nothing_later() -> None:
    stood = replace(handoff(State.CANCELLED), moves=MOVED)
    assert rules.as_of(stood, TEN + 3 * HOUR) == replace(stood, state=State.ACKNOWLEDGED, moves=MOVED[:3])
    assert rules.as_of(stood, TEN + DAY) == stood


# The day is the second of March; ten in the morning is its tenth hour in Stockholm.
START, END = datetime(2026, 3, 1, 23, 0, tzinfo=UTC), datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
EARLIER = START - DAY
BELONGS = [
    ("made that day", replace(handoff(State.DONE), made_at=START, moves=(), ), True),
    ("made that day, due later", replace(handoff(State.DONE, due_at=END), made_at=START, moves=()), True),
    ("made in the first moment of the next", replace(handoff(), made_at=END), False),
    ("done before", replace(handoff(State.DONE, due_at=EARLIER), made_at=EARLIER, moves=()), False),
    ("still open", replace(handoff(State.OPEN, due_at=END + DAY), made_at=EARLIER, moves=()), True),
    ("acknowledged before", replace(handoff(State.ACKNOWLEDGED, due_at=EARLIER), made_at=EARLIER, moves=()), True),
    ("returned before", replace(handoff(State.RETURNED, due_at=EARLIER), made_at=EARLIER, moves=()), True),
    ("cancelled before", replace(handoff(State.CANCELLED, due_at=EARLIER), made_at=EARLIER, moves=()), False),
    ("done before, due that day", replace(handoff(State.DONE, due_at=START), made_at=EARLIER, moves=()), True),
    ("done before, due the next", replace(handoff(State.DONE, due_at=END), made_at=EARLIER, moves=()), False),
    ("done that day", replace(handoff(State.DONE, due_at=EARLIER), made_at=EARLIER,
                              moves=(Move(Step.FINISH, START, "Bo"),)), True),
    ("done the next day", replace(handoff(State.DONE, due_at=EARLIER), made_at=EARLIER,
                                  moves=(Move(Step.FINISH, END, "Bo"),)), False),
]  # fmt: skip


@pytest.mark.parametrize(("case", "one", "belongs"), BELONGS, ids=[row[0] for row in BELONGS])
def test_a_handoff_belongs_to_the_days_it_concerns(case: str, one: Handoff, belongs: bool) -> None:
    assert rules.belongs_to_day(one, START, END) is belongs


SLOW = Topic(id="T", reference="T", name="T", due_minutes=240)
QUICK = Topic(id="T", reference="T", name="T", due_minutes=30)


@pytest.mark.parametrize(
    ("topic", "kind", "at", "due"),
    [
        (SLOW, "callback", "09:00:00", "13:00"),
        (SLOW, "callback", "09:00:00.000001", "13:05"),
        (SLOW, "callback", "09:00:01", "13:05"),
        (SLOW, "message", "09:04:59", "13:05"),
        (SLOW, "message", "09:05:00", "13:05"),
        (QUICK, "callback", "09:57:30", "10:30"),
        (SLOW, "transfer", "09:00:00", "09:15"),
        (QUICK, "transfer", "09:46:00", "10:05"),
        (None, "callback", "09:00:00", "13:00"),
        (None, "callback", "09:01:00", "13:05"),
        (None, "transfer", "09:00:00", "09:15"),
    ],
)
def test_the_usual_promise_falls_on_full_five_minutes(topic: Topic | None, kind: str, at: str, due: str) -> None:
    asked = datetime.fromisoformat(f"2026-03-02T{at}+00:00")
    expected = datetime.fromisoformat(f"2026-03-02T{due}+00:00")
    assert rules.usual_due(topic, HandoffKind(kind), asked, ZoneInfo("UTC")) == expected


@pytest.mark.parametrize(
    ("minutes", "at", "due"),
    [
        (240, "2026-03-02T14:00", "2026-03-02T18:00"),  # Monday, just in time
        (240, "2026-03-02T14:05", "2026-03-03T10:00"),  # in the evening: the next morning
        (30, "2026-03-02T06:00", "2026-03-02T10:00"),  # before anybody calls back: that morning
        (30, "2026-03-02T07:00", "2026-03-02T10:00"),
        (30, "2026-03-02T07:30", "2026-03-02T08:00"),
        (240, "2026-03-06T09:00", "2026-03-06T13:00"),  # Friday is a working day
        (240, "2026-03-06T16:00", "2026-03-09T10:00"),  # Friday evening: Monday
        (60, "2026-03-07T11:00", "2026-03-09T10:00"),  # Saturday
        (60, "2026-03-08T11:00", "2026-03-09T10:00"),  # Sunday
        (60, "2026-03-08T23:30", "2026-03-09T10:00"),  # Sunday night
        (24 * 60, "2026-03-06T11:00", "2026-03-09T10:00"),  # a day after Friday
    ],
)
def test_the_usual_promise_keeps_to_the_hours_in_which_people_call_back(minutes: int, at: str, due: str) -> None:
    topic = Topic(id="T", reference="T", name="T", due_minutes=minutes)
    zone = ZoneInfo("Europe/Stockholm")
    asked = datetime.fromisoformat(at).replace(tzinfo=zone)
    expected = datetime.fromisoformat(due).replace(tzinfo=zone)
    assert rules.usual_due(topic, HandoffKind.CALLBACK, asked, zone) == expected


def test_a_transfer_is_due_at_once_at_any_hour() -> None:
    night = datetime(2026, 3, 7, 23, 0, tzinfo=UTC)
    due = rules.usual_due(None, HandoffKind.TRANSFER, night, ZoneInfo("UTC"))
    assert due == datetime(2026, 3, 7, 23, 15, tzinfo=UTC)


BY_MAIL = Topic(id="T", reference="T", name="T", kind=HandoffKind.MESSAGE, channel=Channel.MAIL, due_minutes=60)


@pytest.mark.parametrize(
    ("topic", "noted", "kind", "words", "due", "channel"),
    [
        (BY_MAIL, Passing(), "message", "answer you", "10:00", "mail"),
        (BY_MAIL, Passing(kind=HandoffKind.CALLBACK), "callback", "call you back", "10:00", "phone"),
        (BY_MAIL, Passing(kind=HandoffKind.TRANSFER), "transfer", "take your call", "09:15", "phone"),
        (BY_MAIL, Passing(words="  send\nthe form "), "message", "send the form", "10:00", "mail"),
        (BY_MAIL, Passing(channel=Channel.POST), "message", "answer you", "10:00", "post"),
        (BY_MAIL, Passing(due_at=TEN + DAY), "message", "answer you", None, "mail"),
        (None, Passing(), "callback", "call you back", "13:00", "phone"),
        (None, Passing(kind=HandoffKind.MESSAGE, channel=Channel.CHAT), "message", "answer you", "13:00", "chat"),
    ],
)
def test_a_promise_is_as_noted_and_otherwise_as_usual(
    topic: Topic | None, noted: Passing, kind: str, words: str, due: str | None, channel: str
) -> None:
    due_at = datetime.fromisoformat(f"2026-03-02T{due}+00:00") if due else TEN + DAY
    assert rules.promise(topic, noted, TEN, ZoneInfo("UTC")) == (
        HandoffKind(kind), Promise(words=words, due_at=due_at, channel=Channel(channel)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-03-02T14:00", "by 15:00 today"),
        ("2026-03-02T22:59", "by 23:59 today"),
        ("2026-03-02T23:00", "by 00:00 tomorrow"),
        ("2026-03-03T08:00", "by 09:00 tomorrow"),
        ("2026-03-04T08:05", "by Wednesday 09:05"),
        ("2026-03-08T08:00", "by Sunday 09:00"),
        ("2026-03-09T08:00", "by 9 March 09:00"),
        ("2026-05-12T07:00", "by 12 May 09:00"),
        ("2027-03-02T08:00", "by 2 March 2027 09:00"),
        ("2026-03-01T08:00", "by 1 March 09:00"),
    ],
)
def test_a_deadline_is_said_as_people_say_it(due: str, said: str) -> None:
    assert rules.said_time(datetime.fromisoformat(due + "Z"), at=TEN, zone=STOCKHOLM) == said


def test_tomorrow_is_the_next_date_even_just_before_midnight() -> None:
    late = datetime(2026, 3, 2, 22, 50, tzinfo=UTC)
    assert rules.said_time(late + timedelta(minutes=15), at=late, zone=STOCKHOLM) == "by 00:05 tomorrow"
    assert rules.said_time(late + timedelta(minutes=15), at=late, zone=ZoneInfo("UTC")) == "by 23:05 today"


@pytest.mark.parametrize(
    ("channel", "topic", "number", "sentence"),
    [
        ("phone", "hail damage", "570 555 0142",
         "Inga Ek will call you back by 15:00 today on 570 555 0142, about hail damage."),
        ("phone", "", "570 555 0142", "Inga Ek will call you back by 15:00 today on 570 555 0142."),
        ("phone", "hail damage", "", "Inga Ek will call you back by 15:00 today, about hail damage."),
        ("mail", "hail damage", "570 555 0142",
         "Inga Ek will call you back by 15:00 today by e-mail, about hail damage."),
        ("chat", "", "", "Inga Ek will call you back by 15:00 today by chat."),
        ("in-person", "", "", "Inga Ek will call you back by 15:00 today in person."),
        ("post", "", "", "Inga Ek will call you back by 15:00 today by post."),
    ],
)  # fmt: skip
def test_the_promise_is_read_back_in_one_sentence(channel: str, topic: str, number: str, sentence: str) -> None:
    promise = Promise(words="call you back", due_at=TEN + 5 * HOUR, channel=Channel(channel))
    assert rules.sentence("Inga Ek", promise, topic, number, at=TEN, zone=STOCKHOLM) == sentence
