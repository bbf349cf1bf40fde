"""The tables whose rows people call by a name: reading one, those that are alike, and those that are retired."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

from msgspec import Struct
from sqlalchemy import Connection, Table, exists, or_, select

from frontdesk.directory.model import Department, Party, PartyKind, Person, Topic
from frontdesk.directory.records import Chain, chains, department, named_row, person, topic
from frontdesk.directory.records.links import Row, stored
from frontdesk.errors import NotFound, Refused
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import callers, departments, exceptions, ownership, people, topics
from frontdesk.words import apart

Noun = TypeVar("Noun")
_NAMELESS = "somebody whose name is unknown"


class Shelf(Struct, Generic[Noun], frozen=True):
    """One table of nouns that have a name; `blank` is a row with every column, to be filled."""

    word: str
    table: Table
    build: Callable[[Mapping[Any, Any]], Noun]
    blank: Mapping[str, Any]


PEOPLE = Shelf("person", people, person, named_row(Person(id="", reference="", name="")))
DEPARTMENTS = Shelf("department", departments, department, named_row(Department(id="", reference="", name="")))
TOPICS = Shelf("topic", topics, topic, named_row(Topic(id="", reference="", name="")))

#: By the kind of record that a verb is about.
TABLES = {"person": people, "department": departments, "topic": topics, "caller": callers}


def the_row(connection: Connection, table: Table, id: str, word: str) -> Row:
    """The row of `table` with this id, retired or not; NotFound."""
    row = stored(connection, table, id)
    if row is None:
        raise NotFound(f"This {word} is no longer there.")
    return row


def alike(connection: Connection, shelf: Shelf[Noun], row: Row) -> tuple[Noun, ...]:
    """Other nouns in use that have the same name as `row`."""
    table = shelf.table
    same = table.c.name_folded == row["name_folded"], table.c.id != row["id"], table.c.retired_at.is_(None)
    found = connection.execute(select(table).where(*same).order_by(table.c.id)).mappings()
    return tuple(shelf.build(one) for one in found)


def retired(connection: Connection, table: Table) -> list[Row]:
    """The rows that are no longer in use, the last one first."""
    wanted = select(table).where(table.c.retired_at.is_not(None)).order_by(table.c.retired_at.desc(), table.c.id)
    return [dict(row) for row in connection.execute(wanted).mappings()]


def in_use(connection: Connection, table: Table) -> list[Row]:
    """The rows that are not retired, the oldest first."""
    wanted = select(table).where(table.c.retired_at.is_(None)).order_by(table.c.id)
    # In slices: a hundred thousand rows at once would keep the interpreter, and with it the window.
    in_slices = connection.execute(wanted.execution_options(yield_per=1000))
    return [dict(row) for row in in_slices.mappings()]


def refuse_gone(connection: Connection, parties: Iterable[Party]) -> None:
    """Refused for whoever is retired or was taken away."""
    for party in parties:
        row = stored(connection, TABLES[party.kind], party.id)
        if row is None or row["retired_at"] is not None:
            raise Refused(f"{apart(party.name)} is no longer there.", hint="Name somebody who is.")


def topics_of(connection: Connection, party: Party) -> dict[str, Chain]:
    """The chains in which `party` stands, by topic; those of retired topics too."""
    column = ownership.c.person_id if party.kind is PartyKind.PERSON else ownership.c.department_id
    ids = connection.execute(select(ownership.c.topic_id).where(column == party.id).distinct()).scalars()
    return chains(connection, list(ids))


def unowned(connection: Connection) -> list[Topic]:
    """The topics in use in whose chain nobody stands who is still there, by name."""
    somebody = exists().where(
        ownership.c.topic_id == topics.c.id,
        or_(
            ownership.c.person_id.in_(select(people.c.id).where(people.c.retired_at.is_(None))),
            ownership.c.department_id.in_(select(departments.c.id).where(departments.c.retired_at.is_(None))),
        ),
    )
    wanted = select(topics).where(topics.c.retired_at.is_(None), ~somebody).order_by(topics.c.name_folded)
    return [topic(row) for row in connection.execute(wanted).mappings()]


def members(connection: Connection, department_id: str) -> list[Row]:
    """The people of a department who are not retired, by name."""
    wanted = select(people).where(people.c.department_id == department_id, people.c.retired_at.is_(None))
    return [dict(row) for row in connection.execute(wanted.order_by(people.c.name_folded, people.c.id)).mappings()]


def exceptions_about(connection: Connection, person_id: str, at: datetime) -> list[str]:
    """The ids of what is or will be different about a person."""
    about = exceptions.c.person_id == person_id, exceptions.c.ends_at > at
    return list(connection.execute(select(exceptions.c.id).where(*about)).scalars())


def covered_by(connection: Connection, party: Party, at: datetime) -> list[Row]:
    """The exceptions, now or to come, in which `party` covers, the soonest end first."""
    prefix = "cover_person_id" if party.kind is PartyKind.PERSON else "cover_department_id"
    wanted = select(exceptions).where(exceptions.c[prefix] == party.id, exceptions.c.ends_at > at)
    return [dict(row) for row in connection.execute(wanted.order_by(exceptions.c.ends_at)).mappings()]


def uncover_themselves(step: Step, rows: Iterable[Row]) -> None:
    """Of these exceptions, let nobody cover for themselves: they are away, and nobody covers."""
    own = [row for row in rows if row["person_id"] is not None and row["person_id"] == row["cover_person_id"]]
    step.update(exceptions, [{**row, "kind": "absent", "cover_person_id": None} for row in own])


def callers_who_are(connection: Connection, person_id: str) -> list[Row]:
    """The callers in use that a person of the house is, the oldest first."""
    wanted = select(callers).where(callers.c.person_id == person_id, callers.c.retired_at.is_(None))
    return [dict(row) for row in connection.execute(wanted.order_by(callers.c.id)).mappings()]


def names(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, str]:
    """What people call the rows with these ids: by name, else by title, else by reference.

    A caller without a name goes by their organisation, else their numbers.
    """
    rows = rows_by_id(connection, table, sorted(set(ids)))
    return {id: _called(row) or row.get("reference") or id for id, row in rows.items()}


def _called(row: Row) -> str:
    named = row.get("name") or row.get("title") or row.get("organisation") or ", ".join(row.get("numbers", ()))
    return named or (_NAMELESS if "organisation" in row else "")


def names_in_use(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, str]:
    """The names of those of these rows that are not retired."""
    rows = rows_by_id(connection, table, sorted(set(ids)))
    return {id: row["name"] for id, row in rows.items() if row["retired_at"] is None}
