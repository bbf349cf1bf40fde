"""How things stand around the calls."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock
from frontdesk.directory.model import Party
from frontdesk.errors import FrontdeskError
from frontdesk.lines.model import Line
from frontdesk.words import fold
from ui.console.telling import OPENING
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk, Overview


class Surroundings(QObject):
    """The desk, once its hub is open, and its overview: settings, today's log, what is owed, what is different.

    `changed` when the overview was read again, or the hub cannot be opened.
    """

    changed = Signal()

    def __init__(self, work: Work, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._clock = clock
        self.desk: Desk | None = None
        self.overview: Overview | None = None
        self._refusal = ""

    def now(self) -> datetime:
        return self._clock.now()

    @property
    def operator(self) -> str:
        """Who sits at the desk; '' until that is known."""
        return self.desk.operator.name if self.desk else ""

    @property
    def catch_all(self) -> Party | None:
        """Who takes what nobody owns; None until that is known."""
        return self.overview.catch_all if self.overview else None

    @property
    def line(self) -> Line | None:
        """The line that rings where nothing tells which; None where no line has the name that the settings say."""
        if self.overview is None or not self.overview.line.id:
            return None
        usual = self.overview.line
        return usual if fold(usual.name) == fold(self.overview.settings.line) else None

    @property
    def refusal(self) -> str:
        """Why the hub cannot be opened; '' while it is on the way, and once it is open."""
        return self._refusal

    @property
    def not_open(self) -> str:
        """Why a key that asks something of the hub does nothing yet."""
        return f"{self._refusal} What you typed stays on screen." if self._refusal else OPENING

    def refuse(self, error: FrontdeskError) -> None:
        """The hub cannot be opened."""
        self._refusal = " ".join(part for part in (str(error), error.hint) if part)
        self.changed.emit()

    def look_around(self) -> None:
        """Ask how things stand."""
        if self.desk is not None:
            self._work.run(self, self.desk.how_things_stand, self._overlook, lane=Lane.READ, topic="overview")

    def _overlook(self, overview: "Overview") -> None:
        self.overview = overview
        self.changed.emit()
