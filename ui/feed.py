"""Follows the journal for every view: whoever wrote, the window shows it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.following import Follow, follow_here
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_EVERY_MS, _LATEST_MS = 250, 60_000


class Feed(QObject):
    """Asks four times a second whether the journal went on; `went_on` when it did and the index is up to date."""

    went_on = Signal()

    def __init__(self, work: Work, follow: Follow = follow_here, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._follow = follow
        self._desk: Desk | None = None
        self._seen = 0
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.ask)

    def open(self, desk: "Desk") -> None:
        """From now on the journal is followed; to be called before anything is read that is to be kept up to date."""
        self._desk = desk
        self._timer.start()
        self.ask()

    def close(self) -> None:
        """Follow no longer."""
        self._timer.stop()
        self._desk = None

    def ask_anew(self) -> None:
        """The computer slept: whatever kept the last look from being answered, look again now, and as often as ever."""
        self._timer.setInterval(_EVERY_MS)
        self.ask()

    def ask(self) -> None:
        """Look once, unless a look is under way."""
        if self._desk is not None and not self._asking:
            self._asking = True
            self._work.run(self, partial(self._follow, self._desk), self._tell, lane=Lane.INDEX, failed=self._try_later)

    def _tell(self, seq: int) -> None:
        self._asking = False
        self._timer.setInterval(_EVERY_MS)
        if seq != self._seen:
            is_first = self._seen == 0
            self._seen = seq
            if not is_first:
                self.went_on.emit()

    def _try_later(self, _error: object) -> None:
        self._asking = False
        self._timer.setInterval(min(2 * self._timer.interval(), _LATEST_MS))
