"""The figures of the log, counted by the database."""

from collections import Counter
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, and_, case, func, or_, select

from frontdesk.calls.model import OWED, Contact, Outcome, Step
from frontdesk.calls.totals import Totals
from frontdesk.hub.tables import calls, handoffs, moves

#: After these nothing is owed any more.
_LAST = (Step.FINISH, Step.CANCEL)


def totals(connection: Connection, start: datetime, end: datetime, now: datetime) -> Totals:
    """The figures of the half-open span, as things stood at its end; of one that is not over, as they stand `now`."""
    outcomes, contacts = _calls(connection, start, end)
    steps = _steps(connection, start, end)
    owed, late, new = _owed(connection, start, end, now)
    began = select(func.count()).select_from(handoffs).where(_within(handoffs.c.made_at, start, end))
    joined, passed_on = _again_and_on(connection, start, end)
    return Totals(
        outcomes=outcomes,
        contacts=contacts,
        made=connection.execute(began).scalar_one() - passed_on,
        joined=joined,
        passed_on=passed_on,
        acknowledged=steps[Step.ACKNOWLEDGE],
        done=steps[Step.FINISH],
        returned=steps[Step.RETURN],
        cancelled=steps[Step.CANCEL] - passed_on,
        still_owed=new,
        carried_over=owed,
        overdue=late,
    )


def owed_at(end: datetime) -> ColumnElement[bool]:
    """Whether a hand-off was owed at the moment `end`: it is still, or what ended it came later."""
    later = select(moves.c.handoff_id).where(moves.c.at >= end, moves.c.step.in_([step.value for step in _LAST]))
    is_still = handoffs.c.state.in_([state.value for state in OWED])
    return and_(handoffs.c.made_at < end, or_(is_still, handoffs.c.id.in_(later)))


def _calls(connection: Connection, start: datetime, end: datetime) -> tuple[dict[Outcome, int], dict[Contact, int]]:
    counted = select(calls.c.outcome, calls.c.contact, func.count()).where(_within(calls.c.started_at, start, end))
    outcomes, contacts = Counter[str](), Counter[str]()
    for outcome, contact, count in connection.execute(counted.group_by(calls.c.outcome, calls.c.contact)):
        outcomes[outcome] += count
        contacts[contact] += count
    return {one: outcomes[one.value] for one in Outcome}, {one: contacts[one.value] for one in Contact}


def _steps(connection: Connection, start: datetime, end: datetime) -> dict[Step, int]:
    """With how many hand-offs each step was taken."""
    counted = select(moves.c.step, func.count(moves.c.handoff_id.distinct())).where(_within(moves.c.at, start, end))
    found = {row[0]: row[1] for row in connection.execute(counted.group_by(moves.c.step))}
    return {step: found.get(step.value, 0) for step in Step}


def _again_and_on(connection: Connection, start: datetime, end: datetime) -> tuple[int, int]:
    """(how often one was joined, how many took another's place: the making of these alone says of which)."""
    joined = _how_many(moves.c.step == Step.JOIN.value)
    passed_on = _how_many(and_(moves.c.step == Step.MAKE.value, moves.c.note != ""))
    again, on = connection.execute(select(joined, passed_on).where(_within(moves.c.at, start, end))).one()
    return again, on


def _owed(connection: Connection, start: datetime, end: datetime, now: datetime) -> tuple[int, int, int]:
    """(all that was owed at the end, what of it was late, what of it was made since `start`)."""
    late, new = _how_many(handoffs.c.due_at < min(end, now)), _how_many(handoffs.c.made_at >= start)
    owed, overdue, made = connection.execute(select(func.count(), late, new).where(owed_at(end))).one()
    return owed, overdue, made


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _within(column: Column[datetime], start: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(column >= start, column < end)
