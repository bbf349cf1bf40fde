"""The files of the log: exported for some days, or written as a day is closed; how far the writing is."""

import threading
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError
from ui.console.keeping.asking import beside
from ui.console.log.carrying import Carry, CloseLoad, ExportLoad, Load
from ui.console.log.wanted import (
    propose_closing,
    propose_export,
    read_folder,
    read_formats,
    read_wanted,
    remember,
)
from ui.messages import Messages
from ui.models.days import Days, one_day
from ui.models.form import Texts
from ui.models.pieces import Asked
from ui.words import counted, lateness, ordinal
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.calls.closing import Closed
    from frontdesk.desk import Desk
    from frontdesk.exchange.daylog import Exported

_TELL_EACH_S = 0.1
_LEAST_SHARE = 0.02
_CLOSING = "Closing the day"


class Files(QObject):
    """Writes files beside the window. `proposed` carries the panel that asks for them; `changed` when writing begins or
    ends, `moved` when it got further; `written` carries what was answered."""

    changed = Signal()
    moved = Signal()
    proposed = Signal(object)
    written = Signal(object)
    _heard = Signal(int, int)

    def __init__(
        self, work: Work, messages: Messages, clock: Clock, carry: Carry, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._messages, self._clock, self._carry = work, messages, clock, carry
        self.title = ""
        self.done, self.of = 0, 0
        self._stopped = threading.Event()
        self._began: datetime | None = None
        self._heard.connect(self.hear, Qt.ConnectionType.QueuedConnection)

    @property
    def is_writing(self) -> bool:
        return bool(self.title)

    @property
    def can_stop(self) -> bool:
        """Whether what is being written can be left as it was."""
        return self.is_writing and not self._stopped.is_set()

    @property
    def left(self) -> str:
        """How far it is, and how long it takes still: '420 of 1,284 · about 12 s left'."""
        if self._stopped.is_set():
            return "stopping"
        if not self.of:
            return "a moment"
        far = f"{self.done:,} of {self.of:,}"
        if self._began is None or self.done < self.of * _LEAST_SHARE:
            return far
        span = self._clock.now() - self._began
        rest = span * ((self.of - self.done) / self.done) if self.done else span
        seconds = round(rest.total_seconds())
        return f"{far} · about {f'{seconds} s' if seconds < 60 else lateness(rest)} left"

    def propose_export(self, desk: "Desk", days: Days, asked: Asked) -> None:
        """Ask what is to be written: as the log is filtered now, where and as what it was last."""
        job = partial(propose_export, desk, days, asked)
        self._work.run(self, job, self.proposed.emit, lane=Lane.READ, topic="propose")

    def propose_closing(self, desk: "Desk", day: date) -> None:
        """Show what a day comes to, and ask where its files go."""
        self._work.run(self, partial(propose_closing, desk, day), self.proposed.emit, lane=Lane.READ, topic="propose")

    def stop(self) -> None:
        """Stop what can be stopped; nothing is written then, and no day is closed."""
        if self.can_stop:
            self._stopped.set()
            self.changed.emit()

    def leave(self) -> None:
        """The window closes: an export is stopped, but a day that was to be closed is."""
        if self.title != _CLOSING:
            self.stop()

    def export(self, desk: "Desk", texts: Texts, failed: Any) -> None:
        """Write the log that is asked for in `texts`."""
        job = partial(self._export, desk, texts, self.begin("Writing the log"))
        self._work.run(self, job, self._told, lane=Lane.BULK, failed=partial(self._failed, failed))

    def close_day(self, desk: "Desk", day: date, texts: Texts, failed: Any) -> None:
        """Close a day with the files that are asked for in `texts`."""
        job = partial(self._close, desk, day, texts, self.begin(_CLOSING))
        self._work.run(self, job, self._told, lane=Lane.BULK, failed=partial(self._failed, failed))

    def _export(self, desk: "Desk", texts: Texts, stopped: threading.Event) -> "tuple[Exported, ...]":
        wanted, folder, formats = read_wanted(desk, texts), read_folder(texts), read_formats(texts)
        remember(desk, folder, formats)
        load = ExportLoad(wanted, {format: folder / wanted.file_name(format) for format in formats})
        with beside("folder"):
            written: tuple[Exported, ...] = self._carried(desk, load, stopped)
        return written

    def _close(self, desk: "Desk", day: date, texts: Texts, stopped: threading.Event) -> "Closed":
        folder, formats = read_folder(texts), read_formats(texts)
        remember(desk, folder, formats)
        load = CloseLoad(day, folder, tuple(format.value for format in formats), desk.operator)
        with beside("folder"):
            closed: Closed = self._carried(desk, load, stopped)
        return closed

    def _carried(self, desk: "Desk", load: Load, stopped: threading.Event) -> Any:
        last = 0.0

        def heard(done: int, of: int) -> None:
            nonlocal last
            now = monotonic()  # how often is told, whatever the desk's clock says
            if now - last >= _TELL_EACH_S or done == of:
                last = now
                self._heard.emit(done, of)

        return self._carry(desk, load, heard, stopped)

    def begin(self, title: str) -> threading.Event:
        """Files are being written; the event that stops it."""
        self.title, self.done, self.of, self._began = title, 0, 0, None
        self._stopped = threading.Event()
        self.changed.emit()
        return self._stopped

    def hear(self, done: int, of: int) -> None:
        """It is so far."""
        if self._began is None:
            self._began = self._clock.now()
        self.done, self.of = done, of
        self.moved.emit()

    def _told(self, answer: "Closed | tuple[Exported, ...]") -> None:
        self.title = ""
        self._messages.say(written_words(answer) if isinstance(answer, tuple) else closed_words(answer))
        self.written.emit(answer)
        self.changed.emit()

    def _failed(self, failed: Any, error: FrontdeskError) -> None:
        was_stopped, self.title = self._stopped.is_set(), ""
        if was_stopped:
            self._messages.say("Stopped; nothing was written.")
        else:
            failed(error)
        self.changed.emit()


def written_words(written: "Sequence[Exported]") -> str:
    """'Written: 24 hand-offs to /home/mia/handoffs-2026-03-12.csv.'"""
    first = written[0]
    where = str(first.file) if len(written) == 1 else f"{counted(len(written), 'file')} in {first.file.parent}"
    return f"Written: {counted(first.rows, 'hand-off')} to {where}."


def closed_words(closed: "Closed") -> str:
    """'Thursday 12 March is closed; 6 hand-offs are carried over by name.'"""
    day = one_day(closed.day).title(closed.closed_at.date())
    carried = sum(len(references) for _, references in closed.owed)
    again = f" again, for the {ordinal(closed.revision)} time" if closed.revision > 1 else ""
    over = f"{counted(carried, 'hand-off')} {'is' if carried == 1 else 'are'} carried over by name"
    return f"{day} is closed{again}; {over}." if carried else f"{day} is closed{again}; nothing is owed."
