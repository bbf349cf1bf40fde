"""A sheet over the window: a heading, its content, and the key that closes it; it never waits for an answer."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Look, Space
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.pen import Pen

_MARGIN, _TOP = 24, 64


class Sheet(QWidget):
    """Lies over its parent; Esc closes it. `closed` after it did."""

    closed = Signal()

    def __init__(self, look: Look, name: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self._over = parent
        self._wanted = width
        #: How much of the window's left side stays free: as much as the rail takes.
        self.beside = 0
        self.setAccessibleName(name)
        self._face = _Face(look, self)
        self.body = QVBoxLayout(self._face)
        self.body.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self.body.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(ListHeading(look, name), 1)
        close = KeyButton(look, self.tr("Close"), "Esc", is_bare=True)
        close.clicked.connect(self.close_sheet)
        head.addWidget(close)
        self.body.addLayout(head)
        self.hide()

    def open_sheet(self) -> None:
        """Cover the window and take the keys."""
        self.fit()
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Take the size of the window."""
        window = self._over.rect()
        self.setGeometry(window)
        room = window.width() - self.beside
        width = min(self._wanted, room - 2 * _MARGIN)
        height = min(self._face.sizeHint().height(), window.height() - _TOP - _MARGIN)
        self._face.setGeometry(self.beside + (room - width) // 2, _TOP, width, height)

    def close_sheet(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self.look) as pen:
            veil = self.look.colour("ink" if self.look.theme.value == "light" else "paper").toRgb()
            veil.setAlphaF(0.18 if self.look.theme.value == "light" else 0.6)
            pen.painter.fillRect(self.rect(), veil)


class _Face(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.box(QRectF(self.rect()), "paper", "edge", Space.RADIUS_BOX)
