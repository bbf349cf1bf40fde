"""The days that the log shows: as they are typed, and as they are told."""

import re
from datetime import date, timedelta

from msgspec import Struct

from frontdesk.words import MONTHS, WEEKDAYS, fold
from ui.words import day_name

_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.? ([a-z]{3,9})(?: (\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:,? (\d{4}))?")
_MONTH = re.compile(r"([a-z]{3,9})(?: (\d{4}))?")
_LAST_DAYS = re.compile(r"last (\d{1,4}) days?")
_SEVERAL = re.compile(r"\s*(?:\.\.+|…|–| to | - )\s*")
_ALL = frozenset(("all", "all days", "any day", "always"))
_WEEK = 7


class Days(Struct, frozen=True):
    """The days from `first` to `last`, both included; without them, every day."""

    first: date | None = None
    last: date | None = None

    @property
    def day(self) -> date | None:
        """The day, where it is a single one."""
        return self.first if self.first == self.last else None

    @property
    def length(self) -> int:
        """How many days these are; 0 for every day."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    def moved(self, by: int) -> "Days":
        """As many days before these, or after."""
        if self.first is None or self.last is None:
            return self
        ahead = timedelta(days=by * self.length)
        return Days(self.first + ahead, self.last + ahead)

    def until(self, today: date) -> "Days":
        """The same without days to come; a single day to come becomes today."""
        if self.first is None or self.last is None:
            return self
        return Days(min(self.first, today), min(self.last, today))

    def title(self, today: date) -> str:
        """As a heading: 'Thursday 12 March', '1 to 12 March', 'All days'; with the year where it is another."""
        if self.first is None or self.last is None:
            return "All days"
        if self.day is not None:
            return day_name(self.day) + ("" if self.day.year == today.year else f" {self.day.year}")
        return self.worded(today)

    def worded(self, today: date) -> str:
        """As people write it, and as it can be typed: '12 March', '1 to 12 March', 'all days'."""
        if self.first is None or self.last is None:
            return "all days"
        if self.day is not None:
            year = "" if self.day.year == today.year else f" {self.day.year}"
            return f"{self.day.day} {MONTHS[self.day.month - 1]}{year}"
        first = str(self.first.day)
        if self.first.year != self.last.year:
            first += f" {MONTHS[self.first.month - 1]} {self.first.year}"
        elif self.first.month != self.last.month:
            first += f" {MONTHS[self.first.month - 1]}"
        year = "" if self.last.year == today.year == self.first.year else f" {self.last.year}"
        return f"{first} to {self.last.day} {MONTHS[self.last.month - 1]}{year}"

    def typed(self) -> str:
        """As it can be typed: '2026-03-12', '2026-03-01..2026-03-12', 'all days'."""
        if self.first is None or self.last is None:
            return "all days"
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


EVERY_DAY = Days()


def one_day(day: date) -> Days:
    return Days(day, day)


def read_days(text: str, today: date) -> Days | None:
    """The days that '12 mar', '2026-03-01..2026-03-12', 'last week' or 'all days' mean; None for what means none.

    A day without a year is the last one that is not yet to come.
    """
    typed = fold(text).strip(" .")
    if typed in _ALL:
        return EVERY_DAY
    parts = _SEVERAL.split(typed)
    if len(parts) == 2:
        first, last = _one(parts[0], today) or _beside(parts[0], parts[1], today), _one(parts[1], today)
        if first is None or last is None or first.first is None or last.last is None or first.first > last.last:
            return None
        return Days(first.first, last.last).until(today)
    found = _one(typed, today)
    return found if found is None or found.first is None or found.first <= today else None


def _beside(typed: str, other: str, today: date) -> Days | None:
    """'1' in '1 to 12 mar'."""
    named = _DAY_FIRST.fullmatch(other)
    return _one(f"{typed} {named[2]} {named[3] or ''}".strip(), today) if named and typed.isdecimal() else None


def _one(typed: str, today: date) -> Days | None:
    return _by_name(typed, today) or _numbered(typed) or _with_month(typed, today)


def _by_name(typed: str, today: date) -> Days | None:
    week = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    named = {
        "today": one_day(today),
        "yesterday": one_day(today - timedelta(days=1)),
        "this week": Days(week, today),
        "last week": Days(week - timedelta(days=_WEEK), week - timedelta(days=1)),
        "this month": Days(month, today),
        "last month": Days(before, month - timedelta(days=1)),
        "this year": Days(today.replace(month=1, day=1), today),
        "last year": Days(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    several = _LAST_DAYS.fullmatch(typed)
    if several and 0 < int(several[1]) < today.toordinal():
        return Days(today - timedelta(days=int(several[1]) - 1), today)
    return named.get(typed) or _weekday(typed.removeprefix("last "), today)


def _weekday(typed: str, today: date) -> Days | None:
    """The last Monday that is over; today's own weekday means a week ago."""
    for place, name in enumerate(WEEKDAYS):
        if len(typed) >= 3 and name.lower().startswith(typed):
            return one_day(today - timedelta(days=(today.weekday() - place - 1) % _WEEK + 1))
    return None


def _numbered(typed: str) -> Days | None:
    found = _ISO.fullmatch(typed)
    if found is None:
        return None
    year, month, day = found.groups()
    return _month(int(year), int(month)) if day is None else _day(int(year), int(month), int(day))


def _with_month(typed: str, today: date) -> Days | None:
    day_first, month_first, whole = (form.fullmatch(typed) for form in (_DAY_FIRST, _MONTH_FIRST, _MONTH))
    if day_first and (month := _number_of(day_first[2])):
        return _dated(int(day_first[1]), month, day_first[3], today)
    if month_first and (month := _number_of(month_first[1])):
        return _dated(int(month_first[2]), month, month_first[3], today)
    if whole and (month := _number_of(whole[1])):
        year = int(whole[2]) if whole[2] else today.year - (month > today.month)
        found = _month(year, month)
        return found.until(today) if found else None
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> Days | None:
    if year:
        return _day(int(year), month, day)
    found = _day(today.year, month, day)
    is_ahead = found is not None and found.first is not None and found.first > today
    return _day(today.year - 1, month, day) if is_ahead else found


def _number_of(name: str) -> int:
    """The number of a month by the beginning of its name; 0 for none."""
    return next((place for place, month in enumerate(MONTHS, 1) if month.lower().startswith(name)), 0)


def _day(year: int, month: int, day: int) -> Days | None:
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return None


def _month(year: int, month: int) -> Days | None:
    first = _day(year, month, 1)
    if first is None or first.first is None:
        return None
    after = (first.first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return Days(first.first, after - timedelta(days=1))
