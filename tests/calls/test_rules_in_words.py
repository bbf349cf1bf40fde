"""What the rules of hand-offs refuse, in which words, and what becomes of one that goes to somebody else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from frontdesk.calls import rules
from frontdesk.calls.model import Call, Handoff, Move, Outcome, Passing, Promise, Reason, State, Step
from frontdesk.directory.model import Channel, HandoffKind, Party, PartyKind
from frontdesk.errors import NotAllowed, Refused

TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ELEVEN, NOON = TEN + timedelta(hours=1), TEN + timedelta(hours=2)
INGA, ASA, BO = (
    Party(PartyKind.PERSON, id, name) for id, name in (("i", "Inga Ek"), ("a", "Åsa Öberg"), ("b", "Bo Sand"))
)
SARAH = Party(PartyKind.PERSON, "s", "שרה")
PROMISE = Promise(words="call you back", due_at=NOON, channel=Channel.PHONE)


def handoff(state: State, *moves: Move) -> Handoff:
    """A hand-off to Inga, made at ten."""
    return Handoff(
        id="H1", reference="H1", call_id="C1", topic_id=None, caller_id=None, owner=None, to=INGA,
        kind=HandoffKind.CALLBACK, promise=PROMISE, state=state, made_at=TEN,
        moves=(Move(Step.MAKE, TEN, "Maja"), *moves),
    )  # fmt: skip


def refusal(kind: type[Refused], act: Callable[[], object]) -> tuple[str, str]:
    """The sentence and the next step with which `act` is refused."""
    with pytest.raises(kind) as raised:
        act()
    assert type(raised.value) is kind
    return str(raised.value), raised.value.hint


# What a hand-off can take, in the order in which it is told.
STEPS = [
    ("open", "join acknowledge finish return cancel", "It can take: acknowledge, done, return, cancel."),
    ("acknowledged", "join finish return cancel", "It can take: done, return, cancel."),
    ("returned", "join pass-on cancel", "It can take: pass on, cancel."),
    ("done", "", "It is closed; undo takes back the last step, and another call can be handed off anew."),
    ("cancelled", "", "It is closed; undo takes back the last step, and another call can be handed off anew."),
]


@pytest.mark.parametrize(("state", "steps", "hint"), STEPS)
def test_a_step_that_is_not_allowed_is_refused_with_those_that_are(state: str, steps: str, hint: str) -> None:
    assert rules.allowed(State(state)) == tuple(Step(step) for step in steps.split())
    told = refusal(NotAllowed, lambda: rules.take(handoff(State(state)), Move(Step.MAKE, ELEVEN, "Bo")))
    assert told == (f"A hand-off that is {state} cannot be changed by “make”.", hint)


def passed_on(stood: Handoff, passing: Passing) -> tuple[Handoff, Handoff]:
    move = Move(Step.PASS_ON, ELEVEN, "Bo")
    return rules.pass_on(stood, passing, id="H2", reference="R2", move=move)


def inherited(stood: Handoff, heir: Party) -> tuple[Handoff, Handoff]:
    move = Move(Step.CANCEL, ELEVEN, "Bo", "Inga left")
    return rules.inherit(stood, heir, id="H2", reference="R2", move=move)


@pytest.mark.parametrize("state", ["open", "acknowledged", "done", "cancelled"])
def test_only_what_was_returned_is_passed_on(state: str) -> None:
    sentence, _hint = refusal(NotAllowed, lambda: passed_on(handoff(State(state)), Passing(to=ASA)))
    assert sentence == f"A hand-off that is {state} cannot be changed by “pass-on”."


def test_it_is_passed_on_to_whom_the_one_who_returned_it_meant() -> None:
    back = Move(Step.RETURN, TEN, "Inga Ek", reason=Reason.NOT_MINE, meant=ASA)
    assert passed_on(handoff(State.RETURNED, back), Passing())[1].to == ASA
    assert passed_on(handoff(State.RETURNED, back), Passing(to=BO))[1].to == BO


def test_to_nobody_or_to_the_same_one_it_is_not_passed_on() -> None:
    stood = handoff(State.RETURNED)
    nobody = ("Nobody was named to pass this on to.", "Name a person or a department.")
    assert refusal(Refused, lambda: passed_on(stood, Passing())) == nobody
    same = ("Inga Ek gave this back.", "Name somebody else.")
    assert refusal(Refused, lambda: passed_on(stood, Passing(to=replace(INGA)))) == same
    hers = replace(stood, to=SARAH)
    turned = ("\u2068שרה\u2069 gave this back.", "Name somebody else.")
    assert refusal(Refused, lambda: passed_on(hers, Passing(to=SARAH))) == turned


# What is named when it is passed on; what is promised then.
NAMED = [
    (Passing(to=ASA), HandoffKind.CALLBACK, PROMISE),
    (Passing(to=ASA, words=" send\nthe form "), HandoffKind.CALLBACK, replace(PROMISE, words="send the form")),
    (Passing(to=ASA, due_at=TEN), HandoffKind.CALLBACK, replace(PROMISE, due_at=TEN)),
    (Passing(to=ASA, channel=Channel.MAIL), HandoffKind.CALLBACK, replace(PROMISE, channel=Channel.MAIL)),
    (Passing(to=ASA, kind=HandoffKind.MESSAGE), HandoffKind.MESSAGE, PROMISE),
]


@pytest.mark.parametrize(("passing", "kind", "promise"), NAMED)
def test_what_was_promised_stays_but_for_what_is_named(passing: Passing, kind: HandoffKind, promise: Promise) -> None:
    stood = replace(handoff(State.RETURNED), promise=PROMISE)
    _old, new = passed_on(stood, passing)
    assert (new.kind, new.promise) == (kind, promise)
    by_mail = replace(stood, promise=replace(PROMISE, channel=Channel.MAIL))
    assert passed_on(by_mail, Passing(to=ASA))[1].promise == replace(PROMISE, channel=Channel.MAIL)


@pytest.mark.parametrize("state", ["open", "acknowledged", "returned"])
def test_an_heir_takes_over_what_is_still_owed(state: str) -> None:
    stood = handoff(State(state))
    old, new = inherited(stood, ASA)
    cancelled = Move(Step.CANCEL, ELEVEN, "Bo", "passed on as R2: Inga left")
    assert old == replace(stood, state=State.CANCELLED, moves=(*stood.moves, cancelled))
    assert new == replace(
        stood, id="H2", reference="R2", to=ASA, state=State.OPEN, made_at=ELEVEN,
        moves=(Move(Step.MAKE, ELEVEN, "Bo", "passed on from H1"),),
    )  # fmt: skip


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_what_is_closed_has_no_heir(state: str) -> None:
    sentence, _hint = refusal(NotAllowed, lambda: inherited(handoff(State(state)), ASA))
    assert sentence == f"A hand-off that is {state} cannot be changed by “cancel”."


def test_an_outcome_that_makes_or_loses_a_handoff_is_refused_with_what_to_do_instead() -> None:
    answered = Call(
        id="C1", reference="C1", started_at=TEN, ended_at=TEN, outcome=Outcome.ANSWERED, operator="Maja", desk="Desk 1"
    )
    made = ("A call in the log cannot be handed off afterwards.", "Log it anew as handed off.")
    assert refusal(Refused, lambda: rules.correct(answered, {"outcome": Outcome.HANDED_OFF})) == made
    lost = ("A call that was handed off keeps its outcome.", "Cancel its hand-off instead.")
    handed_off = replace(answered, outcome=Outcome.HANDED_OFF)
    assert refusal(Refused, lambda: rules.correct(handed_off, {"outcome": Outcome.ANSWERED})) == lost


def test_names_written_from_right_to_left_turn_nothing_around_them() -> None:
    said = rules.sentence("שרה", PROMISE, "מים", "", at=TEN, zone=ZoneInfo("UTC"))
    assert said == "\u2068שרה\u2069 will call you back by 11:00 today, about \u2068מים\u2069."
