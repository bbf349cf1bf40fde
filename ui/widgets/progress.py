"""How far something is that takes long: a bar, what is being done, and how long it takes still."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme import Look, Type
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen

_HEIGHT, _BAR, _WORDS = 48, 8, 32


class ProgressBar(Painted):
    """A bar of 8 px; below it words. Without `of` nobody knows how far it is, and the bar is empty."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _HEIGHT, parent)
        self._share, self._words = 0.0, ""

    def show_far(self, done: int, of: int, words: str) -> None:
        """Show `done` of `of`, told by `words`."""
        self._share, self._words = (min(done / of, 1.0) if of else 0.0), words
        self.speak(self.tr("{} percent, {}").format(round(100 * self._share), words))

    def paint(self, pen: Pen) -> None:
        pen.box(QRectF(0, 4, self.width(), _BAR), "cover_tint", radius=4)
        if self._share > 0:
            pen.box(QRectF(0, 4, max(_BAR, self.width() * self._share), _BAR), "cover", radius=4)
        pen.words(0, _WORDS, self._words, Type.NAME)
