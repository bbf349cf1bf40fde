"""Which hand-offs a log tells of: of a day or of several, all or those of a department or an owner."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from frontdesk.directory.model import Party
from frontdesk.errors import Refused, WrongUse

#: Told how much is done, and of how much; what it raises ends the writing, and nothing is left behind.
Progress = Callable[[int, int], None]


class Cancelled(Refused):
    """The person at the desk stopped it; for a `Progress` to raise."""


class Format(StrEnum):
    """The kinds of file a log is written as; also how their names end."""

    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    JSON = "json"


class Wanted(Struct, frozen=True, kw_only=True):
    """The days from `first` to `last`, both included.

    `department` keeps what it or one of its people owned or was handed, `owner` what they did, a department standing
    for its people too; as the log on screen is filtered.
    """

    first: date
    last: date
    department: Party | None = None
    owner: Party | None = None

    @property
    def days(self) -> str:
        """The days in words: '2026-03-12', '2026-03-01 to 2026-03-12'."""
        return str(self.last) if self.first == self.last else f"{self.first} to {self.last}"

    @property
    def is_whole(self) -> bool:
        """Whether nothing of these days is left out, so that their figures are those of the log."""
        return self.department is None and self.owner is None

    def file_name(self, format: Format) -> str:
        """How its file is called where nobody names it."""
        days = str(self.last) if self.first == self.last else f"{self.first}_{self.last}"
        return f"handoffs-{days}.{format.value}"


def day_of(day: date) -> Wanted:
    """Everything of one day."""
    return Wanted(first=day, last=day)


def refuse_unfit(wanted: Wanted, today: date) -> None:
    """WrongUse for days in the wrong order, Refused where one of them is yet to come."""
    if wanted.first > wanted.last:
        raise WrongUse(f"{wanted.first} is after {wanted.last}.", hint="Name the first day first.")
    if wanted.last > today:
        raise Refused(f"{wanted.last} is yet to come; it has no log.", hint="Name today or a day before.")
