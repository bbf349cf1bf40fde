"""The directory's verbs: who is there, who owns what, who answers now."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from frontdesk.clock import Clock
from frontdesk.directory import records, rules
from frontdesk.directory.model import (
    Coverage,
    Department,
    ExceptionKind,
    Exemption,
    Operator,
    Party,
    PartyKind,
    Person,
    Topic,
)
from frontdesk.directory.records import shelves
from frontdesk.directory.standing import Standing
from frontdesk.errors import Ambiguous, NotFound, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.nouns import references
from frontdesk.hub.tables import departments, exceptions, topics
from frontdesk.ids import new_id
from frontdesk.words import one_line

Found = TypeVar("Found")

_KINDS = frozenset({"people", "departments", "topics", "ownership", "exceptions", "settings"})

#: Reads a number as it was typed into its key ('+15705550142', '231'); '' for what is none.
NumberKey = Callable[[str], str]


class Directory:
    """People, departments, topics, ownership and what is different today.

    `catch_all` tells whoever takes what nobody owns, as `Party.text`; '' while nobody is named.
    """

    def __init__(self, hub: Hub, *, clock: Clock, number_key: NumberKey, catch_all: Callable[[], str]) -> None:
        self._hub = hub
        self._clock = clock
        self._number_key = number_key
        self._catch_all = catch_all
        self._standing: Standing | None = None

    def standing(self) -> Standing:
        """The directory as it stands now; the same until something in it is written, so that much is read already."""
        kept, touched, now = self._standing, self._hub.touched(_KINDS), self._clock.now()
        if kept is None or not kept.holds(touched, now):
            kept = self._standing = Standing(self._hub, touched, now=now, catch_all=self._catch_all)
        return kept

    def people(self) -> list[Person]:
        """Everybody who is not retired, by name."""
        with self._hub.read() as connection:
            return records.all_people(connection)

    def party_names(self) -> list[str]:
        """The names of everybody and every department that is not retired, each once."""
        with self._hub.read() as connection:
            return records.party_names(connection)

    def departments(self) -> list[Department]:
        """Every department that is not retired, by name."""
        with self._hub.read() as connection:
            return records.all_departments(connection)

    def topics(self) -> list[Coverage]:
        """Every topic that is not retired, by name, with who answers for it now."""
        with self._hub.read() as connection:
            topics = records.all_topics(connection)
        return self.covers(topics, chains=None)

    def topic_names(self) -> dict[str, str]:
        """The name of every topic that is not retired, by its id, in the order of names."""
        with self._hub.read() as connection:
            return records.topic_names(connection)

    def people_by_id(self, ids: Iterable[str]) -> dict[str, Person]:
        """The people with these ids, by id; those that are gone are left out."""
        return self.standing().people(ids)

    def departments_by_id(self, ids: Iterable[str]) -> dict[str, Department]:
        """The departments with these ids, by id."""
        return self.standing().departments(ids)

    def covers_by_id(self, ids: list[str], standing: Standing | None = None) -> dict[str, Coverage]:
        """Who answers now for the topics with these ids, by id."""
        return (standing or self.standing()).covers(ids, self._clock.now())

    def person(self, id: str) -> Person:
        """The person with this id; NotFound."""
        with self._hub.read() as connection:
            found = records.people_by_id(connection, [id])
        if not found:
            raise NotFound("This person is no longer in the directory.")
        return found[id]

    def topic(self, id: str) -> Topic:
        """The topic with this id; NotFound."""
        found = self.standing().topics([id])
        if not found:
            raise NotFound("This topic is no longer in the directory.")
        return found[id]

    def party(self, text: str) -> Party:
        """The person or department by that name, mail, number or reference; NotFound, Ambiguous."""
        text = one_line(text)
        number = self._number_key(text)
        with self._hub.read() as connection:
            persons = records.people_called(connection, text, number)
            houses = records.departments_called(connection, text)
            if number and not houses:  # a department's number is kept as people read it
                every = records.all_departments(connection)
                houses = [one for one in every if self._number_key(one.number) == number]
        named = [(Party(PartyKind.PERSON, p.id, p.name), f"{p.name} ({p.reference})") for p in persons]
        named += [(Party(PartyKind.DEPARTMENT, d.id, d.name), f"{d.name} ({d.reference})") for d in houses]
        return _the_one(named, text, "person or department")

    def topic_called(self, text: str) -> Topic:
        """The topic by that name or reference; NotFound, Ambiguous."""
        text = one_line(text)
        with self._hub.read() as connection:
            found = records.topics_called(connection, text)
        return _the_one([(topic, f"{topic.name} ({topic.reference})") for topic in found], text, "topic")

    def catch_all(self) -> Party | None:
        """Who takes what nobody owns; None while nobody is named or they are gone."""
        return self.standing().catch_all()

    def cover(self, topic_id: str) -> Coverage:
        """The topic with this id, and who answers for it now; NotFound."""
        found = self.covers_by_id([topic_id])
        if not found:
            raise NotFound("This topic is no longer in the directory.")
        return found[topic_id]

    def coverage(self, topic: Topic) -> Coverage:
        """Who answers for `topic` now."""
        return self.standing().coverages([topic], self._clock.now())[0]

    def covers(self, topics: list[Topic], *, chains: Iterable[str] | None = ()) -> list[Coverage]:
        """Who answers now for each of `topics`, in their order; `chains=None` reads every chain at once."""
        catch_all = self.catch_all()
        wanted = None if chains is None else [topic.id for topic in topics]
        with self._hub.read() as connection:
            owners = records.chains(connection, wanted)
            today = rules.Today.of(records.exemptions(connection, self._clock.now()))
        return [rules.coverage(topic, owners.get(topic.id, ()), today, catch_all) for topic in topics]

    def exemptions(self) -> list[Exemption]:
        """What is different now, the soonest end first."""
        return self.standing().exemptions(self._clock.now())

    def names(self, exemptions: Iterable[Exemption]) -> dict[str, str]:
        """The people and topics that exceptions are about, by id."""
        about = list(exemptions)
        with self._hub.read() as connection:
            people = records.people_by_id(connection, {one.person_id for one in about if one.person_id})
            topics = records.topics_by_id(connection, {one.topic_id for one in about if one.topic_id})
        return {id: person.name for id, person in people.items()} | {id: topic.name for id, topic in topics.items()}

    def today(self, standing: Standing | None = None) -> rules.Today:
        """What is different now, ready to be asked."""
        return (standing or self.standing()).today(self._clock.now())

    def add_department(self, name: str, *, by: Operator) -> Department:
        """A new department; Refused when one goes by that name already."""
        named = one_line(name)
        with self._hub.step("department.add", by=by.name, desk=by.desk) as step:
            if not named or records.departments_called(step.connection, named):
                raise Refused(f"There is a department “{named}” already." if named else "A department needs a name.")
            reference = references(step.connection, departments, 1)[0]
            made = Department(id=new_id(), reference=reference, name=named)
            step.insert(departments, [records.named_row(made)])
        return made

    def absent(
        self, person: Party, until: datetime, *, cover: Party | None = None, said: str = "", private: str = "",
        starts_at: datetime | None = None, by: Operator,
    ) -> Exemption:  # fmt: skip
        """Note that `person` is away until `until`, and who covers; from now, or from `starts_at` on (both aware)."""
        kind = ExceptionKind.COVERED if cover else ExceptionKind.ABSENT
        if person.kind is not PartyKind.PERSON:
            raise Refused("Only a person can be away; a topic of a department can be rerouted.")
        if cover == person:
            raise Refused(f"{person.name} cannot cover for themselves.", hint="Name somebody else, or nobody.")
        return self._except(Exemption(
            id=new_id(), kind=kind, starts_at=self._from(starts_at), ends_at=until, person_id=person.id, cover=cover,
            said=one_line(said), private=one_line(private),
        ), [person], by)  # fmt: skip

    def reroute(
        self, topic: Topic, to: Party, until: datetime, *, said: str = "", private: str = "",
        starts_at: datetime | None = None, by: Operator,
    ) -> Exemption:  # fmt: skip
        """Send what concerns `topic` to `to` until `until`; from now, or from `starts_at` on (both aware)."""
        return self._except(Exemption(
            id=new_id(), kind=ExceptionKind.REROUTED, starts_at=self._from(starts_at), ends_at=until,
            topic_id=topic.id, cover=to, said=one_line(said), private=one_line(private),
        ), [], by)  # fmt: skip

    def _from(self, starts_at: datetime | None) -> datetime:
        """Nothing is different in retrospect."""
        now = self._clock.now()
        return max(starts_at, now) if starts_at else now

    def _except(self, exemption: Exemption, about: list[Party], by: Operator) -> Exemption:
        if exemption.ends_at <= exemption.starts_at:
            where = "in the past" if exemption.ends_at <= self._clock.now() else "before the beginning"
            raise Refused(f"The end lies {where}; nothing was noted.", hint="Every exception needs an end to come.")
        with self._hub.step(f"exception.{exemption.kind.value}", by=by.name, desk=by.desk) as step:
            shelves.refuse_gone(step.connection, [*about, *([exemption.cover] if exemption.cover else [])])
            if exemption.topic_id and not shelves.names_in_use(step.connection, topics, [exemption.topic_id]):
                raise Refused("This topic is no longer there.", hint="Look again; somebody may have retired it.")
            step.insert(exceptions, [records.exemption_row(exemption)])
        return exemption

    def end(self, exemption_id: str, *, by: Operator) -> None:
        """End an exception now; one that has not begun never comes; NotFound."""
        with self._hub.step("exception.end", by=by.name, desk=by.desk) as step:
            records.end_exemption(step, exemption_id, self._clock.now())


def _the_one(named: list[tuple[Found, str]], text: str, what: str) -> Found:
    if not named:
        raise NotFound(f"No {what} goes by “{text}”.", hint="Try a part of the name in `frontdesk find`.")
    if len(named) > 1:
        raise Ambiguous(f"More than one {what} goes by “{text}”.", candidates=[label for _, label in named])
    return named[0][0]
