"""The calls that are not in the log yet: one at hand at most, the others wait."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Contact, Notes
from ui.console.drafts import KeptDrafts
from ui.console.open_call import OpenCall, is_blank, reopened
from ui.console.recall import recalled
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.work import Lane, Work


class OpenCalls(QObject):
    """Holds every open call and keeps its draft. `changed` when the one at hand did, `resumed` carries the notes of
    one that is gone on with."""

    changed = Signal()
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

            self.at_hand = OpenCall(notes=Notes(id=new_id(), started_at=self._around.now(), contact=contact))
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

    def end(self) -> None:
        """The call at hand is open no longer."""
        self.at_hand = None
        self.changed.emit()

    def put_back(self, notes: Notes) -> None:
        """A call that ended is open after all; it waits until none is at hand."""
        self.waiting = (*self.waiting, reopened(notes))

    def go_on(self) -> None:
        """Between calls, go on with one that waits."""
        if self.at_hand is None and self.waiting:
            self.resume(self.waiting[-1])
            self._messages.say("A call that is not in the log yet is here again, as you left it.")

    def resume(self, call: OpenCall) -> None:
        """Go on with a call; the one at hand waits until that is filed."""
        self._set_aside()
        self.waiting = tuple(other for other in self.waiting if other.id != call.id)
        self.at_hand = call
        self._drafts.keep_soon(call.notes)
        self.changed.emit()
        self.resumed.emit(call.notes)
        if self._around.desk is not None:
            self._work.run(self, partial(recalled, self._around.desk, call), self._remember, lane=Lane.READ)

    def _set_aside(self) -> None:
        if self.at_hand is not None and not is_blank(self.at_hand.notes):
            self.waiting = (*self.waiting, self.at_hand)
            self._drafts.keep(self.at_hand.notes)

    def _remember(self, known: OpenCall) -> None:
        call = self.find(known.id)
        if call is not None:
            self.change(call.remember(known))

    def _take_up(self, left: list[Notes]) -> None:
        """Drafts come the latest first, and the last that waits is gone on with first."""
        old = tuple(reopened(notes) for notes in reversed(left) if self.find(notes.id) is None)
        self.waiting = (*old, *self.waiting)
        self.go_on()
