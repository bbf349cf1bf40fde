"""Pages of what is kept, by name: however many there are, only those in sight are read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from frontdesk.directory.records.shelves import TABLES
from frontdesk.hub.tables import ownership, people, topics

Row = dict[str, Any]


def page(connection: Connection, kind: str, limit: int) -> list[Row]:
    """The first rows in use of a kind, by name."""
    return named_like(connection, kind, (), limit)


def named_like(connection: Connection, kind: str, words: Sequence[str], limit: int) -> list[Row]:
    """The rows in use of a kind whose name has every one of these folded words, by name."""
    table = TABLES[kind]
    has = [table.c.name_folded.contains(word, autoescape=True) for word in words]
    wanted = select(table).where(table.c.retired_at.is_(None), *has)
    return _rows(connection, wanted.order_by(table.c.name_folded, table.c.id).limit(limit))


def in_use_count(connection: Connection, kind: str) -> int:
    """How many of a kind are not retired."""
    return _count(connection, TABLES[kind], TABLES[kind].c.retired_at.is_(None))


def member_counts(connection: Connection, department_ids: Iterable[str]) -> Mapping[str, int]:
    """How many people each of these departments has."""
    column = people.c.department_id
    wanted = select(column, func.count()).where(column.in_(list(department_ids)), people.c.retired_at.is_(None))
    return {row[0]: row[1] for row in connection.execute(wanted.group_by(column))}


def owned_counts(connection: Connection, department_ids: Iterable[str]) -> Mapping[str, int]:
    """How many topics in use each of these departments owns itself."""
    column = ownership.c.department_id
    mine = column.in_(list(department_ids)), ownership.c.position == 0, topics.c.retired_at.is_(None)
    wanted = select(column, func.count()).join(topics, ownership.c.topic_id == topics.c.id).where(*mine)
    return {row[0]: row[1] for row in connection.execute(wanted.group_by(column))}


def _rows(connection: Connection, wanted: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(wanted).mappings()]


def _count(connection: Connection, table: Table, *conditions: Any) -> int:
    return connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()
