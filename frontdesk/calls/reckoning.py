"""What a day comes to: its figures, what was done in it, and what is owed, by name."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.calls.model import OWED, HandoffLine, Step
from frontdesk.calls.rules import as_of, is_overdue
from frontdesk.calls.totals import Totals
from frontdesk.directory.model import Party
from frontdesk.hub.columns import time_text
from frontdesk.words import fold


class OwedBy(Struct, frozen=True, kw_only=True):
    """What one person or department owes, soonest due first, and how many of these are late."""

    who: Party
    lines: tuple[HandoffLine, ...]
    overdue: int


class Reckoning(Struct, frozen=True, kw_only=True):
    """What a day comes to: its figures, what was done in it, and what is owed, by name.

    `mark` differs as soon as the log says something else of the day.
    """

    day: date
    totals: Totals
    done: tuple[HandoffLine, ...]
    owed: tuple[OwedBy, ...]
    mark: str


def as_they_stood(lines: Iterable[HandoffLine], end: datetime) -> list[HandoffLine]:
    """`lines` as they stood at the moment `end`."""
    return [replace(line, handoff=as_of(line.handoff, end)) for line in lines]


def was_done(line: HandoffLine, start: datetime) -> bool:
    """Whether what was promised was done since `start`."""
    return any(move.step is Step.FINISH and move.at >= start for move in line.handoff.moves)


def by_name(lines: Iterable[HandoffLine], until: datetime) -> tuple[OwedBy, ...]:
    """What of `lines` is owed, for each who owes it, by their names; late is what was due before `until`."""
    by_id: dict[str, list[HandoffLine]] = {}
    for line in sorted(lines, key=lambda line: (line.handoff.promise.due_at, line.handoff.id)):
        if line.handoff.state in OWED:
            by_id.setdefault(line.handoff.to.id, []).append(line)
    owed = [OwedBy(who=some[0].handoff.to, lines=tuple(some), overdue=_late(some, until)) for some in by_id.values()]
    return tuple(sorted(owed, key=lambda one: (fold(one.who.name), one.who.id)))


def _late(lines: Iterable[HandoffLine], until: datetime) -> int:
    return sum(is_overdue(line.handoff.state, line.handoff.promise.due_at, until) for line in lines)


def mark(calls: str, lines: Iterable[HandoffLine]) -> str:
    """The mark of a day with these hand-offs; `calls` is that of its calls."""
    told = [calls, *(_said(line) for line in lines)]
    return sha256(json.dumps(told, default=time_text).encode()).hexdigest()


def _said(line: HandoffLine) -> list[object]:
    """Whatever a file says of a hand-off; but for what time alone changes."""
    one, promise = line.handoff, line.handoff.promise
    moves = [(m.step, m.at, m.by, m.note, m.reason, m.meant and m.meant.name) for m in one.moves]
    return [
        one.reference, one.state, one.made_at, one.owner and one.owner.name, one.to.name, one.kind, promise.words,
        promise.due_at, promise.channel, line.caller, line.organisation, line.number, line.topic, line.summary, moves,
    ]  # fmt: skip
