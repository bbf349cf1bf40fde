"""What a panel holds, in an area that scrolls where it is too high, from edge to edge of the panel."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ui.theme import Look, Space
from ui.widgets.columns import inset
from ui.widgets.pen import Pen

LEFT, _BAR = 20, 8


class Scrolled(QScrollArea):
    """Parts are added one below the other, with the margins of a panel; the bar stands in the right one."""

    def __init__(self, look: Look, above: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(0)
        self._above = above
        self._fit()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)  # which the area just turned on
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._fit)
        self.floor = _Floor(look, self.verticalScrollBar())

    def add(self, part: QWidget, *, below: int = 0, reach: int = 0) -> None:
        """Add a part, `below` the one before; rows of lists `reach` further than their text on both sides."""
        self._column.addSpacing(below)
        self._column.addLayout(inset(part, LEFT - reach, Space.PAGE - _BAR - reach))

    def replace(self, old: QWidget, new: QWidget) -> None:
        """Put another part in the place of one."""
        self._column.replaceWidget(old, new)

    def fill(self) -> None:
        """Leave what remains empty."""
        self._column.addStretch()

    def page(self, by: int) -> None:
        """Move by pages."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def _fit(self, _low: int = 0, high: int = 0) -> None:
        self._column.setContentsMargins(0, self._above, 0 if high else _BAR, 8)


class _Floor(QWidget):
    """A quiet line below what scrolls, while something is hidden beneath it."""

    def __init__(self, look: Look, bar: QScrollBar) -> None:
        super().__init__()
        self._look, self._bar = look, bar
        self.setFixedHeight(1)
        for moved in (bar.rangeChanged, bar.valueChanged):
            moved.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._bar.value() < self._bar.maximum():
            with Pen(self, self._look) as pen:
                pen.fill(QRectF(self.rect()), "line")
