"""The rows around one call: its hand-offs, the calls that share them, its caller's other calls."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from frontdesk.calls.model import HandoffLine, LogLine
from frontdesk.calls.records import handoff_lines, log_lines, with_clock
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import calls, handoffs

_NEAR = 50


def line(connection: Connection, call_id: str) -> LogLine | None:
    """The call with this id; None where it is not in the log."""
    found = log_lines(connection, list(rows_by_id(connection, calls, [call_id]).values()))
    return next(iter(with_clock(connection, found)), None)


def passed_on(connection: Connection, call_id: str, handoff_id: str | None) -> list[HandoffLine]:
    """Every hand-off that was made in a call, and the one it joined, oldest first."""
    of_it = or_(handoffs.c.call_id == call_id, handoffs.c.id == handoff_id)
    rows = connection.execute(select(handoffs).where(of_it).order_by(handoffs.c.made_at, handoffs.c.id))
    return handoff_lines(connection, rows.mappings().all())


def sharing(connection: Connection, handoff_ids: Iterable[str], call_id: str) -> list[str]:
    """The ids of the other calls that made or joined these hand-offs, oldest first."""
    ids = list(handoff_ids)
    began = select(handoffs.c.call_id).where(handoffs.c.id.in_(ids))
    of_them = or_(calls.c.handoff_id.in_(ids), calls.c.id.in_(began))
    wanted = select(calls.c.id).where(of_them, calls.c.id != call_id).order_by(calls.c.started_at, calls.c.id)
    return list(connection.execute(wanted).scalars())


def around(connection: Connection, at: LogLine) -> tuple[list[str], list[str]]:
    """The ids of the caller's (earlier, later) calls, the nearest first, fifty of each at most."""
    when, id, caller = at.call.started_at, at.call.id, at.call.caller_id
    if caller is None:
        return [], []
    before = or_(calls.c.started_at < when, and_(calls.c.started_at == when, calls.c.id < id))
    behind = or_(calls.c.started_at > when, and_(calls.c.started_at == when, calls.c.id > id))
    earlier = _of(caller).where(before).order_by(calls.c.started_at.desc(), calls.c.id.desc())
    later = _of(caller).where(behind).order_by(calls.c.started_at, calls.c.id)
    return list(connection.execute(earlier).scalars()), list(connection.execute(later).scalars())


def _of(caller: str) -> Any:
    return select(calls.c.id).where(calls.c.caller_id == caller).limit(_NEAR)


def began_with(connection: Connection, handoff_id: str) -> str | None:
    """The id of the call that a hand-off was made in; None where there is no such hand-off."""
    rows = rows_by_id(connection, handoffs, [handoff_id])
    return rows[handoff_id]["call_id"] if rows else None
