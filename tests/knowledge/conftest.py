"""An empty hub on both engines."""

from tests.hub.engines import hub as hub
from tests.hub.engines import server as server
