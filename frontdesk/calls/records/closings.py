"""The rows of days that were closed, and what a day holds when it is."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select

from frontdesk.calls.model import HandoffLine
from frontdesk.calls.records import handoff_lines
from frontdesk.calls.records.totals import owed_at
from frontdesk.hub.columns import time_text
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import calls, closings, handoffs

_OF_A_CALL = (
    "reference", "started_at", "contact", "number", "caller_id", "topic_id", "article_id", "handoff_id", "outcome",
    "summary", "words", "operator", "line_id", "urgent",
)  # fmt: skip


def of_day(connection: Connection, day: date) -> list[Mapping[Any, Any]]:
    """The closings of a day, in the order in which they were made."""
    wanted = select(closings).where(closings.c.day == day.isoformat()).order_by(closings.c.revision)
    return list(connection.execute(wanted).mappings())


def last(connection: Connection) -> Mapping[Any, Any] | None:
    """The last closing of the last day that was closed."""
    wanted = select(closings).order_by(closings.c.day.desc(), closings.c.revision.desc()).limit(1)
    return connection.execute(wanted).mappings().first()


def last_revision(connection: Connection, day: date) -> int:
    """The number of the day's last closing; 0 where it was never closed."""
    wanted = select(func.max(closings.c.revision)).where(closings.c.day == day.isoformat())
    return connection.execute(wanted).scalar_one() or 0


def is_there(connection: Connection, id: str) -> bool:
    return connection.execute(select(closings.c.id).where(closings.c.id == id)).first() is not None


def add(step: Step, row: Mapping[str, Any]) -> None:
    step.insert(closings, [dict(row)])


def owed_from_before(connection: Connection, start: datetime, end: datetime) -> list[HandoffLine]:
    """What was made before `start` and still owed at `end`, soonest due first."""
    wanted = select(handoffs).where(handoffs.c.made_at < start, owed_at(end))
    rows = connection.execute(wanted.order_by(handoffs.c.due_at, handoffs.c.id)).mappings().all()
    return handoff_lines(connection, rows)


def mark_of_calls(connection: Connection, start: datetime, end: datetime) -> str:
    """A text that differs as soon as what the log says of the span's calls does."""
    wanted = select(*(calls.c[name] for name in _OF_A_CALL))
    within = wanted.where(calls.c.started_at >= start, calls.c.started_at < end)
    rows = connection.execute(within.order_by(calls.c.started_at, calls.c.reference))
    return sha256(json.dumps([list(row) for row in rows], default=time_text).encode()).hexdigest()
