"""From a row to a noun and back, by the names of the noun's fields; and the references people say and type."""

import secrets
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from frontdesk.hub.prepared import IDS, PreparedRead

Noun = TypeVar("Noun")

# No vowels, so no words; no 0 1 I L O U, so nothing is misread. A letter first, so no number.
_LETTERS = "BCDFGHJKMNPQRSTVWXZ"
_SIGNS = _LETTERS + "23456789"


def _names(kind: Any) -> Iterable[str]:
    names: Iterable[str] = kind.__struct_fields__
    return names


def build(noun: type[Noun], row: Mapping[Any, Any], /, **made: Any) -> Noun:
    """A noun from the columns named like its fields; `made` gives those that are not plain columns."""
    return noun(**{name: row[name] for name in _names(noun) if name not in made}, **made)


def row_of(noun: Any, *without: str, **more: Any) -> dict[str, Any]:
    """The row of `noun`: its fields but those named `without`, and `more`."""
    row = {name: _plain(getattr(noun, name)) for name in _names(type(noun)) if name not in without}
    return row | more


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def references(connection: Connection, table: Table, count: int) -> list[str]:
    """`count` six-character references that no row of `table` has yet."""
    fresh: dict[str, None] = {}
    while len(fresh) < count:
        made = [_reference() for _ in range(count - len(fresh))]
        taken = _taken(connection, table, made)
        fresh.update((reference, None) for reference in made if reference not in taken)
    return list(fresh)


def _reference() -> str:
    drawn = secrets.randbelow(len(_LETTERS) * len(_SIGNS) ** 5)
    signs = ""
    for _ in range(5):
        drawn, sign = divmod(drawn, len(_SIGNS))
        signs += _SIGNS[sign]
    return _LETTERS[drawn] + signs


def _taken(connection: Connection, table: Table, made: list[str]) -> set[str]:
    return {row["reference"] for row in _called(table).rows_of(connection, made)}


@cache
def _called(table: Table) -> PreparedRead:
    return PreparedRead(select(table.c.reference).where(table.c.reference.in_(IDS)))
