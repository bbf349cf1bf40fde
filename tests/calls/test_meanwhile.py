"""While a call is open, what its notes name is made one with something else, or the call is logged already."""

import pytest
from msgspec.structs import replace

from frontdesk.callers.model import Caller
from frontdesk.callers.records import caller_row
from frontdesk.calls.corrections import Corrections
from frontdesk.calls.model import Outcome
from frontdesk.directory.keeping import Kind
from frontdesk.directory.merging import Merging
from frontdesk.errors import Refused, Stale
from tests.calls.notes import answer, hand_off, notes
from tests.directory.house import BENGT, MAJA, House
from tests.directory.state import put


@pytest.fixture
def merging(house: House) -> Merging:
    return Merging(house.hub, clock=house.clock, shown=house.callers.shown)


def caller(house: House, id: str, name: str, *numbers: str) -> str:
    made = Caller(id=id, reference=id.upper(), name=name, numbers=numbers)
    put(house.hub, "callers", caller_row(made))
    return id


def test_a_call_of_a_caller_who_was_made_one_with_another_is_that_ones(house: House, merging: Merging) -> None:
    kept, double = caller(house, "kept", "Pia Holt", "+15705550177"), caller(house, "double", "P Holt", "+15705550178")
    open_call = notes(caller_id=double, received="570 555 0178")
    merging.merge(Kind.CALLER, kept, double, by=BENGT)
    logged = house.calls.log(open_call, Outcome.HANDED_OFF, by=MAJA)
    assert logged.call.caller_id == kept
    assert [line.handoff for line in house.calls.standing(kept).owed] == [logged.handoff]


def test_whom_others_were_merged_into_since_is_followed_to_the_last(house: House, merging: Merging) -> None:
    for id in ("first", "second", "third"):
        caller(house, id, f"Pia {id}", f"+1570555{len(id):04}")
        answer(house, caller_id=id)
    merging.merge(Kind.CALLER, "second", "first", by=BENGT)
    merging.merge(Kind.CALLER, "third", "second", by=BENGT)
    assert answer(house, caller_id="first").call.caller_id == "third"


def test_a_number_that_turned_out_to_be_anothers_takes_the_open_call_along(house: House) -> None:
    nameless = answer(house, received="570 555 0178", topic_id=None).call.caller_id
    known = caller(house, "known", "Pia Holt", "+15705550177")
    house.callers.attach("570 555 0178", known, by=BENGT)
    assert answer(house, received="570 555 0178", caller_id=nameless).call.caller_id == known


def test_a_colleague_who_was_made_one_with_another_calls_as_that_one(house: House, merging: Merging) -> None:
    answer(house, person_id="anna2", received="")
    merging.merge(Kind.PERSON, "anna1", "anna2", by=BENGT)
    called = answer(house, person_id="anna2", received="").call.caller_id
    assert called is not None
    assert house.callers.caller(called).person_id == "anna1"


def test_a_matter_that_was_made_one_with_another_goes_to_its_owner(house: House, merging: Merging) -> None:
    open_call = notes(topic_id="glass")
    merging.merge(Kind.TOPIC, "hail", "glass", by=BENGT)
    logged = house.calls.log(open_call, Outcome.HANDED_OFF, by=MAJA)
    assert logged.handoff is not None
    assert (logged.call.topic_id, logged.handoff.topic_id, logged.handoff.to.name) == ("hail", "hail", "Inga Ek")


def test_where_nothing_tells_which_was_kept_the_call_is_refused_with_its_reason(house: House, merging: Merging) -> None:
    kept, double = caller(house, "kept", "Pia Holt"), caller(house, "double", "Pia Holt")
    open_call = notes(caller_id=double)
    merging.merge(Kind.CALLER, kept, double, by=BENGT)
    with pytest.raises(Refused, match=r"^Pia Holt was made one with another meanwhile\.$"):
        house.calls.log(open_call, Outcome.ANSWERED, by=MAJA)
    assert house.calls.lines(house.calls.today()) == []


def test_a_matter_that_was_retired_while_it_was_noted_still_goes_to_its_owner(house: House) -> None:
    assert answer(house, topic_id="past").call.topic_id == "past"


def test_a_call_is_not_corrected_to_a_caller_who_was_made_one_with_another(
    house: House, merging: Merging, corrections: Corrections
) -> None:
    kept, double = caller(house, "kept", "Pia Holt", "+15705550177"), caller(house, "double", "P Holt", "+15705550178")
    logged = answer(house).call
    merging.merge(Kind.CALLER, kept, double, by=BENGT)
    with pytest.raises(Refused, match=r"^P Holt was made one with another caller\.$"):
        corrections.correct(logged.id, caller_id=double, by=MAJA)
    assert corrections.correct(logged.id, caller_id=kept, by=MAJA).caller_id == kept


@pytest.mark.parametrize(
    "otherwise",
    [{"summary": "Tiles on the lawn"}, {"words": "my roof"}, {"received": "231"}],
    ids=["summary", "words", "number"],
)
def test_a_call_that_is_in_the_log_in_other_words_is_not_said_to_be_filed(
    house: House, otherwise: dict[str, str]
) -> None:
    noted = notes()
    house.calls.log(noted, Outcome.ANSWERED, by=MAJA)
    with pytest.raises(Refused, match=r"^This call is in the log already, in other words\.$"):
        house.calls.log(replace(noted, **otherwise), Outcome.ANSWERED, by=MAJA)


def test_a_call_that_ended_otherwise_is_not_said_to_be_filed(house: House) -> None:
    noted = notes()
    house.calls.log(noted, Outcome.ANSWERED, by=MAJA)
    with pytest.raises(Refused, match="in other words"):
        house.calls.log(noted, Outcome.HANDED_OFF, by=MAJA)


def test_notes_that_are_sent_again_are_harmless_after_a_correction_too(house: House, corrections: Corrections) -> None:
    noted = notes(summary=" Hail \n")
    first = house.calls.log(noted, Outcome.ANSWERED, by=MAJA)
    corrected = corrections.correct(first.call.id, summary="Hail on the shed", by=BENGT)
    assert house.calls.log(noted, Outcome.ANSWERED, by=MAJA).call == corrected


def test_only_the_logging_of_a_call_is_taken_back_with_it(
    house: House, merging: Merging, corrections: Corrections
) -> None:
    for later in ("correction", "merge"):
        logged = answer(house, topic_id="glass")
        if later == "correction":
            corrections.correct(logged.call.id, summary="Hail on the shed", by=MAJA)
        else:
            merging.merge(Kind.TOPIC, "hail", "glass", by=MAJA)
        seq = house.hub.seq()
        with pytest.raises(Stale, match=r"^Something else was done since\.$"):
            house.hub.undo(by=MAJA.name, desk=MAJA.desk, making=logged.call.id)
        assert house.hub.seq() == seq
        house.hub.undo(by=MAJA.name, desk=MAJA.desk)
        house.hub.undo(by=MAJA.name, desk=MAJA.desk, making=logged.call.id)
        assert logged.call.id not in [line.call.id for line in house.calls.lines(house.calls.today())]


def test_a_hand_off_of_a_merged_caller_warns_of_the_open_one(house: House, merging: Merging) -> None:
    kept, double = caller(house, "kept", "Pia Holt", "+15705550177"), caller(house, "double", "P Holt", "+15705550178")
    first = hand_off(house, caller_id=kept)
    merging.merge(Kind.CALLER, kept, double, by=BENGT)
    assert hand_off(house, caller_id=double).others == (first.handoff,)
