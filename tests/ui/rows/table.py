"""The table of docs/rooms.md, read: which keys do what in which room, and which take it back."""

from itertools import product
from pathlib import Path

from msgspec import Struct

PAGE = Path(__file__).parents[3] / "docs" / "rooms.md"
#: What is pressed and typed, one after the other; what begins with a small letter is typed.
Way = tuple[str, ...]
NOTHING = "nothing"
_ARROWS = {"←": "Left", "→": "Right", "↑": "Up", "↓": "Down"}


class Row(Struct, frozen=True):
    """What can be done in a room, each way to do it, and each way to take it back; none where nothing does."""

    room: str
    verb: str
    keys: tuple[Way, ...]
    undos: tuple[Way, ...]

    def pairs(self) -> list[tuple[Way, Way]]:
        """Each way to do it with a way to take it back, so that every one of them is gone once."""
        count = max(len(self.keys), len(self.undos))
        undos = self.undos or ((),)
        return [(self.keys[place % len(self.keys)], undos[place % len(undos)]) for place in range(count)]


def rows() -> tuple[Row, ...]:
    """Every row of the table, in its order."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return tuple(Row(room, verb, ways(keys), ways(undo)) for room, verb, keys, undo in cells)


def ways(cell: str) -> tuple[Way, ...]:
    """'Enter or Alt E, words, Enter' is two ways; what stands behind a colon is a remark."""
    told = cell.partition(":")[0]
    if told == NOTHING:
        return ()
    return tuple(
        way for verb in told.split("; ") for way in product(*(step.split(" or ") for step in verb.split(", ")))
    )


def is_typed(step: str) -> bool:
    """Whether a step of a way is words, not a key."""
    return step[0].islower()


def key_name(step: str) -> str:
    """'Alt ↑' as the registry names it: 'Alt+Up'."""
    return "+".join(_ARROWS.get(part, part) for part in step.split(" "))
