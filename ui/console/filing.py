"""Filing: a call that ended goes into the log, and nothing of it is lost on the way."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Logged, Notes, Outcome
from frontdesk.calls.rules import said_time
from frontdesk.errors import FrontdeskError
from ui.console.calls import OpenCalls
from ui.console.drafts import KeptDrafts
from ui.console.ended import EndedCalls
from ui.console.surroundings import Surroundings
from ui.console.telling import filed_words
from ui.console.waiting import WaitingCalls
from ui.messages import Messages
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class Filing(QObject):
    """Logs calls in the order in which their keys were pressed; one that is refused is open again. `wrote` when the
    hub holds one more.

    The draft is asked for first and in its own lane, so it is on the disk however long the hub keeps the log waiting;
    the log takes its place among the verbs at once, so that an undo pressed next means this call. A draft that
    outlives its call is harmless: the log knows the call by its id.
    """

    wrote = Signal()

    def __init__(
        self, work: Work, messages: Messages, around: Surroundings, drafts: KeptDrafts, calls: OpenCalls,
        ended: EndedCalls, waiting: WaitingCalls, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._around = around
        self._drafts = drafts
        self._calls = calls
        self._ended = ended
        self._waiting = waiting

    def file(self, desk: "Desk", notes: Notes, outcome: Outcome) -> None:
        """Put a call into the log."""
        self._drafts.keep(notes)
        job = partial(desk.calls.log, notes, outcome, by=desk.operator)
        self._work.run(self, job, partial(self._filed, notes), lane=Lane.RECORDS, failed=partial(self._refused, notes))

    def _filed(self, notes: Notes, logged: Logged) -> None:
        self._drafts.drop(notes.id, is_logged=True)
        self._ended.add(notes, logged)
        filed = filed_words(logged, self._around.catch_all, self._due(logged))
        self._messages.say(filed + self._waiting.offer())
        self.wrote.emit()

    def _due(self, logged: Logged) -> str:
        """By when a hand-off that was made now is promised, as it is said."""
        handoff, overview = logged.handoff, self._around.overview
        if handoff is None or overview is None or handoff.call_id != logged.call.id:
            return ""
        return said_time(handoff.promise.due_at, at=self._around.now(), zone=overview.zone)

    def _refused(self, notes: Notes, error: FrontdeskError) -> None:
        self._calls.put_back(notes)
        self._messages.refuse(error)
