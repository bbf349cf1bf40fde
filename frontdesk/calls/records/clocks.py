"""Calls that were filed when the clock had been set back: the journal's order tells, whatever time its entries bear."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import BigInteger, Connection, bindparam, select

from frontdesk.hub.prepared import IDS, PreparedRead
from frontdesk.hub.tables import calls, journal

#: So many entries before a call are looked at: a clock that was years ahead is told of for a while, not for years.
LOOK_BACK = 200
#: Computers that set their clocks by themselves move them by less.
_UNNOTICED = timedelta(minutes=5)

_FILED = PreparedRead(
    select(journal.c.row, journal.c.seq, journal.c.at, journal.c.desk).where(
        journal.c.row.in_(IDS), journal.c.kind == calls.name, journal.c.before.is_(None)
    )
)
_STRETCH = PreparedRead(
    select(journal.c.seq, journal.c.at, journal.c.desk)
    .where(journal.c.seq >= bindparam("first", type_=BigInteger), journal.c.seq < bindparam("end", type_=BigInteger))
    .order_by(journal.c.seq)
)


class Place(Struct, frozen=True):
    """Where a call stands among everything that was filed, and whether the clock had been set back just before."""

    seq: int
    clock_changed: bool


def places(connection: Connection, ids: Iterable[str]) -> dict[str, Place]:
    """The place of each call: the clock had changed where one of the 200 entries before it, of the same desk, bears a
    time that is more than five minutes later than its own. What the journal no longer has is left out."""
    filed: dict[str, dict[str, Any]] = {}
    for entry in _FILED.rows_of(connection, ids):
        known = filed.get(entry["row"])
        if known is None or known["seq"] < entry["seq"]:  # one that was taken back was filed again
            filed[entry["row"]] = entry
    before = {entry["seq"]: entry for entry in _entries_before(connection, [one["seq"] for one in filed.values()])}
    return {id: Place(one["seq"], _is_behind(one, before)) for id, one in filed.items()}


def _entries_before(connection: Connection, seqs: list[int]) -> Iterator[dict[str, Any]]:
    """The entries that stand before any of these, each once; stretches that touch are asked for as one."""
    stretches: list[tuple[int, int]] = []
    for seq in sorted(seqs):
        first = seq - LOOK_BACK
        if stretches and first <= stretches[-1][1]:
            first, _ = stretches.pop()
        stretches.append((first, seq))
    for first, end in stretches:
        yield from _STRETCH.rows(connection, first=first, end=end)


def _is_behind(filed: dict[str, Any], before: dict[int, dict[str, Any]]) -> bool:
    latest: datetime = filed["at"] + _UNNOTICED
    near = (before.get(seq) for seq in range(filed["seq"] - LOOK_BACK, filed["seq"]))
    return any(entry is not None and entry["at"] > latest and entry["desk"] == filed["desk"] for entry in near)
