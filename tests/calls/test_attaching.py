"""A number is given to a caller later, and the calls that came from it while nobody knew whose it is."""

from datetime import timedelta

import pytest

from frontdesk.callers import records
from frontdesk.callers.model import Caller
from frontdesk.calls.model import Contact, Passing
from frontdesk.errors import NotFound, Refused
from frontdesk.hub import tables
from frontdesk.ids import new_id
from tests.calls.notes import KEY, NUMBER, answer, hand_off
from tests.directory.house import BENGT, MAJA, TEN, House

ULLA = Caller(id="ulla", reference="LLX222", name="Ulla Ström", organisation="Ström AB")
OLLE = Caller(id="olle", reference="LLX333", name="Olle Ström", numbers=("+15705550198",))
FIRM = Caller(id="firm", reference="FRX222", name="", organisation="Ström AB", numbers=(KEY,))
INGA = Caller(id="inga-c", reference="NGX333", name="Inga Ek", person_id="inga")


def know(house: House, *callers: Caller) -> None:
    with house.hub.step("x", by="x", desk="x") as step:
        step.insert(tables.callers, [records.caller_row(one) for one in callers])


def who(house: House) -> list[tuple[str, str]]:
    """(caller, number as received) of today's calls, the oldest first."""
    return [(line.caller, line.call.received) for line in reversed(house.calls.lines(house.calls.today()))]


def test_a_caller_gets_their_first_number_and_then_another(house: House) -> None:
    know(house, ULLA)
    house.callers.attach(" (570) 555-0199\n", "ulla", by=MAJA)
    attached = house.callers.attach("570 555 0198", "ulla", by=MAJA)
    assert attached.numbers == (KEY, "+15705550198")
    assert house.callers.caller("ulla") == attached
    assert house.callers.recognise(NUMBER).caller == attached
    house.hub.undo(by=MAJA.name, desk=MAJA.desk)
    assert house.callers.caller("ulla").numbers == (KEY,)


def test_earlier_calls_of_whoever_was_only_a_number_are_theirs_now(house: House) -> None:
    know(house, ULLA)
    first = answer(house).call
    made = hand_off(house, started_at=TEN + timedelta(minutes=1)).handoff
    answer(house, received="570 555 0177", started_at=TEN + timedelta(minutes=2))
    assert who(house) == [("", NUMBER), ("", NUMBER), ("", "570 555 0177")]
    assert made is not None
    assert first.caller_id is not None
    house.callers.attach(NUMBER, "ulla", by=BENGT)
    assert who(house) == [("Ulla Ström", NUMBER), ("Ulla Ström", NUMBER), ("", "570 555 0177")]
    standing = house.calls.standing("ulla")
    assert [line.handoff.id for line in standing.owed] == [made.id]
    assert (len(standing.earlier), house.calls.standing(first.caller_id).owed) == (2, ())
    assert house.callers.recognise(NUMBER).candidates == (house.callers.caller("ulla"),)
    left = house.callers.caller(first.caller_id)
    assert (left.numbers, left.retired_at) == ((), TEN)
    assert house.hub.undo(by=BENGT.name, desk=BENGT.desk).verb == "caller.attach"
    assert who(house) == [("", NUMBER), ("", NUMBER), ("", "570 555 0177")]
    assert house.calls.handoff(made.id).caller_id == first.caller_id
    assert house.callers.caller("ulla").numbers == ()


def test_earlier_calls_without_any_caller_are_theirs_now(house: House) -> None:
    know(house, ULLA, OLLE)
    twice = Caller(id="twice", reference="TWX222", name="Twice", numbers=(KEY,))
    again = Caller(id="again", reference="GNX222", name="Again", numbers=(KEY,))
    know(house, twice, again)
    call = answer(house).call
    made = hand_off(house, passing=Passing()).handoff
    assert call.caller_id is None
    with house.hub.step("x", by="x", desk="x") as step:
        records.save(step, Caller(id="twice", reference="TWX222", name="Twice"))
        records.save(step, Caller(id="again", reference="GNX222", name="Again"))
    house.callers.attach(NUMBER, "ulla", by=MAJA)
    assert who(house) == [("Ulla Ström", NUMBER), ("Ulla Ström", NUMBER)]
    assert made is not None
    assert house.calls.handoff(made.id).caller_id == "ulla"


def test_calls_that_came_otherwise_or_from_somebody_named_stay_whose_they_are(house: House) -> None:
    know(house, ULLA, OLLE)
    answer(house, received="", contact=Contact.WALK_IN)
    answer(house, caller_id="olle")
    house.callers.attach(NUMBER, "ulla", by=MAJA)
    assert who(house) == [("", ""), ("Olle Ström", NUMBER)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("anonymous", "This number was withheld"),
        ("Skyddat nummer", "This number was withheld"),
        ("not a number", "“not a number” is not a number"),
        ("", "withheld|is not a number"),
    ],
)
def test_what_is_no_number_is_nobodys(house: House, typed: str, sentence: str) -> None:
    know(house, ULLA)
    answer(house, received=typed)
    with pytest.raises(Refused, match=sentence):
        house.callers.attach(typed, "ulla", by=MAJA)
    assert who(house) == [("", typed)]


@pytest.mark.parametrize(("number", "holder"), [("570 555 0198", "Olle Ström"), ("232", "Bo Lind")])
def test_a_number_that_another_has_is_shared_only_when_that_is_said(house: House, number: str, holder: str) -> None:
    know(house, ULLA, OLLE)
    seq = house.hub.seq()
    with pytest.raises(Refused, match=f"{holder} has this number") as refusal:
        house.callers.attach(number, "ulla", by=MAJA)
    assert refusal.value.hint == "Say that they share it, or choose them."
    assert house.hub.seq() == seq
    shared = house.callers.attach(number, "ulla", together=True, by=MAJA)
    assert len(shared.numbers) == 1
    assert {one.name for one in house.callers.recognise(number).candidates} == {"Ulla Ström", holder}


def test_of_a_number_that_is_shared_nobody_can_tell_whose_earlier_calls_were(house: House) -> None:
    know(house, ULLA, FIRM, Caller(id="third", reference="THX222", name="Third", numbers=(KEY,)))
    answer(house)
    with pytest.raises(Refused, match=r"Ström AB, Third have this number|Third, Ström AB have this number"):
        house.callers.attach(NUMBER, "ulla", by=MAJA)
    house.callers.attach(NUMBER, "ulla", together=True, by=MAJA)
    assert who(house) == [("", NUMBER)]


def test_an_organisation_without_a_name_keeps_its_number(house: House) -> None:
    know(house, ULLA, FIRM)
    with pytest.raises(Refused, match="Ström AB has this number"):
        house.callers.attach(NUMBER, "ulla", by=MAJA)


def test_a_colleague_has_the_numbers_of_the_directory_already(house: House) -> None:
    know(house, INGA)
    assert house.callers.attach("570 555 0190", "inga-c", by=MAJA).numbers == ("+15705550190",)
    known = house.callers.recognise("570 555 0190").caller
    assert known is not None
    assert (known.id, known.numbers) == ("inga-c", ("+15705550142", "231", "+15705550190"))
    assert house.callers.attach("231", "inga-c", by=MAJA).numbers == ("+15705550190",)
    assert [one.name for one in house.callers.recognise("231").candidates] == ["Inga Ek"]


def test_a_number_they_have_already_is_no_second_one(house: House) -> None:
    know(house, OLLE)
    seq = house.hub.seq()
    assert house.callers.attach("570 555 0198", "olle", by=MAJA) == OLLE
    assert house.hub.seq() == seq


def test_whoever_is_gone_gets_no_number(house: House) -> None:
    know(house, Caller(id="old", reference="LDX333", name="Old", retired_at=TEN))
    for id in ("old", new_id()):
        with pytest.raises(NotFound, match="This caller is no longer known"):
            house.callers.attach(NUMBER, id, by=MAJA)


def test_the_name_in_the_log_is_the_one_they_have_now(house: House) -> None:
    call = answer(house, caller_name="Ula").call
    assert who(house) == [("Ula", NUMBER)]
    with house.hub.step("caller.rename", by="Maja", desk="Desk 1") as step:
        known = records.callers_by_id(step.connection, [call.caller_id or ""])[call.caller_id or ""]
        records.save(step, Caller(id=known.id, reference=known.reference, name="Ulla", numbers=known.numbers))
    assert who(house) == [("Ulla", NUMBER)]
