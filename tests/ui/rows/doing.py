"""A row of the table as it is done at a window: by its keys and no others, and taken back by its undo."""

from collections.abc import Callable, Mapping, Set
from typing import Any

from sqlalchemy import select

from frontdesk.hub.tables import RECORDS
from tests.ui.desk_window import DeskWindow
from tests.ui.rows.table import Way, is_typed, key_name

Records = dict[str, dict[str, Any]]
Typed = Mapping[str, str]
NONE: Set[str] = frozenset()


class Doing:
    """`does` presses what the row says, `undoes` what it says of taking it back; both look what that wrote."""

    def __init__(self, window: DeskWindow, way: Way, undo: Way) -> None:
        self.window, self.way, self.undo = window, way, undo
        self.steps: set[str] = set()
        self._before: Records = {}
        self._wrote = False

    def does(self, typed: Typed | None = None, *, said: str = "", writes: Set[str] = NONE) -> None:
        """Do it: the kinds of records in `writes` are others afterwards, and the status line begins with `said`."""
        self._before = records(self.window)
        self._wrote = bool(writes)
        self._go(self.way, typed)
        assert changed(self._before, records(self.window)) == writes
        assert self.window.status.startswith(said), self.window.status
        assert said or not writes, "the status line names what was written"
        self.steps.add("done")

    def undoes(self, typed: Typed | None = None, *, said: str = "", leaves: Set[str] = NONE) -> None:
        """Take it back: every record is as it was, but for the kinds in `leaves`, and the status line says so."""
        self._go(self.undo, typed)
        assert changed(self._before, records(self.window)) == leaves
        assert self.window.status.startswith(said), self.window.status
        assert said or not self._wrote, "the status line names what was taken back"
        self.steps.add("undone")

    def _go(self, way: Way, typed: Typed | None) -> None:
        for step in way:
            if is_typed(step):
                self.window.type((typed or {})[step])
            else:
                self.window.press(key_name(step))


Journey = Callable[[DeskWindow, Doing], None]
JOURNEYS: dict[tuple[str, str], Journey] = {}


def journey(room: str, verb: str) -> Callable[[Journey], Journey]:
    """The function does what this row of the table says."""

    def told(function: Journey) -> Journey:
        assert (room, verb) not in JOURNEYS, f"two functions do: {room}, {verb}"
        JOURNEYS[room, verb] = function
        return function

    return told


def records(window: DeskWindow) -> Records:
    """Every record of the hub by its table and id."""
    with window.desk.hub.read() as connection:
        return {
            table.name: {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}
            for table in RECORDS
        }


def changed(before: Records, after: Records) -> set[str]:
    """The tables whose records are not what they were."""
    return {name for name in before if before[name] != after[name]}
