"""The sample company in a hub that many desks share."""

from zoneinfo import ZoneInfo

from frontdesk.calls import records
from frontdesk.clock import StoppedClock
from frontdesk.hub.journal import broken_links
from frontdesk.hub.opening import make_hub
from frontdesk.sample.company import fill


def test_it_is_written_to_postgresql_as_well(postgres_url: str, stopped_clock: StoppedClock) -> None:
    hub = make_hub(postgres_url, clock=stopped_clock)
    fill(hub, clock=stopped_clock, zone=ZoneInfo("Europe/Stockholm"))
    with hub.read() as connection:
        assert "Tibor Halasz" in [line.caller for line in records.owed_lines(connection)]
        assert list(broken_links(connection)) == []
    hub.close()
