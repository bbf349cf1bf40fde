"""The calls that are not in the log yet: one at hand at most, the others wait."""

from datetime import timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Contact, Notes
from ui.actions import key
from ui.console.drafts import KeptDrafts
from ui.console.open_call import OpenCall, Wait, is_blank, reopened
from ui.console.recall import recalled
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.models.waiting import Waits
from ui.work import Lane, Work

#: How much waiting may be missing from the draft of a call after a power cut.
_COUNT_EVERY_SECONDS = 5


class OpenCalls(QObject):
    """Holds every open call and keeps its draft. `changed` when the one at hand did, `waiting_changed` when one that
    waits did, `resumed` carries the notes of one that is gone on with."""

    changed = Signal()
    waiting_changed = Signal()
    resumed = Signal(object)

    def __init__(
        self, work: Work, messages: Messages, around: Surroundings, drafts: KeptDrafts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._around = around
        self._drafts = drafts
        self.at_hand: OpenCall | None = None
        self.waiting: tuple[OpenCall, ...] = ()
        drafts.left.connect(self._take_up)

    def start(self, contact: Contact = Contact.PHONE) -> OpenCall:
        """The call at hand; one that begins now where there is none."""
        if self.at_hand is None:
            from frontdesk.ids import new_id  # what it loads is not needed before the first call

            notes = Notes(id=new_id(), started_at=self._around.now(), contact=contact, taken_by=self._around.operator)
            line = self._around.line
            self.at_hand = OpenCall(notes=notes).reach(line) if line else OpenCall(notes=notes)
            self.changed.emit()
        return self.at_hand

    def find(self, id: str) -> OpenCall | None:
        """The open call of that id; None once it is in the log or was let go."""
        held = (self.at_hand, *self.waiting) if self.at_hand else self.waiting
        return next((call for call in held if call.id == id), None)

    def change(self, call: OpenCall) -> None:
        """Hold `call` instead of what was known of it; a call that is open no longer stays as it is."""
        before = self.find(call.id)
        if before is None:
            return
        if call.notes != before.notes:
            self._drafts.keep_soon(call.notes)
        if before is self.at_hand:
            self.at_hand = call
            self.changed.emit()
        else:
            self.waiting = tuple(call if other is before else other for other in self.waiting)
            self.waiting_changed.emit()

    def end(self) -> None:
        """The call at hand is open no longer."""
        self.at_hand = None
        self.changed.emit()

    def hold(self, why: Waits) -> None:
        """The call at hand waits from now on."""
        if self.at_hand is not None:
            held, self.at_hand = self.at_hand, None
            self._let_wait(held.begin_wait(why, self._around.now()))
            self.changed.emit()

    def resume(self, call: OpenCall, *, aside: Waits = Waits.PARKED) -> None:
        """Go on with a call, or begin with it; the one at hand waits meanwhile, `aside` says why."""
        before = self.at_hand
        ended = call.end_wait(self._around.now())
        self.at_hand = ended.note(taken_by=ended.notes.taken_by or self._around.operator)
        self.waiting = tuple(other for other in self.waiting if other.id != call.id)
        if before is not None:
            self._let_wait(before.begin_wait(aside, self._around.now()))
        self._drafts.keep_soon(self.at_hand.notes)
        self.waiting_changed.emit()
        self.changed.emit()
        self.resumed.emit(self.at_hand.notes)

    def reopen(self, notes: Notes) -> None:
        """Go on with a call of which only the notes are known; what the one at hand says waits until then."""
        if self.at_hand is not None and is_blank(self.at_hand.notes):
            self.at_hand = None
        call = reopened(notes)
        self.resume(call)
        self._recall(call)

    def put_back(self, notes: Notes) -> None:
        """A call that could not be filed is open after all; it waits while another is at hand."""
        if self.at_hand is None:
            self.reopen(notes)
        else:
            call = reopened(notes).begin_wait(Waits.UNFILED, self._around.now())
            self._let_wait(call)
            self._recall(call)

    def count(self) -> None:
        """Keep how long those that wait have waited so far."""
        now = self._around.now()
        for call in self.waiting:
            counted = call.count_wait(now)
            if counted.notes.waited_seconds - call.notes.waited_seconds >= _COUNT_EVERY_SECONDS:
                self.change(counted)

    def move_times(self, by: timedelta) -> None:
        """The clock was set by so much: what is open began as long ago as before."""
        for call in (self.at_hand, *self.waiting):
            if call is not None:
                self.change(call.move_times(by))

    def sign(self) -> None:
        """The hub is open: what was begun before says who took it."""
        for call in (self.at_hand, *self.waiting):
            if call is not None and not call.notes.taken_by:
                self.change(call.note(taken_by=self._around.operator))

    def _let_wait(self, call: OpenCall) -> None:
        self.waiting = (*self.waiting, call)
        if not is_blank(call.notes):
            self._drafts.keep(call.notes)
        self.waiting_changed.emit()

    def _recall(self, call: OpenCall) -> None:
        if self._around.desk is not None:
            self._work.run(self, partial(recalled, self._around.desk, call), self._remember, lane=Lane.READ)

    def _remember(self, known: OpenCall) -> None:
        call = self.find(known.id)
        if call is not None:
            self.change(call.remember(known))

    def _take_up(self, left: list[Notes]) -> None:
        """One call that an earlier run left is gone on with; several wait, since nobody can say which goes first."""
        left = [notes for notes in left if self.find(notes.id) is None]
        if len(left) == 1 and self.at_hand is None:
            self.reopen(left[0])
            self._messages.say("A call that is not in the log yet is here again, as you left it.")
        elif left:
            self._park_all(left)

    def _park_all(self, left: list[Notes]) -> None:
        """They have waited as long as their drafts say: the time since then counted for nobody."""
        now = self._around.now()
        for notes in left:
            wait = Wait(Waits.PARKED, now - timedelta(seconds=notes.waited_seconds))
            call = replace(reopened(notes), wait=wait)
            self.waiting = (*self.waiting, call)
            self._recall(call)
        self.waiting_changed.emit()
        self._messages.say(_left_words(len(left)))


def _left_words(count: int) -> str:
    """'3 calls that are not in the log yet wait here. F7 takes the first.'"""
    takes = key("call.hold") or key("help.commands")
    if count == 1:
        return f"A call that is not in the log yet waits here. {takes} swaps."
    return f"{count} calls that are not in the log yet wait here. {takes} takes the first."
