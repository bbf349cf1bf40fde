"""A new hub made of what can still be read in a damaged one: rows, journal, and rows that only the journal knows."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, delete, func, insert, select, update

from frontdesk.errors import HubUnusable
from frontdesk.hub import schema
from frontdesk.hub.checking import beside_journal, last_entries
from frontdesk.hub.columns import row_text, text_row
from frontdesk.hub.connect import APPLICATION_ID, connect_draft
from frontdesk.hub.copying import Progress, drafted, unheard
from frontdesk.hub.engines import file_engine
from frontdesk.hub.failures import told_plainly
from frontdesk.hub.journal import ERASED, START, Change, Signature, append, broken_links
from frontdesk.hub.looking import Fault, look
from frontdesk.hub.prepared import PreparedWrite, by_column
from frontdesk.hub.remains import Remains, remains_of
from frontdesk.hub.replacing import settle
from frontdesk.hub.tables import RECORDS, head, journal
from frontdesk.ids import new_id

_AT_ONCE = 2_000
_SALVAGED_BY = "Salvage"
_CAN_BE_READ = (None, Fault.WIPED, Fault.TRUNCATED, Fault.DAMAGED, Fault.READ_ONLY, Fault.SEALED)


class Count(Struct, frozen=True, kw_only=True):
    """Of one table: rows that were read, that were made anew from the journal, and that are lost."""

    name: str
    read: int
    rebuilt: int
    lost: int


def salvage(source: Path, target: Path, *, at: datetime, progress: Progress = unheard) -> tuple[Count, ...]:
    """Make the new hub `target` of what is left in `source`, which stays as it is; the journal's count is the first.

    HubUnusable where `source` is no hub, or nothing is left in it; FileExistsError where `target` is taken.
    """
    found = look(source)
    if found.fault not in _CAN_BE_READ:
        raise found.refusal()
    counts: list[Count] = []

    def word() -> None:
        progress(len(counts), len(RECORDS) + 1)

    word()
    with drafted(target) as draft, told_plainly():
        workshop = draft.with_name(f"{draft.name}.damaged")
        with remains_of(source, workshop, word) as remains, _new_hub(draft, at) as connection:
            for count in _Filling(connection, remains, at).tables():
                counts.append(count)
                word()
    return tuple(counts)


@contextmanager
def _new_hub(draft: Path, at: datetime) -> Iterator[Connection]:
    """A connection, in one transaction, to a new hub whose rows need not point to anything yet."""
    with closing(connect_draft(draft)) as stamped:
        stamped.execute(f"PRAGMA application_id={APPLICATION_ID}")
    engine = file_engine(draft)
    try:
        schema.make(engine, hub_id=new_id(), at=at)
        with engine.connect() as connection:
            for statement in ("COMMIT", "PRAGMA foreign_keys=OFF", "BEGIN IMMEDIATE"):
                connection.exec_driver_sql(statement)
            yield connection
            connection.commit()
            connection.invalidate()
    finally:
        engine.dispose()
    settle(draft)


class _Filling:
    """Fills a new hub: the journal first, then each table, then what the journal has to say about it."""

    def __init__(self, connection: Connection, remains: Remains, at: datetime) -> None:
        self._connection = connection
        self._remains = remains
        self._at = at

    def tables(self) -> Iterator[Count]:
        """Fill table after table; how much of each was left."""
        old_head = next(iter(self._remains.rows(head)), None)
        entries = self._fill_journal(old_head)
        yield entries
        # Only its head tells that nothing is missing at the journal's end.
        is_whole = bool(old_head) and not entries.lost and next(broken_links(self._connection), None) is None
        changes: list[Change] = []
        found = entries.read
        for table in RECORDS:
            count, unknown = self._fill(table, is_whole=is_whole)
            changes += unknown
            found += count.read
            yield count
        if not found:
            raise HubUnusable("Nothing in this file can be read any more.", hint="Restore a backup.")
        self._enter(changes)

    def _fill_journal(self, old_head: dict[str, Any] | None) -> Count:
        self._insert(journal, self._remains.rows(journal))
        first = self._connection.execute(select(journal).order_by(journal.c.seq).limit(1)).first()
        last = self._connection.execute(select(journal).order_by(journal.c.seq.desc()).limit(1)).first()
        seq, digest = (last.seq, last.digest) if last else (0, START)
        own = {"hub": old_head["hub"], "created_at": old_head["created_at"]} if old_head else {}
        made = {"created_at": first.at} if first and not own else {}
        self._connection.execute(update(head).values(seq=seq, digest=digest, **own, **made))
        read = self._size(journal)
        return Count(name=journal.name, read=read, rebuilt=0, lost=max(old_head["seq"] if old_head else 0, seq) - read)

    def _fill(self, table: Table, *, is_whole: bool) -> tuple[Count, list[Change]]:
        """Fill one table; also what differs from the journal, where that is not whole and so is not believed."""
        self._insert(table, self._remains.rows(table))
        read = self._size(table)
        unlike = list(_unlike_journal(self._connection, table))
        if is_whole:
            self._put_right(table, unlike)
        rebuilt = self._rebuild(table)
        lost = max(self._remains.count(table) - self._size(table), 0)
        return Count(name=table.name, read=read, rebuilt=rebuilt, lost=lost), [] if is_whole else unlike

    def _put_right(self, table: Table, unlike: Iterable[Change]) -> None:
        """A journal that is whole knows better than a row: what differs from it is made anew from it."""
        for change in unlike:
            self._connection.execute(delete(table).where(table.c.id == change.row))

    def _rebuild(self, table: Table) -> int:
        """Rows that only the journal knows; how many."""
        last = last_entries(table)
        wanted = (
            select(journal.c.after)
            .join(last, journal.c.seq == last.c.seq)
            .outerjoin(table, table.c.id == last.c.row)
            .where(table.c.id.is_(None), journal.c.after.is_not(None), journal.c.after.not_like(f"{ERASED}%"))
        )
        before = self._size(table)
        self._insert(table, (text_row(table, text) for text in self._connection.execute(wanted).scalars().all()))
        return self._size(table) - before

    def _enter(self, changes: list[Change]) -> None:
        """Rows that the journal, as far as it is left, does not tell of are entered into it."""
        by = Signature(step=new_id(), verb="hub.salvage", who=_SALVAGED_BY, desk=_SALVAGED_BY, at=self._at)
        end = self._connection.execute(select(head.c.seq, head.c.digest)).one()
        append(self._connection, (end.seq, end.digest), by, changes)

    def _insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Insert `rows`; of two with the same id or reference the first."""
        order = PreparedWrite(insert(table).prefix_with("OR IGNORE"))
        waiting = iter(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            order.run(self._connection, by_column(some))

    def _size(self, table: Table) -> int:
        return int(self._connection.execute(select(func.count()).select_from(table)).scalar_one())


def _unlike_journal(connection: Connection, table: Table) -> Iterator[Change]:
    """For each row that is not as the journal's last entry says, the change that would lead to it."""
    for found in connection.execute(beside_journal(table)).mappings():
        row = dict(found)
        after = row.pop("journal_after")
        if after is None or not (row_text(row) == after or after.startswith(ERASED) or text_row(table, after) == row):
            yield Change(str(table.name), row["id"], after, row_text(row))
