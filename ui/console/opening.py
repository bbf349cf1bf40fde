"""Opens the desk beside the window, so that the box is live before anything heavy is loaded."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class Opening(QObject):
    """Opens or makes the hub; `opened` carries the desk, `refused` why not, `missing` that there is no hub yet."""

    opened = Signal(object)
    refused = Signal(object)
    missing = Signal()

    def __init__(self, work: Work, where: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._where = where
        self._clock = clock

    def start(self) -> None:
        """Open the hub, or tell that there is none."""
        if self._where.exists():
            self._open(partial(_opened, self._where, self._clock))
        else:
            self.missing.emit()

    def make_sample(self, catch_all: str) -> None:
        """Make the sample company's hub; '' leaves its own catch-all."""
        self._open(partial(_sample, self._where, self._clock, catch_all))

    def make_empty(self, catch_all: str) -> None:
        """Make an empty hub; `catch_all` names the team or person who takes what nobody owns."""
        self._open(partial(_empty, self._where, self._clock, catch_all))

    def _open(self, job: Callable[[], "Desk"]) -> None:
        self._work.run(self, job, self.opened.emit, lane=Lane.RECORDS, failed=self._refuse)

    def _refuse(self, error: FrontdeskError) -> None:
        self.refused.emit(error)


def _opened(where: Path, clock: Clock) -> "Desk":
    from frontdesk.desk import open_desk

    return _ready(open_desk(where, clock=clock))


def _sample(where: Path, clock: Clock, catch_all: str) -> "Desk":
    from frontdesk.first_start import make_sample

    return _ready(make_sample(where, catch_all, clock=clock))


def _empty(where: Path, clock: Clock, catch_all: str) -> "Desk":
    from frontdesk.first_start import make_empty

    return _ready(make_empty(where, catch_all, clock=clock))


def _ready(desk: "Desk") -> "Desk":
    desk.follower.catch_up()
    return desk
