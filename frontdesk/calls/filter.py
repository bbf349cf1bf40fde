"""What the log is asked for, and where in it a page stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from frontdesk.calls.model import Outcome, State

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which calls or hand-offs are wanted; what is left empty leaves nothing out.

    Both days are within. Person, department, state and overdue ask for the hand-off: its owner or whom it went to is
    that person, that department, or one of its people. Each of the `words` stands somewhere in the caller's name,
    organisation, number, summary, words, promise, topic, owner or reference, without regard to case and accents.
    """

    from_day: date | None = None
    to_day: date | None = None
    person_id: str = ""
    department_id: str = ""
    topic_id: str = ""
    state: State | None = None
    outcome: Outcome | None = None
    overdue: bool = False
    operator: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the log: at the row `id` of the moment `at`, or, without one, past every row of that moment."""

    at: datetime
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[Line]):
    """Rows of the log, newest first. `after` asks for older ones and is None where the log ends, `before` for newer.

    A page may be short, even empty, and still have an `after`: so many calls were looked through, and asking on with it
    looks through the next. Nobody waits for a whole log to be searched.
    """

    lines: tuple[Line, ...]
    before: Cursor | None
    after: Cursor | None
