"""The head of the directory: its name, the filter of the list in sight, and what can be added there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Space, Type
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Words
from ui.widgets.pen import Pen
from ui.widgets.tabs import Filter


class RoomHead(QWidget):
    """'Directory … New person Alt N, Filter /'. `new_asked` when its button is clicked."""

    new_asked = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(Space.BAND)
        self.filter = Filter(look)
        self.new = KeyButton(look, "", is_bare=True)
        self.new.clicked.connect(self.new_asked)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.addWidget(Words(look, title, Type.TITLE))
        self._row.addStretch(1)
        self._row.addWidget(self.new)
        self._row.addWidget(self.filter, 1)
        self.set_compact(False)

    def show_new(self, words: str) -> None:
        """What can be added to the list in sight; '' for nothing."""
        self._words = words
        self.new.setVisible(bool(words))
        self.new.show_act(words, self._key)

    _words = _key = ""

    def set_new_key(self, key: str) -> None:
        self._key = key
        self.new.show_act(self._words, key)

    def set_compact(self, is_compact: bool) -> None:
        edge = Space.PAGE_NARROW if is_compact else Space.PAGE
        self._row.setContentsMargins(edge, 0, edge - 8, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.hairline(0, self.height() - 1, self.width())
