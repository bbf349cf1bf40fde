"""A small house with its people, topics and who owns them, and a clock that stands still."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from frontdesk.callers.numbers import read
from frontdesk.callers.service import Callers
from frontdesk.calls.service import Calls
from frontdesk.clock import StoppedClock
from frontdesk.directory import records
from frontdesk.directory.model import (
    Channel,
    Department,
    HandoffKind,
    Operator,
    Party,
    PartyKind,
    Person,
    Topic,
)
from frontdesk.directory.service import Directory
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub

#: Ten o'clock in Stockholm, on a Monday.
TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MAJA, BENGT = Operator("Maja", "Desk 1"), Operator("Bengt", "Desk 2")

DEPARTMENTS = (
    Department(id="claims", reference="CLM222", name="Claims", mail="claims@ek.example", number="+1 570 555 0100"),
    Department(id="desk", reference="DSK222", name="Front desk"),
    Department(id="old", reference="LDX222", name="Old archive", retired_at=TEN),
)
PEOPLE = (
    Person(id="inga", reference="NGX222", name="Inga Ek", department_id="claims", mail="inga@ek.example",
           numbers=("+15705550142", "231")),
    Person(id="bo", reference="BXX222", name="Bo Lind", numbers=("232",)),
    Person(id="asa", reference="SXX222", name="Åsa Öberg", numbers=("+15705550143",)),
    Person(id="anna1", reference="NNX222", name="Anna Berg", mail="anna@ek.example"),
    Person(id="anna2", reference="NNX333", name="Anna Berg"),
    Person(id="gone", reference="GNX222", name="Gone Girl", mail="gone@ek.example", numbers=("239",), retired_at=TEN),
)  # fmt: skip
TOPICS = (
    Topic(id="hail", reference="HLX222", name="Hail damage", due_minutes=60),
    Topic(id="glass", reference="GLX222", name="Broken glass", kind=HandoffKind.MESSAGE, channel=Channel.MAIL),
    Topic(id="lost", reference="LSX222", name="Lost property"),
    Topic(id="past", reference="PSX222", name="Past matter", retired_at=TEN),
)
INGA, BO, ASA = (Party(PartyKind.PERSON, one.id, one.name) for one in PEOPLE[:3])
CLAIMS, DESK = (Party(PartyKind.DEPARTMENT, one.id, one.name) for one in DEPARTMENTS[:2])
#: Nobody owns lost property.
CHAINS = {"hail": (INGA, BO), "glass": (CLAIMS,)}


@dataclass
class House:
    """The services over one hub; `catch_all` may be set anew."""

    hub: Hub
    clock: StoppedClock
    catch_all: str = DESK.text
    region: str = "US"
    zone: str = "Europe/Stockholm"

    def __post_init__(self) -> None:
        self.directory = Directory(self.hub, clock=self.clock, number_key=self._key, catch_all=lambda: self.catch_all)
        self.callers = Callers(self.hub, self.directory, holders=self._holders, region=lambda: self.region)
        self.calls = Calls(self.hub, self.directory, self.callers, clock=self.clock, zone=lambda: ZoneInfo(self.zone))

    def _key(self, text: str) -> str:
        return read(text, self.region).key

    def _holders(self, number: str) -> list[tuple[str, str]]:
        """As the desk's index does: everybody in use who has this very number."""
        found = []
        with self.hub.read() as connection:
            for kind, table in (("caller", tables.callers), ("person", tables.people)):
                rows = connection.execute(select(table).where(table.c.retired_at.is_(None)).order_by(table.c.id))
                found += [(kind, row["id"]) for row in rows.mappings() if number in row["numbers"]]
        return found


def furnish(hub: Hub) -> None:
    """Put the departments, people, topics and their owners in."""
    with hub.step("house.furnish", by="Setup", desk="Setup") as step:
        step.insert(tables.departments, [records.named_row(one) for one in DEPARTMENTS])
        step.insert(tables.people, [records.named_row(one) for one in PEOPLE])
        step.insert(tables.topics, [records.named_row(one) for one in TOPICS])
        for topic, chain in CHAINS.items():
            records.save_chain(step, topic, chain)
