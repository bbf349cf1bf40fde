"""The directory to leaf through: pages by name, and each record with everything that belongs to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from frontdesk.clock import Clock
from frontdesk.directory import records
from frontdesk.directory.fields import LONGEST_LINE
from frontdesk.directory.model import Coverage, Department, Exemption, Party, Person, Topic
from frontdesk.directory.records import pages, shelves
from frontdesk.directory.service import Directory
from frontdesk.errors import NotFound
from frontdesk.hub.hub import Hub
from frontdesk.words import words

PAGE = 200
_MOST_WORDS = LONGEST_LINE // 2


class ListedPerson(Struct, frozen=True, kw_only=True):
    """A person with their department's name, what is different about them now, and numbers as people read them."""

    person: Person
    department: str
    away: Exemption | None
    numbers: tuple[str, ...]


class ListedDepartment(Struct, frozen=True, kw_only=True):
    """A department with how many people it has, and how many topics it owns itself."""

    department: Department
    people: int
    topics: int


class ListedTopic(Struct, frozen=True, kw_only=True):
    """A topic with who answers now, and the department of its owner."""

    coverage: Coverage
    department: str


class Holding(Struct, frozen=True, kw_only=True):
    """What a party has to do with topics and absences: owns, deputises (topic, owner), and what is different now
    or to come that is about them or that they cover."""

    owns: tuple[Topic, ...]
    deputises: tuple[tuple[Topic, Party | None], ...]
    exemptions: tuple[Exemption, ...]
    covers: tuple[tuple[Exemption, str], ...]


class Counts(Struct, frozen=True):
    """How many of each are in use."""

    people: int
    departments: int
    topics: int


class Listing:
    """Reads pages and records; `shown` writes a number's key as people read it."""

    def __init__(self, hub: Hub, directory: Directory, *, clock: Clock, shown: Callable[[str], str]) -> None:
        self._hub = hub
        self._directory = directory
        self._clock = clock
        self._shown = shown

    def counts(self) -> Counts:
        """How many people, departments and topics are in use."""
        with self._hub.read() as connection:
            return Counts(*(pages.in_use_count(connection, kind) for kind in ("person", "department", "topic")))

    def people(self, *, limit: int = PAGE) -> list[ListedPerson]:
        """The first people by name."""
        with self._hub.read() as connection:
            found = [records.person(row) for row in pages.page(connection, "person", limit)]
        return self._listed_people(found)

    def people_with(self, ids: Iterable[str]) -> list[ListedPerson]:
        """The people with these ids who are in use, in that order."""
        found = self._directory.people_by_id(ids)
        return self._listed_people([one for one in found.values() if one.retired_at is None])

    def departments(self, *, limit: int = PAGE) -> list[ListedDepartment]:
        """The first departments by name."""
        with self._hub.read() as connection:
            return _listed_departments(connection, pages.page(connection, "department", limit))

    def departments_named(self, text: str, *, limit: int = PAGE) -> list[ListedDepartment]:
        """The departments whose name has every word of `text`; none for more words than any name has."""
        asked = tuple(dict.fromkeys(words(text)))
        if len(asked) > _MOST_WORDS or any(len(word) > LONGEST_LINE for word in asked):
            return []
        with self._hub.read() as connection:
            return _listed_departments(connection, pages.named_like(connection, "department", asked, limit))

    def topics(self, *, limit: int = PAGE) -> list[ListedTopic]:
        """The first topics by name, with who answers now."""
        with self._hub.read() as connection:
            found = [records.topic(row) for row in pages.page(connection, "topic", limit)]
        return self._listed_topics(self._directory.covers(found, chains=[topic.id for topic in found]))

    def topics_with(self, ids: Sequence[str]) -> list[ListedTopic]:
        """The topics with these ids that are in use, in that order."""
        found = self._directory.covers_by_id(list(ids))
        return self._listed_topics([one for one in found.values() if one.topic.retired_at is None])

    def person(self, id: str) -> ListedPerson:
        """One person, retired or not; NotFound."""
        return self._listed_people([self._directory.person(id)])[0]

    def department(self, id: str) -> ListedDepartment:
        """One department, retired or not; NotFound."""
        with self._hub.read() as connection:
            return _listed_departments(
                connection, [shelves.the_row(connection, shelves.TABLES["department"], id, "department")]
            )[0]

    def topic(self, id: str) -> ListedTopic:
        """One topic, retired or not; NotFound."""
        return self._listed_topics([self._directory.cover(id)])[0]

    def members(self, department_id: str) -> list[Person]:
        """The people of a department, by name."""
        with self._hub.read() as connection:
            return [records.person(row) for row in shelves.members(connection, department_id)]

    def holding(self, party: Party) -> Holding:
        """What a person or a department has to do with topics and absences."""
        with self._hub.read() as connection:
            chains = shelves.topics_of(connection, party)
            topics = records.topics_by_id(connection, chains)
            to_come = records.exemptions_to_come(connection, self._clock.now())
        kept = sorted((one for one in topics.values() if one.retired_at is None), key=lambda one: one.name.lower())
        covers = [one for one in to_come if one.cover and one.cover.id == party.id]
        about = self._directory.names(covers)
        return Holding(
            owns=tuple(one for one in kept if _is_first(chains[one.id], party)),
            deputises=tuple((one, chains[one.id][0]) for one in kept if not _is_first(chains[one.id], party)),
            exemptions=tuple(one for one in to_come if one.person_id == party.id),
            covers=tuple((one, about.get(one.person_id or one.topic_id or "", "")) for one in covers),
        )

    def reroutings(self, topic_id: str) -> list[Exemption]:
        """Where a topic goes instead, now or to come."""
        with self._hub.read() as connection:
            return [
                one for one in records.exemptions_to_come(connection, self._clock.now()) if one.topic_id == topic_id
            ]

    def exemption(self, id: str) -> Exemption:
        """An exception that is not over; NotFound."""
        with self._hub.read() as connection:
            found = [one for one in records.exemptions_to_come(connection, self._clock.now()) if one.id == id]
        if not found:
            raise NotFound("This exception is over.")
        return found[0]

    def numbers_of(self, parties: Iterable[Party]) -> Mapping[str, str]:
        """The shortest number of each person and department, by id, as people read it."""
        ids = [party.id for party in parties]
        people, houses = self._directory.people_by_id(ids), self._directory.departments_by_id(ids)
        told = {id: self._shown(min(one.numbers, key=len)) for id, one in people.items() if one.numbers}
        return told | {id: one.number for id, one in houses.items() if one.number}

    def _listed_people(self, found: Sequence[Person]) -> list[ListedPerson]:
        houses = self._directory.departments_by_id({one.department_id for one in found if one.department_id})
        away = self._directory.today().away
        return [
            ListedPerson(
                person=one,
                department=houses[one.department_id].name if one.department_id in houses else "",
                away=away.get(one.id),
                numbers=tuple(map(self._shown, one.numbers)),
            )
            for one in found
        ]

    def _listed_topics(self, covers: Sequence[Coverage]) -> list[ListedTopic]:
        owners = {one.owner.id for one in covers if one.owner}
        people = self._directory.people_by_id(owners)
        houses = self._directory.departments_by_id({one.department_id for one in people.values() if one.department_id})
        told = {id: houses[one.department_id].name for id, one in people.items() if one.department_id in houses}
        return [ListedTopic(coverage=one, department=told.get(one.owner.id, "") if one.owner else "") for one in covers]


def _is_first(chain: Sequence[Party], party: Party) -> bool:
    return bool(chain) and chain[0].id == party.id


def _listed_departments(connection: Any, rows: Sequence[Mapping[str, Any]]) -> list[ListedDepartment]:
    ids = [row["id"] for row in rows]
    members, owned = pages.member_counts(connection, ids), pages.owned_counts(connection, ids)
    return [
        ListedDepartment(
            department=records.department(row), people=members.get(row["id"], 0), topics=owned.get(row["id"], 0)
        )
        for row in rows
    ]
