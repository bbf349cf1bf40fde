"""What is read aloud of the call at hand: its numbers in groups, and the names to be spelled."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject

from frontdesk.directory.model import Channel
from ui.console.calls import OpenCalls
from ui.console.handoff import HandoffAtHand
from ui.console.surroundings import Surroundings
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class AloudNumber(Struct, frozen=True, kw_only=True):
    """A number as it is read and as it is said in groups; `is_promised` where the call back goes there."""

    shown: str
    aloud: str
    is_promised: bool = False


class ReadAloud(QObject):
    """Knows the numbers of the caller at hand: the one of this call first, then those on file."""

    def __init__(
        self, work: Work, around: Surroundings, calls: OpenCalls, handoff: HandoffAtHand, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._around = around
        self._calls = calls
        self._handoff = handoff

    @property
    def names(self) -> tuple[str, ...]:
        """The caller's name and organisation, as far as they are known."""
        call = self._calls.at_hand
        if call is None:
            return ()
        noted, known = call.notes, call.caller
        name = noted.caller_name or (known.name if known else "")
        organisation = noted.organisation or (known.organisation if known else "")
        return tuple(part for part in (name, organisation) if part)

    def numbers(self, show: Callable[[Sequence[AloudNumber]], None]) -> None:
        """Have `show` show the numbers, read in the hub's region."""
        call, desk = self._calls.at_hand, self._around.desk
        if call is None or desk is None:
            show([])
            return
        on_file = call.caller.numbers if call.caller else ()
        keys = tuple(dict.fromkeys(key for key in (call.recognition.key, *on_file) if key))
        job = partial(_read, desk, keys, self._promises_call)
        self._work.run(self, job, show, lane=Lane.LOOKUP, topic="aloud")

    @property
    def _promises_call(self) -> bool:
        promised = self._handoff.promise()
        return promised is not None and promised[1].channel is Channel.PHONE


def _read(desk: "Desk", keys: Sequence[str], promises_call: bool) -> list[AloudNumber]:
    return [
        AloudNumber(
            shown=desk.callers.shown(key), aloud=desk.callers.aloud(key), is_promised=promises_call and place == 0
        )
        for place, key in enumerate(keys)
    ]
