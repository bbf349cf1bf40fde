"""Times, spans and counts as people read them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from frontdesk.words import MONTHS, WEEKDAYS, apart


def weekday(day: date) -> str:
    """'Mon'; in the language of the window, whatever the computer's is."""
    return WEEKDAYS[day.weekday()][:3]


def day_and_month(day: date) -> str:
    """'12 May'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def clock(at: datetime, zone: ZoneInfo) -> str:
    """The local time: '13:31'."""
    return f"{at.astimezone(zone):%H:%M}"


def when(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """The local time, with the day where that is not today: '15:00', 'yesterday 09:00', 'Fri 09:00', '12 May 09:00'."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    if (today - local.date()).days == 1:
        return f"yesterday {local:%H:%M}"
    return when_on(at, today, zone)


def when_on(at: datetime, day: date, zone: ZoneInfo) -> str:
    """The local time as the page of `day` tells it: '15:00' on that day, else 'Fri 09:00', '12 May 09:00'."""
    local = at.astimezone(zone)
    days = (local.date() - day).days
    if days == 0:
        return f"{local:%H:%M}"
    return f"{weekday(local)} {local:%H:%M}" if 0 < days < 7 else f"{day_and_month(local)} {local:%H:%M}"


def when_short(at: datetime, day: date, zone: ZoneInfo) -> str:
    """The local time where that is on `day`, else its own day: '15:00', 'Fri', '12 May'."""
    local = at.astimezone(zone)
    days = (local.date() - day).days
    if days == 0:
        return f"{local:%H:%M}"
    return weekday(local) if abs(days) < 7 else day_and_month(local)


def began(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """When something began that goes on, in short: '13:31', 'yesterday', 'Tue', '12 May'."""
    today = now.astimezone(zone).date()
    is_yesterday = (today - at.astimezone(zone).date()).days == 1
    return "yesterday" if is_yesterday else when_short(at, today, zone)


def shortened(text: str, most: int) -> str:
    """`text`, cut between words with an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]}…"


def until(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """An end: 'until 14:30', 'until Mon', 'until 16 Mar'."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    if days <= 0:
        return f"until {local:%H:%M}"
    return f"until {weekday(local) if days < 7 else day_and_month(local)}"


def minutes(span: timedelta) -> str:
    """A short span as minutes and seconds: '02:13', '1:02:13'."""
    seconds = max(0, int(span.total_seconds()))
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


def lateness(span: timedelta) -> str:
    """How late something is: '12 min', '1 h 52 min', '3 days'."""
    whole = max(1, int(span.total_seconds() // 60))
    if whole < 60:
        return f"{whole} min"
    if whole < 24 * 60:
        return f"{whole // 60} h {whole % 60} min" if whole % 60 else f"{whole // 60} h"
    return counted(whole // (24 * 60), "day")


def age(day: date, today: date) -> tuple[str, str]:
    """How long ago a day was, in words and short: ('12 days ago', '12 d')."""
    days = max(0, (today - day).days)
    if days < 2:
        return ("today", "today") if days == 0 else ("yesterday", "1 d")
    if days < 21:
        return f"{days} days ago", f"{days} d"
    if days < 60:
        return f"{days // 7} weeks ago", f"{days // 7} w"
    return (f"{days // 30} months ago", f"{days // 30} m") if days < 730 else (f"{days // 365} years ago", "old")


def day_name(day: date) -> str:
    """A day as a heading: 'Thursday 12 March'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def counted(count: int, noun: str) -> str:
    """A count with its noun: '1 owner', '3 owners'."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def short_count(count: int, *, is_narrow: bool = False) -> str:
    """A count where there is little room: '86', '3,942', as beside the list, and '152k', '1.3m'; narrow '3.9k'."""
    if count < (1_000 if is_narrow else 100_000):
        return f"{count:,}"
    small, unit = (count / 1000, "k") if count < 999_500 else (count / 1_000_000, "m")
    return f"{small:.1f}{unit}" if small < 10 else f"{small:.0f}{unit}"


def ordinal(count: int) -> str:
    """'1st', '2nd', '3rd', '11th'."""
    ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def first_name(name: str) -> str:
    """What somebody is called: the first word of a person's name."""
    return name.split()[0] if name.split() else name


def capital(text: str) -> str:
    """`text` as it stands at the beginning of a line."""
    return text[:1].upper() + text[1:]


def listed(*parts: str) -> str:
    """The parts that say something, with commas; none of them turns the others' direction of writing."""
    return ", ".join(apart(part) for part in parts if part)
