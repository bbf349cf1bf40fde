"""Texts of a record that are as high as their words, for a record that scrolls as one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Look
from ui.widgets.markdown import MarkdownText

_LINE = 20
#: What is left free at the right of a record, for the bar that moves it.
BESIDE = 8
_SCROLLS = {
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
}  # fmt: skip


class MarkdownPage(MarkdownText):
    """A safe text without a scroll bar of its own: what it stands in scrolls."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, name, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fitted = (-1, 0)

    def show_markdown(self, text: str) -> None:
        super().show_markdown(text)
        self._fitted = (-1, 0)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._fitted[0] != width:
            page = self.document().clone(self)  # the page in sight must not be laid out for another width
            page.setTextWidth(width)
            self._fitted = (width, round(page.size().height()) + 1)
            page.deleteLater()
        return self._fitted[1]

    def sizeHint(self) -> QSize:
        return QSize(max(self.width(), 200), self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SCROLLS and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Scrolled(QScrollArea):
    """Parts one under the other that scroll as one, by wheel, and by arrows once the keys are there."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.column = QVBoxLayout(inside)
        self._fit_bar(0, 0)
        self.column.setSpacing(0)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._fit_bar)

    def _fit_bar(self, _least: int, most: int) -> None:
        """The bar stands beside the words, where else nothing is; it takes nothing from them."""
        self.column.setContentsMargins(0, 0, 0 if most > 0 else BESIDE, 0)
