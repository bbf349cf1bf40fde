"""A call is corrected afterwards, what follows from it follows, and what it said before stays in its history."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from frontdesk.calls.corrections import Corrections
from frontdesk.calls.gaps import Gaps
from frontdesk.calls.handoffs import Handoffs
from frontdesk.calls.model import Call, Contact, Outcome, Passing, Reason, State
from frontdesk.directory.keeping import Keeping
from frontdesk.errors import NotFound, Refused
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import ERASED
from frontdesk.ids import new_id
from tests.calls.notes import answer, hand_off, notes
from tests.directory.house import ASA, BENGT, INGA, MAJA, TEN, House

HOUR = timedelta(hours=1)


def logged(house: House, call_id: str) -> Call:
    """The call as the log has it."""
    return next(line.call for line in house.calls.lines(house.calls.today()) if line.call.id == call_id)


def unowned(house: House, **noted: Any) -> Call:
    return house.calls.log(notes(**noted), Outcome.UNOWNED, by=MAJA).call


def gaps(hub: Hub) -> list[tuple[str, str]]:
    """(call, words) of every gap."""
    with hub.read() as connection:
        return [(row.call_id, row.words) for row in connection.execute(select(tables.gaps))]


def add(hub: Hub, table: str, **row: Any) -> None:
    """A row of which only this matters."""
    empty = {column.name: column.default.arg if column.default else None for column in tables.BY_KIND[table].c}  # type: ignore[attr-defined]
    with hub.step("x", by="x", desk="x") as step:
        step.insert(tables.BY_KIND[table], [empty | row])


def test_whatever_was_noted_wrongly_is_corrected(house: House, corrections: Corrections) -> None:
    add(house.hub, "articles", id="roofs", reference="RFX222", title="Roofs", title_folded="roofs", version=1)
    add(house.hub, "lines", id="second", reference="SCX222", name="Second line", name_folded="second line")
    call = answer(house, summary="Hail").call
    other = answer(house, received="570 555 0177").call.caller_id
    corrected = corrections.correct(
        call.id, summary=" Broken\r\nglass ", topic_id="glass", caller_id=other, outcome=Outcome.ABANDONED,
        article_id="roofs", contact=Contact.WALK_IN, urgent=True, line_id="second", by=BENGT,
    )  # fmt: skip
    assert corrected == logged(house, call.id)
    assert (corrected.summary, corrected.topic_id, corrected.caller_id, corrected.outcome) == (
        "Broken\nglass", "glass", other, Outcome.ABANDONED,
    )  # fmt: skip
    assert (corrected.article_id, corrected.contact, corrected.urgent, corrected.line_id) == (
        "roofs", Contact.WALK_IN, True, "second",
    )  # fmt: skip
    assert (corrected.operator, corrected.desk, corrected.started_at) == ("Maja", "Desk 1", call.started_at)
    assert house.hub.undo(by=BENGT.name, desk=BENGT.desk).verb == "call.correct"
    assert logged(house, call.id) == call


def test_a_correction_that_changes_nothing_leaves_no_trace(house: House, corrections: Corrections) -> None:
    call = answer(house, summary="Hail").call
    seq = house.hub.seq()
    assert corrections.correct(call.id, summary="Hail ", topic_id="hail", by=BENGT) == call
    assert house.hub.seq() == seq


def test_what_a_call_said_before_stays_in_its_history(house: House, corrections: Corrections) -> None:
    call = answer(house, summary="Hail", received="(570) 555-0199", caller_name="Ulla").call
    other = answer(house, received="570 555 0177", organisation="Ek AB").call.caller_id
    house.clock.at = TEN + HOUR
    corrections.correct(call.id, summary="Glass", topic_id="glass", urgent=True, by=BENGT)
    house.clock.at = TEN + 2 * HOUR
    corrections.correct(call.id, outcome=Outcome.UNOWNED, caller_id=other, topic_id=None, by=MAJA)
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    told = [(edit.at, edit.who, edit.verb, edit.fields) for edit in corrections.history(call.id)]
    assert told == [
        (TEN, "Maja", "call.log", {
            "number": ("", "(570) 555-0199"), "caller": ("", "Ulla"), "topic": ("", "Hail damage"),
            "summary": ("", "Hail"), "outcome": ("", "answered"), "contact": ("", "phone"),
        }),
        (TEN + HOUR, "Bengt", "call.correct", {
            "topic": ("Hail damage", "Broken glass"), "summary": ("Hail", "Glass"), "urgent": ("", "yes"),
        }),
        (TEN + 2 * HOUR, "Maja", "call.correct", {
            "caller": ("Ulla", "Ek AB"), "topic": ("Broken glass", ""), "outcome": ("answered", "unowned"),
        }),
        (TEN + 2 * HOUR, "Maja", "undo", {
            "caller": ("Ek AB", "Ulla"), "topic": ("", "Broken glass"), "outcome": ("unowned", "answered"),
        }),
    ]  # fmt: skip


def test_a_history_names_handoffs_by_whom_they_went_to_and_nameless_callers_by_number(
    house: House, corrections: Corrections, handoffs: Handoffs
) -> None:
    made = hand_off(house).handoff
    assert made is not None
    handoffs.give_back(made.id, Reason.OTHER, by=BENGT)
    new = handoffs.pass_on(made.id, Passing(to=ASA), by=BENGT)
    first, last = corrections.history(made.call_id)
    assert (first.fields["hand-off"], first.fields["caller"]) == (("", "Inga Ek"), ("", "+1 570 555 0199"))
    assert (last.verb, last.fields) == ("handoff.pass-on", {"hand-off": ("Inga Ek", "Åsa Öberg")})
    house.hub.undo(by=BENGT.name, desk=BENGT.desk)
    passed, undone = corrections.history(made.call_id)[1:]
    assert (passed.fields, undone.fields) == ({"hand-off": ("Inga Ek", "")}, {"hand-off": ("", "Inga Ek")})
    assert new.to == ASA


def test_a_history_never_says_a_reference_where_nobody_knows_a_name(house: House, corrections: Corrections) -> None:
    call = answer(house, received="anonymous", caller_name="Nils").call
    add(house.hub, "callers", id="blank", reference="S6CVJJ", name_folded="", numbers=())
    corrections.correct(call.id, caller_id="blank", by=BENGT)
    corrections.correct(call.id, caller_id=None, by=BENGT)
    told = [edit.fields["caller"] for edit in corrections.history(call.id)]
    nameless = "somebody whose name is unknown"
    assert told == [("", "Nils"), ("Nils", nameless), (nameless, "")]


def test_words_that_were_erased_stay_erased_in_the_history(house: House, corrections: Corrections) -> None:
    call = answer(house, summary="Hail").call
    corrections.correct(call.id, summary="Glass", by=BENGT)
    with house.hub._writing.begin() as connection:
        connection.execute(update(tables.journal).values(before=ERASED + "0" * 64, after=ERASED + "0" * 64))
    assert [(edit.who, edit.fields) for edit in corrections.history(call.id)] == [("Maja", {}), ("Bengt", {})]


def test_a_call_that_was_taken_back_still_has_its_history_and_another_has_none(
    house: House, corrections: Corrections
) -> None:
    call = answer(house).call
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert [edit.verb for edit in corrections.history(call.id)] == ["call.log", "undo"]
    with pytest.raises(NotFound, match="no longer in the log"):
        corrections.correct(call.id, summary="Glass", by=MAJA)
    with pytest.raises(NotFound, match="never logged"):
        corrections.history(new_id())


def test_a_gap_comes_and_goes_with_the_outcome(house: House, corrections: Corrections) -> None:
    stays = unowned(house, summary="Flying cats").id
    call = answer(house, summary="My cat flew").call
    assert gaps(house.hub) == [(stays, "Flying cats")]
    corrections.correct(call.id, outcome=Outcome.UNOWNED, by=BENGT)
    assert sorted(gaps(house.hub)) == sorted([(stays, "Flying cats"), (call.id, "My cat flew")])
    corrections.correct(call.id, outcome=Outcome.NOT_AN_INQUIRY, by=BENGT)
    assert gaps(house.hub) == [(stays, "Flying cats")]
    house.hub.undo(by=BENGT.name, desk=BENGT.desk)
    assert len(gaps(house.hub)) == 2
    house.hub.undo(by=BENGT.name, desk=BENGT.desk)
    assert gaps(house.hub) == [(stays, "Flying cats")]
    (line,) = [one for one in house.calls.lines(house.calls.today()) if one.call.outcome is Outcome.ANSWERED]
    assert line.call.id == call.id


def test_a_gap_that_was_closed_stays_closed_with_its_note(house: House, corrections: Corrections) -> None:
    call = unowned(house, summary="Flying cats")
    keeping = Keeping(house.hub, clock=house.clock, number_key=house.directory._number_key)
    lists = Gaps(house.hub, house.directory, keeping, clock=house.clock, gap_owner=lambda: "")
    (gap,) = lists.open_gaps()
    lists.close_gap(gap.id, None, "We told them", by=MAJA)
    corrections.correct(call.id, outcome=Outcome.ANSWERED, by=BENGT)
    corrections.correct(call.id, outcome=Outcome.UNOWNED, by=BENGT)
    assert lists.open_gaps() == []
    with house.hub.read() as connection:
        assert connection.execute(select(tables.gaps.c.id, tables.gaps.c.note)).all() == [(gap.id, "We told them")]


def test_a_gap_has_the_words_the_call_has_now_unless_they_are_the_callers(
    house: House, corrections: Corrections
) -> None:
    plain, quoted = unowned(house, summary="Cats"), unowned(house, summary="Dogs", words="my dog flew")
    for call in (plain, quoted):
        corrections.correct(call.id, summary="Flying pets", by=BENGT)
    assert sorted(gaps(house.hub)) == sorted([(plain.id, "Flying pets"), (quoted.id, "my dog flew")])


def test_a_call_that_was_handed_off_keeps_its_outcome(house: House, corrections: Corrections) -> None:
    call = hand_off(house).call
    with pytest.raises(Refused, match="keeps its outcome"):
        corrections.correct(call.id, outcome=Outcome.ANSWERED, summary="Glass", by=BENGT)
    assert logged(house, call.id) == call
    with pytest.raises(Refused, match="cannot be handed off afterwards"):
        corrections.correct(answer(house).call.id, outcome=Outcome.HANDED_OFF, by=BENGT)


def test_what_was_handed_off_is_owed_to_the_caller_who_was_meant(
    house: House, corrections: Corrections, handoffs: Handoffs
) -> None:
    first = hand_off(house)
    made = first.handoff
    assert made is not None
    joined = hand_off(house, passing=Passing(joins=made.id))
    other = answer(house, received="570 555 0177", caller_name="Olle").call.caller_id
    assert first.call.caller_id is not None
    assert other is not None
    corrections.correct(first.call.id, caller_id=other, topic_id="glass", by=BENGT)
    now = handoffs.find(made.id)
    assert (now.caller_id, now.topic_id, now.owner and now.owner.name, now.to, now.state) == (
        other, "glass", "Claims", INGA, State.OPEN,
    )  # fmt: skip
    assert [line.handoff.id for line in house.calls.standing(other).owed] == [made.id]
    assert house.calls.standing(first.call.caller_id).owed == ()
    corrections.correct(joined.call.id, topic_id="lost", by=MAJA)
    assert handoffs.find(made.id) == now
    house.hub.undo(by=BENGT.name, desk=BENGT.desk)
    assert handoffs.find(made.id).caller_id == first.call.caller_id


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"topic_id": "nothing"}, "This topic is no longer there"),
        ({"caller_id": "nothing"}, "This caller is no longer there"),
        ({"article_id": "nothing"}, "This answer is no longer there"),
        ({"line_id": "nothing"}, "This line is no longer there"),
    ],
)
def test_what_a_correction_names_must_be_there(
    house: House, corrections: Corrections, changes: Any, sentence: str
) -> None:
    call = answer(house).call
    with pytest.raises(NotFound, match=sentence):
        corrections.correct(call.id, by=BENGT, **changes)
    assert logged(house, call.id) == call


def test_a_summary_that_is_far_too_long_is_refused_and_not_cut(house: House, corrections: Corrections) -> None:
    call = answer(house).call
    with pytest.raises(Refused, match="The summary is longer than 65,536 characters"):
        corrections.correct(call.id, summary="x" * 65_537, by=BENGT)
    assert logged(house, call.id) == call


def test_the_last_call_of_a_desk_can_be_repeated(house: House) -> None:
    assert house.calls.last(by=MAJA) is None
    answer(house, caller_name="Ulla", organisation="Ström AB")
    house.clock.at = TEN + HOUR
    parked = answer(house, received="570 555 0177", topic_id="glass", started_at=TEN - HOUR).call
    answer(house, BENGT, received="570 555 0178")
    last = house.calls.last(by=MAJA)
    assert last is not None
    assert (last.call, last.topic) == (parked, "Broken glass")
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    last = house.calls.last(by=MAJA)
    assert last is not None
    assert (last.caller, last.organisation, last.topic) == ("Ulla", "Ström AB", "Hail damage")
    house.clock.at = TEN + timedelta(days=1, seconds=1)
    assert house.calls.last(by=MAJA) is None
