"""The lookup index follows what whoever keeps the directory does, and what they undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.keeping import Kind
from frontdesk.directory.model import Operator
from frontdesk.hub.opening import open_hub
from tests.directory.house import BO, CLAIMS, INGA, furnish

OWN = Operator("Maja", "Desk 1")


@pytest.fixture
def desk(hub_file: Path, stopped_clock: StoppedClock) -> Iterator[Desk]:
    """A desk over the house."""
    hub = open_hub(hub_file, clock=stopped_clock)
    furnish(hub)
    hub.close()
    opened = open_desk(hub_file, clock=stopped_clock, operator="Maja")
    opened.follow()
    yield opened
    opened.close()


def people(desk: Desk, text: str) -> list[str]:
    desk.follow()
    return [found.person.name for found in desk.routing.find(text).people]


def topics(desk: Desk, text: str) -> list[str]:
    desk.follow()
    return [found.coverage.topic.name for found in desk.routing.find(text).owners]


def holders(desk: Desk, number: str) -> list[str]:
    """Who calls from a number."""
    recognised = desk.callers.recognise(number)
    return [one.name for one in recognised.candidates]


def test_whoever_is_added_changed_and_brought_back_is_found(desk: Desk) -> None:
    made = desk.keeping.add_person({"name": "Eva Dahl", "numbers": ["241"]}, by=OWN).noun
    assert (people(desk, "dahl"), holders(desk, "241")) == (["Eva Dahl"], ["Eva Dahl"])
    desk.keeping.change_person(made.id, {"name": "Eva Falk", "numbers": ["242"]}, by=OWN)
    assert (people(desk, "dahl"), people(desk, "falk")) == ([], ["Eva Falk"])
    assert (holders(desk, "241"), holders(desk, "242")) == ([], ["Eva Falk"])
    desk.keeping.bring_back(Kind.PERSON, "gone", by=OWN)
    assert people(desk, "girl") == ["Gone Girl"]


def test_whoever_leaves_is_found_no_more_until_that_is_undone(desk: Desk) -> None:
    desk.retiring.retire(INGA, BO, by=OWN)
    assert (people(desk, "inga"), holders(desk, "231")) == ([], [])
    desk.undo()
    assert (people(desk, "inga"), holders(desk, "231")) == (["Inga Ek"], ["Inga Ek"])


def test_a_department_that_is_called_otherwise_is_found_at_its_people(desk: Desk) -> None:
    desk.keeping.change_department("claims", {"name": "Damages"}, by=OWN)
    assert people(desk, "damages") == ["Inga Ek"]
    desk.retiring.retire(CLAIMS, desk.directory.party("Front desk"), by=OWN)
    assert people(desk, "damages") == []


def test_numbers_move_to_the_one_who_is_kept(desk: Desk) -> None:
    desk.merging.merge(Kind.PERSON, "bo", "inga", by=OWN)
    assert (people(desk, "inga ek"), people(desk, "inga@ek.example")) == (["Bo Lind"], ["Bo Lind"])
    assert (holders(desk, "231"), holders(desk, "232")) == (["Bo Lind"], ["Bo Lind"])
    desk.undo()
    assert (people(desk, "inga"), holders(desk, "231")) == (["Inga Ek"], ["Inga Ek"])


def test_a_topic_that_is_retired_or_merged_is_found_no_more(desk: Desk) -> None:
    desk.keeping.change_topic("hail", {"keywords": ["ice"]}, by=OWN)
    desk.merging.merge(Kind.TOPIC, "glass", "hail", by=OWN)
    assert (topics(desk, "hail damage"), topics(desk, "ice")) == ([], ["Broken glass"])
    desk.keeping.retire_topic("glass", by=OWN)
    assert topics(desk, "ice") == []
    desk.undo()
    desk.undo()
    assert topics(desk, "ice") == ["Hail damage"]


def test_every_part_of_keeping_the_directory_is_at_the_desk(desk: Desk) -> None:
    assert [topic.name for topic in desk.owning.unowned()] == ["Lost property"]
    assert [entry.verb for entry in desk.past.history("person", "bo")] == ["house.furnish"]
    assert (desk.different.different_today(), desk.gaps.open_gaps(), desk.gaps.owner()) == ([], [], None)
