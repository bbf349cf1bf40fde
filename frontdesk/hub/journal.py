"""The journal: what each verb changed, chained by digests that outlive the words themselves."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, Integer, Row, bindparam, func, insert, select, update

from frontdesk.hub.columns import time_text
from frontdesk.hub.prepared import PreparedRead, PreparedWrite
from frontdesk.hub.tables import head, journal

START = "0" * 64
#: Stands before the digest of a row's words, in their place, where they were erased; a row's text begins with '{'.
ERASED = "#"

_HELD_END = PreparedRead(select(head.c.seq, head.c.digest).with_for_update())
_NEW_END = PreparedWrite(update(head).values(seq=bindparam("end"), digest=bindparam("last")))
_ENTER = PreparedWrite(insert(journal))

_SINCE = journal.c.seq > bindparam("after")
_WRITTEN = PreparedRead(
    select(journal.c.seq, journal.c.kind, journal.c.row)
    .where(_SINCE)
    .order_by(journal.c.seq)
    .limit(bindparam("limit", type_=Integer))
)
_DIGEST = PreparedRead(select(journal.c.digest).where(journal.c.seq == bindparam("seq")))
_LAST_BY_KIND = PreparedRead(
    select(journal.c.kind, func.max(journal.c.seq).label("last")).where(_SINCE).group_by(journal.c.kind)
)


class Signature(Struct, frozen=True, kw_only=True):
    """Who did what, when, at which desk, as one step; `undoes` names the step that an undo takes back."""

    step: str
    verb: str
    who: str
    desk: str
    at: datetime
    undoes: str | None = None


class Change(NamedTuple):
    """One row changed: `before` and `after` are canonical JSON, None where there was or is no row."""

    kind: str
    row: str
    before: str | None
    after: str | None


def digest(previous: str, seq: int, by: Signature, change: Change, salt: str) -> str:
    """The entry's link: over everything but the words, which count by their own salted digest."""
    return _link(previous, seq, _signed_text(by), change, salt)


def _link(previous: str, seq: int, signed: str, change: Change, salt: str) -> str:
    kind, row, before, after = change
    words = f"{_payload(salt, before)}\x1f{_payload(salt, after)}"
    return sha256(f"{previous}\x1f{seq}\x1f{signed}\x1f{kind}\x1f{row}\x1f{words}".encode()).hexdigest()


def _signed_text(by: Signature) -> str:
    return "\x1f".join((by.step, by.undoes or "", time_text(by.at), by.who, by.desk, by.verb))


def _payload(salt: str, text: str | None) -> str:
    if text is not None and text.startswith(ERASED):
        return text.removeprefix(ERASED)
    return sha256(f"{salt}\x1f{'' if text is None else '=' + text}".encode()).hexdigest()


def hold_end(connection: Connection) -> tuple[int, str]:
    """The journal's (last seq, last digest); nobody else writes to the hub until the transaction ends."""
    (end,) = _HELD_END.rows(connection)
    return end["seq"], end["digest"]


def append(connection: Connection, end: tuple[int, str], by: Signature, changes: list[Change]) -> int:
    """Write `changes` behind the journal's `end`, in the open transaction; the new last seq."""
    seq, last = end
    if changes:
        entries = _entries(seq, last, by, changes)
        _ENTER.run(connection, entries)
        seq += len(changes)
        _NEW_END.run(connection, {"end": [seq], "last": entries["digest"][-1:]})
    return seq


def _entries(seq: int, last: str, by: Signature, changes: Sequence[Change]) -> dict[str, Sequence[Any]]:
    """The entries of one step, by column."""
    count, signed = len(changes), _signed_text(by)
    numbers, salts, links = range(seq + 1, seq + 1 + count), _salts(count), list[str]()
    for number, change, salt in zip(numbers, changes, salts, strict=True):
        last = _link(last, number, signed, change, salt)
        links.append(last)
    kinds, rows, befores, afters = zip(*changes, strict=True)
    signature = {"step": by.step, "undoes": by.undoes, "verb": by.verb, "at": by.at, "who": by.who, "desk": by.desk}
    return {
        **{name: [value] * count for name, value in signature.items()},
        "seq": numbers, "kind": kinds, "row": rows, "before": befores, "after": afters, "salt": salts, "digest": links,
    }  # fmt: skip


def _salts(count: int) -> list[str]:
    """`count` fresh salts of 16 bytes, in hexadecimal; drawn at once, since each draw asks the system."""
    drawn = secrets.token_bytes(16 * count).hex()
    return [drawn[start : start + 32] for start in range(0, len(drawn), 32)]


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
    by = Signature(step=entry.step, verb=entry.verb, who=entry.who, desk=entry.desk, at=entry.at, undoes=entry.undoes)
    return by, Change(entry.kind, entry.row, entry.before, entry.after), entry.salt


def last_by_kind(connection: Connection, seq: int) -> dict[str, int]:
    """For each kind written behind entry `seq`, the number of its last entry."""
    return {row["kind"]: row["last"] for row in _LAST_BY_KIND.rows(connection, after=seq)}


def digest_of(connection: Connection, seq: int) -> str:
    """The digest of entry `seq`; '' where there is none."""
    return next((row["digest"] for row in _DIGEST.rows(connection, seq=seq)), "")


def changes_after(connection: Connection, seq: int, *, limit: int) -> list[tuple[int, str, str]]:
    """(seq, kind, row) of the entries behind `seq`, oldest first."""
    written = _WRITTEN.rows(connection, after=seq, limit=limit)
    return [(entry["seq"], entry["kind"], entry["row"]) for entry in written]
