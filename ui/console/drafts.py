"""Drafts: what is noted of an open call is on the disk soon after, whatever else the desk is doing."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.calls.model import Ended, Notes
from frontdesk.errors import FrontdeskError
from ui.console.open_call import is_blank
from ui.messages import Messages
from ui.work import Failed, Lane, Work

if TYPE_CHECKING:
    from frontdesk.calls.drafts import Kept
    from frontdesk.desk import Desk

# A key is answered first: its draft is written between it and the next, and what follows within goes with it.
_KEEP_AFTER_MS = 40


class KeptDrafts(QObject):
    """Writes drafts in a lane of their own, in the order in which it is asked: what is dropped stays dropped.

    `kept` carries notes that are on the disk now, `not_kept` those that are not, `left` those that an earlier run left
    and the log does not hold, `put_aside` those of them that were undone.
    """

    kept = Signal(object)
    not_kept = Signal(object)
    left = Signal(object)
    put_aside = Signal(object)

    def __init__(self, work: Work, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._desk: Desk | None = None
        self._noted: dict[str, Notes] = {}
        self._on_disk: dict[str, Notes] = {}
        self._writing: set[str] = set()
        self._dropping: set[str] = set()
        self._told: set[str] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_KEEP_AFTER_MS)
        self._later.timeout.connect(self._write)

    def open(self, desk: "Desk") -> None:
        """From now on drafts can be kept; those that an earlier run left are read."""
        self._desk = desk
        self._work.run(self, desk.drafts.kept, partial(self._ask_log, desk), lane=Lane.DRAFTS)
        self._write()

    @property
    def is_to_be_kept(self) -> bool:
        """Whether something was noted that is not on its way to the disk yet."""
        return self._later.isActive()

    def has(self, notes: Notes) -> bool:
        """Whether just these notes are on the disk."""
        return self._on_disk.get(notes.id) == notes

    def lacks(self, notes: Notes) -> bool:
        """Whether the disk refused the notes of this call, and did not take any since."""
        return notes.id in self._told

    def keep_soon(self, notes: Notes) -> None:
        """Keep `notes` when the key was answered; those of a call in which nothing was noted are not kept."""
        if is_blank(notes):
            self._noted.pop(notes.id, None)
            return
        self._noted[notes.id] = notes
        if not self._later.isActive():
            self._later.start()

    def keep(self, notes: Notes, then: Callable[[], None] | None = None, *, failed: Failed | None = None) -> None:
        """Keep `notes` before anything that is asked for later in this lane; then do `then`."""
        if self._desk is None:
            self._noted[notes.id] = notes
            return
        self._noted.pop(notes.id, None)
        self._dropping.discard(notes.id)
        answered = partial(self._is_kept, notes, then)
        failed = failed or partial(self._is_not_kept, notes)
        self._work.run(self, partial(self._desk.drafts.keep, notes), answered, lane=Lane.DRAFTS, failed=failed)

    def set_aside(self, notes: Notes) -> None:
        """Keep the notes of a call that was undone: nobody is on the line, but it can be opened again."""
        if self._desk is not None:
            self._noted.pop(notes.id, None)
            self._dropping.discard(notes.id)
            job = partial(self._desk.drafts.keep, notes, is_aside=True)
            self._work.run(self, job, _nothing_more, lane=Lane.DRAFTS)

    def drop(self, id: str, *, is_logged: bool) -> None:
        """Forget a call's draft; one that is in the log anyway is dropped at the next start if it cannot be now."""
        self._noted.pop(id, None)
        self._on_disk.pop(id, None)
        self._told.discard(id)
        if self._desk is not None:
            self._dropping.add(id)
            failed = partial(self._is_not_dropped, id, is_logged)
            dropped = partial(self._is_dropped, id)
            self._work.run(self, partial(self._desk.drafts.drop, id), dropped, lane=Lane.DRAFTS, failed=failed)

    def end(self, ended: Ended, *, failed: Callable[[], None]) -> None:
        """Keep a call that ended until the log has it, instead of its draft; `failed` where that cannot be."""
        self._noted.pop(ended.notes.id, None)
        if self._desk is not None:
            job, told = partial(self._desk.outbox.put, ended), partial(self._is_not_ended, failed)
            self._work.run(self, job, _nothing_more, lane=Lane.DRAFTS, failed=told)

    def filed(self, id: str) -> None:
        """A call that ended is in the log."""
        self.drop(id, is_logged=True)
        self.not_filed(id)

    def not_filed(self, id: str) -> None:
        """A call that ended is open again, and its draft is kept; one that is left the log tells at the next start."""
        if self._desk is not None:
            job = partial(self._desk.outbox.drop, id)
            self._work.run(self, job, _nothing_more, lane=Lane.DRAFTS, failed=_nothing_more)

    def keep_now(self) -> None:
        """Do not wait for more: the window is about to close."""
        self._later.stop()
        self._write()

    def _ask_log(self, desk: "Desk", found: "list[Kept]") -> None:
        """The log is asked in a lane of its own, where a slow hub keeps no draft waiting."""
        self._work.run(
            self,
            partial(desk.drafts.logged, [kept.notes for kept in found]),
            partial(self._offer, found),
            lane=Lane.READ,
        )

    def _offer(self, found: "list[Kept]", logged: set[str]) -> None:
        for id in logged:
            self.drop(id, is_logged=True)
        left = [kept for kept in found if kept.notes.id not in logged]
        self.put_aside.emit([kept.notes for kept in left if kept.is_aside])
        self.left.emit([kept.notes for kept in left if not kept.is_aside])

    def _write(self) -> None:
        """Write what was noted; while a call's draft is being written, only the last of what follows is written."""
        if self._desk is not None:
            for id in self._noted.keys() - self._writing:
                self._writing.add(id)
                self.keep(self._noted[id])

    def _is_kept(self, notes: Notes, then: Callable[[], None] | None, _nothing: None) -> None:
        self._writing.discard(notes.id)
        self._told.discard(notes.id)
        if notes.id not in self._dropping:
            self._on_disk[notes.id] = notes
            self.kept.emit(notes)
        if not self._later.isActive():
            self._write()
        if then is not None:
            then()

    def _is_not_kept(self, notes: Notes, error: FrontdeskError) -> None:
        """The next key tries again, and so does closing the window; it is told once of a call."""
        self._writing.discard(notes.id)
        if notes.id in self._dropping:
            return
        self._noted.setdefault(notes.id, notes)
        if notes.id not in self._told:
            self._told.add(notes.id)
            self.not_kept.emit(notes)
            self._messages.refuse(error)

    def _is_not_ended(self, failed: Callable[[], None], error: FrontdeskError) -> None:
        failed()
        self._messages.refuse(error)

    def _is_dropped(self, id: str, _nothing: None) -> None:
        self._dropping.discard(id)

    def _is_not_dropped(self, id: str, is_logged: bool, error: FrontdeskError) -> None:
        self._dropping.discard(id)
        if not is_logged:
            self._messages.refuse(error)


def _nothing_more(_nothing: object) -> None:
    pass
