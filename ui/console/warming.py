"""Between keys: looks for what single letters find, so that the first letter of a call finds it looked up already."""

from functools import partial
from string import ascii_lowercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.console.search import Search
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_AFTER_MS, _BETWEEN_MS = 400, 30


class Warming(QObject):
    """One letter at a time, only while the box is empty; begun again whenever the hub changed."""

    def __init__(self, work: Work, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._search = search
        self._desk: Desk | None = None
        self._left = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def begin(self, desk: "Desk") -> None:
        """What was found may be found no longer: look for every letter again."""
        self._desk, self._left = desk, ascii_lowercase
        self._timer.start(_AFTER_MS)

    def end(self) -> None:
        """Look for nothing more."""
        self._timer.stop()

    def _step(self) -> None:
        if self._desk is None or not self._left:
            self._timer.stop()
            return
        self._timer.setInterval(_AFTER_MS if self._search.words else _BETWEEN_MS)
        if not self._search.words:
            letter, self._left = self._left[0], self._left[1:]
            job = partial(self._desk.look, letter, with_callers=True)
            self._work.run(self, job, _nothing_more, lane=Lane.LOOKUP, failed=_nothing_more)


def _nothing_more(_found: object) -> None:
    """It is looked up again when somebody asks."""
