"""Column types that hold the same on SQLite and PostgreSQL, and the canonical text a row has in the journal."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnDefault, Dialect, String, Table, Text, TypeDecorator

from frontdesk.errors import HubUnusable

Row = Mapping[str, Any]
Made = TypeVar("Made")


def time_text(at: datetime) -> str:
    """An aware moment as sortable text of one width, in UTC: 2026-03-12T13:42:00.000000Z."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone has no place in the hub")
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def text_time(text: str) -> datetime:
    """The moment that `time_text` wrote."""
    return datetime.fromisoformat(text)


_list_text = json.JSONEncoder(ensure_ascii=False).encode


class UtcTime(TypeDecorator[datetime]):
    """An aware moment, kept as text: SQLite's own type comes back naive, PostgreSQL's aware."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        return None if value is None else time_text(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else undamaged(text_time, value)


class Words(TypeDecorator[tuple[str, ...]]):
    """Several short texts in order, kept as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str | None:
        return None if value is None else _list_text(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(undamaged(json.loads, value))


def undamaged(read: Callable[[str], Made], stored: str) -> Made:
    """What `read` makes of a stored value; HubUnusable where nobody of us wrote it."""
    try:
        return read(stored)
    except (KeyError, ValueError) as problem:
        raise HubUnusable("The hub's file is damaged.", hint="Restore the last backup.") from problem


def _jsonable(value: object) -> str:
    if isinstance(value, datetime):
        return time_text(value)
    raise TypeError(f"{type(value).__name__} has no place in a row")


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_jsonable).encode


def row_text(row: Row | None) -> str | None:
    """The canonical JSON of a row: sorted keys, no spaces; the same row gives the same text on every engine."""
    return None if row is None else _encode(row)


def text_row(table: Table, text: str) -> dict[str, Any]:
    """The row of `table` that `row_text` wrote; columns added since then have their defaults."""
    stored = json.loads(text)
    return {
        column.name: _from_json(column.type, stored[column.name]) if column.name in stored else _default(column)
        for column in table.c
    }


def _default(column: Column[Any]) -> Any:
    return column.default.arg if isinstance(column.default, ColumnDefault) else None


def _from_json(kind: object, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcTime):
        return text_time(value)
    if isinstance(kind, Words):
        return tuple(value)
    return value
