"""A sentence at the foot of the window that stays as long as it is true."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.theme import Look, Type
from ui.widgets.band import Band
from ui.widgets.keycap import paint_keycap
from ui.widgets.pen import Pen

#: As high as a line of the log, which gives way to it.
_LOG_LINE = 28


class Notice(Band):
    """A line in every room while there is something to say, and no place of its own else. A lasting sentence comes back
    when a passing one, such as how far a backup is, is over. `turned` carries whether it is there now."""

    GROUND, HAS_LINE_ABOVE = "chrome", True
    turned = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _LOG_LINE, parent)
        self._lasting, self._passing, self._key = "", "", ""
        self._tone = "warn"
        self.hide()

    def stay(self, words: str, tone: str = "warn") -> None:
        """Say `words` from now on; `tone` is warn or bad."""
        self._lasting, self._tone = words, tone
        self._show()

    def pass_by(self, words: str, key: str = "") -> None:
        """Say `words` for a while, '' for no longer; `key` stops what they tell of."""
        self._passing, self._key = words, key
        self._show()

    def _show(self) -> None:
        words = self._passing or self._lasting
        self.speak(", ".join(part for part in (words, self._key if self._passing else "") if part))
        if self.isHidden() is bool(words):
            self.setVisible(bool(words))
            self.turned.emit(bool(words))

    def paint_words(self, pen: Pen, middle: float) -> None:
        right: float = self.width() - self.edge
        if self._passing:
            if self._key:
                right = paint_keycap(pen, right, middle, self._key) - 12
            pen.words(self.edge, middle, self._passing, Type.NAME, limit=right)
            return
        icon = Icon.WARNING_FILL if self._tone == "warn" else Icon.WARNING_CIRCLE_FILL
        x = pen.icon(self.edge, middle, icon, self._tone) + 4
        pen.words(x, middle, self._lasting, Type.NAME, self._tone, limit=right)
