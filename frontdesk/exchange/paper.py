"""Printed pages: what stands on them, and who draws them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from msgspec import Struct

#: The paragraphs of a cell.
PrintedCell = tuple[str, ...]


class PrintedColumn(Struct, frozen=True):
    """A column on paper: its heading, its share of the width, and which paragraph is the heavy one, if any."""

    heading: str
    share: int
    heavy: int | None = None


class Printed(Struct, frozen=True, kw_only=True):
    """A table to be printed under a title, lines about it, and totals by name.

    `rows` may be asked for more than once; without rows, `empty` is said. `elsewhere` ends the sentence that tells
    which characters no font could show.
    """

    title: str
    about: tuple[str, ...]
    totals: tuple[tuple[str, str], ...]
    columns: tuple[PrintedColumn, ...]
    rows: Callable[[], Iterator[tuple[PrintedCell, ...]]]
    empty: str
    elsewhere: str = ""


class Paper(Protocol):
    """Draws pages into a PDF file, in two passes over the rows; what a row raises ends it. OSError for a bad disk."""

    def draw(self, printed: Printed, file: Path) -> None: ...
