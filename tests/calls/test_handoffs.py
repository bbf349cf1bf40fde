"""What becomes of a hand-off is noted from what its owner says, and each step is taken back as one."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from frontdesk import upkeep
from frontdesk.calls.handoffs import Handoffs
from frontdesk.calls.model import Handoff, Move, Passing, Promise, Reason, State, Step
from frontdesk.directory.model import Channel, HandoffKind, Party
from frontdesk.directory.retiring import Retiring
from frontdesk.errors import NotAllowed, NotFound, Refused
from frontdesk.ids import new_id
from tests.calls.notes import hand_off
from tests.directory.house import ASA, BENGT, BO, CLAIMS, INGA, MAJA, TEN, House

HOUR = timedelta(hours=1)


@pytest.fixture
def made(house: House) -> Handoff:
    """A hand-off that Maja made to Inga at ten; an hour has passed since."""
    handoff = hand_off(house).handoff
    assert handoff is not None
    house.clock.at = TEN + HOUR
    return handoff


def returned(handoffs: Handoffs, made: Handoff, meant: Party | None = None) -> Handoff:
    return handoffs.give_back(made.id, Reason.NOT_MINE, meant=meant, by=BENGT)


def undo(house: House) -> str:
    """Bengt takes back what he did last."""
    return house.hub.undo(by=BENGT.name, desk=BENGT.desk).verb


def test_a_handoff_goes_by_its_id_and_its_reference(handoffs: Handoffs, made: Handoff) -> None:
    for named in (made.id, made.reference, f" {made.reference.lower()}\n"):
        assert handoffs.find(named) == made
    line = handoffs.line(made.reference)
    assert (line.handoff, line.topic, line.summary) == (made, "Hail damage", "Hail on the roof")
    for named in (new_id(), "ZZZ999", ""):
        with pytest.raises(NotFound, match="No hand-off has the reference"):
            handoffs.acknowledge(named, by=BENGT)


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("open", "acknowledge finish return cancel"),
        ("acknowledged", "finish return cancel"),
        ("done", ""),
        ("returned", "pass-on cancel"),
        ("cancelled", ""),
    ],
)
def test_what_may_be_noted_next_is_told(
    house: House, handoffs: Handoffs, made: Handoff, state: str, steps: str
) -> None:
    stood = {
        "open": lambda: made,
        "acknowledged": lambda: handoffs.acknowledge(made.id, by=BENGT),
        "done": lambda: handoffs.finish(made.id, by=BENGT),
        "returned": lambda: returned(handoffs, made),
        "cancelled": lambda: handoffs.cancel(made.id, by=BENGT),
    }[state]()
    assert stood.state.value == state
    assert [step.value for step in handoffs.steps_allowed(stood)] == steps.split()


def test_steps_are_kept_as_the_operator_noted_them(house: House, handoffs: Handoffs, made: Handoff) -> None:
    handoffs.acknowledge(made.reference, note=" calls\nat noon ", by=BENGT)
    house.clock.at = TEN + 2 * HOUR
    done = handoffs.finish(made.id, note="Sent a glazier.", by=MAJA)
    assert done.state is State.DONE
    assert handoffs.history(made.id) == (
        Move(Step.MAKE, TEN, "Maja"),
        Move(Step.ACKNOWLEDGE, TEN + HOUR, "Bengt", "calls at noon"),
        Move(Step.FINISH, TEN + 2 * HOUR, "Maja", "Sent a glazier."),
    )


@pytest.mark.parametrize(
    ("reason", "meant"),
    [(Reason.NOT_MINE, ASA), (Reason.NOT_MINE, CLAIMS), (Reason.MISSING, None), (Reason.OTHER, None)],
)
def test_a_return_says_why_and_whose_it_is(
    handoffs: Handoffs, made: Handoff, reason: Reason, meant: Party | None
) -> None:
    back = handoffs.give_back(made.id, reason, note="a roof", meant=meant, by=BENGT)
    assert back.state is State.RETURNED
    assert back.moves[-1] == Move(Step.RETURN, TEN + HOUR, "Bengt", "a roof", reason, meant)
    assert handoffs.find(made.id) == back


def test_whoever_gives_it_back_does_not_say_it_is_theirs(handoffs: Handoffs, made: Handoff) -> None:
    with pytest.raises(Refused, match="It went to Inga Ek already"):
        handoffs.give_back(made.id, Reason.NOT_MINE, meant=INGA, by=BENGT)
    assert handoffs.find(made.id) == made


def test_what_is_closed_is_not_opened_again_and_undo_is_named(handoffs: Handoffs, made: Handoff) -> None:
    handoffs.finish(made.id, by=BENGT)
    with pytest.raises(NotAllowed, match="A hand-off that is done cannot be changed by “acknowledge”") as refusal:
        handoffs.acknowledge(made.id, by=BENGT)
    assert refusal.value.hint == (
        "It is closed; undo takes back the last step, and another call can be handed off anew."
    )
    with pytest.raises(NotAllowed, match="A hand-off that is done cannot be changed by “pass-on”"):
        handoffs.pass_on(made.id, Passing(to=ASA), by=BENGT)


def test_what_it_can_take_instead_is_told(handoffs: Handoffs, made: Handoff) -> None:
    returned(handoffs, made)
    with pytest.raises(NotAllowed) as refusal:
        handoffs.finish(made.id, by=BENGT)
    assert refusal.value.hint == "It can take: pass on, cancel."


def test_a_note_that_is_far_too_long_is_refused(handoffs: Handoffs, made: Handoff) -> None:
    with pytest.raises(Refused, match="longer than 65,536 characters"):
        handoffs.finish(made.id, note="x" * 65_537, by=BENGT)
    assert handoffs.find(made.id) == made


def test_each_step_is_taken_back_by_one_undo(house: House, handoffs: Handoffs, made: Handoff) -> None:
    for take, verb in (
        (handoffs.acknowledge, "handoff.acknowledge"),
        (handoffs.finish, "handoff.finish"),
        (handoffs.cancel, "handoff.cancel"),
    ):
        take(made.id, by=BENGT)
        assert undo(house) == verb
        assert handoffs.find(made.id) == made
    returned(handoffs, made, ASA)
    assert undo(house) == "handoff.return"
    assert handoffs.find(made.id) == made


def test_what_was_returned_is_passed_on_in_one_step(house: House, handoffs: Handoffs) -> None:
    noted = Passing(words="write to you", due_at=TEN + 5 * HOUR, channel=Channel.POST, kind=HandoffKind.MESSAGE)
    logged = hand_off(house, passing=noted)
    made = logged.handoff
    assert made is not None
    house.clock.at = TEN + HOUR
    before = returned(handoffs, made)
    house.clock.at = TEN + 2 * HOUR
    new = handoffs.pass_on(made.reference, Passing(to=ASA), note="a roof", by=BENGT)
    assert new == Handoff(
        id=new.id, reference=new.reference, call_id=logged.call.id, topic_id="hail", caller_id=made.caller_id,
        owner=INGA, to=ASA, kind=HandoffKind.MESSAGE,
        promise=Promise(words="write to you", due_at=TEN + 5 * HOUR, channel=Channel.POST), state=State.OPEN,
        made_at=TEN + 2 * HOUR,
        moves=(Move(Step.MAKE, TEN + 2 * HOUR, "Bengt", f"passed on from {made.reference}"),),
    )  # fmt: skip
    assert new.reference != made.reference
    old = handoffs.find(made.id)
    assert old.state is State.CANCELLED
    assert old.moves[-1] == Move(Step.CANCEL, TEN + 2 * HOUR, "Bengt", f"passed on as {new.reference}: a roof")
    assert handoffs.find(new.id) == new
    assert [line.handoff for line in house.calls.handoffs(owed_only=True)] == [new]
    assert undo(house) == "handoff.pass-on"
    assert handoffs.find(made.id) == before
    with pytest.raises(NotFound):
        handoffs.find(new.id)


def test_the_calls_of_a_handoff_follow_the_one_that_takes_its_place(
    house: House, handoffs: Handoffs, made: Handoff
) -> None:
    again = hand_off(house, passing=Passing(joins=made.id), summary="Asks again")
    other = hand_off(house, received="570 555 0177").handoff
    returned(handoffs, made)
    new = handoffs.pass_on(made.id, Passing(to=ASA), by=BENGT)
    passed = {line.call.id: line.handoff for line in house.calls.lines(house.calls.today())}
    assert (passed[made.call_id], passed[again.call.id]) == (new, new)
    assert other in passed.values()
    undo(house)
    assert {line.handoff.id for line in house.calls.lines(house.calls.today()) if line.handoff} == {
        made.id, other.id if other else "",
    }  # fmt: skip


def test_who_asks_again_about_what_came_back_is_heard_and_goes_along_when_it_is_passed_on(
    house: House, handoffs: Handoffs, made: Handoff
) -> None:
    returned(handoffs, made)
    again = hand_off(house, BENGT, Passing(joins=made.id), summary="Asks again")
    assert again.handoff is not None
    assert (again.handoff.id, again.handoff.state, again.handoff.moves[-1].note) == (
        made.id, State.RETURNED, "Asks again",
    )  # fmt: skip
    assert [line.handoff.id for line in house.calls.handoffs(owed_only=True)] == [made.id]
    new = handoffs.pass_on(made.id, Passing(to=ASA), by=BENGT)
    passed = {line.call.id: line.handoff for line in house.calls.lines(house.calls.today())}
    assert (passed[made.call_id], passed[again.call.id]) == (new, new)


def test_every_open_hand_off_that_is_told_of_can_be_joined(house: House, handoffs: Handoffs, made: Handoff) -> None:
    returned(handoffs, made)
    (told,) = hand_off(house).others
    assert told.id == made.id
    joined = hand_off(house, passing=Passing(joins=told.id))
    assert joined.call.handoff_id == made.id


def test_it_goes_to_whom_the_one_who_gave_it_back_meant(handoffs: Handoffs, made: Handoff) -> None:
    returned(handoffs, made, CLAIMS)
    assert handoffs.pass_on(made.id, by=BENGT).to == CLAIMS


def test_what_is_promised_may_change_as_it_is_passed_on(handoffs: Handoffs, made: Handoff) -> None:
    returned(handoffs, made)
    passing = Passing(to=BO, words="call\nyou tonight", due_at=TEN + 9 * HOUR, kind=HandoffKind.MESSAGE)
    new = handoffs.pass_on(made.id, passing, by=BENGT)
    assert (new.kind, new.promise) == (
        HandoffKind.MESSAGE, Promise(words="call you tonight", due_at=TEN + 9 * HOUR, channel=Channel.PHONE)
    )  # fmt: skip


def test_it_is_passed_on_to_somebody_and_to_somebody_else(handoffs: Handoffs, made: Handoff) -> None:
    back = returned(handoffs, made)
    with pytest.raises(Refused, match="Nobody was named to pass this on to"):
        handoffs.pass_on(made.id, by=BENGT)
    with pytest.raises(Refused, match="Inga Ek gave this back"):
        handoffs.pass_on(made.id, Passing(to=INGA), by=BENGT)
    assert handoffs.find(made.id) == back


def test_what_was_passed_on_may_come_back_and_go_on_again(handoffs: Handoffs, made: Handoff) -> None:
    returned(handoffs, made, ASA)
    second = handoffs.pass_on(made.id, by=BENGT)
    handoffs.give_back(second.id, Reason.NOT_MINE, meant=INGA, by=BENGT)
    third = handoffs.pass_on(second.reference, by=MAJA)
    assert (third.to, third.call_id, third.moves[0].note) == (INGA, made.call_id, f"passed on from {second.reference}")


def test_of_two_operators_who_note_the_same_the_second_is_told(handoffs: Handoffs, made: Handoff) -> None:
    handoffs.finish(made.id, by=BENGT)
    with pytest.raises(NotAllowed):
        handoffs.cancel(made.id, by=MAJA)


def test_a_day_log_tells_what_was_passed_on_and_what_took_its_place(
    house: House, handoffs: Handoffs, made: Handoff
) -> None:
    returned(handoffs, made, ASA)
    new = handoffs.pass_on(made.id, by=BENGT)
    told = {line.handoff.reference: line.handoff.state for line in house.calls.day_log(house.calls.today())}
    assert told == {made.reference: State.CANCELLED, new.reference: State.OPEN}


def test_who_was_meant_and_left_since_gets_nothing(house: House, handoffs: Handoffs, made: Handoff) -> None:
    returned(handoffs, made, meant=ASA)
    Retiring(house.hub, clock=house.clock).retire(ASA, None, by=MAJA)
    with pytest.raises(Refused, match="Åsa Öberg is no longer there"):
        handoffs.pass_on(made.id, by=BENGT)
    assert handoffs.pass_on(made.id, Passing(to=BO), by=BENGT).to == BO


def test_whoever_gave_it_back_is_known_by_an_older_name_too(handoffs: Handoffs, made: Handoff) -> None:
    older = replace(INGA, name="Inga Alm")
    with pytest.raises(Refused, match="It went to Inga Alm already"):
        handoffs.give_back(made.id, Reason.NOT_MINE, meant=older, by=BENGT)
    returned(handoffs, made)
    with pytest.raises(Refused, match="gave this back"):
        handoffs.pass_on(made.id, Passing(to=older), by=BENGT)


def test_a_handoff_sent_in_a_circle_comes_back_step_by_step(house: House, handoffs: Handoffs, made: Handoff) -> None:
    passed = [made]
    for to in (BO, INGA, BO):
        handoffs.give_back(passed[-1].id, Reason.NOT_MINE, meant=to, by=BENGT)
        passed.append(handoffs.pass_on(passed[-1].id, by=BENGT))
    assert [one.to for one in passed] == [INGA, BO, INGA, BO]
    assert upkeep.check(house.hub).problems == ()
    assert [undo(house) for _ in range(6)] == ["handoff.pass-on", "handoff.return"] * 3
    assert handoffs.find(made.id) == made
    assert upkeep.check(house.hub).problems == ()
