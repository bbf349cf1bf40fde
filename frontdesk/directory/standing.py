"""The directory as it stands until something in it is written: what is asked for again is not read again."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from frontdesk.directory import records, rules
from frontdesk.directory.model import Coverage, Department, Exemption, Party, PartyKind, Person, Topic
from frontdesk.hub.hub import Hub

Noun = TypeVar("Noun")
#: Reads the nouns with these ids over a connection.
Read = Callable[[Any, list[str]], dict[str, Noun]]


class Standing:
    """People, departments, topics and coverage as of `touched` (see Hub.touched); once that rose, ask for another.

    `catch_all` tells whoever takes what nobody owns, as `Party.text`.
    """

    def __init__(self, hub: Hub, touched: int, *, now: datetime, catch_all: Callable[[], str]) -> None:
        self._touched, self._since = touched, now
        self._hub, self._catch_all = hub, catch_all
        self._people: dict[str, Person] = {}
        self._departments: dict[str, Department] = {}
        self._topics: dict[str, Topic] = {}
        self._chains: dict[str, records.Chain] = {}
        with hub.read() as connection:
            self._to_come = records.exemptions_to_come(connection, now)

    def holds(self, touched: int, now: datetime) -> bool:
        """Whether this is how things still stand, at a moment that is not before the one of asking."""
        return touched == self._touched and now >= self._since

    def people(self, ids: Iterable[str]) -> dict[str, Person]:
        """The people with these ids, by id; those that are gone are left out."""
        return self._known(self._people, ids, records.people_by_id)

    def departments(self, ids: Iterable[str]) -> dict[str, Department]:
        """The departments with these ids, by id."""
        return self._known(self._departments, ids, records.departments_by_id)

    def topics(self, ids: Iterable[str]) -> dict[str, Topic]:
        """The topics with these ids, by id."""
        return self._known(self._topics, ids, records.topics_by_id)

    def covers(self, topic_ids: Sequence[str], now: datetime) -> dict[str, Coverage]:
        """Who answers now for the topics with these ids, by id."""
        topics = self.topics(topic_ids)
        return {one.topic.id: one for one in self.coverages(list(topics.values()), now)}

    def coverages(self, topics: Sequence[Topic], now: datetime) -> list[Coverage]:
        """Who answers now for each of `topics`, in their order."""
        chains = self._known(self._chains, [topic.id for topic in topics], _chains)
        today, catch_all = self.today(now), self.catch_all()
        return [rules.coverage(topic, chains[topic.id], today, catch_all) for topic in topics]

    def catch_all(self) -> Party | None:
        """Who takes what nobody owns; None while nobody is named or they are gone."""
        kind, _, id = self._catch_all().partition(":")
        found = self.people([id]) if kind == PartyKind.PERSON else self.departments([id] if id else [])
        named = found.get(id)
        return Party(PartyKind(kind), id, named.name) if named and named.retired_at is None else None

    def today(self, now: datetime) -> rules.Today:
        """What is different now, ready to be asked."""
        return rules.Today.of(self.exemptions(now))

    def exemptions(self, now: datetime) -> list[Exemption]:
        """What is different now, the soonest end first."""
        return rules.in_force(self._to_come, now)

    def _known(self, known: dict[str, Noun], ids: Iterable[str], read: Read[Noun]) -> dict[str, Noun]:
        wanted = list(ids)
        unread = [id for id in wanted if id not in known]
        if unread:
            with self._hub.read() as connection:
                known.update(read(connection, unread))
        return {id: known[id] for id in wanted if id in known}


def _chains(connection: Any, topic_ids: list[str]) -> dict[str, records.Chain]:
    found = records.chains(connection, topic_ids)
    return {id: found.get(id, ()) for id in topic_ids}
