"""The desk's hours as one line of minutes, nights and weekends left out, so that a story can be told backwards."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

#: Minutes in the day of the desk, from eight to five.
DAY = 540
_OPENS = time(8)
_LATEST_TO_PROMISE = DAY - 45
_DAYS_BACK, _DAYS_AHEAD = 65, 20


class Hours(Struct, frozen=True):
    """Working days around a moment. A position counts desk minutes from the opening of the first day.

    `last` is the position of the moment itself, or of the latest closing before it; from `owing` on, what is
    promised can fall due.
    """

    zone: ZoneInfo
    days: tuple[date, ...]
    last: float
    owing: float

    @classmethod
    def around(cls, now: datetime, zone: ZoneInfo) -> "Hours":
        """The hours around the moment `now`."""
        today = now.astimezone(zone).date()
        into = (now - _opening(today, zone)) / timedelta(minutes=1)
        works = today.weekday() < 5
        on = today if works and into >= 0 else _step(today, -1)
        days = (*_run(on, -_DAYS_BACK), on, *_run(on, _DAYS_AHEAD))
        opened = days.index(on) * DAY
        last = opened + (min(into, DAY - 1) if on == today else DAY - 1)
        open_still = on == today and into < _LATEST_TO_PROMISE
        return cls(zone, days, last, owing=last if open_still else opened + DAY)

    def at(self, position: float) -> datetime:
        """The moment (UTC, whole seconds) at `position`."""
        day, minute = divmod(position, DAY)
        return _opening(self.days[int(day)], self.zone) + timedelta(seconds=int(minute * 60))

    def weekday(self, position: float) -> int:
        """0 for Monday to 4 for Friday."""
        return self.days[int(position // DAY)].weekday()

    def later(self, share: float) -> float:
        """A position on a full five minutes, at `share` of what is left of the day in which things fall due."""
        end = (self.owing // DAY + 1) * DAY
        return min(on_five(self.owing + share * (end - self.owing)), end - 5)

    def tomorrow(self, minute: float) -> float:
        """The position `minute` minutes into the day after the one in which things fall due."""
        return (self.owing // DAY + 1) * DAY + minute


def on_five(position: float) -> float:
    """`position`, or the next on a full five minutes."""
    return -(-position // 5) * 5


def _opening(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, _OPENS, zone).astimezone(UTC)


def _step(day: date, way: int) -> date:
    day += timedelta(days=way)
    return day if day.weekday() < 5 else _step(day, way)


def _run(day: date, count: int) -> list[date]:
    """The next, or with `count` below 0 the last, working days around `day`, in order of time."""
    found = []
    for _ in range(abs(count)):
        day = _step(day, 1 if count > 0 else -1)
        found.append(day)
    return sorted(found)
