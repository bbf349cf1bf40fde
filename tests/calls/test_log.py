"""A call is filed with its outcome, its caller and its hand-off, once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from frontdesk.calls.model import Call, Contact, Move, Outcome, Passing, Promise, State, Step
from frontdesk.directory.model import Channel, HandoffKind, Operator, Party, PartyKind
from frontdesk.errors import NotAllowed, NotFound, Refused
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.ids import new_id
from tests.calls.notes import KEY, NUMBER, answer, hand_off, notes
from tests.directory.house import ASA, BENGT, BO, CLAIMS, DESK, INGA, MAJA, TEN, House

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def rows(hub: Hub, table: str) -> list[dict[str, Any]]:
    with hub.read() as connection:
        return [dict(row) for row in connection.execute(select(tables.BY_KIND[table])).mappings()]


def counted(hub: Hub) -> dict[str, int]:
    """How many rows the tables hold that a call may touch."""
    return {name: len(rows(hub, name)) for name in ("calls", "handoffs", "moves", "callers", "gaps")}


NOTHING = {"calls": 0, "handoffs": 0, "moves": 0, "callers": 0, "gaps": 0}


def test_an_answered_call_is_kept_as_it_was_noted(house: House) -> None:
    house.clock.at = TEN + 2 * MINUTE
    noted = notes(
        caller_name=" Ulla\n Ström ", organisation="Ström AB", summary="Wants\r\nto know  ", words="my  roof\x00",
        contact=Contact.WALK_IN, received=" (570)  555-0199",
    )  # fmt: skip
    logged = house.calls.log(noted, Outcome.ANSWERED, by=MAJA)
    assert logged.handoff is None
    assert logged.call == Call(
        id=noted.id, reference=logged.call.reference, started_at=TEN, ended_at=TEN + 2 * MINUTE,
        contact=Contact.WALK_IN, received="(570) 555-0199", number=KEY, caller_id=logged.call.caller_id,
        topic_id="hail", article_id=None, handoff_id=None, outcome=Outcome.ANSWERED, summary="Wants\nto know",
        words="my roof", operator="Maja", desk="Desk 1",
    )  # fmt: skip
    assert len(logged.call.reference) == 6
    assert logged.call.caller_id is not None
    caller = house.callers.caller(logged.call.caller_id)
    assert (caller.name, caller.organisation, caller.numbers) == ("Ulla Ström", "Ström AB", (KEY,))
    (line,) = house.calls.lines(house.calls.today())
    assert (line.call, line.caller, line.organisation, line.topic) == (
        logged.call, "Ulla Ström", "Ström AB", "Hail damage",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "left"),
    [
        (Outcome.ANSWERED, NOTHING | {"calls": 1, "callers": 1}),
        (Outcome.HANDED_OFF, NOTHING | {"calls": 1, "callers": 1, "handoffs": 1, "moves": 1}),
        (Outcome.UNOWNED, NOTHING | {"calls": 1, "callers": 1, "gaps": 1}),
        (Outcome.ABANDONED, NOTHING | {"calls": 1, "callers": 1}),
        (Outcome.NOT_AN_INQUIRY, NOTHING | {"calls": 1, "callers": 1}),
    ],
)
def test_every_outcome_is_filed_in_one_step_and_undone_in_one(
    house: House, outcome: Outcome, left: dict[str, int]
) -> None:
    before = house.hub.seq()
    logged = house.calls.log(notes(), outcome, by=MAJA)
    assert logged.call.outcome is outcome
    assert counted(house.hub) == left
    assert house.hub.seq() == before + sum(left.values())
    assert [line.call.outcome for line in house.calls.lines(house.calls.today())] == [outcome]
    undone = house.hub.undo(by="Maja", desk="Desk 1")
    assert (undone.verb, undone.rows) == ("call.log", sum(left.values()))
    assert counted(house.hub) == NOTHING


def test_what_nobody_owns_is_kept_as_a_gap_in_the_callers_words(house: House) -> None:
    call = house.calls.log(notes(topic_id=None, words="my cat flew"), Outcome.UNOWNED, by=MAJA).call
    house.calls.log(notes(topic_id=None, words="", summary="Flying cats"), Outcome.UNOWNED, by=MAJA)
    gaps = rows(house.hub, "gaps")
    assert sorted(gap["words"] for gap in gaps) == ["Flying cats", "my cat flew"]
    assert {gap["closed_at"] for gap in gaps} == {None}
    assert call.id in {gap["call_id"] for gap in gaps}


def test_a_handoff_goes_to_the_owner_with_the_usual_promise(house: House) -> None:
    house.clock.at = TEN + 2 * MINUTE
    logged = hand_off(house)
    handoff = logged.handoff
    assert handoff is not None
    assert (handoff.owner, handoff.to, handoff.kind, handoff.state) == (INGA, INGA, HandoffKind.CALLBACK, State.OPEN)
    assert handoff.promise == Promise(words="call you back", due_at=TEN + 65 * MINUTE, channel=Channel.PHONE)
    assert handoff.moves == (Move(Step.MAKE, TEN + 2 * MINUTE, "Maja"),)
    assert (handoff.call_id, handoff.topic_id, handoff.made_at) == (logged.call.id, "hail", TEN + 2 * MINUTE)
    assert logged.call.handoff_id == handoff.id
    assert house.calls.handoff(handoff.id) == handoff
    assert house.calls.handoff_called(f" {handoff.reference.lower()}\n") == handoff


def test_the_promise_is_what_was_noted(house: House) -> None:
    due = datetime(2026, 3, 6, 15, 0, tzinfo=UTC)
    passing = Passing(to=ASA, kind=HandoffKind.MESSAGE, words=" write\nto you ", due_at=due, channel=Channel.POST)
    handoff = hand_off(house, passing=passing).handoff
    assert handoff is not None
    assert (handoff.owner, handoff.to, handoff.kind) == (INGA, ASA, HandoffKind.MESSAGE)
    assert handoff.promise == Promise(words="write to you", due_at=due, channel=Channel.POST)


def received_by(house: House, topic: str | None = "hail") -> tuple[Party | None, Party]:
    handoff = hand_off(house, topic_id=topic).handoff
    assert handoff is not None
    return handoff.owner, handoff.to


def test_a_handoff_goes_to_whoever_answers_now(house: House) -> None:
    assert received_by(house, "glass") == (CLAIMS, CLAIMS)
    assert received_by(house, "lost") == (None, DESK)
    house.directory.absent(INGA, TEN + HOUR, cover=ASA, by=BENGT)
    assert received_by(house) == (INGA, ASA)
    house.directory.absent(ASA, TEN + HOUR, by=BENGT)
    assert received_by(house) == (INGA, BO)
    house.directory.absent(BO, TEN + HOUR, by=BENGT)
    assert received_by(house) == (INGA, DESK)


def test_without_anybody_it_is_refused_and_nothing_is_left(house: House) -> None:
    house.catch_all = ""
    before = house.hub.seq()
    with pytest.raises(Refused, match="Nobody answers for Lost property now, and no catch-all is named") as refusal:
        hand_off(house, topic_id="lost")
    assert refusal.value.hint == "Name somebody to hand it to, or log it as owned by nobody."
    with pytest.raises(Refused, match="needs a topic or somebody to hand it to"):
        hand_off(house, topic_id=None)
    assert counted(house.hub) == NOTHING
    assert house.hub.seq() == before


def test_it_can_go_to_somebody_without_any_topic(house: House) -> None:
    house.catch_all = ""
    handoff = hand_off(house, topic_id=None, passing=Passing(to=ASA)).handoff
    assert handoff is not None
    assert (handoff.owner, handoff.to, handoff.topic_id) == (None, ASA, None)
    assert handoff.promise.due_at == TEN + 4 * HOUR


def test_what_the_notes_name_must_be_there(house: House) -> None:
    with pytest.raises(NotFound, match="This topic is no longer in the directory"):
        hand_off(house, topic_id="nothing")
    with pytest.raises(NotFound, match="This hand-off is no longer there"):
        hand_off(house, passing=Passing(joins="nothing"))
    assert counted(house.hub) == NOTHING


@pytest.mark.parametrize(
    ("noted", "sentence"),
    [
        ({"summary": "x" * 65_537}, "The summary is longer than 65,536 characters."),
        ({"words": "x" * 65_537}, "The text of the caller's words is longer than 65,536 characters."),
        ({"caller_name": "x" * 501}, "The caller's name is longer than 500 characters."),
        ({"received": "1" * 501}, "The number is longer than 500 characters."),
    ],
)
def test_what_is_far_too_long_is_refused_and_not_cut(house: House, noted: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        answer(house, **noted)
    assert str(refusal.value) == sentence
    assert counted(house.hub)["calls"] == 0


def test_filing_the_same_notes_again_changes_nothing(house: House) -> None:
    noted = notes(caller_name="Ulla")
    first = house.calls.log(noted, Outcome.HANDED_OFF, by=MAJA)
    seq = house.hub.seq()
    house.clock.at = TEN + HOUR
    house.catch_all = ""
    house.directory.absent(INGA, TEN + 9 * HOUR, by=BENGT)
    house.directory.absent(BO, TEN + 9 * HOUR, by=BENGT)
    again = house.calls.log(noted, Outcome.HANDED_OFF, by=BENGT)
    assert again == first
    assert house.hub.seq() == seq + 2
    assert counted(house.hub) == NOTHING | {"calls": 1, "callers": 1, "handoffs": 1, "moves": 1}


def test_a_second_handoff_for_the_same_matter_is_warned_of(house: House) -> None:
    first = hand_off(house)
    assert first.others == ()
    second = hand_off(house)
    assert second.others == (first.handoff,)
    assert first.call.caller_id is not None
    assert [line.handoff for line in house.calls.standing(first.call.caller_id).owed] == [first.handoff, second.handoff]
    assert hand_off(house, topic_id="glass").others == ()
    assert hand_off(house, received="570 555 0177").others == ()
    for logged in (first, second):
        assert logged.handoff is not None
        house.calls.move(logged.handoff.id, Step.FINISH, by=MAJA)
    assert hand_off(house).others == ()


def test_a_call_joins_the_handoff_that_is_open(house: House) -> None:
    first = hand_off(house)
    assert first.handoff is not None
    house.clock.at = TEN + HOUR
    again = hand_off(house, BENGT, Passing(joins=first.handoff.id), topic_id=None, summary="Asks again")
    assert again.handoff is not None
    assert again.handoff.id == first.handoff.id == again.call.handoff_id
    assert again.handoff.moves == (
        Move(Step.MAKE, TEN, "Maja"), Move(Step.JOIN, TEN + HOUR, "Bengt", "Asks again"),
    )  # fmt: skip
    assert (again.call.topic_id, again.handoff.state) == ("hail", State.OPEN)
    assert counted(house.hub) == NOTHING | {"calls": 2, "callers": 1, "handoffs": 1, "moves": 2}
    house.hub.undo(by="Bengt", desk="Desk 2")
    assert house.calls.handoff(first.handoff.id) == first.handoff


def test_a_handoff_of_another_caller_is_not_joined_and_no_call_is_left(house: House) -> None:
    first = hand_off(house, caller_name="Ulla Ström").handoff
    assert first is not None
    other = notes(passing=Passing(joins=first.id), received="570 555 0177", caller_name="Per Alm")
    with pytest.raises(Refused, match=f"Hand-off {first.reference} is for Ulla Ström, and Per Alm is calling"):
        house.calls.log(other, Outcome.HANDED_OFF, by=BENGT)
    assert counted(house.hub) == NOTHING | {"calls": 1, "callers": 1, "handoffs": 1, "moves": 1}
    joined = house.calls.log(other, Outcome.HANDED_OFF, join_anyway=True, by=BENGT)
    assert joined.call.handoff_id == first.id


def test_a_handoff_is_joined_by_others_of_the_organisation_and_by_somebody_unknown(house: House) -> None:
    first = hand_off(house, caller_name="Ulla Ström", organisation="Ström AB").handoff
    assert first is not None
    joining = Passing(joins=first.id)
    of_theirs = hand_off(house, passing=joining, received="570 555 0177", organisation="STROM  AB")
    assert of_theirs.call.caller_id != first.caller_id
    unknown = hand_off(house, passing=joining, received="anonymous")
    assert (of_theirs.call.handoff_id, unknown.call.handoff_id) == (first.id, first.id)


def test_a_handoff_that_is_done_cannot_be_joined_and_no_call_is_left(house: House) -> None:
    first = hand_off(house)
    assert first.handoff is not None
    house.calls.move(first.handoff.id, Step.FINISH, by=MAJA)
    with pytest.raises(NotAllowed):
        hand_off(house, passing=Passing(joins=first.handoff.id), received="570 555 0177")
    assert counted(house.hub) == NOTHING | {"calls": 1, "callers": 1, "handoffs": 1, "moves": 2}


def test_a_handoff_is_moved_on_by_whoever_has_it(house: House) -> None:
    handoff = hand_off(house).handoff
    assert handoff is not None
    inga = Operator("Inga Ek", "Desk 3")
    house.clock.at = TEN + HOUR
    assert house.calls.move(handoff.id, Step.ACKNOWLEDGE, by=inga).state is State.ACKNOWLEDGED
    moved = house.calls.move(handoff.id, Step.RETURN, note=" not\nmine\x00 ", by=inga)
    assert moved.state is State.RETURNED
    assert moved.moves[1:] == (
        Move(Step.ACKNOWLEDGE, TEN + HOUR, "Inga Ek"), Move(Step.RETURN, TEN + HOUR, "Inga Ek", "not mine"),
    )  # fmt: skip
    assert house.calls.handoff(handoff.id) == moved
    with pytest.raises(NotAllowed, match="A hand-off that is returned cannot be changed by “finish”"):
        house.calls.move(handoff.id, Step.FINISH, by=inga)
    assert house.calls.handoff(handoff.id) == moved
    assert house.hub.undo(by="Inga Ek", desk="Desk 3").verb == "handoff.return"
    assert house.calls.handoff(handoff.id).state is State.ACKNOWLEDGED


def test_what_is_not_there_cannot_be_moved(house: House) -> None:
    with pytest.raises(NotFound):
        house.calls.move(new_id(), Step.FINISH, by=MAJA)
    for reference in ("ZZZ999", "", "\ud800", "B' OR 1=1"):
        with pytest.raises(NotFound, match="No hand-off has the reference"):
            house.calls.handoff_called(reference)


def test_undoing_a_call_is_refused_once_somebody_moved_its_handoff(house: House) -> None:
    handoff = hand_off(house).handoff
    assert handoff is not None
    house.calls.move(handoff.id, Step.ACKNOWLEDGE, by=BENGT)
    with pytest.raises(Refused, match="cannot be undone any more"):
        house.hub.undo(by="Maja", desk="Desk 1")
    assert house.calls.handoff(handoff.id).state is State.ACKNOWLEDGED


def test_undoing_a_call_is_refused_once_its_caller_called_again(house: House) -> None:
    answer(house)
    answer(house, BENGT)
    with pytest.raises(Refused, match="Something newer builds on it"):
        house.hub.undo(by="Maja", desk="Desk 1")
    assert counted(house.hub) == NOTHING | {"calls": 2, "callers": 1}


def test_a_call_that_came_from_a_slow_clock_does_not_end_before_it_began(house: House) -> None:
    call = answer(house, started_at=TEN + HOUR).call
    assert (call.started_at, call.ended_at) == (TEN + HOUR, TEN + HOUR)


@pytest.mark.parametrize("received", ["", "anonymous", "Skyddat nummer", "nonsense"])
def test_without_a_number_or_a_name_nobody_is_made(house: House, received: str) -> None:
    call = answer(house, received=received).call
    assert (call.caller_id, call.number, call.received) == (None, "", received)
    assert counted(house.hub) == NOTHING | {"calls": 1}


def test_whatever_is_typed_can_be_filed(house: House) -> None:
    typed = "\ud83d\x00\x1f ‮ 𝔘 %s :x '\"\\ \ud800"
    logged = hand_off(
        house, caller_name=typed, organisation=typed, summary=typed, words=typed, received=typed,
        passing=Passing(words=typed),
    )  # fmt: skip
    kept = "�‮ 𝔘"
    assert logged.handoff is not None
    for text in (logged.call.summary, logged.call.words, logged.handoff.promise.words):
        assert text.replace(" ", "").startswith(kept.replace(" ", ""))
        assert "\x00" not in text
    assert house.calls.log(notes(received=NUMBER), Outcome.ANSWERED, by=MAJA).call.number == KEY


@pytest.mark.parametrize(("gone", "sentence"), [({"article_id": "gone"}, "answer"), ({"line_id": "gone"}, "line")])
def test_a_call_that_names_what_was_taken_back_is_refused(house: House, gone: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotFound, match=f"This {sentence} is no longer there"):
        answer(house, **gone)
    assert counted(house.hub) == NOTHING


@pytest.mark.parametrize(("id", "name"), [("gone", "Gone Girl"), ("nobody", "Nobody")])
def test_nothing_is_handed_to_whoever_left(house: House, id: str, name: str) -> None:
    left = Party(PartyKind.PERSON, id, name)
    with pytest.raises(Refused, match=f"{name} is no longer there"):
        hand_off(house, passing=Passing(to=left))
    assert counted(house.hub) == NOTHING
    answer(house, passing=Passing(to=left))
    assert counted(house.hub)["calls"] == 1
