"""Parts that paint themselves and still are read by a screen reader."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Look, Type
from ui.widgets.pen import Pen
from ui.widgets.wrapping import wrap

_LARGE = (Type.TYPED, Type.ALOUD, Type.TITLE)
_LINE, _LARGE_LINE, _USUAL_WIDTH = 20, 28, 320


class Painted(QLabel):
    """A text for screen readers that is painted in its own way; children override `paint`."""

    def __init__(self, look: Look, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def speak(self, sentence: str) -> None:
        """Says what is painted now, and paints it."""
        if sentence != self.text():
            self.setText(sentence)
            self.setAccessibleName(sentence)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self.look) as pen:
            self.paint(pen)

    def paint(self, pen: Pen) -> None:
        raise NotImplementedError


class Words(QLabel):
    """Plain text of one kind and colour; wraps where asked, on lines of 20 px, of 28 where it is large."""

    def __init__(
        self, look: Look, text: str = "", kind: Type = Type.TEXT, ink: str = "ink", *, wraps: bool = False,
        least_lines: int = 1, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`least_lines` are kept free for wrapped text, so that what stands below does not move."""
        super().__init__(parent)
        self._look, self._kind, self._ink, self._least = look, kind, ink, least_lines
        self._line = _LARGE_LINE if kind in _LARGE else _LINE
        self._broken: tuple[str, int, tuple[str, ...]] = ("", 0, ())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(look.font(kind))
        self.setWordWrap(wraps)
        self.setText(text)
        self._recolour()
        look.changed.connect(self._recolour)

    def set_ink(self, ink: str) -> None:
        self._ink = ink
        self._recolour()

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        return max(len(self._lines(width)), self._least) * self._line if self.wordWrap() else -1

    def sizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().sizeHint()
        width = self.width() if self.testAttribute(Qt.WidgetAttribute.WA_WState_Created) else _USUAL_WIDTH
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._least * self._line) if self.wordWrap() else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap():
            super().paintEvent(event)
            return
        with Pen(self, self._look) as pen:
            for place, line in enumerate(self._lines(self.width())):
                pen.words(0, (place + 0.5) * self._line, line, self._kind, self._ink)

    def _lines(self, width: int) -> tuple[str, ...]:
        """A layout asks for the height of the same words many times."""
        text = self.text()
        if self._broken[:2] != (text, width):
            self._broken = text, width, wrap(text, self._look.font(self._kind), width) if text else ()
        return self._broken[2]

    def _recolour(self) -> None:
        shown = self.palette()
        shown.setColor(self.foregroundRole(), self._look.colour(self._ink))
        self.setPalette(shown)
