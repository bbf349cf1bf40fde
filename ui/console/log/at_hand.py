"""The record in sight: that of the marked row, or another call of the same caller that was gone to from there."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Call, HandoffLine, LogLine
from frontdesk.errors import FrontdeskError, NotFound
from ui.console.log.reading import Line, Told, read_record
from ui.messages import Messages
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class RecordAtHand(QObject):
    """Reads one record. `line` is what is in sight, `told` all that is known of it once it was read; `place` the
    marked one of the caller's other calls, -1 where the keys belong to the list. `changed` when something is new."""

    changed = Signal()

    def __init__(self, work: Work, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._messages = work, messages
        self.desk: Desk | None = None
        self.line: Line | None = None
        self.told: Told | None = None
        self.place = -1
        self._trail: list[Line] = []

    @property
    def handoff(self) -> HandoffLine | None:
        """The hand-off in sight, as it stands now; None for a call without one, or while it is read."""
        return self.told.handoff if self.told else None

    @property
    def call(self) -> Call | None:
        """The call in sight, once it was read."""
        return self.told.record.line.call if self.told else None

    @property
    def others(self) -> tuple[LogLine, ...]:
        """The caller's nearest other calls, the newest first."""
        return self.told.others if self.told else ()

    @property
    def has_back(self) -> bool:
        """Whether another record was gone to, so that one can go back."""
        return bool(self._trail)

    def show(self, line: Line | None) -> None:
        """The marked row is this one; what was gone to stays in sight until another row is marked."""
        first = self._trail[0] if self._trail else self.line
        if line is not None and first is not None and id_of(first) == id_of(line):
            if not self._trail:
                self.line = line
            self._read()
        else:
            self._trail.clear()
            self._go(line)

    def step(self, by: int) -> bool:
        """Mark another of the caller's other calls; False where the keys belong to the list."""
        if self.place < 0:
            return False
        self.place = max(0, min(self.place + by, len(self.others) - 1))
        self.changed.emit()
        return True

    def enter_others(self) -> None:
        """Give the keys to the caller's other calls."""
        self.place = 0 if self.others else -1
        self.changed.emit()

    def leave_others(self) -> bool:
        """Give the keys back to the list; False where it has them."""
        was, self.place = self.place, -1
        self.changed.emit()
        return was >= 0

    def go(self) -> None:
        """Show the marked one of the caller's other calls."""
        if 0 <= self.place < len(self.others) and self.line is not None:
            self._trail.append(self.line)
            self._go(self.others[self.place])

    def back(self) -> None:
        """Show the record again from which this one was gone to."""
        if self._trail:
            self._go(self._trail.pop())

    def _go(self, line: Line | None) -> None:
        self.line, self.told, self.place = line, None, -1
        self.changed.emit()
        self._read()

    def _read(self) -> None:
        if self.line is not None and self.desk is not None:
            job, then = partial(read_record, self.desk, self.line), partial(self._show, id_of(self.line))
            self._work.run(self, job, then, lane=Lane.READ, topic="record", failed=self._gone)

    def _show(self, id: str, told: Told) -> None:
        if self.line is not None and id_of(self.line) == id:
            self.told = told
            self.place = min(self.place, len(told.others) - 1)
            self.changed.emit()

    def _gone(self, error: FrontdeskError) -> None:
        """Somebody took it back meanwhile; the list will say so when it is read."""
        if not isinstance(error, NotFound):
            self._messages.refuse(error)


def id_of(line: Line) -> str:
    """What a line is told from others by."""
    return line.call.id if isinstance(line, LogLine) else line.handoff.id
