"""A page over the window: what it asks, and work that takes long, which it tells of and can stop."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from frontdesk.errors import FrontdeskError
from ui.models.asked import Asked
from ui.words import lateness
from ui.work import Failed, Lane, Then, Work

_TELL_EACH_S = 0.1
_LEAST_SHARE = 0.02
_MINUTE = 60

#: Told how much is done, and of how much; what it raises ends the work.
Progress = Callable[[int, int], None]
Long = Callable[[Progress], Any]


class Carrying(QObject):
    """Does one long thing at a time beside the window. `began` carries what it is, `moved` how far it is, `ended` when
    it is over, however."""

    began = Signal(str)
    moved = Signal(int, int)
    ended = Signal()
    _heard = Signal(int, int)

    def __init__(self, work: Work, parent: QObject | None = None, *, lane: Lane = Lane.BULK) -> None:
        super().__init__(parent)
        self._work, self._lane = work, lane
        self._stopped = threading.Event()
        self.title = ""
        self._began = 0.0
        self._heard.connect(self.moved, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return bool(self.title)

    def carry(self, title: str, job: Long, then: Then, failed: Failed) -> None:
        """Do `job`, called `title`; what was stopped fails with Cancelled."""
        self.title, self._stopped, self._began = title, threading.Event(), monotonic()
        self.began.emit(title)
        heard = partial(job, _Heard(self._heard.emit, self._stopped))
        self._work.run(self, heard, partial(self._end, then), lane=self._lane, failed=partial(self._end, failed))

    def far(self, done: int, of: int) -> str:
        """How far it is, and how long it takes still: '420 of 1,284 · about 12 s left'."""
        return far_words(done, of, monotonic() - self._began)

    def stop(self) -> None:
        """Stop it; nothing of it is left behind."""
        self._stopped.set()

    def _end(self, act: Callable[[Any], None], answer: "Any | FrontdeskError") -> None:
        self.title = ""
        self.ended.emit()
        act(answer)


class Conversation(Carrying):
    """`asked` carries what the page shows now, `left` when it is not needed any more."""

    asked = Signal(object)
    left = Signal()

    def ask(self, asked: Asked) -> None:
        """Show this."""
        self.asked.emit(asked)

    def leave(self) -> None:
        """Nothing more is asked."""
        self.left.emit()


def far_words(done: int, of: int, seconds: float) -> str:
    """How far it is after so many seconds; how long it takes still only where that can be told."""
    far = f"{done:,} of {of:,}"
    if not of or done < of * _LEAST_SHARE or done == of:
        return far
    rest = round(seconds * (of - done) / done) if done else 0
    return f"{far} · about {f'{rest} s' if rest < _MINUTE else lateness(timedelta(seconds=rest))} left"


class _Heard:
    """Tells ten times a second how far it is, and ends work that was stopped."""

    def __init__(self, tell: Progress, stopped: threading.Event) -> None:
        self._tell, self._stopped, self._last = tell, stopped, 0.0

    def __call__(self, done: int, of: int) -> None:
        if self._stopped.is_set():
            from frontdesk.exchange.wanted import Cancelled

            raise Cancelled("Stopped; nothing was changed.")
        now = monotonic()  # how often is told, whatever the desk's clock says
        if now - self._last >= _TELL_EACH_S or done == of:
            self._last = now
            self._tell(done, of)
