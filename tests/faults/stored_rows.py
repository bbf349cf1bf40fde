"""The rows of a hub in the words of the plain model."""

from typing import Any

from sqlalchemy import Connection, select

from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from tests.faults.plain_model import Key, Row, Rows

#: For each kind its table, what a row goes by, and its columns under the model's names.
KINDS: dict[str, tuple[Any, tuple[str, ...], dict[str, str]]] = {
    "people": (tables.people, ("id",), {"name": "name", "role": "role", "retired_at": "retired_at"}),
    "topics": (tables.topics, ("id",), {"name": "name", "keywords": "keywords", "retired_at": "retired_at"}),
    "owners": (tables.ownership, ("topic_id", "position"), {"topic": "topic_id", "party": "person_id"}),
    "exceptions": (
        tables.exceptions, ("id",),
        {"kind": "kind", "person": "person_id", "topic": "topic_id", "cover": "cover_person_id",
         "starts_at": "starts_at", "ends_at": "ends_at"},
    ),
    "calls": (
        tables.calls, ("id",),
        {"outcome": "outcome", "summary": "summary", "topic": "topic_id", "handoff": "handoff_id"},
    ),
    "handoffs": (
        tables.handoffs, ("id",),
        {"call": "call_id", "topic": "topic_id", "owner": "owner_person_id", "to": "to_person_id", "state": "state"},
    ),
    "moves": (
        tables.moves, ("handoff_id", "position"),
        {"handoff": "handoff_id", "step": "step", "meant": "meant_person_id"},
    ),
    "gaps": (tables.gaps, ("call_id",), {"id": "id", "call": "call_id", "words": "words"}),
}  # fmt: skip


def stored(hub: Hub) -> Rows:
    """Every row of the kinds that the model knows."""
    with hub.read() as connection:
        return dict(row for kind in KINDS for row in _of(connection, kind))


def _of(connection: Connection, kind: str) -> list[tuple[Key, Row]]:
    table, by, columns = KINDS[kind]
    rows = connection.execute(select(table)).mappings().all()
    return [((kind, _key(row, by)), {name: row[column] for name, column in columns.items()}) for row in rows]


def _key(row: Any, by: tuple[str, ...]) -> Any:
    return row[by[0]] if len(by) == 1 else tuple(row[column] for column in by)
