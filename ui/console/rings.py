"""Calls that ring: the telephone told of them, and nobody took them yet."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.callers.model import Recognition
from frontdesk.calls.model import Notes
from frontdesk.errors import FrontdeskError
from frontdesk.lines.model import Line
from frontdesk.words import apart
from ui.actions import key
from ui.console.caller import CallerAtHand
from ui.console.means import Means
from ui.console.open_call import OpenCall
from ui.models.waiting import Waits
from ui.work import Lane

if TYPE_CHECKING:
    from frontdesk.desk import Desk

#: How many may ring at once; what comes beyond them is not taken.
MOST = 12
_WITHHELD = "anonymous"
_RINGS_FOR = timedelta(minutes=2)
_LOOK_MS = 5_000


class Ring(Struct, frozen=True, kw_only=True):
    """A call that rings: who that is, as far as the number tells, and the line that was reached, where one has its
    number; `at` when the telephone told of it last, `since` when it began."""

    recognition: Recognition
    line: Line | None
    at: datetime
    since: datetime

    @property
    def who(self) -> str:
        """Who rings: 'Tibor Halasz', a number, 'Unknown number'."""
        caller = self.recognition.caller
        if caller is not None:
            return caller.name or caller.organisation or self.recognition.shown
        return self.recognition.shown if self.recognition.key else "Unknown number"


class Rings(QObject):
    """Takes a ring at once where no call is at hand, and lets it wait where one is. `changed` when others wait.

    `waiting` are the rings that nobody took, the first first; who rings longer than two minutes has hung up.
    """

    changed = Signal()

    def __init__(self, means: Means, caller: CallerAtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._messages = means.work, means.messages
        self._around, self._calls = means.around, means.calls
        self._caller = caller
        self.waiting: tuple[Ring, ...] = ()
        self._asked = 0
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self.let_old_go)

    @property
    def has_room(self) -> bool:
        """Whether one more may ring."""
        return self._around.desk is not None and len(self.waiting) + self._asked < MOST

    def ring(self, number: str, line: str = "") -> bool:
        """A call rings from `number` ('' where it is withheld) on the line with that number; False for one too many."""
        if self._around.desk is None or not self.has_room:
            return False
        self._asked += 1
        job = partial(_told, self._around.desk, number or _WITHHELD, line, self._around.now())
        self._work.run(self, job, self._rings, lane=Lane.LOOKUP, failed=self._not_told)
        return True

    def take(self, ring: Ring | None = None) -> None:
        """Take `ring`, else the one that waits longest; a call at hand is parked meanwhile."""
        taken = ring or next(iter(self.waiting), None)
        if taken is not None:
            self._hold(tuple(other for other in self.waiting if other is not taken))
            self._begin(taken)

    def let_go(self) -> None:
        """The ring that waits longest rings no more."""
        self._hold(self.waiting[1:])

    def let_old_go(self) -> None:
        """Whoever rang too long has hung up."""
        oldest = self._around.now() - _RINGS_FOR
        gone = [ring for ring in self.waiting if ring.at <= oldest]
        if gone:
            self._hold(tuple(ring for ring in self.waiting if ring.at > oldest))
            self._messages.say(f"No longer ringing: {', '.join(apart(ring.who) for ring in gone)}.")

    def move_times(self, by: timedelta) -> None:
        """The clock was set by so much: who rings does so as long as before."""
        self._hold(tuple(replace(ring, at=ring.at + by, since=ring.since + by) for ring in self.waiting))

    def _rings(self, ring: Ring) -> None:
        self._asked -= 1
        if self._is_known(ring):
            return
        if self._calls.at_hand is None:
            self._begin(ring)
        else:
            self._hold((*self.waiting, ring))
            self._messages.say(f"Ringing: {apart(ring.who)}. {key('call.take-ring') or key('help.commands')} takes it.")

    def _not_told(self, error: FrontdeskError) -> None:
        self._asked -= 1
        self._messages.refuse(error)

    def _is_known(self, ring: Ring) -> bool:
        """Whether this is an open call, or rings already: telephone systems tell of a call more than once."""
        key, at_hand = ring.recognition.key, self._calls.at_hand
        on_the_line = [call for call in self._calls.waiting if _is_on_the_line(call, ring.at)]
        if key and any(call.recognition.key == key for call in (at_hand, *on_the_line) if call is not None):
            return True
        again = [other for other in self.waiting if key and other.recognition.key == key]
        self.waiting = tuple(replace(other, at=ring.at) if other in again else other for other in self.waiting)
        return bool(again)

    def _begin(self, ring: Ring) -> None:
        from frontdesk.ids import new_id  # what it loads is not needed before the first call

        line, number, now = ring.line or self._around.line, ring.recognition, self._around.now()
        waited = max(int((now - ring.since).total_seconds()), 0)
        call = OpenCall(notes=Notes(id=new_id(), started_at=now, waited_seconds=waited))
        call = call.reach(line) if line else call
        self._calls.resume(call.take_number(number) if number.key or number.is_withheld else call)
        self._messages.say(f"Call from: {apart(ring.who)}.")
        self._caller.number_read(call.id, number)

    def _hold(self, waiting: tuple[Ring, ...]) -> None:
        self.waiting = waiting
        if waiting:
            self._looking.start()
        else:
            self._looking.stop()
        self.changed.emit()


def _is_on_the_line(call: OpenCall, at: datetime) -> bool:
    """Whether the caller of a call that waits did not hang up: for one that was parked long ago nobody can say."""
    why = call.wait.why if call.wait else None
    return why is Waits.HELD or (why is Waits.PARKED and at - call.notes.started_at < _RINGS_FOR)


def _told(desk: "Desk", number: str, line: str, at: datetime) -> Ring:
    reached = desk.lines.line_of(line) if line else None
    line_with_id = reached if reached and reached.id else None
    return Ring(recognition=desk.callers.recognise(number), line=line_with_id, at=at, since=at)
