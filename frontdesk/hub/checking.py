"""Whether a hub's file and its journal still tell the same story."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Subquery, Table, func, select

from frontdesk.hub.columns import row_text, text_row
from frontdesk.hub.copying import Progress, interrupted_by, unheard
from frontdesk.hub.journal import ERASED, broken_links
from frontdesk.hub.tables import RECORDS, handoffs, journal, moves

_AT_ONCE = 5_000


class Moved(NamedTuple):
    """A hand-off's stored state, and the steps that its moves say led there."""

    reference: str
    state: str
    steps: tuple[str, ...]


#: How many parts a check has.
PARTS = 2 + 2 * len(RECORDS)


def problems(connection: Connection, progress: Progress = unheard) -> Iterator[str]:
    """A sentence for each fault of the file, of the journal's chain, and of rows against the journal.

    `progress` hears how many of PARTS are read, and is also asked within one, so that it can stop it.
    """
    for done, part in enumerate(_parts(connection)):
        with _heard(connection, partial(progress, done, PARTS)):
            yield from part
    progress(PARTS, PARTS)


def _parts(connection: Connection) -> Iterator[Iterator[str]]:
    yield _faults_of_the_file(connection)
    yield broken_links(connection)
    for table in RECORDS:
        yield _rows_unlike_journal(connection, table)
        yield _rows_missing(connection, table)


@contextmanager
def _heard(connection: Connection, word: Callable[[], None]) -> Iterator[None]:
    """`word` is called again and again while a file is read; a server is waited for."""
    own = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or own is None:
        word()
        yield
        return
    with interrupted_by(own, word):
        yield


def moved(connection: Connection) -> Iterator[Moved]:
    """Every hand-off with the steps of its moves, in order."""
    wanted = (
        select(handoffs.c.id, handoffs.c.reference, handoffs.c.state, moves.c.step)
        .outerjoin(moves, moves.c.handoff_id == handoffs.c.id)
        .order_by(handoffs.c.id, moves.c.position)
    )
    found = connection.execution_options(yield_per=_AT_ONCE).execute(wanted)
    for (_, reference, state), rows in groupby(found, key=lambda row: (row.id, row.reference, row.state)):
        yield Moved(reference, state, tuple(row.step for row in rows if row.step is not None))


def entries(connection: Connection) -> int:
    """How many entries the journal has."""
    return int(connection.execute(select(func.count()).select_from(journal)).scalar_one())


def rows(connection: Connection) -> int:
    """How many rows all records have together."""
    return sum(int(connection.execute(select(func.count()).select_from(table)).scalar_one()) for table in RECORDS)


def _faults_of_the_file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":  # a server checks its own files
        return
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
        if said != "ok":
            yield f"The file is damaged: {said}."
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"Row {row} of {table} points to a row of {parent} that is not there."


def beside_journal(table: Table) -> Select[Any]:
    """Each row of `table`, and as `journal_after` what the journal says of it last; None where it knows none."""
    last = last_entries(table)
    return (
        select(table, journal.c.after.label("journal_after"))
        .outerjoin(last, last.c.row == table.c.id)
        .outerjoin(journal, journal.c.seq == last.c.seq)
    )


def last_entries(table: Table) -> Subquery:
    """For each row of `table` that the journal knows, the number of its last entry."""
    return (
        select(journal.c.row, func.max(journal.c.seq).label("seq"))
        .where(journal.c.kind == table.name)
        .group_by(journal.c.row)
        .subquery("last")
    )


def _rows_unlike_journal(connection: Connection, table: Table) -> Iterator[str]:
    wanted = beside_journal(table)
    for found in connection.execution_options(yield_per=_AT_ONCE).execute(wanted).mappings():
        row = dict(found)
        after = row.pop("journal_after")
        if after is None:
            yield f"{_named(table, row)} is there, and the journal does not know it."
        elif not _same(table, row, after):
            yield f"{_named(table, row)} is not what the journal's last entry says."


def _same(table: Table, row: dict[str, Any], after: str) -> bool:
    """Erased words are no longer there to compare, and entries from before a column was added do not speak of it."""
    return row_text(row) == after or after.startswith(ERASED) or row | text_row(table, after) == row


def _rows_missing(connection: Connection, table: Table) -> Iterator[str]:
    last = last_entries(table)
    wanted = (
        select(last.c.row)
        .join(journal, journal.c.seq == last.c.seq)
        .outerjoin(table, table.c.id == last.c.row)
        .where(table.c.id.is_(None), journal.c.after.is_not(None))
    )
    for row in connection.execution_options(yield_per=_AT_ONCE).execute(wanted).scalars():
        yield f"{table.name} {row} is in the journal, and its row is not there."


def _named(table: Table, row: dict[str, Any]) -> str:
    """A row by its reference, or by its id: names and numbers have no place in a report."""
    return f"{table.name} {row.get('reference') or row['id']}"
