"""What the journal tells of one record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from frontdesk.directory.chains import MOST_PLACES
from frontdesk.directory.records import place_id
from frontdesk.directory.records.links import table_of
from frontdesk.hub.columns import text_row
from frontdesk.hub.journal import ERASED
from frontdesk.hub.tables import BY_KIND, journal, ownership


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
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


def place_ids(connection: Connection, topic_id: str) -> list[str]:
    """The ids of the places in a topic's chain, those that are gone too."""
    now = connection.execute(select(ownership.c.id).where(ownership.c.topic_id == topic_id)).scalars()
    return [*now, *(place_id(topic_id, position) for position in range(MOST_PLACES))]


def links(kind: str) -> dict[str, Table]:
    """The columns of the table `kind` that point somewhere, and where to."""
    return {column.name: table_of(key.column) for column in BY_KIND[kind].c for key in column.foreign_keys}
