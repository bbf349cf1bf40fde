"""The number of the call at hand, given to a caller who is chosen by name."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.callers.model import Caller, Recognition
from frontdesk.directory.model import Operator
from frontdesk.routing.model import FoundCaller
from frontdesk.words import apart
from ui.console.caller import CallerAtHand
from ui.console.means import Means
from ui.console.picking import Shows, is_named
from ui.console.telling import undoes
from ui.models.callers import caller_rows
from ui.models.rows import PersonRow
from ui.work import Lane

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_MOST = 8


class Attaching(QObject):
    """Whoever is chosen has the number from now on, and is who calls. `wrote` when the hub holds it."""

    wrote = Signal()

    def __init__(self, means: Means, caller: CallerAtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._messages = means.work, means.messages
        self._around, self._calls = means.around, means.calls
        self._caller = caller

    @property
    def number(self) -> Recognition | None:
        """The number that can be given to somebody; None where none was shown."""
        call = self._calls.at_hand
        return call.recognition if call is not None and call.recognition.key else None

    @property
    def holders(self) -> tuple[Caller, ...]:
        """Who is known to have it already."""
        known = self.number.candidates if self.number else ()
        return tuple(one for one in known if one.name or one.organisation)

    def find(self, typed: str, show: Shows) -> None:
        """Show the callers that go by these words, and who of them has the number already."""
        if self._around.desk is None or not typed.strip():
            show([])
            return
        job = partial(self._around.desk.routing.known_callers, typed, limit=_MOST)
        self._work.run(self, job, partial(self._show, typed, show), lane=Lane.LOOKUP, topic="callers")

    def take(self, row: PersonRow) -> None:
        """Give the number to the caller of this row; they share it where others have it."""
        call, desk = self._calls.at_hand, self._around.desk
        if call is None or desk is None:
            return
        together = any(one.id != row.id for one in self.holders)
        job = partial(_attached, desk, call.recognition.received, row.id, together, desk.operator)
        self._work.run(self, job, partial(self._done, call.id), lane=Lane.RECORDS)

    def _show(self, typed: str, show: Shows, found: Sequence[FoundCaller]) -> None:
        named = [one for one in found if is_named(f"{one.caller.name} {one.caller.organisation}", typed)]
        show(caller_rows(named, having={one.id for one in self.holders}))

    def _done(self, call_id: str, told: tuple[Caller, Recognition]) -> None:
        holder, number = told
        self._caller.is_known(call_id, holder, number)
        named = holder.name or holder.organisation
        self._messages.say(
            " ".join(part for part in (f"{number.shown} is a number of {apart(named)} now.", undoes()) if part)
        )
        self.wrote.emit()


def _attached(desk: "Desk", number: str, caller_id: str, together: bool, by: Operator) -> tuple[Caller, Recognition]:
    holder = desk.callers.attach(number, caller_id, together=together, by=by)
    return holder, desk.callers.recognise(number)
