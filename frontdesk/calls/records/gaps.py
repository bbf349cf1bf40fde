"""The rows of gaps, and of what is owed by somebody."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from frontdesk.calls.model import OWED
from frontdesk.directory.model import Party, PartyKind
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import callers, calls, gaps, handoffs

Row = dict[str, Any]


def open_gaps(connection: Connection) -> list[Row]:
    """The gaps that nobody dealt with, the newest call first; with its `at` and `number`, and the caller's `name`."""
    wanted = (
        select(gaps, calls.c.started_at.label("at"), calls.c.number, callers.c.name, callers.c.organisation)
        .join(calls, gaps.c.call_id == calls.c.id)
        .outerjoin(callers, calls.c.caller_id == callers.c.id)
        .where(gaps.c.closed_at.is_(None))
        .order_by(calls.c.started_at.desc(), gaps.c.id.desc())
    )
    return [dict(row) for row in connection.execute(wanted).mappings()]


def close(step: Step, rows: Sequence[Row], **changes: Any) -> None:
    """Write `changes` into these gaps, which may come with more columns than their own."""
    step.update(gaps, [{column.name: row[column.name] for column in gaps.c} | changes for row in rows])


def owed_by(connection: Connection, party: Party) -> list[Row]:
    """The hand-offs that `party` still owes, soonest due first."""
    column = handoffs.c.to_person_id if party.kind is PartyKind.PERSON else handoffs.c.to_department_id
    owed = column == party.id, handoffs.c.state.in_([state.value for state in OWED])
    wanted = select(handoffs).where(*owed).order_by(handoffs.c.due_at, handoffs.c.id)
    return [dict(row) for row in connection.execute(wanted).mappings()]
