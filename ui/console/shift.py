"""Who is signed on at this desk: chosen by name, and whoever was there before is relieved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Shift
from frontdesk.routing.model import FoundPerson
from frontdesk.words import apart, fold, one_line
from ui.console.picking import Shows, is_named
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.models.rows import PersonRow
from ui.words import listed
from ui.work import Lane, Work

_AS_TYPED = "as typed"
_MOST = 6


class SigningOn(QObject):
    """Begins and ends shifts. `signed_on` carries the name of whoever did; `wrote` when the hub holds it."""

    signed_on = Signal(str)
    wrote = Signal()

    def __init__(self, work: Work, messages: Messages, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._around = around

    def find(self, typed: str, show: Shows) -> None:
        """Show the people of the directory that go by these words, and last the words themselves."""
        if self._around.desk is None or not typed.strip():
            show([])
            return
        job = partial(self._around.desk.routing.people, typed, limit=_MOST)
        self._work.run(self, job, partial(_show, typed, show), lane=Lane.LOOKUP, topic="people")

    def take(self, row: PersonRow) -> None:
        """Whoever this row names signs on."""
        desk = self._around.desk
        if desk is None:
            self._messages.say(self._around.not_open)
        else:
            self._work.run(self, partial(desk.sign_on, row.name), self._is_on, lane=Lane.RECORDS)

    def off(self) -> None:
        """Whoever is signed on leaves the desk."""
        desk = self._around.desk
        if desk is None:
            self._messages.say(self._around.not_open)
        else:
            self._work.run(self, desk.sign_off, self._is_off, lane=Lane.RECORDS)

    def _is_on(self, shift: Shift) -> None:
        self._messages.say(f"Signed on at {shift.desk}: {apart(shift.operator)}.")
        self.signed_on.emit(shift.operator)
        self.wrote.emit()

    def _is_off(self, shift: Shift | None) -> None:
        self._messages.say(f"Signed off: {apart(shift.operator)}." if shift else "Nobody was signed on at this desk.")
        self.wrote.emit()


def _show(typed: str, show: Shows, found: Sequence[FoundPerson]) -> None:
    rows = [_row(one) for one in found if is_named(one.person.name, typed)]
    typed = one_line(typed)
    if all(fold(row.name) != fold(typed) for row in rows):
        rows.append(PersonRow(id=_AS_TYPED, name=typed, note="as typed", spoken=listed(typed, "as typed")))
    show(rows)


def _row(found: FoundPerson) -> PersonRow:
    note = found.department.name if found.department else found.person.role
    return PersonRow(id=found.person.id, name=found.person.name, note=note, spoken=listed(found.person.name, note))
