"""Filing: what became of a call that ended is told, and one that the log does not take is open again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Ended, Logged, Notes, Outcome
from frontdesk.calls.rules import said_time
from frontdesk.errors import FrontdeskError
from ui.console.calls import OpenCalls
from ui.console.ended import EndedCalls
from ui.console.surroundings import Surroundings
from ui.console.telling import BEING_FILED, filed_words
from ui.console.unfiled import Unfiled
from ui.console.waiting import WaitingCalls
from ui.messages import Messages

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class Filing(QObject):
    """Logs calls in the order in which their keys were pressed. `wrote` when the hub holds one more."""

    wrote = Signal()

    def __init__(
        self, messages: Messages, around: Surroundings, calls: OpenCalls, ended: EndedCalls, waiting: WaitingCalls,
        unfiled: Unfiled, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._messages = messages
        self._around = around
        self._calls = calls
        self._ended = ended
        self._waiting = waiting
        self._unfiled = unfiled
        unfiled.filed.connect(self._filed)
        unfiled.refused.connect(self._refused)
        unfiled.slow.connect(self._tell)

    def file(self, desk: "Desk", notes: Notes, outcome: Outcome) -> None:
        """Put a call into the log."""
        self._unfiled.add(Ended(notes, outcome, self._around.now(), desk.operator))

    def _filed(self, ended: Ended, logged: Logged) -> None:
        self._ended.add(ended.notes, logged)
        filed = filed_words(logged, self._around.catch_all, self._due(logged))
        self._messages.say(filed + self._waiting.offer())
        self.wrote.emit()

    def _due(self, logged: Logged) -> str:
        """By when a hand-off that was made now is promised, as it is said."""
        handoff, overview = logged.handoff, self._around.overview
        if handoff is None or overview is None or handoff.call_id != logged.call.id:
            return ""
        return said_time(handoff.promise.due_at, at=self._around.now(), zone=overview.zone)

    def _refused(self, ended: Ended, error: FrontdeskError) -> None:
        self._calls.put_back(ended.notes)
        self._messages.refuse(error)

    def _tell(self) -> None:
        self._messages.say(BEING_FILED)
