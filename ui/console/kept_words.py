"""Backups in words: when they were made, what for, how large they are."""

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from ui.words import clock, day_name

if TYPE_CHECKING:
    from frontdesk.upkeep.backups import Kept

_WHY = {
    "daily": "the day’s copy",
    "before-import": "before a large import",
    "before-migration": "before a new version",
    "copy": "made by hand",
}
_UNITS = ("bytes", "kB", "MB", "GB")


def made_at(kept: "Kept", now: datetime, zone: ZoneInfo) -> str:
    """'Thursday 12 March 13:42', of another year with the year."""
    day = kept.at.astimezone(zone).date()
    year = "" if day.year == now.astimezone(zone).year else f" {day.year}"
    return f"{day_name(day)}{year} {clock(kept.at, zone)}"


def what_for(kept: "Kept") -> str:
    """'the day’s copy'."""
    return _WHY[kept.why.value]


def size(count: int) -> str:
    """'412 kB', '1.2 MB'."""
    shown, unit = float(count), 0
    while shown >= 1000 and unit < len(_UNITS) - 1:
        shown, unit = shown / 1000, unit + 1
    return f"{shown:.1f} {_UNITS[unit]}" if unit > 0 and shown < 10 else f"{shown:.0f} {_UNITS[unit]}"
