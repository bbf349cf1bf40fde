"""The log by pages: never more rows are looked through for one than a desk can wait for."""

from collections.abc import Callable, Generator, Mapping, Sequence
from datetime import datetime
from typing import Any, Generic

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table, and_, func, or_, select

from frontdesk.calls.filter import Cursor, Line
from frontdesk.calls.model import HandoffLine, LogLine
from frontdesk.calls.records import handoff_lines, log_lines, with_clock
from frontdesk.calls.records.filtering import Sieve, has_words
from frontdesk.hub.tables import calls, handoffs

#: How many rows are looked through for one page: 30 ms with words, a third of that without (`python -m bench log`).
LOOK = 10_000


class Listed(Struct, Generic[Line], frozen=True):
    """One of the log's lists in the order of `at`: the table, the other joined to it, how its rows are told."""

    table: Table
    at: ColumnElement[datetime]
    rows: FromClause
    told: Callable[[Connection, Sequence[Mapping[Any, Any]]], list[Line]]


def _with_clock(connection: Connection, rows: Sequence[Mapping[Any, Any]]) -> list[LogLine]:
    return with_clock(connection, log_lines(connection, rows))


CALLS: Listed[LogLine] = Listed(
    calls, calls.c.started_at, calls.outerjoin(handoffs, handoffs.c.id == calls.c.handoff_id), _with_clock
)
HANDOFFS: Listed[HandoffLine] = Listed(
    handoffs, handoffs.c.made_at, handoffs.outerjoin(calls, calls.c.id == handoffs.c.call_id), handoff_lines
)


class Stretch(Struct, frozen=True):
    """So far one page looks: from the cursor to `until`; `ends` where no more lies beyond."""

    until: datetime
    ends: bool


def stretch(
    connection: Connection, listed: Listed[Line], sieve: Sieve, cursor: Cursor | None, *, newer: bool = False,
    look: int = LOOK,
) -> Stretch | None:  # fmt: skip
    """The next `look` rows from `cursor` on, all of the same moment included; None where there are none."""
    order = listed.at.asc() if newer else listed.at.desc()
    near = select(listed.at.label("at")).select_from(listed.table).where(*_within(listed, sieve))
    if cursor is not None:
        near = near.where(_beyond(listed, cursor, newer))
    some = near.order_by(order).limit(look).subquery()
    last = func.max(some.c.at) if newer else func.min(some.c.at)
    until, count = connection.execute(select(last, func.count()).select_from(some)).one()
    return Stretch(until, count < look) if count else None


def hits(
    connection: Connection, listed: Listed[Line], sieve: Sieve, cursor: Cursor | None, to: Stretch, *,
    newer: bool = False,
) -> Generator[Mapping[Any, Any], None, None]:  # fmt: skip
    """The rows of a stretch that are wanted, from the cursor on."""
    rows = _rows(listed, sieve, cursor, to, newer=newer, columns=(listed.table, *sieve.more))
    order = (listed.at.asc(), listed.table.c.id.asc()) if newer else (listed.at.desc(), listed.table.c.id.desc())
    with connection.execution_options(yield_per=100).execute(rows.order_by(*order)) as found:
        yield from (row for row in found.mappings() if has_words(row, sieve.words))


def count(connection: Connection, listed: Listed[Line], sieve: Sieve, cursor: Cursor | None, to: Stretch) -> int:
    """How many rows of a stretch are wanted."""
    if sieve.words:
        return sum(1 for _ in hits(connection, listed, sieve, cursor, to))
    rows = _rows(listed, sieve, cursor, to, newer=False, columns=(func.count(),))
    return int(connection.execute(rows).scalar_one())


def _rows(
    listed: Listed[Line], sieve: Sieve, cursor: Cursor | None, to: Stretch, *, newer: bool, columns: Sequence[Any]
) -> Select[Any]:
    until = listed.at <= to.until if newer else listed.at >= to.until
    rows = select(*columns).select_from(listed.rows).where(until, *_within(listed, sieve), *sieve.conditions)
    return rows if cursor is None else rows.where(_beyond(listed, cursor, newer))


def _within(listed: Listed[Line], sieve: Sieve) -> list[ColumnElement[bool]]:
    bounds = [listed.at >= sieve.start] if sieve.start else []
    return bounds + ([listed.at < sieve.end] if sieve.end else [])


def _beyond(listed: Listed[Line], cursor: Cursor, newer: bool) -> ColumnElement[bool]:
    at, id = listed.at, listed.table.c.id
    if cursor.id is None:
        return at > cursor.at if newer else at < cursor.at
    if newer:
        return and_(at >= cursor.at, or_(at > cursor.at, id > cursor.id))
    return and_(at <= cursor.at, or_(at < cursor.at, id < cursor.id))
