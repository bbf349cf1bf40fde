"""Rows of two lines in columns: what a list of a room shows, whatever it is about."""

from msgspec import Struct

from ui.models.rows import State, Tone
from ui.words import listed


class Cell(Struct, frozen=True, kw_only=True):
    """What stands in one column of a row: a line, and below it another or a state."""

    first: str = ""
    second: str = ""
    state: State | None = None
    tone: Tone = Tone.PLAIN

    @property
    def spoken(self) -> str:
        return listed(self.first, self.second, self.state.word if self.state else "")


class Column(Struct, frozen=True):
    """A column by its title and where it begins, as a share of the width; the last one ends at the right edge."""

    title: str
    begins: float = 0.0
    is_right: bool = False


class TableRow(Struct, frozen=True, kw_only=True):
    """One row; the first cell is what the eye looks for."""

    id: str
    cells: tuple[Cell, ...]

    @property
    def spoken(self) -> str:
        return listed(*(cell.spoken for cell in self.cells))

    @property
    def title(self) -> str:
        return self.cells[0].first if self.cells else ""
