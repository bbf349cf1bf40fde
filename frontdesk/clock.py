"""What time it is, handed in, and where a day begins and ends."""

import os
import time as system
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Clock(Protocol):
    """Tells the time; aware, in UTC. `passed` is how much time went by since some moment, also while the computer
    slept, whatever its clock is set to meanwhile."""

    def now(self) -> datetime: ...

    def passed(self) -> timedelta: ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def passed(self) -> timedelta:
        return timedelta(seconds=_seconds_passed())


class StoppedClock:
    """A clock that stands until time goes by, which it does when `at` is moved; for tests, pictures and the sample."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._began = at

    def now(self) -> datetime:
        return self.at

    def passed(self) -> timedelta:
        return self.at - self._began

    def set_to(self, at: datetime) -> None:
        """Somebody sets it: no time goes by."""
        self._began += at - self.at
        self.at = at


def _seconds_passed() -> float:
    """Of a clock that nobody sets, and that goes on while the computer sleeps, where the system has one."""
    slept_through = getattr(system, "CLOCK_BOOTTIME", getattr(system, "CLOCK_MONOTONIC", None))
    return system.monotonic() if slept_through is None else system.clock_gettime(slept_through)


#: Taken where the computer does not tell its zone.
UNTOLD_ZONE = "UTC"
#: The days at the very ends of the calendar have no day beside them to search in.
_FIRST_DAY, _LAST_DAY = date.min + timedelta(days=3), date.max - timedelta(days=3)


def first_instant(day: date, zone: ZoneInfo) -> datetime:
    """The first moment (UTC) whose local date is `day`; midnight may be missing there, or come twice."""
    day = min(max(day, _FIRST_DAY), _LAST_DAY)
    low = datetime.combine(day, time(), UTC) - timedelta(hours=30)
    high = low + timedelta(hours=60)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).date() < day:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The half-open span (UTC) of the local `day`: 22 to 26 hours long, never overlapping the next."""
    next_day = min(day, _LAST_DAY) + timedelta(days=1)
    return first_instant(day, zone), first_instant(next_day, zone)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The local date of the moment `at`."""
    return at.astimezone(zone).date()


def computer_zone() -> str:
    """The computer's time zone by its IANA name; 'UTC' where the system does not tell."""
    return told_zone() or UNTOLD_ZONE


def told_zone() -> str:
    """The computer's time zone by its IANA name; '' where the system does not tell, as on Windows."""
    named = os.environ.get("TZ", "").lstrip(":")
    link = Path("/etc/localtime")
    if not named and link.is_symlink():
        named = str(link.resolve()).rpartition("zoneinfo/")[2]
    return named if is_zone(named) else ""


def is_zone(name: str) -> bool:
    """Whether `name` is a time zone of the IANA database."""
    try:
        return bool(name) and ZoneInfo(name) is not None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
