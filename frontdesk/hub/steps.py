"""A verb's step: its rows and their journal entries, written in one transaction or not at all."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from frontdesk.errors import Stale
from frontdesk.hub.columns import Row, row_text
from frontdesk.hub.journal import Change, Signature, append, hold_end
from frontdesk.hub.prepared import IDS, PreparedRead, PreparedWrite, by_column

CHUNK = 500

#: What rows say, by their id, as canonical JSON.
Texts = dict[str, str | None]


class Step:
    """Open while a verb writes; every row that goes through it is journalled."""

    def __init__(self, connection: Connection, by: Signature) -> None:
        self.connection = connection
        self.by = by
        self._changes: list[Change] = []
        self._end = hold_end(connection)  # before anything is read, so that what is decided on stays true

    @property
    def begins_after(self) -> int:
        """The seq of the journal's last entry before this step."""
        return self._end[0]

    @property
    def kinds(self) -> set[str]:
        """The tables whose rows were written."""
        return {change.kind for change in self._changes}

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add `rows`, each with every column of `table`."""
        if rows:
            _insert(table).run(self.connection, by_column(rows))
            kind = _kind(table)
            self._changes += [Change(kind, row["id"], None, row_text(row)) for row in rows]

    def update(self, table: Table, rows: Sequence[Row]) -> None:
        """Write `rows` over those of the same id; a row that is the same already leaves no entry; Stale."""
        stored = rows_by_id(self.connection, table, [row["id"] for row in rows])
        if any(row["id"] not in stored for row in rows):
            raise Stale("Somebody took this record away meanwhile.", hint="Nothing was changed; look again.")
        changed = [row for row in rows if stored[row["id"]] != dict(row)]
        if changed:
            _update(table).run(self.connection, {f"_{name}": some for name, some in by_column(changed).items()})
            kind = _kind(table)
            self._changes += [Change(kind, row["id"], row_text(stored[row["id"]]), row_text(row)) for row in changed]

    def delete(self, table: Table, ids: Sequence[str], *, known: Texts | None = None) -> None:
        """Take the rows with these ids away; ids without a row are passed over.

        `known` tells what some of them say, read in this step, so that they need not be read again.
        """
        texts = {id: known[id] for id in ids if id in known} if known else {}
        unread = rows_by_id(self.connection, table, [id for id in ids if id not in texts])
        texts |= {id: row_text(row) for id, row in unread.items()}
        if texts:
            _delete(table).run(self.connection, {"gone": list(texts)})
            kind = _kind(table)
            self._changes += [Change(kind, id, text, None) for id, text in texts.items()]

    def close(self) -> int:
        """Append the journal entries; the journal's last seq."""
        return append(self.connection, self._end, self.by, self._changes)


def _kind(table: Table) -> str:
    """The table's name as a plain text: the driver looks at each value of a type of its own for long."""
    return str(table.name)


def rows_by_id(connection: Connection, table: Table, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """The rows of `table` with these ids, by id."""
    return {row["id"]: row for row in _by_ids(table).rows_of(connection, ids)}


@cache
def _by_ids(table: Table) -> PreparedRead:
    return PreparedRead(select(table).where(table.c.id.in_(IDS)))


@cache
def _insert(table: Table) -> PreparedWrite:
    return PreparedWrite(insert(table))


@cache
def _update(table: Table) -> PreparedWrite:
    # A parameter may not be called like the column it is written into.
    into: dict[str, Any] = {column.name: bindparam(f"_{column.name}") for column in table.c if column.name != "id"}
    return PreparedWrite(update(table).where(table.c.id == bindparam("_id")).values(into))


@cache
def _delete(table: Table) -> PreparedWrite:
    return PreparedWrite(delete(table).where(table.c.id == bindparam("gone")))
