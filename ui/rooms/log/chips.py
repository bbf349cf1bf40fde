"""What the list is filtered by, piece by piece, and how many rows there are."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import Look, Space, Type
from ui.widgets.pen import Pen
from ui.words import capital

_LINE, _CHIP, _PADDING, _BETWEEN, _ICON = 32, 24, 10, 6, 12


class Chips(QLabel):
    """The pieces of a filter in one or more lines, the count at the right. `dropped` carries the place of a clicked
    one; a marked one is taken away by a key."""

    dropped = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words: tuple[str, ...] = ()
        self._count = ""
        self.marked = -1
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LINE)

    @property
    def words(self) -> tuple[str, ...]:
        """What is said on the chips."""
        return self._words

    @property
    def count(self) -> str:
        """How many rows, as it is said."""
        return self._count

    def show_words(self, words: Sequence[str], count: str, sentence: str) -> None:
        """Show these pieces and the count; `sentence` says all of it."""
        self._words, self._count = tuple(words), count
        self.marked = min(self.marked, len(self._words) - 1)
        spoken = f"{sentence} {count}"
        if spoken != self.text():
            self.setText(spoken)
            self.setAccessibleName(spoken)
            self.setToolTip(self.tr("Backspace in the empty filter takes the last piece away; ← marks another."))
        self._fit()

    def step(self, by: int) -> bool:
        """Mark another piece; False at the ends, where the keys belong to the words again."""
        place = (len(self._words) if self.marked < 0 else self.marked) + by
        self.marked = place if 0 <= place < len(self._words) else -1 if place >= len(self._words) else 0
        self.update()
        return bool(self._words)

    def unmark(self) -> bool:
        """Mark none; False where none was."""
        was, self.marked = self.marked, -1
        self.update()
        return was >= 0

    def drop(self) -> None:
        """Take the marked piece away, else the last."""
        if self._words:
            place = self.marked if self.marked >= 0 else len(self._words) - 1
            self.marked = -1
            self.dropped.emit(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _LINE)

    def _fit(self) -> None:
        rects = self._rects()
        height = round(rects[-1].bottom() + (_LINE - _CHIP) / 2) if rects else _LINE
        if height != self.height():
            self.setFixedHeight(height)
        self.update()

    def _rects(self) -> list[QRectF]:
        """Where each chip stands; the first line leaves room for the count."""
        found, x, line = list[QRectF](), 0.0, 0
        for words in self._words:
            width = self._look.width(capital(words), Type.NAME) + 2 * _PADDING + _ICON + 4
            room = self.width() - (self._look.width(self._count) + 24 if line == 0 else 0)
            if x and x + width > room:
                x, line = 0.0, line + 1
            found.append(QRectF(x, line * _LINE + (_LINE - _CHIP) / 2, width, _CHIP))
            x += width + _BETWEEN
        return found

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for place, rect in enumerate(self._rects()):
            if rect.contains(event.position()):
                self.dropped.emit(place)
                break

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            for place, (rect, words) in enumerate(zip(self._rects(), self._words, strict=True)):
                is_marked = place == self.marked
                pen.box(rect, "press" if is_marked else "hover", "edge" if is_marked else "", Space.RADIUS, 2)
                end = pen.words(rect.left() + _PADDING, rect.center().y(), capital(words), Type.NAME)
                pen.icon(end + 6, rect.center().y(), Icon.X, "ink2", _ICON)
            pen.words_before(self.width(), _LINE / 2, self._count, ink="ink2")
