"""Opens the desk beside the window, so that the box is live before anything heavy is loaded."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError, HubUnusable
from ui.following import Follow, follow_here
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_COPIES = "backups"


class Opening(QObject):
    """Opens or makes the hub; `opened` carries the desk, `refused` why not, `missing` that there is no hub yet."""

    opened = Signal(object)
    refused = Signal(object)
    missing = Signal()

    def __init__(
        self, work: Work, where: Path, clock: Clock, follow: Follow = follow_here, *, is_console: bool = True,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """There is one console to a hub; a window that only looks up is none."""
        super().__init__(parent)
        self._work = work
        self._where = where
        self._clock = clock
        self._follow = follow
        self._is_console = is_console

    def start(self, *, is_read_only: bool = False) -> None:
        """Open the hub, or tell that there is none; one of which copies are kept is not made anew without a word."""
        if self._where.exists():
            if is_read_only:
                self._open(partial(_opened_to_read, self._where, self._clock))
            else:
                self._open(partial(_opened, self._where, self._clock, self._follow, self._is_console))
        elif (self._where.parent / _COPIES).exists():
            self.refused.emit(HubUnusable(f"There is no hub at {self._where}."))
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


def _opened(where: Path, clock: Clock, follow: Follow, is_console: bool) -> "Desk":
    from frontdesk.desk import open_alone, open_desk

    opening = partial(open_desk, where, clock=clock)
    return _ready(open_alone(where, opening, clock=clock) if is_console else opening(), follow)


def _opened_to_read(where: Path, clock: Clock) -> "Desk":
    from frontdesk.desk import open_desk

    return _ready(open_desk(where, clock=clock, read_only=True))


def _sample(where: Path, clock: Clock, catch_all: str) -> "Desk":
    from frontdesk.desk import open_alone
    from frontdesk.first_start import make_sample

    return _ready(open_alone(where, partial(make_sample, where, catch_all, clock=clock), clock=clock))


def _empty(where: Path, clock: Clock, catch_all: str) -> "Desk":
    from frontdesk.desk import open_alone
    from frontdesk.first_start import make_empty

    return _ready(open_alone(where, partial(make_empty, where, catch_all, clock=clock), clock=clock))


def _ready(desk: "Desk", follow: Follow = follow_here) -> "Desk":
    try:
        follow(desk)
    except HubUnusable:
        if not desk.hub.is_read_only:
            desk.close()
            raise
        # What is damaged is not found by its words; the rooms show what can be read.
    except BaseException:
        desk.close()
        raise
    return desk
