"""The directory to leaf through: pages by name, and what belongs to a record."""

from datetime import timedelta

import pytest

from frontdesk.directory.fields import Unreadable
from frontdesk.directory.keeping import Keeping
from frontdesk.directory.listing import Counts, Listing
from frontdesk.directory.model import ExceptionKind
from frontdesk.errors import NotFound
from tests.directory.house import ASA, BO, CLAIMS, DESK, INGA, MAJA, TEN, TOPICS, House


@pytest.fixture
def listing(house: House) -> Listing:
    return Listing(house.hub, house.directory, clock=house.clock, shown=house.callers.shown)


def test_only_what_is_in_use_is_counted_and_listed_by_name(listing: Listing) -> None:
    assert listing.counts() == Counts(people=5, departments=2, topics=3)
    named = [(one.person.name, one.department) for one in listing.people()]
    assert [name for name, _ in named] == ["Anna Berg", "Anna Berg", "Åsa Öberg", "Bo Lind", "Inga Ek"]
    assert named[-1] == ("Inga Ek", "Claims")
    assert [one.person.name for one in listing.people(limit=3)] == ["Anna Berg", "Anna Berg", "Åsa Öberg"]
    assert [one.coverage.topic.name for one in listing.topics(limit=2)] == ["Broken glass", "Hail damage"]


def test_numbers_are_shown_as_people_read_them(listing: Listing) -> None:
    assert listing.person("inga").numbers == ("+1 570 555 0142", "231")
    assert listing.numbers_of([INGA, CLAIMS, DESK]) == {"inga": "231", "claims": "+1 570 555 0100"}


def test_people_are_listed_in_the_order_asked_for_without_who_is_retired(listing: Listing) -> None:
    assert [one.person.id for one in listing.people_with(["inga", "gone", "asa", "nobody"])] == ["inga", "asa"]


def test_departments_say_how_many_people_and_topics_they_have(listing: Listing) -> None:
    told = [(one.department.name, one.people, one.topics) for one in listing.departments()]
    assert told == [("Claims", 1, 1), ("Front desk", 0, 0)]
    assert [one.department.name for one in listing.departments_named("DESK fr")] == ["Front desk"]
    assert listing.departments_named("100 %") == []


def test_a_retired_topic_is_none_that_a_department_has(house: House, listing: Listing) -> None:
    Keeping(house.hub, clock=house.clock, number_key=house.callers.shown).retire_topic("glass", by=MAJA)
    assert listing.department("claims").topics == 0


def test_a_topic_names_the_department_of_its_owner(listing: Listing) -> None:
    told = {one.coverage.topic.id: one.department for one in listing.topics()}
    assert told == {"hail": "Claims", "glass": "", "lost": ""}
    assert [one.coverage.topic.id for one in listing.topics_with(["lost", "past", "hail"])] == ["lost", "hail"]


def test_what_somebody_holds_is_owned_stood_in_for_different_and_covered(house: House, listing: Listing) -> None:
    house.directory.absent(INGA, TEN + timedelta(hours=2), cover=BO, by=MAJA)
    house.directory.reroute(TOPICS[1], BO, TEN + timedelta(days=2), starts_at=TEN + timedelta(days=1), by=MAJA)
    inga, bo = listing.holding(INGA), listing.holding(BO)
    assert [one.id for one in inga.owns] == ["hail"]
    assert [one.kind for one in inga.exemptions] == [ExceptionKind.COVERED]
    assert [(topic.id, owner) for topic, owner in bo.deputises] == [("hail", INGA)]
    assert [about for _, about in bo.covers] == ["Inga Ek", "Broken glass"]
    assert [one.cover for one in listing.reroutings("glass")] == [BO]
    assert listing.holding(ASA).owns == ()


def test_what_is_over_or_gone_is_not_found(house: House, listing: Listing) -> None:
    noted = house.directory.absent(INGA, TEN + timedelta(hours=2), by=MAJA)
    assert listing.exemption(noted.id) == noted
    house.clock.at = TEN + timedelta(hours=3)
    with pytest.raises(NotFound, match="This exception is over"):
        listing.exemption(noted.id)
    with pytest.raises(NotFound):
        listing.department("nowhere")


def test_whatever_cannot_be_read_names_its_field(house: House) -> None:
    keeping = Keeping(house.hub, clock=house.clock, number_key=lambda text: text if text.isdecimal() else "")
    with pytest.raises(Unreadable, match="“at home” is not a mail address") as refused:
        keeping.change_person("inga", {"name": "Inga Ek", "mail": "at home"}, by=MAJA)
    assert (refused.value.field, refused.value.hint) == ("mail", "Write it as name@example.com, or leave it out.")
