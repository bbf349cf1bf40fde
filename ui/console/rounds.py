"""Once a day, while nobody types: is every page of the hub whole, and a backup of it."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError, HubBusy, HubUnusable
from frontdesk.upkeep.backups import Backups
from frontdesk.upkeep.integrity import faults
from ui.console.console import Console
from ui.console.conversation import Carrying, Progress
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_FIRST_AFTER = timedelta(seconds=15)
_WHILE_TYPED_AT = timedelta(seconds=30)
_AGAIN_AFTER = timedelta(hours=1)


class Rounds(QObject):
    """`damaged` carries what is wrong with the hub; what kept the backup from being made is told once."""

    damaged = Signal(str)

    def __init__(self, work: Work, console: Console, where: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console, self._where = console, where
        self._backups = Backups(where, clock=clock)
        self._carrying = Carrying(work, self, lane=Lane.ROUND)
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.go)

    def begin(self, desk: "Desk") -> None:
        """Go round some time after the start, and every day that the window stays open."""
        if not desk.hub.is_read_only:
            self._wait(_FIRST_AFTER)

    def come_up_to_date(self) -> None:
        """The computer slept, or it is another day: what is due by now is not put off any longer."""
        if self._timer.isActive() and self._timer.remainingTime() > _FIRST_AFTER // timedelta(milliseconds=1):
            self._wait(_FIRST_AFTER)

    def stop(self) -> None:
        """The window closes: what is under way leaves nothing behind."""
        self._timer.stop()
        self._carrying.stop()

    def go(self) -> None:
        """Go round now, unless somebody types."""
        if self._console.has_call or self._console.search.words:
            self._wait(_WHILE_TYPED_AT)
        elif not self._carrying.is_busy:
            self._carrying.carry("Looking through the hub", self._round, self._done, self._failed)

    def _round(self, progress: Progress) -> tuple[str, ...]:
        """A hub that is damaged is not copied: it would take the place of a sound copy some day."""
        if not self._backups.is_due():
            return ()
        found = faults(self._where, progress=progress)
        if not found:
            self._backups.daily(progress=progress)
        return found

    def _done(self, found: tuple[str, ...]) -> None:
        if found:
            self.damaged.emit(found[0])
        self._wait(_AGAIN_AFTER)

    def _failed(self, error: FrontdeskError) -> None:
        from frontdesk.exchange.wanted import Cancelled

        if isinstance(error, Cancelled):
            return
        self._wait(_AGAIN_AFTER)
        if isinstance(error, HubUnusable):
            self.damaged.emit(str(error))
        elif not isinstance(error, HubBusy) and str(error) not in self._told:
            self._told.add(str(error))
            self._console.messages.refuse(error)

    def _wait(self, span: timedelta) -> None:
        self._timer.start(span // timedelta(milliseconds=1))
