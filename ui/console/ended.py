"""The calls that ended: the last can be opened again, and what was done last can be undone."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.calls.model import Logged, Notes, TakenBack
from frontdesk.errors import FrontdeskError
from ui.console.drafts import KeptDrafts
from ui.console.means import Means
from ui.console.telling import BEING_UNDONE, NOT_FILED_YET, undone_before, undone_words
from ui.console.unfiled import Unfiled
from ui.work import Lane

if TYPE_CHECKING:
    from frontdesk.desk import Desk

#: What takes longer than this is told.
SLOW_AFTER_MS = 1000


class EndedCalls(QObject):
    """Remembers the calls of this run, with what the log holds of them. `wrote` when one was taken back out of it."""

    wrote = Signal()

    def __init__(self, means: Means, drafts: KeptDrafts, unfiled: Unfiled, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._messages = means.work, means.messages
        self._around, self._calls = means.around, means.calls
        self._drafts = drafts
        self._unfiled = unfiled
        self._ended: list[tuple[Notes, Logged | None]] = []
        self._is_opening = False
        self._undoing = 0
        self._is_slow = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.timeout.connect(self._tell_slow)
        drafts.put_aside.connect(self._offer_undone)

    @property
    def has_last(self) -> bool:
        """Whether a call ended that can be opened again."""
        return bool(self._ended)

    def add(self, notes: Notes, logged: Logged | None) -> None:
        """A call ended; `logged` None when it was let go."""
        self._ended.append((notes, logged))

    def open_last(self) -> None:
        """Go on with the notes of the last call; it is taken back out of the log where it is there."""
        desk = self._around.desk
        if self._unfiled.is_waiting:
            self._messages.say(NOT_FILED_YET)
            return
        if desk is None or not self._ended or self._is_opening:
            return
        notes, logged = self._ended[-1]
        if logged is None:
            self._reopen(notes)
        else:  # its notes are a draft before, so that nothing can come between
            self._is_opening = True
            take_back = partial(self._take_back, desk, notes)
            self._drafts.keep(notes, take_back, failed=partial(self._stay, notes))

    def undo(self) -> None:
        """Take back the last thing this operator did at this desk."""
        if self._around.desk is None:
            self._messages.say(self._around.not_open)
        elif self._unfiled.is_waiting:
            self._messages.say(NOT_FILED_YET)
        elif self._is_slow:  # whoever presses again because nothing happens does not mean the thing before, too
            self._messages.say(BEING_UNDONE)
        else:
            self._undoing += 1
            self._slow.start(SLOW_AFTER_MS)
            failed = partial(self._is_over, self._messages.refuse)
            undone = partial(self._is_over, self._undone)
            self._work.run(self, self._around.desk.undo, undone, lane=Lane.RECORDS, failed=failed)

    def _is_over(self, act: Callable[[Any], None], answer: "TakenBack | FrontdeskError") -> None:
        self._undoing -= 1
        if not self._undoing:
            self._slow.stop()
            self._is_slow = False
        act(answer)

    def _tell_slow(self) -> None:
        self._is_slow = True
        self._messages.say(BEING_UNDONE)

    def _take_back(self, desk: "Desk", notes: Notes) -> None:
        job, opened = partial(desk.take_back_call, notes.id), partial(self._taken_back, notes)
        self._work.run(self, job, opened, lane=Lane.RECORDS, failed=partial(self._stay, notes))

    def _taken_back(self, notes: Notes, _nothing: None) -> None:
        self._is_opening = False
        self._reopen(notes)

    def _stay(self, notes: Notes, error: FrontdeskError) -> None:
        self._is_opening = False
        self._drafts.drop(notes.id, is_logged=True)
        self._messages.refuse(error)

    def _reopen(self, notes: Notes) -> None:
        self._forget(notes.id)
        self._calls.reopen(notes)
        self._messages.say("The last call is open again; it is not in the log until you end it.")
        self.wrote.emit()

    def _undone(self, undone: TakenBack) -> None:
        if undone.notes:
            self._keep_undone(undone.notes)
        self._messages.say(undone_words(undone))
        self.wrote.emit()

    def _keep_undone(self, notes: Notes) -> None:
        """A call was taken back out of the log: its notes are kept, and the next that can be opened."""
        kept = next((own for own, _ in self._ended if own.id == notes.id), notes)
        self._forget(notes.id)
        self._ended.append((kept, None))
        self._drafts.set_aside(kept)

    def _offer_undone(self, undone: list[Notes]) -> None:
        """Calls that were undone before the window was closed can be opened again; nobody is on the line."""
        self._ended = [*((notes, None) for notes in reversed(undone)), *self._ended]
        if undone:
            self._messages.say(undone_before(len(undone)))

    def _forget(self, id: str) -> None:
        self._ended = [ended for ended in self._ended if ended[0].id != id]
