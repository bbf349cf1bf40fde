"""The sample company, made once for each moment that tests look at."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec import Struct, field
from sqlalchemy import select

from frontdesk.calls import records
from frontdesk.calls.model import Handoff
from frontdesk.clock import StoppedClock
from frontdesk.hub import tables
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub
from frontdesk.sample.company import fill

NEW_YORK = "America/New_York"
ON_A_THURSDAY = "2026-03-12T13:42"
# Local moments and zones: a weekday in full swing, its start, its last hour, its night; a weekend; the last day of a
# year; the night behind a Sunday on which the clocks change.
MOMENTS = (
    (ON_A_THURSDAY, NEW_YORK),
    ("2026-03-12T08:05", NEW_YORK),
    ("2026-09-07T16:50", "Europe/Stockholm"),
    ("2026-06-03T23:30", "Asia/Tokyo"),
    ("2026-11-22T03:00", NEW_YORK),
    ("2026-12-31T11:15", "Europe/Lisbon"),
    ("2026-10-26T00:10", "Europe/Stockholm"),
)


class Made(Struct, frozen=True):
    """A hub with the sample, and when and where it was made."""

    hub: Hub
    clock: StoppedClock
    zone: ZoneInfo
    _rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _handoffs: list[Handoff] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.clock.at

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Every row of a table."""
        if name not in self._rows:
            with self.hub.read() as connection:
                found = connection.execute(select(tables.BY_KIND[name])).mappings()
                self._rows[name] = [dict(row) for row in found]
        return self._rows[name]

    def handoffs(self) -> list[Handoff]:
        """Every hand-off with its moves."""
        if not self._handoffs:
            with self.hub.read() as connection:
                rows = connection.execute(select(tables.handoffs)).mappings().all()
                self._handoffs.extend(records.handoffs_of(connection, rows))
        return self._handoffs


def made_at(local: str, zone: str, folder_of: pytest.TempPathFactory) -> Made:
    """The sample in a new hub, as it stands at a local moment."""
    place = ZoneInfo(zone)
    clock = StoppedClock(datetime.fromisoformat(local).replace(tzinfo=place).astimezone(UTC))
    hub = make_hub(folder_of.mktemp("sample") / "hub.db", clock=clock)
    fill(hub, clock=clock, zone=place)
    return Made(hub, clock, place)


@pytest.fixture(scope="package", params=MOMENTS, ids=lambda moment: moment[0])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The sample at each of the moments."""
    local, zone = request.param
    found = made_at(local, zone, tmp_path_factory)
    yield found
    found.hub.close()


@pytest.fixture(scope="package")
def thursday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """The sample on a Thursday in March at 13:42 in New York."""
    found = made_at(ON_A_THURSDAY, NEW_YORK, tmp_path_factory)
    yield found
    found.hub.close()
