"""What a log tells of each hand-off: one list of columns, from which every kind of file is written."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.calls.model import OWED, Handoff, HandoffLine, Move, Reason, Step
from frontdesk.calls.rules import is_overdue
from frontdesk.exchange.wanted import Wanted

#: What happened, in words.
TAKEN = {
    Step.MAKE: "made",
    Step.JOIN: "joined",
    Step.ACKNOWLEDGE: "acknowledged",
    Step.FINISH: "done",
    Step.RETURN: "returned",
    Step.CANCEL: "cancelled",
    Step.PASS_ON: "passed on",
}
_WHY = {Reason.NOT_MINE: "not mine", Reason.MISSING: "something is missing", Reason.OTHER: "another reason"}

Value = str | bool | date | datetime | tuple[Move, ...]


class Entry(Struct, frozen=True, kw_only=True):
    """One hand-off of a log, as it stood when that ended; `number` as people read it.

    `department` is the one of whom it was handed to, '' where they have none.
    """

    line: HandoffLine
    number: str
    department: str

    @property
    def handoff(self) -> Handoff:
        return self.line.handoff


class Log(Struct, frozen=True, kw_only=True):
    """A log to be written: `until` is the moment (UTC) as of which it is told, `totals` are figures by their name.

    `entries` may be asked for more than once, and gives the same ones each time, oldest first.
    """

    wanted: Wanted
    until: datetime
    zone: ZoneInfo
    totals: Mapping[str, int]
    entries: Callable[[], Iterator[Entry]]

    def text(self, value: Value) -> str:
        """A value as people read it in a cell."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, datetime):
            return value.astimezone(self.zone).isoformat(sep=" ", timespec="minutes")
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, tuple):
            return "\n".join(self._told(move) for move in value)
        return value

    def row(self, entry: Entry) -> list[str]:
        """The texts of an entry, one for each column."""
        return [self.text(column.value(entry, self)) for column in COLUMNS]

    def _told(self, move: Move) -> str:
        note = f": {move.note}" if move.note else ""
        return f"{self._clock(move.at)} {TAKEN[move.step]} by {move.by}{_why(move)}{note}"

    def _clock(self, at: datetime) -> str:
        """The local time; with the date where it may be another day's, with the offset where that time comes twice."""
        local = at.astimezone(self.zone)
        twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        is_that_day = self.wanted.first == self.wanted.last == local.date()
        return ("" if is_that_day else f"{local:%Y-%m-%d} ") + f"{local:%H:%M}" + _offset(local, twice)


class Column(Struct, frozen=True):
    """One column: its name, its value, its width in characters; on paper its heading, and a word before the value."""

    name: str
    value: Callable[[Entry, Log], Value]
    width: int
    heading: str
    word: str = ""


#: What docs/day-log.md promises: columns are only ever added, at the end.
COLUMNS = (
    Column("day", lambda _, log: log.wanted.last, 11, "Hand-off"),
    Column("reference", lambda e, _: e.handoff.reference, 10, "Hand-off"),
    Column("state", lambda e, _: e.handoff.state.value, 13, "Hand-off"),
    Column("overdue", lambda e, log: is_overdue(e.handoff.state, e.handoff.promise.due_at, log.until), 9, "Hand-off",
           "overdue"),
    Column("carried_over", lambda e, _: e.handoff.state in OWED, 13, "Hand-off", "carried over"),
    Column("made_at", lambda e, _: e.handoff.made_at, 23, "Made, due", "made"),
    Column("due_at", lambda e, _: e.handoff.promise.due_at, 23, "Made, due", "due"),
    Column("caller", lambda e, _: e.line.caller, 24, "Caller"),
    Column("organisation", lambda e, _: e.line.organisation, 24, "Caller"),
    Column("number", lambda e, _: e.number, 19, "Caller"),
    Column("topic", lambda e, _: e.line.topic, 26, "Topic, owner, to"),
    Column("owner", lambda e, _: e.handoff.owner.name if e.handoff.owner else "", 22, "Topic, owner, to", "owner"),
    Column("to", lambda e, _: e.handoff.to.name, 22, "Topic, owner, to", "to"),
    Column("kind", lambda e, _: e.handoff.kind.value, 10, "Promise"),
    Column("promise", lambda e, _: e.handoff.promise.words, 30, "Promise"),
    Column("channel", lambda e, _: e.handoff.promise.channel.value, 10, "Promise", "by"),
    Column("summary", lambda e, _: e.line.summary, 44, "Asked"),
    Column("moves", lambda e, _: e.handoff.moves, 48, "Moves"),
    Column("department", lambda e, _: e.department, 22, "Topic, owner, to", "department"),
)  # fmt: skip


def _why(move: Move) -> str:
    """' (not mine; Ben Cole’s)': the reason of a return, and whose it is, as far as they are known."""
    why = [_WHY[move.reason]] if move.reason else []
    whose = [f"{move.meant.name}’s"] if move.meant else []
    return f" ({'; '.join(why + whose)})" if why or whose else ""


def _offset(local: datetime, twice: bool) -> str:
    return f" ({local.isoformat()[-6:]})" if twice else ""
