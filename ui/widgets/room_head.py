"""The head of a room with lists: its name, the filter of the list in sight, and what can be added there."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Space, Type
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Words
from ui.widgets.pen import Pen
from ui.widgets.tabs import Filter

# The filter stands still, whatever can be added to the list beside it.
_FILTER, _FILTER_NARROW = 220, 180


class RoomHead(QWidget):
    """'Directory … New person Alt N, Filter /'. `new_asked` when its button is clicked."""

    new_asked = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedHeight(Space.BAND)
        self.filter, self.note = Filter(look), Words(look, ink="ink2")
        self.new = KeyButton(look, "", is_bare=True)
        self.new.clicked.connect(self.new_asked)
        for part in (self.note, self.new):
            part.setVisible(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.PAGE, 0, Space.PAGE - 8, 0)
        self._row.setSpacing(16)
        self._row.addWidget(Words(look, title, Type.TITLE))
        self._row.addStretch(1)
        self._row.addWidget(self.note)
        self._row.addWidget(self.new)
        self._row.addWidget(self.filter)
        self.set_compact(False)

    def show_note(self, words: str) -> None:
        """Say something quietly beside the name."""
        self.note.setVisible(bool(words))
        self.note.setText(words)
        self.note.setAccessibleName(words)

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
        """Below 1200 px the filter is narrower; the left edge stays that of the list."""
        self.filter.setFixedWidth(_FILTER_NARROW if is_compact else _FILTER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.hairline(0, self.height() - 1, self.width())
