"""What the log reads of the hub, off the window's thread: the sheet of its days, one record, the names of pieces."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.calls.filter import Cursor, Filter
from frontdesk.calls.model import OWED, HandoffLine, LogLine
from frontdesk.clock import local_day
from ui.models.days import Days, one_day, read_days
from ui.models.form import NameRow, Names
from ui.models.pieces import OUTCOMES, STATES, Key, Piece, being_typed, day_piece, named, piece_rows, worded_pieces

if TYPE_CHECKING:
    from frontdesk.calls.closing import Closed
    from frontdesk.calls.log import Record
    from frontdesk.calls.totals import Totals
    from frontdesk.desk import Desk

Line = LogLine | HandoffLine
_NEAREST = 3


class Sheet(Struct, frozen=True, kw_only=True):
    """The log of some days as far as it is told at once: a day's hand-offs, all that is owed, the figures.

    `day` is the last of the days, today where they are all; `ends_at` when it ends, `closed` how it was closed last.
    Numbers are read in `region`.
    """

    days: Days
    today: date
    handoffs: tuple[HandoffLine, ...]
    owed: tuple[HandoffLine, ...]
    totals: "Totals | None"
    numbers: dict[str, str]
    ends_at: datetime
    region: str
    closed: "Closed | None" = None
    has_changed: bool = False

    @property
    def day(self) -> date:
        return self.days.last or self.today

    @property
    def carried(self) -> int:
        """How many hand-offs closing the day would carry over."""
        told = self.closed.owed if self.closed and not self.has_changed else None
        return (
            sum(len(one) for _, one in told)
            if told is not None
            else sum(one.handoff.state in OWED for one in self.handoffs)
        )

    @property
    def is_today(self) -> bool:
        return self.days.day == self.today


class Slice(Struct, frozen=True):
    """Some rows of a list, and where the next begin; None where it ends."""

    lines: tuple[Line, ...]
    after: Cursor | None
    numbers: dict[str, str]


class Told(Struct, frozen=True, kw_only=True):
    """One record: a call with its history, the hand-off that is in sight, the nearest other calls of the caller."""

    record: "Record"
    handoff: HandoffLine | None
    others: tuple[LogLine, ...]
    numbers: dict[str, str]
    now: datetime
    zone: ZoneInfo


def read_sheet(desk: "Desk", asked: Days | None, *, with_totals: bool) -> Sheet:
    """The sheet of the days `asked` for, of today where none are named."""
    today = desk.calls.today()
    days = (asked or one_day(today)).until(today)
    handoffs = tuple(reversed(desk.calls.day_log(days.day))) if days.day else ()
    owed = tuple(desk.calls.handoffs(owed_only=True))
    closings = desk.closing.closings(days.day) if days.day else []
    return Sheet(
        days=days,
        today=today,
        handoffs=handoffs,
        owed=owed,
        totals=read_totals(desk, days) if with_totals else None,
        numbers=_as_shown(desk, (*handoffs, *owed)),
        ends_at=desk.calls.bounds(days.day or today)[1],
        region=desk.settings().region,
        closed=closings[-1] if closings else None,
        has_changed=bool(closings) and days.day is not None and desk.closing.has_changed(days.day),
    )


def read_totals(desk: "Desk", days: Days) -> "Totals":
    """The figures of these days; of every day since there is a log."""
    return desk.log.totals(days.first or date(1970, 1, 1), days.last or desk.calls.today())


def read_slice(desk: "Desk", asked: Filter, after: Cursor | None, size: int, *, calls: bool) -> Slice:
    """Up to `size` rows, those behind `after`; perhaps fewer, with more behind them."""
    page = desk.log.calls.page(asked, after, size) if calls else desk.log.handoffs.page(asked, after, size)
    return Slice(tuple(page.lines), page.after, _as_shown(desk, page.lines))


def cursor_at(line: Line) -> Cursor:
    """Where a row stands in its list: the rows behind it are older."""
    if isinstance(line, LogLine):
        return Cursor(line.call.started_at, line.call.id)
    return Cursor(line.handoff.made_at, line.handoff.id)


def read_record(desk: "Desk", line: Line) -> Told:
    """A call or a hand-off with everything that is known of it; NotFound."""
    if isinstance(line, LogLine):
        record, wanted = desk.log.record(line.call.id), ""
    else:
        record, wanted = desk.log.record_of(line.handoff.id), line.handoff.id
    last = record.line.call.handoff_id or ""
    found = {one.handoff.id: one for one in record.handoffs}
    nearest = [*reversed(record.later[:_NEAREST]), *record.earlier[:_NEAREST]]
    ids = dict.fromkeys([*record.sharing[:_NEAREST], *nearest])
    others = [desk.log.record(id).line for id in ids]
    others.sort(key=lambda one: one.call.started_at, reverse=True)
    handoff = found.get(wanted) or found.get(last)
    return Told(
        record=record, handoff=handoff, others=tuple(others),
        numbers=_as_shown(desk, (record.line, *others, *record.handoffs)),
        now=desk.clock.now(), zone=desk.zone(),
    )  # fmt: skip


def read_call(desk: "Desk", call_id: str) -> LogLine:
    """One call of the log; NotFound."""
    return desk.log.record(call_id).line


def pieces_for(desk: "Desk", text: str, seen_by: Iterable[str]) -> list[NameRow]:
    """What the end of `text` may mean as a piece of a filter, the likeliest first; `seen_by` names operators."""
    today = local_day(desk.clock.now(), desk.zone())
    _, key, typed = being_typed(text)
    if key is None:
        return piece_rows(worded_pieces(text, today))
    if key is Key.DAY:
        days = read_days(typed, today)
        return piece_rows([day_piece(days, today)] if days else [])
    if key in (Key.STATE, Key.OUTCOME):
        return piece_rows(named(STATES if key is Key.STATE else OUTCOMES, typed))
    if key is Key.BY:
        known = dict.fromkeys([*seen_by, desk.operator.name])
        found = named(tuple(Piece(Key.BY, name, name) for name in known), typed)
        return piece_rows(found or [Piece(Key.BY, typed, typed)]) if typed or found else []
    return _named_rows(desk, key, typed) if typed else []


_NAMES = {Key.TO: Names.PERSON, Key.DEPARTMENT: Names.DEPARTMENT, Key.TOPIC: Names.TOPIC}


def _named_rows(desk: "Desk", key: Key, typed: str) -> list[NameRow]:
    from ui.console.keeping.naming import names_for  # not while the window waits to be seen

    found = names_for(desk, _NAMES[key], typed)
    return [NameRow(id=f"{key}:{row.id.partition(':')[2]}", name=row.name, note=row.note) for row in found]


def members_of(desk: "Desk", department_id: str) -> frozenset[str]:
    """The ids of a department and of its people."""
    return frozenset((department_id, *(person.id for person in desk.listing.members(department_id))))


def _as_shown(desk: "Desk", lines: Iterable[Line]) -> dict[str, str]:
    """The numbers of those without a name, as people read them."""
    numbers = {line.call.number if isinstance(line, LogLine) else line.number for line in lines}
    return {number: desk.callers.shown(number) for number in numbers if number}
