"""The log: which days, which list of them, what it is filtered by, which row is marked."""

from collections.abc import Callable
from enum import StrEnum
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import HandoffLine, LogLine, State
from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError
from ui.console.log.at_hand import RecordAtHand, id_of
from ui.console.log.filtering import Filtering
from ui.console.log.reading import Sheet, read_sheet, read_totals
from ui.console.log.rows import Rows
from ui.console.log.sieve import Sieve, is_late
from ui.messages import Messages
from ui.models.days import EVERY_DAY, Days
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.calls.totals import Totals
    from frontdesk.desk import Desk
    from ui.console.log.acts import Acts
    from ui.console.log.files import Files

#: The figures of more days take long, and come late.
_MOST_AT_ONCE = 31
_NEAR_THE_END = 10


class Page(StrEnum):
    """The lists of the log."""

    HANDOFFS = "handoffs"
    CALLS = "calls"
    OWED = "owed"
    OVERDUE = "overdue"
    RETURNED = "returned"


class LogBook(QObject):
    """Reads the log; `changed` when a list or its days have something new to show, `wrote` when this desk noted
    something of what is in the log already."""

    changed = Signal()
    wrote = Signal()

    def __init__(
        self, work: Work, messages: Messages, clock: Clock, where: Path | None = None, parent: QObject | None = None
    ) -> None:
        """Files are written in a process of their own over the hub at `where`; without one, in this process."""
        super().__init__(parent)
        self._work, self._clock = work, clock
        self._desk: Desk | None = None
        self.filtering: Filtering = Filtering(work, clock, lambda: tuple(self._seen_by), self)
        self.list: Rows = Rows(work, self)
        self.record: RecordAtHand = RecordAtHand(work, messages, self)
        self._messages, self._where = messages, where
        self.view: Sheet | None = None
        self.page = Page.HANDOFFS
        self.place = 0
        self._marked_id, self._was_filtered = "", False
        self._seen_by: dict[str, None] = {}
        self._shown_days: Days | None = None
        self._kept: Callable[[], None] | None = None
        self._kept_steps = 0
        self._connect()

    def open(self, desk: "Desk") -> None:
        """From now on the log can be read; it is when its room is entered, or by whoever has time for it before."""
        self._desk = self.filtering.desk = self.record.desk = desk

    # What follows is loaded when the room is made: not while the window waits.

    @cached_property
    def files(self) -> "Files":
        """The files of the log, and the closing of a day."""
        from ui.console.log.carrying import CarryApart, carry_here
        from ui.console.log.files import Files

        carry = CarryApart(self._where) if self._where else carry_here
        return Files(self._work, self._messages, self._clock, carry, self)

    @cached_property
    def acts(self) -> "Acts":
        """What is noted of what is in the log already."""
        from ui.console.log.acts import Acts

        made = Acts(self._work, self._messages, self.record, self.files, self)
        made.wrote.connect(self._wrote)
        return made

    def close(self) -> None:
        """Stop what takes long."""
        if "files" in self.__dict__:
            self.files.leave()
        self.list.stop()

    def refresh(self) -> None:
        """Read the days in sight again."""
        if self._desk is not None:
            days = self.filtering.asked.days
            at_once = days is None or 0 < days.length <= _MOST_AT_ONCE
            job = partial(read_sheet, self._desk, days, with_totals=at_once)
            self._work.run(self, job, self._show, lane=Lane.READ, topic="day", failed=self._fail)

    def _fail(self, error: FrontdeskError) -> None:
        self.forget_keys()
        self._messages.refuse(error)

    def forget_keys(self) -> None:
        """Whoever pressed them went elsewhere before the log was read."""
        self._kept, self._kept_steps = None, 0

    def step_day(self, by: int) -> None:
        """Go to another day, or to as many days before or after; never past today."""
        if self.view is None:
            self._kept_steps += by
            return
        days = self.view.days if self.view.days.length else Days(self.view.today, self.view.today)
        self._go_to(days.moved(by))

    def show_every_day(self) -> None:
        """Look in the whole log; once more, in today's again."""
        if self.view is None:
            self._keep(self.show_every_day)
            return
        is_all = self.view.days == EVERY_DAY
        self.filtering.show_days(None if is_all else EVERY_DAY)

    def show_page(self, page: Page) -> None:
        """Show another list."""
        self.page, self.place = page, 0
        self._fill()

    def step_page(self, by: int) -> None:
        """Show the next list or the one before; after the last comes the first."""
        pages = list(Page)
        self.show_page(pages[(pages.index(self.page) + by) % len(pages)])

    def mark(self, place: int) -> None:
        """Mark the row at `place`; near the end of what was read, more is read."""
        self.place = max(0, min(place, len(self.list.lines) - 1))
        self._point()
        self.changed.emit()
        if self.place >= len(self.list.lines) - _NEAR_THE_END:
            self.list.more()

    def count(self, page: Page) -> int | None:
        """How many rows a list has, unfiltered; None while that is not known."""
        if self.view is None:
            return 0
        if page is Page.CALLS:
            return self.view.totals.calls if self.view.totals else None
        if page is Page.HANDOFFS and self.view.days.day is None:
            return self.view.totals.began if self.view.totals else None
        return len(self._at_hand(page))

    def export(self) -> None:
        """Ask what of the log is to be written; as it is filtered now, where nobody says otherwise."""
        if self._desk is None or self.view is None:
            self._keep(self.export)
            return
        self.files.propose_export(self._desk, self.view.days, self.filtering.asked)

    def close_day(self) -> None:
        """Show what the day in sight comes to, and ask where its files go; of several days, today."""
        if self._desk is None or self.view is None:
            self._keep(self.close_day)
            return
        self.files.propose_closing(self._desk, self.view.days.day or self.view.today)

    def _keep(self, act: Callable[[], None]) -> None:
        """A key is kept until the log was read; of those that ask for something the last counts."""
        self._kept = act

    def _do_kept(self) -> None:
        act, by = self._kept, self._kept_steps
        self.forget_keys()
        if by:
            self.step_day(by)
        if act is not None:
            act()

    def _at_hand(self, page: Page) -> list[HandoffLine]:
        """The hand-offs of a list that needs no pages, unfiltered."""
        assert self.view is not None
        if page is Page.HANDOFFS:
            return list(self.view.handoffs)
        now = self._clock.now()
        if page is Page.OVERDUE:
            return [one for one in self.view.owed if is_late(one, now)]
        if page is Page.RETURNED:
            return [one for one in self.view.owed if one.handoff.state is State.RETURNED]
        return list(self.view.owed)

    def _fill(self) -> None:
        """Fill the list in sight: from what is at hand, or page by page."""
        if self.view is None or self._desk is None:
            return
        asked, is_calls = self.filtering.asked, self.page is Page.CALLS
        if is_calls or (self.page is Page.HANDOFFS and self.view.days.day is None):
            self.list.ask(self._desk, asked.filter(self.view.days), calls=is_calls, near=self.place)
        else:
            now = self._clock.now()
            as_of = min(now, self.view.ends_at) if self.page is Page.HANDOFFS else now
            sieve = Sieve(asked, self.filtering.members, as_of, self.view.region)
            self.list.show([line for line in self._at_hand(self.page) if sieve.lets(line)])

    def _listed(self) -> None:
        """Other rows are in the list: the marked record stays marked where it is among them."""
        ids = [id_of(line) for line in self.list.lines]
        marked = self._marked_id
        if marked in ids and not self._was_filtered:
            self.place = ids.index(marked)
        elif not self._was_filtered or not ids:
            self.place = max(0, min(self.place, len(ids) - 1)) if marked else 0
        else:
            self.place = 0
        if ids:
            self._was_filtered = False
        self._note_operators()
        self._point()
        self.changed.emit()

    def _point(self) -> None:
        lines = self.list.lines
        line = lines[self.place] if self.place < len(lines) else None
        if line is not None or not self.list.is_searching:
            self._marked_id = id_of(line) if line is not None else ""
            self.record.show(line)

    def _filter(self) -> None:
        """Something else is asked for: the first that is found is marked, or again what was marked before."""
        asked = self.filtering.asked
        is_other_day = (asked.days or None) != self._shown_days
        self._was_filtered = asked.is_narrow
        if is_other_day:
            self._marked_id = ""
            self.refresh()
        else:
            self._fill()

    def _show(self, sheet: Sheet) -> None:
        if sheet.is_today and self.filtering.asked.days is not None:
            self.filtering.asked = replace(self.filtering.asked, days=None)  # and tomorrow's log tomorrow
        if sheet.totals is None and self.view is not None and self.view.days == sheet.days:
            sheet = replace(sheet, totals=self.view.totals)
        self._shown_days = self.filtering.asked.days
        self.view = sheet
        if sheet.days.length == 0 or sheet.days.length > _MOST_AT_ONCE:
            self._count_up(sheet.days)
        self._fill()
        self._do_kept()

    def _count_up(self, days: Days) -> None:
        assert self._desk is not None
        job = partial(read_totals, self._desk, days)
        self._work.run(self, job, partial(self._know_totals, days), lane=Lane.BULK, topic="totals")

    def _know_totals(self, days: Days, totals: "Totals") -> None:
        if self.view is not None and self.view.days == days:
            self.view = replace(self.view, totals=totals)
            self.changed.emit()

    def _go_to(self, days: Days) -> None:
        assert self.view is not None
        days = days.until(self.view.today)
        self.filtering.show_days(None if days.day == self.view.today else days)

    def _note_operators(self) -> None:
        """Those who took the calls in sight, or handed off what is, can be filtered by."""
        calls = [line.call for line in self.list.lines if isinstance(line, LogLine)]
        made = [line.handoff.moves[0].by for line in self.list.lines if isinstance(line, HandoffLine)]
        taken = [name for call in calls for name in (call.operator, call.taken_by) if name]
        self._seen_by.update(dict.fromkeys((*taken, *made)))

    def _wrote(self) -> None:
        self.refresh()
        self.wrote.emit()

    def _connect(self) -> None:
        self.filtering.changed.connect(self._filter)
        self.list.changed.connect(self._listed)
