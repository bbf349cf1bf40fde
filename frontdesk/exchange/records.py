"""The hand-offs of a log, read in slices: none of the rooms below knows several days, or whose they are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, or_, select

from frontdesk.calls.model import HandoffLine
from frontdesk.calls.records import handoff_lines, may_belong
from frontdesk.directory.model import Party, PartyKind
from frontdesk.exchange.wanted import Wanted
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import departments, handoffs, people

SLICE = 250


class Reading(Struct, frozen=True):
    """The hand-offs that were found, oldest first, and the one state of the hub in which they are read."""

    connection: Connection
    ids: Sequence[str]

    def slices(self) -> Iterator[list[tuple[HandoffLine, str]]]:
        """The hand-offs, some at a time, each with the department it was handed to; may be asked for again."""
        for at in range(0, len(self.ids), SLICE):
            some = self.ids[at : at + SLICE]
            rows = rows_by_id(self.connection, handoffs, some)
            lines = handoff_lines(self.connection, [rows[id] for id in some])
            houses = _houses(self.connection, [line.handoff.to for line in lines])
            yield [(line, houses.get(line.handoff.to.id, "")) for line in lines]


@contextmanager
def reading(hub: Hub, wanted: Wanted, start: datetime, end: datetime) -> Iterator[Reading]:
    """What was made, moved or due in the half-open span, or might be open at its end, of those that are wanted."""
    found = select(handoffs.c.id).where(may_belong(start, end), *_concerned(wanted))
    with hub.read() as connection:
        ids = connection.execute(found.order_by(handoffs.c.made_at, handoffs.c.id)).scalars().all()
        yield Reading(connection, ids)


def _concerned(wanted: Wanted) -> list[ColumnElement[bool]]:
    parties = [party for party in (wanted.department, wanted.owner) if party]
    return [or_(_is(party, "owner"), _is(party, "to")) for party in parties]


def _is(party: Party, part: str) -> ColumnElement[bool]:
    person, department = handoffs.c[f"{part}_person_id"], handoffs.c[f"{part}_department_id"]
    if party.kind is PartyKind.PERSON:
        return person == party.id
    return or_(department == party.id, person.in_(select(people.c.id).where(people.c.department_id == party.id)))


def _houses(connection: Connection, parties: Sequence[Party]) -> dict[str, str]:
    """The name of the department of each, by the id of the person or department."""
    persons = {party.id for party in parties if party.kind is PartyKind.PERSON}
    belongs: dict[str, Any] = {id: row["department_id"] for id, row in rows_by_id(connection, people, persons).items()}
    belongs |= {party.id: party.id for party in parties if party.kind is PartyKind.DEPARTMENT}
    names = rows_by_id(connection, departments, {house for house in belongs.values() if house})
    return {id: names[house]["name"] for id, house in belongs.items() if house in names}
