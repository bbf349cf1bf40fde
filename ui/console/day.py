"""The log of one day: which day, which list, which words it is filtered by, which row is marked."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import HandoffLine, LogLine, State
from frontdesk.calls.rules import is_overdue
from frontdesk.clock import Clock, day_bounds
from frontdesk.words import fold
from ui.messages import Messages
from ui.words import counted
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import DayView, Desk
    from frontdesk.exchange.daylog import Exported


class Page(StrEnum):
    """The lists of the log."""

    HANDOFFS = "handoffs"
    CALLS = "calls"
    OWED = "owed"
    OVERDUE = "overdue"
    RETURNED = "returned"


class LogBook(QObject):
    """Reads the log; `changed` when something new is to be shown."""

    changed = Signal()

    def __init__(self, work: Work, messages: Messages, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._clock = clock
        self._desk: Desk | None = None
        self._day: date | None = None
        self.view: DayView | None = None
        self.page = Page.HANDOFFS
        self.words = ""
        self.place = 0

    def open(self, desk: "Desk") -> None:
        """From now on the log can be read."""
        self._desk = desk
        self.refresh()

    def refresh(self) -> None:
        """Read the day again."""
        if self._desk is not None:
            self._work.run(self, partial(_day_view, self._desk, self._day), self._show, lane=Lane.READ, topic="day")

    def step_day(self, by: int) -> None:
        """Go to another day; never past today."""
        if self.view is None or self._desk is None:
            return
        self._day = self.view.day + timedelta(days=by)
        self.refresh()

    def show_page(self, page: Page) -> None:
        """Show another list."""
        self.page, self.place = page, 0
        self.changed.emit()

    def step_page(self, by: int) -> None:
        """Show the next list or the one before; after the last comes the first."""
        pages = list(Page)
        self.show_page(pages[(pages.index(self.page) + by) % len(pages)])

    def filter(self, words: str) -> None:
        """Show only rows with all these words; the record that was found stays marked in the whole list."""
        found = self._marked()
        self.words = words
        ids = [_id(line) for line in self.rows()]
        self.place = ids.index(found) if found in ids and not words.strip() else 0
        self.changed.emit()

    def step_row(self, by: int) -> None:
        """Mark another row."""
        self.mark(self.place + by)

    def mark(self, place: int) -> None:
        """Mark the row at `place`."""
        self.place = max(0, min(place, len(self.rows()) - 1))
        self.changed.emit()

    def rows(self) -> list[LogLine] | list[HandoffLine]:
        """The rows of the list in sight, filtered."""
        if self.page is Page.CALLS:
            return [line for line in (self.view.calls if self.view else ()) if self._has_words(_call_words(line))]
        return self.handoffs(self.page)

    def moment(self, zone: ZoneInfo) -> datetime:
        """As of when the list in sight stands: now, but a past day's hand-offs as of that day's end."""
        now = self._clock.now()
        if self.view is None or self.page is not Page.HANDOFFS:
            return now
        return min(now, day_bounds(self.view.day, zone)[1])

    def handoffs(self, page: Page) -> list[HandoffLine]:
        """The hand-offs of a list, filtered."""
        return [line for line in self._unfiltered(page) if self._has_words(_handoff_words(line))]

    def count(self, page: Page) -> int:
        """How many rows a list has, unfiltered."""
        return len(self.view.calls if self.view else ()) if page is Page.CALLS else len(self._unfiltered(page))

    def export(self, file: Path) -> None:
        """Write the day's hand-off log as a CSV file."""
        if self._desk is not None and self.view is not None:
            job = partial(self._desk.day_log.export, self.view.day, file)
            self._work.run(self, job, self._tell_written, lane=Lane.READ)

    def _unfiltered(self, page: Page) -> list[HandoffLine]:
        if self.view is None:
            return []
        if page is Page.HANDOFFS:
            return list(self.view.handoffs)
        now = self._clock.now()
        if page is Page.OVERDUE:
            return [one for one in self.view.owed if is_overdue(one.handoff.state, one.handoff.promise.due_at, now)]
        if page is Page.RETURNED:
            return [one for one in self.view.owed if one.handoff.state is State.RETURNED]
        return list(self.view.owed)

    def _has_words(self, text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in fold(self.words).split())

    def _show(self, read: tuple["DayView", bool]) -> None:
        view, is_today = read
        if is_today:
            self._day = None  # and tomorrow's log tomorrow
        marked = self._marked() if self.view is not None and self.view.day == view.day else ""
        self.view = view
        ids = [_id(line) for line in self.rows()]
        if marked in ids:
            self.place = ids.index(marked)
        else:
            self.place = max(0, min(self.place, len(ids) - 1)) if marked else 0
        self.changed.emit()

    def _marked(self) -> str:
        rows = self.rows()
        return _id(rows[self.place]) if self.place < len(rows) else ""

    def _tell_written(self, written: "Exported") -> None:
        self._messages.say(f"Written: {counted(written.rows, 'hand-off')} to {written.file}.")


def _day_view(desk: "Desk", day: date | None) -> tuple["DayView", bool]:
    """The log of `day`, of today where that is None or lies ahead; whether it is today's."""
    today = desk.calls.today()
    shown = min(day or today, today)
    return desk.day_view(shown), shown == today


def _id(line: LogLine | HandoffLine) -> str:
    return line.call.id if isinstance(line, LogLine) else line.handoff.id


def _call_words(line: LogLine) -> str:
    call = line.call
    to = line.handoff.to.name if line.handoff else ""
    return " ".join((line.caller, line.organisation, line.topic, to, call.summary, call.words, call.number,
                     call.outcome.value, call.reference))  # fmt: skip


def _handoff_words(line: HandoffLine) -> str:
    handoff = line.handoff
    return " ".join((line.caller, line.organisation, line.topic, line.summary, line.number, handoff.to.name,
                     handoff.state.value, handoff.reference, handoff.promise.words))  # fmt: skip
