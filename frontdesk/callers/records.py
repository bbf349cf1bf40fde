"""The callers' rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from frontdesk.callers.model import Caller
from frontdesk.hub.nouns import build, references, row_of
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import callers
from frontdesk.words import fold


def caller(row: Mapping[Any, Any]) -> Caller:
    return build(Caller, row)


def caller_row(noun: Caller) -> dict[str, Any]:
    return row_of(noun, name_folded=fold(noun.name))


def callers_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Caller]:
    return {id: caller(row) for id, row in rows_by_id(connection, callers, ids).items()}


def of_people(connection: Connection, person_ids: list[str]) -> dict[str, Caller]:
    """The callers that these people of the house are, by the person's id; those who never called are left out."""
    if not person_ids:
        return {}
    rows = connection.execute(select(callers).where(callers.c.person_id.in_(person_ids))).mappings()
    return {row["person_id"]: caller(row) for row in rows}


def all_callers(connection: Connection) -> list[Caller]:
    return [caller(row) for row in connection.execute(select(callers)).mappings()]


def new_reference(connection: Connection) -> str:
    return references(connection, callers, 1)[0]


def add(step: Step, noun: Caller) -> None:
    step.insert(callers, [caller_row(noun)])


def save(step: Step, noun: Caller) -> None:
    step.update(callers, [caller_row(noun)])
