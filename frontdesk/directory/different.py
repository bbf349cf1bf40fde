"""What is different today: who is away and covered, what goes elsewhere, and what begins before tomorrow ends."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.clock import Clock, day_bounds, local_day
from frontdesk.directory.model import Exemption
from frontdesk.directory.records import exemptions_to_come, shelves
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import people, topics


class Difference(Struct, frozen=True, kw_only=True):
    """An exception with whom or what it is about by name; `is_now` is False for one that is still to begin."""

    exemption: Exemption
    about: str
    is_now: bool


class Different:
    """Tells what is different. `zone` tells the hub's time zone, in which days begin and end."""

    def __init__(self, hub: Hub, *, clock: Clock, zone: Callable[[], ZoneInfo]) -> None:
        self._hub = hub
        self._clock = clock
        self._zone = zone

    def different_today(self) -> list[Difference]:
        """What is different now, the soonest end first; then what begins today or tomorrow, the soonest first.

        Nothing is told of people and topics that are retired.
        """
        now, zone = self._clock.now(), self._zone()
        _, end = day_bounds(local_day(now, zone) + timedelta(days=1), zone)
        with self._hub.read() as connection:
            found = [one for one in exemptions_to_come(connection, now) if one.starts_at < end]
            about = {
                **shelves.names_in_use(connection, people, [one.person_id for one in found if one.person_id]),
                **shelves.names_in_use(connection, topics, [one.topic_id for one in found if one.topic_id]),
            }
        return _in_order([_told(one, about, now) for one in found if _whose(one) in about])


def _whose(one: Exemption) -> str:
    return one.person_id or one.topic_id or ""


def _told(one: Exemption, about: Mapping[str, str], now: datetime) -> Difference:
    return Difference(exemption=one, about=about[_whose(one)], is_now=one.starts_at <= now)


def _in_order(told: list[Difference]) -> list[Difference]:
    now = [one for one in told if one.is_now]
    later = [one for one in told if not one.is_now]
    return [*now, *sorted(later, key=lambda one: one.exemption.starts_at)]
