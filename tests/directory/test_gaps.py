"""Gaps are a list, have an owner, and are closed with everything that is like them."""

from datetime import timedelta

import pytest

from frontdesk.calls.gaps import Gaps
from frontdesk.calls.model import Notes, Outcome
from frontdesk.directory.fields import Unreadable
from frontdesk.directory.keeping import Keeping
from frontdesk.errors import NotAllowed, NotFound, Refused
from frontdesk.ids import new_id
from tests.directory.house import BO, CLAIMS, DESK, MAJA, TEN, TOPICS, House
from tests.directory.state import everything, steps


def owned_by(house: House, owner: str) -> Gaps:
    keeping = Keeping(house.hub, clock=house.clock, number_key=house.callers.shown)
    return Gaps(house.hub, house.directory, keeping, clock=house.clock, gap_owner=lambda: owner)


@pytest.fixture
def gaps(house: House) -> Gaps:
    return owned_by(house, "person:bo")


def ask(house: House, words: str, minutes: int, **more: str) -> str:
    notes = Notes(id=new_id(), started_at=TEN + timedelta(minutes=minutes), words=words, **more)  # type: ignore[arg-type]
    return house.calls.log(notes, Outcome.UNOWNED, by=MAJA).call.id


def test_gaps_of_the_same_words_are_one_line_with_its_newest_call(house: House, gaps: Gaps) -> None:
    ask(house, "Do you sell umbrellas?", 0, caller_name="Nils", organisation="Ek AB")
    ask(house, "Parking", 1)
    last = ask(house, "do you  SELL umbréllas", 2, caller_name="Eva", received="(570) 555-0199")
    ask(house, "", 3)
    ask(house, "", 4)
    lines = gaps.open_gaps()
    assert [(line.words, line.count) for line in lines] == [
        ("do you SELL umbréllas", 2), ("", 1), ("", 1), ("Parking", 1),
    ]  # fmt: skip
    first = lines[0]
    assert (first.call_id, first.caller, first.organisation, first.number, first.at) == (
        last, "Eva", "", "+15705550199", TEN + timedelta(minutes=2),
    )  # fmt: skip


def test_closing_a_gap_closes_those_like_it_and_undo_opens_them(house: House, gaps: Gaps) -> None:
    for minutes in range(3):
        ask(house, "Umbrellas?", minutes)
    ask(house, "Parking", 5)
    before = everything(house.hub)
    line = gaps.open_gaps()[0]
    assert gaps.close_gap(line.id, TOPICS[2], " added to\nlost property ", by=MAJA) == 3
    assert steps(house.hub)[-1] == "gap.close"
    closed = [row for row in everything(house.hub)["gaps"].values() if row["closed_at"]]
    assert [(row["words"], row["topic_id"], row["note"]) for row in closed] == [
        ("Umbrellas?", "lost", "added to\nlost property")
    ] * 3
    assert [line.words for line in gaps.open_gaps()] == ["Parking"]
    with pytest.raises(NotFound, match="closed already"):
        gaps.close_gap(line.id, TOPICS[2], by=MAJA)
    house.hub.undo(by="Maja", desk="Desk 1")
    assert everything(house.hub) == before


def test_a_gap_is_closed_by_a_topic_or_by_a_word(house: House, gaps: Gaps) -> None:
    ask(house, "Umbrellas?", 0)
    line = gaps.open_gaps()[0]
    with pytest.raises(Refused, match="by a topic, or by a word"):
        gaps.close_gap(line.id, None, " \n", by=MAJA)
    with pytest.raises(NotAllowed, match="Past matter is retired"):
        gaps.close_gap(line.id, TOPICS[3], by=MAJA)
    with pytest.raises(Refused, match="longer than 65,536"):
        gaps.close_gap(line.id, None, "x" * 65_537, by=MAJA)
    assert gaps.close_gap(line.id, None, "not our business", by=MAJA) == 1


def test_a_topic_is_made_of_a_gap_and_of_those_like_it_in_one_step(house: House, gaps: Gaps) -> None:
    for minutes in range(2):
        ask(house, "Umbrellas?", minutes)
    ask(house, "Parking", 5)
    before = everything(house.hub)
    line = gaps.open_gaps()[0]
    kept, closed = gaps.make_topic(line.id, {"name": " Umbrellas "}, chain=[BO], by=MAJA)
    assert (kept.noun.name, closed) == ("Umbrellas", 2)
    assert [covered.owner for covered in house.directory.topics() if covered.topic == kept.noun] == [BO]
    gone = [row["topic_id"] for row in everything(house.hub)["gaps"].values() if row["closed_at"]]
    assert gone == [kept.noun.id] * 2
    assert steps(house.hub)[-1] == "gap.make-topic"
    house.hub.undo(by="Maja", desk="Desk 1")
    assert everything(house.hub) == before


def test_no_topic_is_made_of_a_gap_that_is_closed_and_no_gap_is_closed_by_what_is_no_topic(
    house: House, gaps: Gaps
) -> None:
    ask(house, "Umbrellas?", 0)
    line = gaps.open_gaps()[0]
    before = everything(house.hub)
    with pytest.raises(Unreadable, match="needs a name"):
        gaps.make_topic(line.id, {"name": " "}, by=MAJA)
    assert everything(house.hub) == before
    gaps.close_gap(line.id, None, "not our business", by=MAJA)
    before = everything(house.hub)
    with pytest.raises(NotFound, match="closed already"):
        gaps.make_topic(line.id, {"name": "Umbrellas"}, by=MAJA)
    assert everything(house.hub) == before


OWNERS = [
    ("person:bo", BO), ("department:claims", CLAIMS), ("", DESK), ("person:gone", DESK), ("department:old", DESK),
    ("person:nobody", DESK), ("robot:bo", DESK), ("bo", DESK),
]  # fmt: skip


def test_the_owner_of_the_gaps_is_who_is_named_else_the_catch_all(house: House) -> None:
    for named, party in OWNERS:
        assert (named, owned_by(house, named).owner()) == (named, party)
