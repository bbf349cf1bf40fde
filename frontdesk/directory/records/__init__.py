"""The directory's rows: the only place that knows them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Connection, Table, bindparam, or_, select

from frontdesk.directory.model import (
    Channel,
    Department,
    ExceptionKind,
    Exemption,
    HandoffKind,
    Party,
    PartyKind,
    Person,
    Topic,
)  # fmt: skip
from frontdesk.errors import NotFound
from frontdesk.hub.columns import undamaged
from frontdesk.hub.nouns import build, row_of
from frontdesk.hub.prepared import IDS, PreparedRead
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import departments, exceptions, ownership, people, topics
from frontdesk.words import fold

Chain = tuple[Party, ...]


def person(row: Mapping[Any, Any]) -> Person:
    return build(Person, row)


def department(row: Mapping[Any, Any]) -> Department:
    return build(Department, row)


def topic(row: Mapping[Any, Any]) -> Topic:
    return build(Topic, row, kind=undamaged(HandoffKind, row["kind"]), channel=undamaged(Channel, row["channel"]))


def named_row(noun: Person | Department | Topic) -> dict[str, Any]:
    """The row of a noun that is found by its name."""
    return row_of(noun, name_folded=fold(noun.name))


def people_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Person]:
    return {id: person(row) for id, row in rows_by_id(connection, people, ids).items()}


def departments_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Department]:
    return {id: department(row) for id, row in rows_by_id(connection, departments, ids).items()}


def topics_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Topic]:
    return {id: topic(row) for id, row in rows_by_id(connection, topics, ids).items()}


def party_names(connection: Connection) -> list[str]:
    """The names of everybody and every department in use, each once, in order; nothing else of them is read."""
    tables = (people, departments)
    found = [connection.scalars(select(table.c.name).where(table.c.retired_at.is_(None))) for table in tables]
    return sorted({name for names in found for name in names}, key=str.casefold)


def topic_names(connection: Connection) -> dict[str, str]:
    """The names of every topic in use by its id, in their order; nothing else of them is read."""
    wanted = select(topics.c.id, topics.c.name).where(topics.c.retired_at.is_(None)).order_by(topics.c.name_folded)
    return {row.id: row.name for row in connection.execute(wanted)}


def people_called(connection: Connection, text: str, number: str) -> list[Person]:
    """People whose reference, mail, name or number `text` is; `number` is its key, '' for none."""
    called = [people.c.reference == text.upper(), people.c.name_folded == fold(text)]
    if "@" in text:
        called.append(people.c.mail == text.lower())
    if number:
        called.append(people.c.numbers.cast(people.c.name.type).like(f'%"{number}"%'))
    rows = connection.execute(select(people).where(or_(*called), people.c.retired_at.is_(None))).mappings()
    return [person(row) for row in rows]


def departments_called(connection: Connection, text: str) -> list[Department]:
    """Departments whose reference, mail or name `text` is."""
    called = [departments.c.reference == text.upper(), departments.c.name_folded == fold(text)]
    if "@" in text:
        called.append(departments.c.mail == text.lower())
    rows = connection.execute(select(departments).where(or_(*called), departments.c.retired_at.is_(None))).mappings()
    return [department(row) for row in rows]


def topics_called(connection: Connection, text: str) -> list[Topic]:
    """Topics whose reference or name `text` is."""
    called = or_(topics.c.reference == text.upper(), topics.c.name_folded == fold(text))
    rows = connection.execute(select(topics).where(called, topics.c.retired_at.is_(None))).mappings()
    return [topic(row) for row in rows]


def all_people(connection: Connection) -> list[Person]:
    rows = connection.execute(select(people).where(people.c.retired_at.is_(None)).order_by(people.c.name_folded))
    return [person(row) for row in rows.mappings()]


def all_departments(connection: Connection) -> list[Department]:
    wanted = select(departments).where(departments.c.retired_at.is_(None)).order_by(departments.c.name_folded)
    return [department(row) for row in connection.execute(wanted).mappings()]


def all_topics(connection: Connection) -> list[Topic]:
    rows = connection.execute(select(topics).where(topics.c.retired_at.is_(None)).order_by(topics.c.name_folded))
    return [topic(row) for row in rows.mappings()]


_CHAIN = (
    select(ownership, people.c.name.label("person"), departments.c.name.label("department"))
    .outerjoin(people, ownership.c.person_id == people.c.id)
    .outerjoin(departments, ownership.c.department_id == departments.c.id)
    .where(people.c.retired_at.is_(None), departments.c.retired_at.is_(None))
    .order_by(ownership.c.topic_id, ownership.c.position)
)
_CHAINS, _CHAINS_OF = PreparedRead(_CHAIN), PreparedRead(_CHAIN.where(ownership.c.topic_id.in_(IDS)))


def chains(connection: Connection, topic_ids: Iterable[str] | None = None) -> dict[str, Chain]:
    """For each topic its owner and deputies in order, without who is retired; all topics where no ids are given."""
    rows = _CHAINS.rows(connection) if topic_ids is None else _CHAINS_OF.rows_of(connection, topic_ids)
    found: dict[str, Chain] = {}
    for row in rows:
        found[row["topic_id"]] = (*found.get(row["topic_id"], ()), _party(row))
    return found


def _party(row: Mapping[Any, Any]) -> Party:
    if row["person_id"] is not None:
        return Party(PartyKind.PERSON, row["person_id"], row["person"])
    return Party(PartyKind.DEPARTMENT, row["department_id"], row["department"])


def party_columns(party: Party | None, prefix: str = "") -> dict[str, str | None]:
    """The two columns that point to `party`: one of them is None, or both."""
    kind = party.kind if party else None
    return {
        f"{prefix}person_id": party.id if party and kind is PartyKind.PERSON else None,
        f"{prefix}department_id": party.id if party and kind is PartyKind.DEPARTMENT else None,
    }


_PERSONS = PreparedRead(select(people.c.id, people.c.name).where(people.c.id.in_(IDS)))
_HOUSES = PreparedRead(select(departments.c.id, departments.c.name).where(departments.c.id.in_(IDS)))


def parties(connection: Connection, columns: Iterable[tuple[str | None, str | None]]) -> dict[str, Party]:
    """The parties that pairs of (person id, department id) point to, by id."""
    pairs = list(columns)
    named = [(PartyKind.PERSON, row) for row in _PERSONS.rows_of(connection, {p for p, _ in pairs if p})]
    named += [(PartyKind.DEPARTMENT, row) for row in _HOUSES.rows_of(connection, {d for _, d in pairs if d})]
    return {row["id"]: Party(kind, row["id"], row["name"]) for kind, row in named}


def place_id(topic_id: str, position: int) -> str:
    """The id of a place in the chain of a topic: always the same, so that its history is found when it is gone."""
    return str(uuid5(NAMESPACE_OID, f"{topic_id}/{position}"))


def save_chain(step: Step, topic_id: str, chain: Chain) -> None:
    """Make `chain` the owner and deputies of the topic."""
    stored = step.connection.execute(
        select(ownership).where(ownership.c.topic_id == topic_id).order_by(ownership.c.position)
    )
    ids = {row["position"]: row["id"] for row in stored.mappings()}
    rows = [
        chain_row(ids.get(position) or place_id(topic_id, position), topic_id, position, party)
        for position, party in enumerate(chain)
    ]
    step.update(ownership, [row for row in rows if row["position"] in ids])
    step.insert(ownership, [row for row in rows if row["position"] not in ids])
    step.delete(ownership, [id for position, id in ids.items() if position >= len(chain)])


def exemptions(connection: Connection, at: datetime) -> list[Exemption]:
    """Everything that is different at the moment `at`."""
    return [one for one in exemptions_to_come(connection, at) if one.starts_at <= at]


_TO_COME = PreparedRead(select(exceptions).where(exceptions.c.ends_at > bindparam("at")).order_by(exceptions.c.ends_at))


def exemptions_to_come(connection: Connection, at: datetime) -> list[Exemption]:
    """Everything that is different at the moment `at` or will be later, the soonest end first."""
    rows = _TO_COME.rows(connection, at=at)
    covers = _still_there(connection, [(row["cover_person_id"], row["cover_department_id"]) for row in rows])
    return [
        build(
            Exemption,
            row,
            kind=undamaged(ExceptionKind, row["kind"]),
            cover=covers.get(row["cover_person_id"] or row["cover_department_id"] or ""),
        )
        for row in rows
    ]


def _still_there(connection: Connection, columns: Iterable[tuple[str | None, str | None]]) -> dict[str, Party]:
    """The parties without who is retired: an exception may be brought back by undo after whoever covers has left."""
    found = parties(connection, columns)
    rows = rows_by_id(connection, people, found) | rows_by_id(connection, departments, found)
    return {id: party for id, party in found.items() if rows[id]["retired_at"] is None}


def exemption_row(exemption: Exemption) -> dict[str, Any]:
    return row_of(exemption, "cover", **party_columns(exemption.cover, "cover_"))


def end_exemption(step: Step, id: str, at: datetime) -> None:
    """Let the exception end at `at`, or when it ended before; one that has not begun never comes; NotFound."""
    row = rows_by_id(step.connection, exceptions, [id]).get(id)
    if row is None:
        raise NotFound("This exception is no longer there.")
    if row["starts_at"] > at:
        step.delete(exceptions, [id])
        return
    step.update(exceptions, [{**row, "ends_at": min(row["ends_at"], at)}])


def ids_of_members(connection: Connection, department_ids: list[str]) -> list[str]:
    """The ids of everybody in these departments."""
    return list(connection.execute(select(people.c.id).where(people.c.department_id.in_(department_ids))).scalars())


def rows_in_use(connection: Connection, table: Table) -> list[dict[str, Any]]:
    """The rows of `table` (people, departments or topics) that are not retired, as they are stored."""
    return [dict(row) for row in connection.execute(select(table).where(table.c.retired_at.is_(None))).mappings()]


def ownership_ids(connection: Connection) -> dict[str, dict[int, str]]:
    """For each topic the ids of its ownership rows, by position."""
    found: dict[str, dict[int, str]] = {}
    for row in connection.execute(select(ownership.c.topic_id, ownership.c.position, ownership.c.id)):
        found.setdefault(row.topic_id, {})[row.position] = row.id
    return found


def chain_row(id: str, topic_id: str, position: int, party: Party) -> dict[str, Any]:
    """The row that makes `party` the owner (position 0) or a deputy of the topic."""
    return {"id": id, "topic_id": topic_id, "position": position, **party_columns(party)}
