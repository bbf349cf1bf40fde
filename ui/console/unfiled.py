"""Calls that ended and are on their way into the log: in order, however long the hub keeps them waiting."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.calls.model import Ended, Logged
from frontdesk.errors import FrontdeskError, HubBusy
from ui.console.drafts import KeptDrafts
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_AGAIN_AFTER_MS, _SLOW_AFTER_MS = 250, 100


class Unfiled(QObject):
    """Hands calls to the log. `filed` carries one and what the log holds of it, `refused` one and why not; `slow` when
    one waits that long that whoever sits there should know.

    A call goes into the desk's outbox first, in the lane of the drafts, so it is on the disk however long the hub
    keeps the log waiting. The log takes its place among the verbs at once, so that an undo pressed next means this
    call. While another program holds the hub, calls are tried again, the oldest first, and so they are at the next
    start; the log knows each by its id, and takes it once.
    """

    filed = Signal(object, object)
    refused = Signal(object, object)
    slow = Signal()

    def __init__(self, work: Work, drafts: KeptDrafts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._drafts = drafts
        self._desk: Desk | None = None
        self._turns = _Turns()
        self._calls: dict[str, Ended] = {}
        self._in_lane: set[str] = set()
        self._unkept: set[str] = set()
        self._is_left = False
        self._again = _timer(self, _AGAIN_AFTER_MS, self._try_again)
        self._slow = _timer(self, _SLOW_AFTER_MS, self._tell)

    @property
    def is_waiting(self) -> bool:
        """Whether a call ended that the hub could not take when it was asked."""
        return len(self._calls) > len(self._in_lane)

    def open(self, desk: "Desk") -> None:
        """From now on calls can be filed; those that an earlier run left are."""
        self._desk = desk
        self._work.run(self, desk.outbox.all, self._take_up, lane=Lane.DRAFTS)

    def add(self, ended: Ended) -> None:
        """A call ended."""
        self._drafts.end(ended, failed=partial(self._is_unkept, ended.notes.id))
        has_others_waiting = self.is_waiting
        self._calls[ended.notes.id] = ended
        if not has_others_waiting:
            self._file(ended)
        self._slow.start()

    def leave(self) -> None:
        """The window closes: what the hub does not take now is filed at the next start."""
        self._is_left = True
        self._again.stop()
        self._slow.stop()

    def _take_up(self, left: list[Ended]) -> None:
        known = self._calls
        self._calls = {ended.notes.id: ended for ended in left} | known
        for ended in left:
            if ended.notes.id not in known:
                self._file(ended)

    def _file(self, ended: Ended) -> None:
        assert self._desk is not None
        job = partial(self._turns.log, self._desk, ended, is_first=not self._in_lane)
        self._in_lane.add(ended.notes.id)
        done, failed = partial(self._is_filed, ended), partial(self._is_not_filed, ended)
        self._work.run(self, job, done, lane=Lane.RECORDS, failed=failed)

    def _try_again(self) -> None:
        """Once what was tried is answered, the oldest first."""
        if self._in_lane:
            self._again.start()
            return
        for ended in list(self._calls.values()):
            self._file(ended)

    def _is_filed(self, ended: Ended, logged: Logged) -> None:
        self._forget(ended)
        self._drafts.filed(ended.notes.id)
        self.filed.emit(ended, logged)

    def _is_not_filed(self, ended: Ended, error: FrontdeskError) -> None:
        if isinstance(error, HubBusy) and ended.notes.id not in self._unkept:
            self._in_lane.discard(ended.notes.id)
            if not self._is_left:
                self._again.start()
            return
        self._forget(ended)
        self.refused.emit(ended, error)
        self._drafts.not_filed(ended.notes.id)  # after its draft is asked for

    def _is_unkept(self, id: str) -> None:
        """The disk does not take it: where the hub does not take it either, it is to be on the screen again."""
        self._unkept.add(id)

    def _forget(self, ended: Ended) -> None:
        self._in_lane.discard(ended.notes.id)
        self._unkept.discard(ended.notes.id)
        self._calls.pop(ended.notes.id, None)

    def _tell(self) -> None:
        if self._calls:
            self.slow.emit()


class _Turns:
    """Files calls one after the other; while one cannot be filed, none after it is. Lives in the lane of the log."""

    def __init__(self) -> None:
        self._is_stuck = False

    def log(self, desk: "Desk", ended: Ended, *, is_first: bool) -> Logged:
        if self._is_stuck and not is_first:
            raise HubBusy("A call that ended before is filed first.")
        self._is_stuck = False
        try:
            return desk.calls.log(ended.notes, ended.outcome, ended_at=ended.at, by=ended.by)
        except HubBusy:
            self._is_stuck = True
            raise


def _timer(owner: QObject, after_ms: int, act: object) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(act)
    return timer
