"""Moments as people type and read them."""

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from frontdesk.calls.due import read_due
from frontdesk.errors import Refused, WrongUse

_TODAY = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_HINT = "Write HH:MM for today, or a date and time like 2026-03-12T15:00."


def when(text: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment (UTC) that `text` names: HH:MM is today's, even where it has passed; the rest as at the desk."""
    text = text.strip()
    clock = _TODAY.fullmatch(text)
    at = _today(time(int(clock[1]), int(clock[2])), now, zone) if clock else read_due(text, now, zone)
    if not text or at is None:
        raise WrongUse(f"“{text}” is not a time.", hint=_HINT)
    return at.astimezone(UTC)


def _today(clock: time, now: datetime, zone: ZoneInfo) -> datetime:
    local = datetime.combine(now.astimezone(zone).date(), clock)
    first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if first.astimezone(zone).replace(tzinfo=None) != local:
        raise Refused(f"There is no {clock:%H:%M} today; the clocks go forward.", hint=_HINT)
    return second if first < now <= second else first  # where a time comes twice, the one still to come


def iso(at: datetime, zone: ZoneInfo) -> str:
    """A moment for programs: local, with its offset, in whole seconds."""
    return at.astimezone(zone).isoformat(timespec="seconds")


def local(at: datetime, zone: ZoneInfo, today: date) -> str:
    """A moment for people: HH:MM, after the date where it is not today's."""
    there = at.astimezone(zone)
    return f"{there:%H:%M}" if there.date() == today else f"{there:%Y-%m-%d %H:%M}"
