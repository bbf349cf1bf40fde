"""A question that one more key answers: a few choices below the box, each with its letter."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.theme import Look, Type
from ui.widgets.delegates import RowDelegate
from ui.widgets.keycap import paint_keycap
from ui.widgets.lists import RowList
from ui.widgets.pen import Pen
from ui.widgets.sheet import Sheet

_WIDTH = 320
_HALO, _BELOW = 3, 4


class ChoiceRow(Struct, frozen=True):
    """One choice, and the letter that takes it."""

    id: str
    title: str
    letter: str

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.letter}"


class ChoiceDelegate(RowDelegate[ChoiceRow]):
    """What is chosen, and its letter."""

    def paint_row(self, pen: Pen, area: QRectF, row: ChoiceRow, is_marked: bool) -> None:
        middle = area.center().y()
        right = paint_keycap(pen, area.right(), middle, row.letter)
        pen.words(area.left(), middle, row.title, Type.STRONG if is_marked else Type.NAME, limit=right - 8)


class ChoiceList(RowList):
    """The choices have the keys: arrows mark, Enter and letters take. `pressed` carries any other key that types."""

    DELEGATE: type[RowDelegate[Any]] = ChoiceDelegate
    chosen = Signal(str)
    pressed = Signal(object)

    def __init__(self, look: Look, name: str, rows: Sequence[ChoiceRow], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.set_takes_enter(True)
        self.set_rows(rows, 0)
        self.setFixedHeight(self.content_height())
        self.pointed.connect(lambda row: self.chosen.emit(row.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.marked.id)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            self._letter(event)

    def _letter(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        row = next((row for row in self.rows if letter and row.letter == letter), None)
        if row is not None:
            self.chosen.emit(row.id)
        elif letter:
            self.pressed.emit(event)


class Question(Sheet):
    """Asks over the window, right below `below`, and takes the keys until it is answered or closed; whoever had them
    before has them then. `chosen` carries the id of a choice, `pressed` any other key that types."""

    chosen = Signal(str)
    pressed = Signal(object)

    def __init__(self, look: Look, name: str, rows: Sequence[ChoiceRow], below: QWidget, parent: QWidget) -> None:
        super().__init__(look, name, _WIDTH, parent)
        self._below, self._before = below, below
        self.list = ChoiceList(look, name, rows)
        self.body.addSpacing(8)
        self.body.addWidget(self.list)
        self.list.chosen.connect(self._take)
        self.list.pressed.connect(self.pressed)

    @property
    def spoken(self) -> str:
        """The question and its choices, as one sentence."""
        return f"{self.list.accessibleName()}: {'; '.join(row.spoken for row in self.list.rows)}"

    def open_sheet(self) -> None:
        self._before = self.window().focusWidget() or self._below
        super().open_sheet()
        self.list.mark(-1)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)
        self.list.mark(0)  # now that it has the focus, a screen reader is told of the row

    def close_sheet(self) -> None:
        if self.isVisible() and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        super().close_sheet()

    def fit(self) -> None:
        super().fit()
        window, place = self.rect(), self._below.mapTo(self.window(), QPoint(_HALO, self._below.height() + _BELOW))
        size = self._face.size()
        left, top = min(place.x(), window.width() - size.width()), min(place.y(), window.height() - size.height())
        self._face.move(max(left, 0), max(top, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._face.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies below stays as bright as it is: it is a matter of one key."""

    def _take(self, id: str) -> None:
        self.close_sheet()
        self.chosen.emit(id)
