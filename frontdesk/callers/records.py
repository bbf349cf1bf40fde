"""The callers' rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from frontdesk.callers.model import Caller
from frontdesk.directory.records import past
from frontdesk.hub.nouns import build, references, row_of
from frontdesk.hub.prepared import IDS, PreparedRead
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import callers, calls, handoffs, people
from frontdesk.words import fold

_OF_PEOPLE = PreparedRead(select(callers).where(callers.c.person_id.in_(IDS)))


def caller(row: Mapping[Any, Any]) -> Caller:
    return build(Caller, row)


def caller_row(noun: Caller) -> dict[str, Any]:
    return row_of(noun, name_folded=fold(noun.name))


def callers_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Caller]:
    return {id: caller(row) for id, row in rows_by_id(connection, callers, ids).items()}


def of_people(connection: Connection, person_ids: list[str]) -> dict[str, Caller]:
    """The callers that these people of the house are, by the person's id; those who never called are left out."""
    return {row["person_id"]: caller(row) for row in _OF_PEOPLE.rows_of(connection, person_ids)}


def in_place_of(connection: Connection, known: Caller) -> Caller:
    """The caller whom `known` was made one with since, else `known`; Refused where nothing tells which that is."""
    row = past.in_place_of(connection, callers, known.id) if known.retired_at is not None else None
    return caller(row) if row else known


def person_in_place_of(connection: Connection, person_id: str) -> str:
    """The id of the person whom this one was made one with since, else their own; Refused as with callers."""
    row = past.in_place_of(connection, people, person_id)
    return row["id"] if row else person_id


def all_callers(connection: Connection) -> list[Caller]:
    return [caller(row) for row in connection.execute(select(callers)).mappings()]


def new_reference(connection: Connection) -> str:
    return references(connection, callers, 1)[0]


def add(step: Step, noun: Caller) -> None:
    step.insert(callers, [caller_row(noun)])


def save(step: Step, noun: Caller) -> None:
    step.update(callers, [caller_row(noun)])


def save_all(step: Step, nouns: Iterable[Caller]) -> None:
    step.update(callers, [caller_row(noun) for noun in nouns])


def called(connection: Connection, text: str) -> list[Caller]:
    """The callers in use whose reference or name `text` is; of those without a name none."""
    meant = or_(callers.c.reference == text.upper(), and_(callers.c.name_folded == fold(text), callers.c.name != ""))
    rows = connection.execute(select(callers).where(meant, callers.c.retired_at.is_(None))).mappings()
    return [caller(row) for row in rows]


def holders(connection: Connection, key: str) -> list[tuple[str, str]]:
    """(kind, id) of everybody in use who has exactly this number; goes through all of them."""
    found = []
    for kind, table in (("caller", callers), ("person", people)):
        has = table.c.numbers.cast(table.c.name.type).like(f'%"{key}"%')
        rows = connection.execute(select(table.c.id).where(has, table.c.retired_at.is_(None)).order_by(table.c.id))
        found += [(kind, id) for id in rows.scalars()]
    return found


def who_called(connection: Connection, key: str) -> list[Caller]:
    """The callers in use whose number this is, and who called from it."""
    ids = connection.execute(select(calls.c.caller_id).where(calls.c.number == key).distinct()).scalars()
    found = callers_by_id(connection, [id for id in ids if id]).values()
    return [one for one in found if key in one.numbers and one.retired_at is None]


def give_calls(step: Step, key: str, *, of: list[str], to: str) -> None:
    """Make the calls from a number, and what was handed off in them, those of the caller `to`.

    Only those that nobody was named for, or somebody in `of`.
    """
    whose = or_(calls.c.caller_id.is_(None), calls.c.caller_id.in_(of))
    rows = step.connection.execute(select(calls).where(calls.c.number == key, whose)).mappings().all()
    step.update(calls, [{**row, "caller_id": to} for row in rows])
    theirs = select(calls.c.id).where(calls.c.number == key, calls.c.caller_id == to)
    owed = or_(handoffs.c.caller_id.is_(None), handoffs.c.caller_id.in_(of))
    passed = step.connection.execute(select(handoffs).where(handoffs.c.call_id.in_(theirs), owed)).mappings().all()
    step.update(handoffs, [{**row, "caller_id": to} for row in passed])
