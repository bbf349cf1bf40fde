"""What the lookup index is told of people and topics."""

from collections.abc import Callable, Iterator

from frontdesk.directory import records
from frontdesk.directory.model import Person, Topic
from frontdesk.hub.hub import Hub
from frontdesk.lookup.model import Card

PERSON, TOPIC = "person", "topic"
#: How often each of these records was used; of all of them where no ids are given.
Uses = Callable[[list[str] | None], dict[str, int]]


def person_cards(hub: Hub, ids: list[str] | None, uses: Uses) -> Iterator[Card]:
    """The cards of these people, or of everybody; retired ones have none."""
    with hub.read() as connection:
        if ids is None:
            found = records.all_people(connection)
        else:
            found = list(records.people_by_id(connection, ids).values())
        houses = records.departments_by_id(connection, {p.department_id for p in found if p.department_id})
    used = uses(ids)
    for person in found:
        if person.retired_at is None:
            house = houses.get(person.department_id or "")
            yield _person_card(person, house.name if house else "", used.get(person.id, 0))


def _person_card(person: Person, department: str, uses: int) -> Card:
    words = (("name", person.name), ("department", department), ("role", person.role), ("mail", person.mail))
    return Card(PERSON, person.id, person.name, tuple(pair for pair in words if pair[1]), person.numbers, uses)


def topic_cards(hub: Hub, ids: list[str] | None, uses: Uses) -> Iterator[Card]:
    """The cards of these topics, or of all; retired ones have none."""
    with hub.read() as connection:
        if ids is None:
            found = records.all_topics(connection)
        else:
            found = list(records.topics_by_id(connection, ids).values())
    used = uses(ids)
    for topic in found:
        if topic.retired_at is None:
            yield _topic_card(topic, used.get(topic.id, 0))


def _topic_card(topic: Topic, uses: int) -> Card:
    words = [("name", topic.name)]
    words += [("keyword", word) for word in topic.keywords]
    words += [("phrase", phrase) for phrase in topic.phrases]
    if topic.text and topic.text != topic.name:
        words.append(("text", topic.text))
    return Card(TOPIC, topic.id, topic.name, tuple(words), (), uses)


def members(hub: Hub, department_ids: list[str]) -> list[str]:
    """The people whose cards name one of these departments."""
    with hub.read() as connection:
        return records.ids_of_members(connection, department_ids)
