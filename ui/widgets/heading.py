"""Headings of lists: the word, how many, and a caption or a key at the right."""

from PySide6.QtWidgets import QWidget

from ui.theme import Look, Space, Type
from ui.widgets.keycap import paint_keycap
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen, Run

# Between the line above a heading and its 32 px.
_ABOVE = 4


class ListHeading(Painted):
    """'Owners 3 … match'; 32 px high, text centred."""

    def __init__(
        self, look: Look, title: str, caption: str = "", key: str = "", *, has_line: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`has_line` draws a hairline above, between two groups of one column."""
        super().__init__(look, Space.HEADING + (_ABOVE if has_line else 0), parent)
        self._title, self._caption, self._key, self._has_line = title, caption, key, has_line
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        """How many rows the list has; None shows no figure."""
        self._count = "" if count is None else str(count)
        self.speak(" ".join(part for part in (self._title, self._count, self._key) if part))

    def set_key(self, key: str) -> None:
        """Shows another key at the right."""
        self.set_title(self._title, self._caption, key)

    def set_title(self, title: str, caption: str = "", key: str = "") -> None:
        self._title, self._caption, self._key = title, caption, key
        self.set_count(int(self._count) if self._count else None)

    def paint(self, pen: Pen) -> None:
        middle, right = self.height() - Space.HEADING / 2, float(self.width())
        if self._has_line:
            pen.hairline(0, 0, self.width())
        if self._key:
            right = paint_keycap(pen, right, middle, self._key) - 8
        if self._caption:
            right = pen.words_before(right, middle, self._caption, ink="ink3")
        runs = [Run(self._title, Type.STRONG, "ink2"), Run(self._count, ink="ink3", gap=9)]
        pen.line(0, middle, [run for run in runs if run.text], right)
