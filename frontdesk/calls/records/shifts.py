"""The rows of who was signed on at which desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from frontdesk.calls.model import Shift
from frontdesk.hub.nouns import build, row_of
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import people, shifts
from frontdesk.words import fold


def shift(row: Mapping[Any, Any]) -> Shift:
    return build(Shift, row)


def current(connection: Connection, desk: str) -> Shift | None:
    """The shift that runs at the desk; the latest where two were begun at once."""
    wanted = select(shifts).where(shifts.c.desk == desk, shifts.c.ended_at.is_(None)).order_by(shifts.c.began_at.desc())
    row = connection.execute(wanted.limit(1)).mappings().first()
    return shift(row) if row else None


def spelled(connection: Connection, name: str) -> str:
    """The name as somebody who goes by it was signed on last, or stands in the directory; as given where nobody is."""
    known = select(shifts.c.operator).group_by(shifts.c.operator).order_by(func.max(shifts.c.began_at).desc())
    alike = [one for one in connection.execute(known).scalars() if fold(one) == fold(name)]
    if not alike:
        called = select(people.c.name).where(people.c.name_folded == fold(name), people.c.retired_at.is_(None))
        alike = list(connection.execute(called.order_by(people.c.id)).scalars())
    return name if name in alike or not alike else alike[0]


def between(connection: Connection, start: datetime, end: datetime) -> list[Shift]:
    """The shifts that ran at some moment of the half-open span, in the order of their beginning."""
    ran = (shifts.c.began_at < end, or_(shifts.c.ended_at.is_(None), shifts.c.ended_at > start))
    wanted = select(shifts).where(*ran).order_by(shifts.c.began_at, shifts.c.id)
    return [shift(row) for row in connection.execute(wanted).mappings()]


def add(step: Step, noun: Shift) -> None:
    step.insert(shifts, [row_of(noun)])


def save(step: Step, noun: Shift) -> None:
    step.update(shifts, [row_of(noun)])
