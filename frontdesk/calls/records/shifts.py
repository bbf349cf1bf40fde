"""The rows of who was signed on at which desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from frontdesk.calls.model import Shift
from frontdesk.hub.nouns import build, row_of
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import shifts


def shift(row: Mapping[Any, Any]) -> Shift:
    return build(Shift, row)


def current(connection: Connection, desk: str) -> Shift | None:
    """The shift that runs at the desk; the latest where two were begun at once."""
    wanted = select(shifts).where(shifts.c.desk == desk, shifts.c.ended_at.is_(None)).order_by(shifts.c.began_at.desc())
    row = connection.execute(wanted.limit(1)).mappings().first()
    return shift(row) if row else None


def between(connection: Connection, start: datetime, end: datetime) -> list[Shift]:
    """The shifts that ran at some moment of the half-open span, in the order of their beginning."""
    ran = (shifts.c.began_at < end, or_(shifts.c.ended_at.is_(None), shifts.c.ended_at > start))
    wanted = select(shifts).where(*ran).order_by(shifts.c.began_at, shifts.c.id)
    return [shift(row) for row in connection.execute(wanted).mappings()]


def add(step: Step, noun: Shift) -> None:
    step.insert(shifts, [row_of(noun)])


def save(step: Step, noun: Shift) -> None:
    step.update(shifts, [row_of(noun)])
