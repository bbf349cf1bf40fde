"""The furnished house on both engines, and what becomes of its calls."""

from zoneinfo import ZoneInfo

import pytest

from frontdesk.calls.corrections import Corrections
from frontdesk.calls.handoffs import Handoffs
from frontdesk.calls.shifts import Shifts
from tests.directory.fixtures import house as house
from tests.directory.house import House
from tests.hub.engines import hub as hub
from tests.hub.engines import hub_file as hub_file
from tests.hub.engines import new_file as new_file
from tests.hub.engines import server as server


@pytest.fixture
def handoffs(house: House) -> Handoffs:
    return Handoffs(house.hub, house.directory, clock=house.clock)


@pytest.fixture
def corrections(house: House) -> Corrections:
    return Corrections(house.hub, house.directory)


@pytest.fixture
def shifts(house: House) -> Shifts:
    return Shifts(house.hub, clock=house.clock, zone=lambda: ZoneInfo(house.zone))
