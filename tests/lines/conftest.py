"""An empty hub on both engines."""

from tests.hub.engines import hub as hub
from tests.hub.engines import hub_file as hub_file
from tests.hub.engines import new_file as new_file
from tests.hub.engines import server as server
