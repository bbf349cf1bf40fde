"""Rows of two lines in columns: what a list of a room shows, whatever it is about."""

from dataclasses import dataclass

from ui.models.rows import State, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one column of a row: a line, and below it another or a state."""

    first: str = ""
    second: str = ""
    state: State | None = None
    tone: Tone = Tone.PLAIN

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.first, self.second, self.state.word if self.state else "") if part)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its title and where it begins, as a share of the width; the last one ends at the right edge."""

    title: str
    begins: float = 0.0
    is_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row; the first cell is what the eye looks for."""

    id: str
    cells: tuple[Cell, ...]

    @property
    def spoken(self) -> str:
        return ", ".join(cell.spoken for cell in self.cells if cell.spoken)

    @property
    def title(self) -> str:
        return self.cells[0].first if self.cells else ""
