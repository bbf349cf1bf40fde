"""The figures of a day side by side, each with its caption."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Space, Type
from ui.widgets.band import Band
from ui.widgets.pen import Pen

_PITCH, _HEIGHT, _FIRST, _SECOND = 144, 72, 27, 50


class Figure(Struct, frozen=True):
    """A figure and what it counts."""

    value: str
    caption: str


class Figures(Band):
    """Large figures on a band of 72 px; they stand closer together where the window is narrow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _HEIGHT, parent)
        self._figures: Sequence[Figure] = ()

    @property
    def edge(self) -> int:
        """The left edge of the lists below, however wide the window is."""
        return Space.PAGE

    def show_figures(self, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self.speak(", ".join(f"{figure.value} {figure.caption}" for figure in figures))

    def paint_words(self, pen: Pen, _middle: float) -> None:
        pitch = min(_PITCH, (self.width() - 2 * self.edge) / max(len(self._figures), 1))
        for place, figure in enumerate(self._figures):
            x = self.edge + round(place * pitch)
            if place:
                pen.fill(QRectF(x - 16, 16, 1, 40), "line")
            pen.words(x, _FIRST, figure.value, Type.ALOUD, limit=x + pitch - Space.PAGE)
            pen.words(x, _SECOND, figure.caption, ink="ink2", limit=x + pitch - Space.PAGE)
