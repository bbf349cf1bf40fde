"""Who owns a topic and who stands in: set, moved, taken out."""

import pytest

from frontdesk.directory import records
from frontdesk.directory.model import Party, PartyKind
from frontdesk.directory.owning import Owning
from frontdesk.errors import NotAllowed, NotFound, Refused
from tests.directory.house import ASA, BO, CLAIMS, DESK, INGA, MAJA, TOPICS, House
from tests.directory.state import everything, steps

GONE = Party(PartyKind.PERSON, "gone", "Gone Girl")
ARCHIVE = Party(PartyKind.DEPARTMENT, "old", "Old archive")


@pytest.fixture
def owning(house: House) -> Owning:
    return Owning(house.hub)


def test_a_chain_is_set_anew(house: House, owning: Owning) -> None:
    assert owning.own("hail", (CLAIMS, ASA, INGA), by=MAJA) == (CLAIMS, ASA, INGA)
    assert owning.chain("hail") == (CLAIMS, ASA, INGA)
    assert house.directory.coverage(TOPICS[0]).owner == CLAIMS
    house.hub.undo(by="Maja", desk="Desk 1")
    assert owning.chain("hail") == (INGA, BO)


MOVES = [
    ("move_up", "bo", (BO, INGA, CLAIMS)),
    ("move_up", "inga", (INGA, BO, CLAIMS)),
    ("move_up", "claims", (INGA, CLAIMS, BO)),
    ("move_down", "inga", (BO, INGA, CLAIMS)),
    ("move_down", "claims", (INGA, BO, CLAIMS)),
    ("remove", "inga", (BO, CLAIMS)),
    ("remove", "claims", (INGA, BO)),
    ("remove", "asa", (INGA, BO, CLAIMS)),
]


def test_one_is_moved_or_taken_out(house: House, owning: Owning) -> None:
    for verb, id, wanted in MOVES:
        owning.own("hail", (INGA, BO, CLAIMS), by=MAJA)
        assert (verb, id, getattr(owning, verb)("hail", id, by=MAJA)) == (verb, id, wanted)
        assert owning.chain("hail") == wanted


def test_the_first_one_appended_owns_the_topic(owning: Owning) -> None:
    assert [topic.name for topic in owning.unowned()] == ["Lost property"]
    assert owning.append("lost", DESK, by=MAJA) == (DESK,)
    assert owning.append("lost", BO, by=MAJA) == (DESK, BO)
    assert owning.unowned() == []


def test_an_empty_chain_is_an_unowned_topic(house: House, owning: Owning) -> None:
    owning.own("hail", (), by=MAJA)
    owning.remove("glass", "claims", by=MAJA)
    assert [topic.id for topic in owning.unowned()] == ["glass", "hail", "lost"]
    assert house.directory.coverage(TOPICS[0]).because == "nobody owns this"


def test_a_chain_of_people_who_left_is_unowned(house: House, owning: Owning) -> None:
    with house.hub.step("test.put", by="Setup", desk="Setup") as step:
        records.save_chain(step, "glass", (GONE, ARCHIVE))
    assert [topic.id for topic in owning.unowned()] == ["glass", "lost"]


def test_what_a_chain_cannot_be(house: House, owning: Owning) -> None:
    before = everything(house.hub)
    crowd = [Party(PartyKind.PERSON, f"p{n}", f"P{n}") for n in range(51)]
    for chain, sentence in (
        ((INGA, BO, INGA), "Inga Ek stands in the chain twice."),
        ((INGA, GONE), "Gone Girl is no longer there."),
        ((ARCHIVE,), "Old archive is no longer there."),
        ((Party(PartyKind.PERSON, "nobody", "Nobody"),), "Nobody is no longer there."),
        (crowd, "A topic has 50 owners and deputies at most."),
    ):
        with pytest.raises(Refused) as refusal:
            owning.own("hail", chain, by=MAJA)
        assert str(refusal.value) == sentence
    with pytest.raises(Refused, match="Inga Ek stands in the chain twice"):
        owning.append("hail", INGA, by=MAJA)
    with pytest.raises(Refused, match="do not stand in this chain"):
        owning.move_up("hail", "asa", by=MAJA)
    with pytest.raises(NotAllowed, match="Past matter is retired"):
        owning.own("past", (INGA,), by=MAJA)
    with pytest.raises(NotFound):
        owning.own("nothing", (INGA,), by=MAJA)
    assert everything(house.hub) == before


def test_the_same_chain_again_is_no_step(house: House, owning: Owning) -> None:
    owning.own("hail", (INGA, BO), by=MAJA)
    assert steps(house.hub) == ["house.furnish"]
