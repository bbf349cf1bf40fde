"""Deadlines as people type them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.words import WEEKDAYS

_SPAN = re.compile(r"\+?(\d{1,3}) ?(m|min|minutes?|h|hours?|d|days?)")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?")
_DAY_AND_TIME = re.compile(r"([a-z]*) *(.*)")
_DAYS = tuple(day.lower() for day in WEEKDAYS)
_MORNING = "9"
#: Beyond, a moment is a slip of the finger, and at the calendar's ends some zones cannot show it.
_YEARS = range(1970, 2200)


def read_due(text: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """The moment (aware) that '16', '16:30', '2h', 'tomorrow 9', 'fri 10' or ISO 8601 means; None for what means none.

    A time that has passed today means tomorrow's. A day is named in full or by three letters.
    """
    typed = text.strip().lower().removeprefix("by ")
    if not typed:
        return None
    span = _SPAN.fullmatch(typed)
    if span:
        unit = {"m": "minutes", "h": "hours", "d": "days"}[span[2][0]]
        return now + timedelta(**{unit: int(span[1])})
    return _iso(text.strip(), zone) or _day_and_time(typed, now.astimezone(zone))


def _iso(text: str, zone: ZoneInfo) -> datetime | None:
    if len(text) < len("2026-03-12"):
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if at.year not in _YEARS:
        return None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _day_and_time(typed: str, local: datetime) -> datetime | None:
    named = _DAY_AND_TIME.fullmatch(typed)
    if named is None:
        return None
    day, time = named.groups()
    parts = _TIME.fullmatch(time or _MORNING)
    ahead = _days_ahead(day, local)
    if parts is None or ahead is None or int(parts[1]) > 23 or int(parts[2] or 0) > 59:
        return None
    due = (local + timedelta(days=ahead)).replace(
        hour=int(parts[1]), minute=int(parts[2] or 0), second=0, microsecond=0, fold=0
    )
    due = _to_come(due, local)
    return due + timedelta(days=1) if not day and due.timestamp() <= local.timestamp() else due


def _to_come(due: datetime, local: datetime) -> datetime:
    """Of a time that comes twice, the second where only that is still to come."""
    again = due.replace(fold=1)
    return again if due.timestamp() <= local.timestamp() < again.timestamp() else due


def _days_ahead(day: str, local: datetime) -> int | None:
    if day in ("", "today"):
        return 0
    if day in ("tomorrow", "tom"):
        return 1
    named = next((place for place, name in enumerate(_DAYS) if day in (name, name[:3])), None)
    return None if named is None else (named - local.weekday() - 1) % 7 + 1
