"""What the log is asked for, and where in it a page stands."""

import re
from datetime import date, datetime
from typing import Generic, TypeVar

from msgspec import Struct

from frontdesk.calls.model import HandoffLine, Outcome, State
from frontdesk.words import digits, fold

Line = TypeVar("Line")
_AS_A_NUMBER = re.compile(r"[\d+()./-]+")


class Filter(Struct, frozen=True, kw_only=True):
    """Which calls or hand-offs are wanted; what is left empty leaves nothing out.

    Both days are within. Person, department, state and overdue ask for the hand-off: its owner or whom it went to is
    that person, that department, or one of its people. Each of the `words` stands somewhere in the caller's name,
    organisation, number, summary, words, promise, topic, owner or reference, without regard to case and accents; or
    all of them are the number, as it is written in the hub's region.
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


class Cursor(Struct, frozen=True):
    """A place in the log: at the row `id` of the moment `at`, or, without one, past every row of that moment."""

    at: datetime
    id: str | None = None


class Page(Struct, Generic[Line], frozen=True):
    """Rows of the log, newest first. `after` asks for older ones and is None where the log ends, `before` for newer.

    A page may be short, even empty, and still have an `after`: so many calls were looked through, and asking on with it
    looks through the next. Nobody waits for a whole log to be searched.
    """

    lines: tuple[Line, ...]
    before: Cursor | None
    after: Cursor | None


def number_of(words: str, region: str) -> str:
    """The key of the number that `words` are, all together, in the region; '' where they are none."""
    from frontdesk.callers.numbers import looks_like_number, read  # the window's first sight needs no numbers

    return read(words, region).key if looks_like_number(words) else ""


def digits_of(word: str) -> str:
    """The digits of one word that may be a piece of a number; '' for any other."""
    return digits(word) if _AS_A_NUMBER.fullmatch(word) else ""


def says(line: HandoffLine, words: str, region: str) -> bool:
    """Whether a hand-off at hand has all the words; it is looked for where the log by pages looks for it."""
    handoff, wanted = line.handoff, fold(words).split()
    owner = handoff.owner.name if handoff.owner else ""
    texts = (line.caller, line.organisation, line.number, line.summary, line.said, handoff.promise.words, line.topic,
             owner, handoff.to.name, handoff.reference)  # fmt: skip
    text, number, key = fold(" ".join(texts)), digits(line.number), number_of(words, region) if wanted else ""
    if key and key in line.number:
        return True
    return all(word in text or bool(digits_of(word) and digits_of(word) in number) for word in wanted)
