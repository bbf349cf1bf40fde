"""Placing parts side by side: the left edge that all text shares, and the line between two columns."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Space
from ui.widgets.pen import Pen


def inset(widget: QWidget, left: int = Space.REACH, right: int = Space.REACH) -> QHBoxLayout:
    """`widget` moved in, so that its text stands under that of the rows, which reach 12 px further."""
    row = QHBoxLayout()
    row.setContentsMargins(left, 0, right, 0)
    row.setSpacing(0)
    row.addWidget(widget)
    return row


class Hairline(QWidget):
    """A quiet line between two groups, or, upright, between two columns."""

    def __init__(self, look: Look, *, is_upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.fill(QRectF(self.rect()), "line")
