"""The day's hand-off log as a file: one row for each hand-off, as it stood when the day ended."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.calls.model import OWED, Handoff, HandoffLine, Move, Step
from frontdesk.calls.rules import is_overdue
from frontdesk.calls.service import Calls
from frontdesk.clock import Clock
from frontdesk.errors import Refused
from frontdesk.exchange.sheet import csv_bytes
from frontdesk.exchange.whole_file import write_whole

_TAKEN = {
    Step.MAKE: "made",
    Step.JOIN: "joined",
    Step.ACKNOWLEDGE: "acknowledged",
    Step.FINISH: "done",
    Step.RETURN: "returned",
    Step.CANCEL: "cancelled",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One hand-off of the log; `until` is the moment (UTC) as of which it is told, `number` as people read it."""

    line: HandoffLine
    day: date
    until: datetime
    zone: ZoneInfo
    number: str

    @property
    def handoff(self) -> Handoff:
        return self.line.handoff


#: What docs/day-log.md promises: columns are only ever added, at the end.
COLUMNS: tuple[tuple[str, Callable[[Entry], str]], ...] = (
    ("day", lambda e: e.day.isoformat()),
    ("reference", lambda e: e.handoff.reference),
    ("state", lambda e: e.handoff.state.value),
    ("overdue", lambda e: _yes(is_overdue(e.handoff.state, e.handoff.promise.due_at, e.until))),
    ("carried_over", lambda e: _yes(e.handoff.state in OWED)),
    ("made_at", lambda e: _local(e.handoff.made_at, e.zone)),
    ("due_at", lambda e: _local(e.handoff.promise.due_at, e.zone)),
    ("caller", lambda e: e.line.caller),
    ("organisation", lambda e: e.line.organisation),
    ("number", lambda e: e.number),
    ("topic", lambda e: e.line.topic),
    ("owner", lambda e: e.handoff.owner.name if e.handoff.owner else ""),
    ("to", lambda e: e.handoff.to.name),
    ("kind", lambda e: e.handoff.kind.value),
    ("promise", lambda e: e.handoff.promise.words),
    ("channel", lambda e: e.handoff.promise.channel.value),
    ("summary", lambda e: e.line.summary),
    ("moves", lambda e: "\n".join(_told(move, e.day, e.zone) for move in e.handoff.moves)),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """A day's log that was written, and how many hand-offs it lists."""

    file: Path
    day: date
    rows: int


class DayLog:
    """Writes the log of a day. `zone` tells the hub's time zone, `shown` how people read a number's key."""

    def __init__(
        self, calls: Calls, *, clock: Clock, zone: Callable[[], ZoneInfo], shown: Callable[[str], str]
    ) -> None:
        self._calls = calls
        self._clock = clock
        self._zone = zone
        self._shown = shown

    def export(self, day: date, path: Path) -> Exported:
        """Write the log of `day` to `path`, whole or not at all; Refused for a day to come, or where it cannot be."""
        entries = self.entries(day)
        content = csv_bytes([name for name, _ in COLUMNS], ([cell(e) for _, cell in COLUMNS] for e in entries))
        write_whole(path, content)
        return Exported(path, day, len(entries))

    def entries(self, day: date) -> list[Entry]:
        """Every hand-off made, moved, due or still open that day, oldest first; of today, as it stands now."""
        if day > self._calls.today():
            raise Refused(f"{day} is yet to come; it has no log.", hint="Name today or a day before.")
        until = min(self._calls.bounds(day)[1], self._clock.now())
        zone = self._zone()
        return [Entry(line, day, until, zone, self._shown(line.number)) for line in self._calls.day_log(day)]


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def _local(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(sep=" ", timespec="minutes")


def _told(move: Move, day: date, zone: ZoneInfo) -> str:
    note = f": {move.note}" if move.note else ""
    return f"{_clock(move.at, day, zone)} {_TAKEN[move.step]} by {move.by}{note}"


def _clock(at: datetime, day: date, zone: ZoneInfo) -> str:
    """The local time; with the date where it is another day's, with the offset where that time comes twice."""
    local = at.astimezone(zone)
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    date_first = "" if local.date() == day else f"{local:%Y-%m-%d} "
    return f"{date_first}{local:%H:%M}" + (f" ({local.isoformat()[-6:]})" if twice else "")
