"""How a row of a list is painted: the plate of the marked row, the hairlines, and columns that fit all rows."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar, cast

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.models.list import RowRole
from ui.models.rows import State
from ui.theme import Look, Space, Type
from ui.widgets.pen import Pen

_BAR = 3
R = TypeVar("R")


class Standing(Struct):
    """How a list stands: which place is marked (-1: none), whether Enter takes it, whether the window is narrow."""

    marked: int = -1
    takes_enter: bool = False
    is_compact: bool = False


class RowDelegate(QStyledItemDelegate, Generic[R]):
    """Paints rows of one kind; children say how high they are and what stands where."""

    HEIGHT = 32
    # Whether every row has that height.
    IS_UNIFORM = True
    # How far a row goes beyond its text.
    REACH = Space.REACH
    HAS_LINES = False
    # Where the hairline begins, from the left edge of the text.
    LINE_FROM = 0.0

    def __init__(self, look: Look, standing: Standing, parent: QObject) -> None:
        super().__init__(parent)
        self.look, self.standing = look, standing

    def prepare(self, rows: Sequence[R]) -> None:
        """Looks at all rows before they are painted, to find the width of columns."""

    def paint_row(self, pen: Pen, area: QRectF, row: R, is_marked: bool) -> None:
        """Paints one row; `area` is where its text may stand."""
        raise NotImplementedError

    def height(self, _row: R, _is_marked: bool) -> int:
        return self.HEIGHT

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = cast(R, index.data(RowRole.ROW))
        return QSize(0, self.height(row, index.row() == self.standing.marked))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        is_marked = index.row() == self.standing.marked
        painter.save()
        pen = Pen(painter, self.look)
        if is_marked:
            self._paint_plate(pen, rect)
        elif self.HAS_LINES and index.row() not in (0, self.standing.marked + 1):
            left = rect.left() + self.REACH + self.LINE_FROM
            pen.hairline(left, rect.top(), rect.right() - self.REACH - left)
        area = rect.adjusted(self.REACH, 0, -self.REACH, 0)
        self.paint_row(pen, area, cast(R, index.data(RowRole.ROW)), is_marked)
        painter.restore()

    def _paint_plate(self, pen: Pen, rect: QRectF) -> None:
        if self.standing.takes_enter:
            paint_taken(pen, rect)
        else:
            pen.box(rect, "hover", "line" if self.look.is_framed else "")


def paint_taken(pen: Pen, rect: QRectF) -> None:
    """The plate of what Enter takes, with its bar at the left."""
    pen.box(rect, "accent_tint", "accent" if pen.look.is_framed else "", width=2)
    outline = QPainterPath()
    outline.addRoundedRect(rect, Space.RADIUS, Space.RADIUS)
    bar = QPainterPath()
    bar.addRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()))
    pen.painter.fillPath(outline.intersected(bar), pen.look.colour("accent"))


def widest(look: Look, words: Iterable[str], kind: Type = Type.TEXT) -> float:
    """The width of the widest of `words`."""
    return max((look.width(word, kind) for word in words), default=0)


def state_width(look: Look, states: Iterable[State | None], kind: Type = Type.TEXT) -> float:
    """How wide a column of states must be, icon and note included."""
    gap = 20
    return max(
        (gap + look.width(s.word, kind) + (8 + look.width(s.note) if s.note else 0) for s in states if s), default=0
    )
