"""The Say panel: the sentence of an answer to say first, then what else to do, and who stands for it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme import Look, Space, Type
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen
from ui.widgets.wrapping import wrap

_ALOUD, _LINE, _BETWEEN = 28, 20, 4
_ICON_WIDTH = 24


class SayLine(Struct, frozen=True):
    """A line below the sentence: what to ask, to offer, or not to do; plain text without an icon."""

    text: str
    icon: Icon | None = None


class SayWords(Struct, frozen=True, kw_only=True):
    """What the panel shows of an answer."""

    sentence: str
    lines: Sequence[SayLine] = ()
    note: str = ""


class SayPanel(QWidget):
    """Heading, sentence, lines, note; `whole_asked` when the button of the whole article is clicked."""

    whole_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("What to say"))
        self._key = "F4"
        self._head = _Head(look, self)
        self._head.whole.clicked.connect(self.whole_asked)
        self.text = _Text(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.text, 1)

    def show_words(self, words: SayWords | None, empty: str = "") -> None:
        """Shows an answer; with None it shows `empty`, a hint what belongs here."""
        self._head.whole.setVisible(words is not None)
        self.text.show_words(words, empty)

    def set_compact(self, is_compact: bool) -> None:
        words = self.tr("Whole article") if is_compact else self.tr("Read the whole article")
        self._head.whole.show_act(words, self._key)
        self._head.place_whole()

    def set_key(self, key: str) -> None:
        """The key that opens the whole article."""
        self._key = self.text.key = key
        self._head.whole.set_key(key)
        self._head.place_whole()
        self.text.update()


class _Head(Painted):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, Space.HEADING + 8, parent)
        self.whole = KeyButton(look, self.tr("Read the whole article"), "F4", is_bare=True, parent=self)
        self.speak(self.tr("Say"))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.place_whole()

    def place_whole(self) -> None:
        """Puts the button at the right edge, as wide as its words."""
        width = self.whole.sizeHint().width()
        self.whole.setGeometry(self.width() - width, 8, width, Space.HEADING)

    def paint(self, pen: Pen) -> None:
        pen.hairline(0, 0, self.width())
        pen.words(0, 8 + Space.HEADING / 2, self.text(), Type.STRONG, "ink2")


class _Text(Painted):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, 0, parent)
        self.setMinimumHeight(0)
        self.setMaximumHeight(16777215)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._words: SayWords | None = None
        self._empty, self.key = "", "F4"

    def show_words(self, words: SayWords | None, empty: str) -> None:
        self._words, self._empty = words, empty
        parts = [words.sentence, *(line.text for line in words.lines), words.note] if words else [empty]
        self.speak("\n".join(part for part in parts if part))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 2 * _ALOUD)

    def paint(self, pen: Pen) -> None:
        if self._words is None:
            for place, hint in enumerate(wrap(self._empty, self.look.font(Type.TEXT), self.width())):
                pen.words(0, (place + 0.5) * _LINE, hint, ink="ink2")
            return
        y = self._paint_sentence(pen, self._words.sentence)
        floor = float(self.height())
        if y + self._lines_height(self._words.lines) > floor:
            floor -= _LINE
            pen.words(0, self.height() - _LINE / 2, self._more(), Type.NAME, "warn", limit=self.width())
        for line in self._words.lines:
            y = self._paint_line(pen, y, line, floor)
        if floor == self.height() and self._words.note and y + 8 + _LINE <= self.height():
            pen.words(0, y + 8 + _LINE / 2, self._words.note, ink="ink2", limit=self.width())

    def _more(self) -> str:
        return self.tr("More to know: {}").format(self.key) if self.key else self.tr("More to know")

    def _lines_height(self, lines: Sequence[SayLine]) -> float:
        """How much room the lines take when none is left out."""
        font = self.look.font(Type.TEXT)
        wrapped = (wrap(line.text, font, self.width() - (_ICON_WIDTH if line.icon else 0)) for line in lines)
        return sum(len(text) * _LINE + _BETWEEN for text in wrapped) - _BETWEEN

    def _paint_sentence(self, pen: Pen, sentence: str) -> float:
        lines = wrap(sentence, self.look.font(Type.ALOUD), self.width())
        for place, line in enumerate(lines):
            pen.words(0, (place + 0.5) * _ALOUD, line, Type.ALOUD)
        return len(lines) * _ALOUD + 14

    def _paint_line(self, pen: Pen, y: float, line: SayLine, floor: float) -> float:
        """Writes one line, as much of it as stands above `floor`; returns where the next may begin."""
        x = _ICON_WIDTH if line.icon else 0
        lines = wrap(line.text, self.look.font(Type.TEXT), self.width() - x)
        room = int((floor - y) // _LINE)
        if room <= 0:
            return y
        if line.icon:
            pen.icon(0, y + _LINE / 2, line.icon, "ink2")
        for place, text in enumerate(lines[:room]):
            goes_on = place == room - 1 and len(lines) > room
            shown = self._cut(text, self.width() - x) if goes_on else text
            pen.words(x, y + (place + 0.5) * _LINE, shown, limit=self.width())
        return y + min(room, len(lines)) * _LINE + _BETWEEN

    def _cut(self, text: str, width: float) -> str:
        """`text` and an ellipsis, without the words that leave no room for it."""
        while " " in text and self.look.width(f"{text} …") > width:
            text = text.rpartition(" ")[0]
        return f"{text} …"
