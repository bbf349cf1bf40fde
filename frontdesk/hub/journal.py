"""The journal: what each verb changed, chained by digests that outlive the words themselves."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from frontdesk.hub.columns import time_text
from frontdesk.hub.tables import head, journal

START = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who did what, when, at which desk, as one step; `undoes` names the step that an undo takes back."""

    step: str
    verb: str
    who: str
    desk: str
    at: datetime
    undoes: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One row changed: `before` and `after` are canonical JSON, None where there was or is no row."""

    kind: str
    row: str
    before: str | None
    after: str | None


def digest(previous: str, seq: int, by: Signature, change: Change, salt: str) -> str:
    """The entry's link: over everything but the words, which count by their own salted digest."""
    linked = (
        previous, str(seq), by.step, by.undoes or "", time_text(by.at), by.who, by.desk, by.verb, change.kind,
        change.row, _payload(salt, change.before), _payload(salt, change.after),
    )  # fmt: skip
    return hashlib.sha256("\x1f".join(linked).encode()).hexdigest()


def _payload(salt: str, text: str | None) -> str:
    return hashlib.sha256(f"{salt}\x1f{'' if text is None else '=' + text}".encode()).hexdigest()


def append(connection: Connection, by: Signature, changes: list[Change]) -> int:
    """Write `changes` behind the journal's end, in the open transaction; the new last seq."""
    seq, last = connection.execute(select(head.c.seq, head.c.digest).with_for_update()).one()
    entries = list(_entries(seq, last, by, changes))
    if entries:
        connection.execute(insert(journal), entries)
        seq, last = entries[-1]["seq"], entries[-1]["digest"]
        connection.execute(update(head).values(seq=seq, digest=last))
    return int(seq)


def _entries(seq: int, last: str, by: Signature, changes: Iterable[Change]) -> Iterator[dict[str, Any]]:
    signed = {"step": by.step, "undoes": by.undoes, "verb": by.verb, "at": by.at, "who": by.who, "desk": by.desk}
    for change in changes:
        seq += 1
        salt = secrets.token_hex(16)
        last = digest(last, seq, by, change, salt)
        yield {
            **signed, "seq": seq, "kind": change.kind, "row": change.row, "before": change.before,
            "after": change.after, "salt": salt, "digest": last,
        }  # fmt: skip


def broken_links(connection: Connection) -> Iterator[str]:
    """A sentence for each entry whose digest or number does not follow from the one before."""
    seq, last = 0, START
    for entry in connection.execution_options(yield_per=5_000).execute(select(journal).order_by(journal.c.seq)):
        if entry.seq != seq + 1:
            yield f"The journal jumps from entry {seq} to entry {entry.seq}."
        if digest(last, entry.seq, *_signed(entry)) != entry.digest:
            yield f"Journal entry {entry.seq} does not carry its digest."
        seq, last = entry.seq, entry.digest
    stored = connection.execute(select(head.c.seq, head.c.digest)).one()
    if (stored.seq, stored.digest) != (seq, last):
        yield f"The journal ends at entry {seq}, and its head says {stored.seq}."


def _signed(entry: Row[Any]) -> tuple[Signature, Change, str]:
    by = Signature(
        step=entry.step, verb=entry.verb, who=entry.who, desk=entry.desk, at=entry.at, undoes=entry.undoes
    )
    return by, Change(entry.kind, entry.row, entry.before, entry.after), entry.salt


def changes_after(connection: Connection, seq: int, *, limit: int) -> list[tuple[int, str, str]]:
    """(seq, kind, row) of the entries behind `seq`, oldest first."""
    wanted = (
        select(journal.c.seq, journal.c.kind, journal.c.row)
        .where(journal.c.seq > seq)
        .order_by(journal.c.seq)
        .limit(bindparam("limit"))
    )
    return [(entry.seq, entry.kind, entry.row) for entry in connection.execute(wanted, {"limit": limit})]
