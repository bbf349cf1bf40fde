"""The panel at the right: its head, its ground, and the buttons at its bottom edge."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.models.rows import State
from ui.theme import Look, Space, Type
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen

_PADDING = 20
_BETWEEN, _BOTTOM = 4, 16


class Panel(QWidget):
    """The chrome of a record: a head, then whatever is added to `body`, then `acts` at the bottom edge."""

    def __init__(self, look: Look, name: str, *, has_head: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFixedWidth(Space.PANEL)
        self.head = PanelHead(look, name, self)
        self.head.setVisible(has_head)
        self.body, self.acts = QVBoxLayout(), QVBoxLayout()
        self.body.setContentsMargins(_PADDING, 8, Space.PAGE, 0)
        self.acts.setContentsMargins(_PADDING, 8, Space.PAGE, _BOTTOM)
        self.body.setSpacing(0)
        self.acts.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self.body, 1)
        column.addLayout(self.acts)

    def set_compact(self, is_compact: bool) -> None:
        """Below 1200 px the panel is narrower, and closer to its head."""
        self.body.setContentsMargins(_PADDING, 0 if is_compact else 8, Space.PAGE, 0)
        self.setFixedWidth(Space.PANEL_NARROW if is_compact else Space.PANEL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.fill(QRectF(self.rect()), "chrome")
            pen.fill(QRectF(0, 0, 1, self.height()), "line")


class PanelHead(Painted):
    """'This call · ✓ Saved … 02:13' on the band."""

    def __init__(self, look: Look, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, Space.BAND, parent)
        self.show_words(title)

    def show_words(self, title: str, clock: str = "", *states: State | None) -> None:
        """Title, the large clock at the right, and how it stands, such as saved; the clock is not read out as it
        moves."""
        self._title, self._clock, self._states = title, clock, tuple(state for state in states if state)
        self.speak(", ".join((title, *(state.word for state in self._states))))

    def set_clock(self, clock: str) -> None:
        """Moves the clock only."""
        self._clock = clock
        self.update()

    def paint(self, pen: Pen) -> None:
        middle = self.height() / 2
        pen.hairline(0, self.height() - 1, self.width())
        right = pen.words_before(self.width() - Space.PAGE, middle, self._clock, Type.ALOUD)
        x = pen.words(_PADDING, middle, self._title, Type.STRONG, limit=right)
        for place, state in enumerate(self._states):
            x = pen.icon(x + (16 if place else 20), middle, state.icon, state.tone)
            x = pen.words(x, middle, state.word, ink="ink2" if not place else state.tone, limit=right - 8)


def button_rows(rows: Sequence[Sequence[KeyButton]]) -> QLayout:
    """Quiet buttons side by side, 4 px apart; two share a row evenly, more of them by their words. Where every row
    has two, they stand under each other, even where one needs more than half."""
    if all(len(buttons) == 2 for buttons in rows):
        return _pairs(rows)
    column = QVBoxLayout()
    column.setSpacing(_BETWEEN)
    for buttons in rows:
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN)
        for button in buttons:
            row.addWidget(button, button.sizeHint().width() if len(buttons) > 2 else 1)
        column.addLayout(row)
    return column


def _pairs(rows: Sequence[Sequence[KeyButton]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(_BETWEEN)
    for place, buttons in enumerate(rows):
        for side, button in enumerate(buttons):
            grid.addWidget(button, place, side)
            grid.setColumnStretch(side, 1)
    return grid
