"""An empty hub on both engines, and who keeps its articles."""

from zoneinfo import ZoneInfo

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.hub.hub import Hub
from frontdesk.knowledge.articles import Articles
from tests.hub.engines import hub as hub
from tests.hub.engines import hub_file as hub_file
from tests.hub.engines import new_file as new_file
from tests.hub.engines import server as server


@pytest.fixture
def articles(hub: Hub, stopped_clock: StoppedClock) -> Articles:
    """Whoever keeps the articles, in Stockholm."""
    return Articles(hub, clock=stopped_clock, zone=lambda: ZoneInfo("Europe/Stockholm"))
