"""What the journal tells of one record."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from frontdesk.directory.chains import MOST_PLACES
from frontdesk.directory.records import place_id
from frontdesk.directory.records.links import Row, stored, table_of
from frontdesk.errors import Refused
from frontdesk.hub.columns import text_row
from frontdesk.hub.journal import ERASED
from frontdesk.hub.tables import BY_KIND, journal, ownership, topics

#: How the verbs end that make one record of two.
_MAKES_ONE = (".merge", ".attach")


class Change(Struct, frozen=True, kw_only=True):
    """A row as an entry found and left it; None where there was none, or where its words were erased."""

    seq: int
    step: str
    at: datetime
    who: str
    desk: str
    verb: str
    kind: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    is_erased: bool


def changes(connection: Connection, kind: str, ids: Sequence[str], limit: int | None = None) -> list[Change]:
    """The journal's entries about these rows of the table `kind`, newest first; all of them without a `limit`."""
    wanted = select(journal).where(journal.c.row.in_(ids), journal.c.kind == kind)
    found = connection.execute(wanted.order_by(journal.c.seq.desc()).limit(limit)).mappings()
    return [_change(dict(entry), BY_KIND[kind]) for entry in found]


def _change(entry: dict[str, Any], table: Table) -> Change:
    texts = entry["before"], entry["after"]
    before, after = (None if text is None or text.startswith(ERASED) else text_row(table, text) for text in texts)
    same = {name: entry[name] for name in ("seq", "step", "at", "who", "desk", "verb", "kind")}
    is_erased = any(text is not None and text.startswith(ERASED) for text in texts)
    return Change(**same, before=before, after=after, is_erased=is_erased)


def in_place_of(connection: Connection, table: Table, id: str) -> Row | None:
    """The row of the record `id`; where it was made one with another since, the row of that one.

    None where there is no such record, Refused where the journal does not tell which one was kept.
    """
    met: set[str] = set()
    while row := stored(connection, table, id):
        merged = _retired_by_merging(connection, table, id) if row["retired_at"] is not None else None
        if merged is None:
            return row
        met.add(id)
        id = _kept_by(connection, merged, table)
        if not id or id in met:
            named = row["name"] or "This record"
            raise Refused(f"{named} was made one with another meanwhile.", hint="Choose that one; nothing was lost.")
    return None


def was_made_one(connection: Connection, table: Table, id: str) -> bool:
    """Whether a retired record was retired because it was made one with another."""
    return _retired_by_merging(connection, table, id) is not None


def _retired_by_merging(connection: Connection, table: Table, id: str) -> Change | None:
    """The change by which a retired record was made one with another; None where it was retired otherwise."""
    retiring = (one for one in changes(connection, table.name, [id]) if _retires(one) and one.verb != "undo")
    last = next(retiring, None)
    return last if last and last.verb.endswith(_MAKES_ONE) else None


def _retires(change: Change) -> bool:
    was = change.before is not None and change.before["retired_at"] is None
    return was and change.after is not None and change.after["retired_at"] is not None


def _kept_by(connection: Connection, merged: Change, table: Table) -> str:
    """The id of the record that the same step kept, or let others point to; '' where it tells none, or several."""
    gone = merged.before["id"] if merged.before else ""
    entries = connection.execute(select(journal).where(journal.c.step == merged.step)).mappings()
    others = [_change(dict(entry), BY_KIND[entry["kind"]]) for entry in entries]
    kept = {one.after["id"] for one in others if one.kind == table.name and one.after and not one.after["retired_at"]}
    for one in others:
        kept |= _pointed_to(one, table, gone)
    kept.discard(gone)
    return str(kept.pop()) if len(kept) == 1 else ""


def _pointed_to(change: Change, table: Table, gone: str) -> set[str]:
    """What a row points to since that pointed to the record `gone`."""
    before, after = change.before, change.after
    if change.kind == ownership.name:  # a place goes by its number, and who stands there may be anybody of the chain
        return {after["topic_id"]} if after and table is topics else set()
    own = [column for column, to in links(change.kind).items() if to is table]
    return {after[column] for column in own if before and after and before[column] == gone and after[column]}


def place_ids(connection: Connection, topic_id: str) -> list[str]:
    """The ids of the places in a topic's chain, those that are gone too."""
    now = connection.execute(select(ownership.c.id).where(ownership.c.topic_id == topic_id)).scalars()
    return [*now, *(place_id(topic_id, position) for position in range(MOST_PLACES))]


def links(kind: str) -> dict[str, Table]:
    """The columns of the table `kind` that point somewhere, and where to."""
    return {column.name: table_of(key.column) for column in BY_KIND[kind].c for key in column.foreign_keys}
