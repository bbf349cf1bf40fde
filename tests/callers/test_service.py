"""Recognising who calls: nobody, one, or several, and never the wrong one."""

from typing import Any

import pytest
from msgspec.structs import replace

from frontdesk.callers import records
from frontdesk.callers.model import Caller, Recognition
from frontdesk.callers.service import Callers
from frontdesk.errors import Ambiguous, NotFound
from frontdesk.hub import tables
from frontdesk.ids import new_id
from tests.directory.house import PEOPLE, TEN, House

NUMBER, KEY = "(570) 555-0199", "+15705550199"
ULLA = Caller(id="ulla", reference="LLX222", name="Ulla Ström", organisation="Ström AB", numbers=(KEY, "+15705550198"))
OLLE = Caller(id="olle", reference="LLX333", name="Olle Ström", numbers=(KEY,))
NAMELESS = Caller(id="nameless", reference="LLX444", name="", numbers=(KEY,))


def know(house: House, *callers: Caller) -> None:
    with house.hub.step("x", by="x", desk="x") as step:
        step.insert(tables.callers, [records.caller_row(one) for one in callers])


def settle(house: House, key: str = KEY, **noted: Any) -> Caller | None:
    """The caller of a call, from what the operator noted."""
    named = Caller(**{"id": "", "reference": "", "name": "", **noted})
    with house.hub.step("call.log", by="Maja", desk="Desk 1") as step:
        return house.callers.settle(step, named, key)


def known(house: House) -> list[tuple[str, str, tuple[str, ...]]]:
    """(name, organisation, numbers) of every caller, the oldest first."""
    with house.hub.read() as connection:
        every = sorted(records.all_callers(connection), key=lambda one: one.id)
        return [(one.name, one.organisation, one.numbers) for one in every]


@pytest.mark.parametrize("typed", ["(570) 555-0199", "+1 570 555 0199", "570/5550199", "570.555.0199", "0015705550199"])
def test_F76_a_caller_is_recognised_however_the_number_is_written(house: House, typed: str) -> None:
    if typed.startswith("00"):
        house.region = "SE"
    know(house, ULLA)
    found = house.callers.recognise(typed)
    assert (found.key, found.candidates, found.caller) == (KEY, (ULLA,), ULLA)
    assert found.shown == "+1 570 555 0199"


def test_any_of_several_numbers_tells_who_it_is(house: House) -> None:
    know(house, ULLA)
    assert house.callers.recognise("570 555 0198").caller == ULLA


def test_an_unknown_number_is_nobody(house: House) -> None:
    know(house, ULLA)
    found = house.callers.recognise("570 555 0177")
    assert (found.key, found.candidates, found.caller) == ("+15705550177", (), None)


@pytest.mark.parametrize("typed", ["anonymous", "Skyddat nummer", "", "  ", "not a number", "19:30"])
def test_F79_whoever_withholds_their_number_is_never_matched(house: House, typed: str) -> None:
    know(house, Caller(id="a", reference="RRX222", name="Anonymous Inc", numbers=("", "anonymous")), ULLA)
    found = house.callers.recognise(typed)
    assert found == Recognition(
        received=typed.strip(), key="", shown=typed.strip(), is_withheld=typed not in ("not a number", "19:30")
    )


def test_F80_of_two_on_one_number_nobody_is_chosen(house: House) -> None:
    know(house, ULLA, OLLE)
    found = house.callers.recognise(NUMBER)
    assert {one.id for one in found.candidates} == {"ulla", "olle"}
    assert found.caller is None
    assert settle(house) is None
    assert len(known(house)) == 2


def test_a_colleague_is_recognised_by_an_internal_number_before_their_first_call(house: House) -> None:
    found = house.callers.recognise("231")
    numbers = ("+15705550142", "231")
    assert found.caller == Caller(id="", reference="", name="Inga Ek", numbers=numbers, person_id="inga")
    assert found.key == "231"


def test_a_colleague_who_calls_again_is_the_same_caller(house: House) -> None:
    first = settle(house, "231")
    assert first is not None
    assert (first.name, first.person_id, first.numbers) == ("Inga Ek", "inga", ())
    again = house.callers.recognise("+1 570 555 0142").caller
    assert again == replace(first, numbers=("+15705550142", "231"))
    assert settle(house, "231") == first
    assert settle(house, "+15705550142", name="Inga Ek") == first
    assert settle(house, "", person_id="inga") == first
    assert known(house) == [("Inga Ek", "", ())]


def test_a_colleague_whose_caller_has_the_number_too_is_one_and_not_two(house: House) -> None:
    inga = Caller(id="c1", reference="NGX333", name="Inga Ek", numbers=("231",), person_id="inga")
    know(house, inga)
    assert house.callers.recognise("231").candidates == (replace(inga, numbers=("+15705550142", "231")),)


def test_a_colleague_who_was_chosen_is_named_from_the_directory(house: House) -> None:
    chosen = settle(house, "", person_id="bo")
    assert chosen is not None
    assert (chosen.name, chosen.person_id) == ("Bo Lind", "bo")


def test_somebody_out_of_use_is_not_recognised(house: House) -> None:
    know(house, Caller(id="old", reference="LDX333", name="Old", numbers=(KEY,), retired_at=TEN))
    assert house.callers.recognise(NUMBER).candidates == ()
    assert house.callers.recognise("239").candidates == ()
    assert PEOPLE[-1].numbers == ("239",)


def test_somebody_new_is_made_with_their_number(house: House) -> None:
    made = settle(house, name="Ulla Ström", organisation="Ström AB")
    assert made is not None
    assert (made.name, made.organisation, made.numbers, made.person_id) == ("Ulla Ström", "Ström AB", (KEY,), None)
    assert len(made.reference) == 6
    assert house.callers.caller(made.id) == made
    assert house.callers.recognise(NUMBER).caller == made


def test_a_number_alone_is_kept_and_recognised_the_next_time(house: House) -> None:
    first = settle(house)
    assert first is not None
    assert settle(house) == first
    assert known(house) == [("", "", (KEY,))]


def test_a_name_and_organisation_that_were_missing_are_filled_in_once(house: House) -> None:
    know(house, NAMELESS)
    named = settle(house, name="Ulla", organisation="Ström AB")
    assert named is not None
    assert (named.id, named.name, named.organisation) == ("nameless", "Ulla", "Ström AB")
    assert settle(house, name="ulla", organisation="Other AB") == named
    assert known(house) == [("Ulla", "Ström AB", (KEY,))]


def test_what_is_noted_of_the_one_who_was_chosen_fills_in_what_was_missing(house: House) -> None:
    know(house, NAMELESS)
    named = settle(house, "", id="nameless", name="Ulla", organisation="Ström AB")
    assert named is not None
    assert known(house) == [("Ulla", "Ström AB", (KEY,))]


def test_another_name_on_a_known_number_is_another_caller(house: House) -> None:
    know(house, ULLA)
    other = settle(house, name="Olle Ström")
    assert other is not None
    assert other.id != "ulla"
    assert sorted(known(house)) == [
        ("Olle Ström", "", (KEY,)), ("Ulla Ström", "Ström AB", (KEY, "+15705550198")),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Ulla Ström", "ulla  strom", "ULLA STRÖM"])
def test_of_two_on_one_number_the_name_tells_which(house: House, name: str) -> None:
    know(house, ULLA, OLLE)
    assert settle(house, name=name) == ULLA


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_the_one_of_that_name_goes_before_one_without_any(house: House, ids: tuple[str, str]) -> None:
    nameless, named = ids
    know(
        house,
        Caller(id=nameless, reference="LLX444", name="", numbers=(KEY,)),
        Caller(id=named, reference="LLX222", name="Ulla", numbers=(KEY,)),
    )
    found = settle(house, name="Ulla")
    assert found is not None
    assert found.id == named
    assert sorted(known(house)) == [("", "", (KEY,)), ("Ulla", "", (KEY,))]


def test_the_one_who_was_chosen_is_the_caller_whatever_the_number(house: House) -> None:
    know(house, ULLA, OLLE)
    assert settle(house, id="olle") == OLLE
    assert settle(house, "", id="ulla", name="Somebody") == ULLA


def test_the_one_who_was_chosen_and_is_gone_is_told_by_name_and_number(house: House) -> None:
    found = settle(house, id=new_id(), name="Ulla", organisation="Ström AB")
    assert found is not None
    assert known(house) == [("Ulla", "Ström AB", (KEY,))]
    assert settle(house, "", id=new_id()) is None


def test_without_a_number_a_name_makes_a_caller_and_nothing_makes_none(house: House) -> None:
    assert settle(house, "") is None
    made = settle(house, "", name="Ulla")
    assert made is not None
    assert made.numbers == ()
    assert known(house) == [("Ulla", "", ())]


def test_a_name_that_was_typed_and_not_chosen_is_somebody_new_even_where_one_of_that_name_is_known(
    house: House,
) -> None:
    know(house, ULLA)
    made = settle(house, "", name="Ulla Ström", organisation="Ström AB")
    assert made is not None
    assert made.id != "ulla"
    assert len(known(house)) == 2


def test_a_caller_is_found_by_name_and_by_reference(house: House) -> None:
    know(house, ULLA, OLLE, NAMELESS)
    assert house.callers.called("ulla  STROM") == house.callers.called("llx222") == ULLA
    assert house.callers.called("Ulla") is None
    assert house.callers.called("") is None


def test_of_several_callers_of_one_name_none_is_taken(house: House) -> None:
    twin = Caller(id="twin", reference="LLX555", name="Ulla Strom")
    gone = Caller(id="gone", reference="LLX666", name="Ulla Ström", retired_at=TEN)
    know(house, ULLA, twin, gone)
    with pytest.raises(Ambiguous, match="More than one caller goes by “Ulla Ström”") as refused:
        house.callers.called("Ulla Ström")
    assert set(refused.value.candidates) == {"Ulla Ström, Ström AB (LLX222)", "Ulla Strom (LLX555)"}
    assert house.callers.called("LLX555") == twin
    assert house.callers.called("LLX666") is None


def test_a_caller_who_is_not_known_is_not_found(house: House) -> None:
    with pytest.raises(NotFound, match="no longer known"):
        house.callers.caller(new_id())


def test_numbers_are_shown_and_said_for_people(house: House) -> None:
    assert house.callers.shown("") == house.callers.aloud("") == ""
    assert house.callers.shown("231") == house.callers.aloud("231") == "231"
    assert (house.callers.shown(KEY), house.callers.aloud(KEY)) == ("+1 570 555 0199", "570 555 0199")
    house.region = "SE"
    assert (house.callers.shown(KEY), house.callers.aloud(KEY)) == ("+1 570 555 0199", "+1 570 555 0199")


def test_before_the_index_can_tell_the_hub_does_and_nobody_is_made_twice(house: House) -> None:
    know(house, ULLA, OLLE, replace(NAMELESS, retired_at=TEN))
    without_index = Callers(house.hub, house.directory, holders=lambda _: None, region=lambda: "US")
    assert without_index.recognise("570 555 0198").caller == ULLA
    assert {one.id for one in without_index.recognise(NUMBER).candidates} == {"olle", "ulla"}
    assert without_index.recognise("570 555 0177").candidates == ()
    with house.hub.step("call.log", by="Maja", desk="Desk 1") as step:
        named = Caller(id="", reference="", name="")
        assert without_index.settle(step, named, "+15705550198") == ULLA
    assert [name for name, _, _ in known(house)].count("") == 1
