"""The rows of a call that was taken out of the log, as the notes they were made of."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from frontdesk.calls.model import Contact, Notes, Passing
from frontdesk.directory.model import Channel, HandoffKind, Party
from frontdesk.directory.records import parties
from frontdesk.hub import tables
from frontdesk.hub.steps import rows_by_id


def party_of(connection: Connection, handed: Mapping[Any, Any]) -> Party | None:
    """Whom the hand-off of this row went to; None where they are gone."""
    columns = handed["to_person_id"], handed["to_department_id"]
    return parties(connection, [columns]).get(columns[0] or columns[1] or "")


def caller_row(connection: Connection, id: str | None) -> Mapping[str, Any] | None:
    """The caller's row; None where they are gone, or nobody was named."""
    return rows_by_id(connection, tables.callers, [id]).get(id) if id else None


def handoff_row(connection: Connection, id: str | None) -> Mapping[str, Any] | None:
    """The row of a hand-off that is still there."""
    return rows_by_id(connection, tables.handoffs, [id]).get(id) if id else None


def notes_of(row: Mapping[Any, Any], handed: Mapping[Any, Any] | None, to: Party | None) -> Notes:
    """The notes that a call's row was made of; `handed` is the row of its own hand-off, `to` whom that, or the
    one it joined, went to.
    """
    passing = Passing(joins=row["handoff_id"], to=to if row["handoff_id"] else None)
    if handed:
        passing = Passing(
            to=to,
            kind=HandoffKind(handed["kind"]),
            words=handed["promise"],
            due_at=handed["due_at"],
            channel=Channel(handed["channel"]),
        )
    same = ("id", "started_at", "received", "caller_id", "topic_id", "article_id", "summary", "words", "line_id",
            "waited_seconds", "taken_by")  # fmt: skip
    return Notes(
        **{name: row[name] for name in same},
        contact=Contact(row["contact"]),
        urgent=bool(row["urgent"]),
        passing=passing,
    )
