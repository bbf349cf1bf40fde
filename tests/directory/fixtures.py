"""The furnished house as a fixture, for the rooms that build on the directory."""

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.hub.hub import Hub
from tests.directory.house import House, furnish


@pytest.fixture
def house(hub: Hub, stopped_clock: StoppedClock) -> House:
    """The house on a Monday at ten; nobody has called yet."""
    furnish(hub)
    return House(hub, stopped_clock)
