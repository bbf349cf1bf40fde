"""Is everything in a hub as it was written?"""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from frontdesk.calls.model import State, Step
from frontdesk.calls.rules import MOVES
from frontdesk.errors import HubUnusable
from frontdesk.hub import checking
from frontdesk.hub.copying import Progress, unheard
from frontdesk.hub.hub import Hub

_ENOUGH = 100


class Report(Struct, frozen=True):
    """What a check found; of more than a hundred problems, the first. `entries` and `rows` are how many were read."""

    problems: tuple[str, ...]
    entries: int
    rows: int

    @property
    def ok(self) -> bool:
        return not self.problems


def check(hub: Hub, *, progress: Progress = unheard) -> Report:
    """Compare the file, the journal, the records and the hand-offs' moves with each other; changes nothing.

    `progress` hears how many of checking.PARTS are done, and may stop it.
    """
    found: list[str] = []
    try:
        with hub.read() as connection:
            found += islice(checking.problems(connection, progress), _ENOUGH)
            found += islice(_moved_wrongly(checking.moved(connection)), _ENOUGH - len(found))
            return Report(tuple(found), checking.entries(connection), checking.rows(connection))
    except HubUnusable as damage:
        return Report((*found, str(damage)), 0, 0)


def _moved_wrongly(handoffs: Iterator[checking.Moved]) -> Iterator[str]:
    for one in handoffs:
        led_to = _led_to(one.steps)
        if led_to is None:
            yield f"Hand-off {one.reference} has moves that do not follow from each other."
        elif led_to != one.state:
            yield f"Hand-off {one.reference} is {one.state}, and its moves led to {led_to.value}."


def _led_to(steps: Sequence[str]) -> State | None:
    """The state that these steps lead to; None where one of them is not allowed."""
    if not steps or steps[0] != Step.MAKE:
        return None
    state: State | None = State.OPEN
    for step in steps[1:]:
        state = MOVES.get((state, Step(step))) if state and step in list(Step) else None
    return state
