"""Tables of two lines a row, and the names of their columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from ui.models.table import Cell, Column, TableRow
from ui.theme import Look, Type
from ui.widgets.delegates import RowDelegate
from ui.widgets.lists import RowList
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen

_GAP = 12
_FIRST, _SECOND = 15, 34
_HEADER = 36


class TableDelegate(RowDelegate[TableRow]):
    """One row of a table; `columns` says where its cells stand."""

    HEIGHT, HAS_LINES = 48, True
    columns: tuple[Column, ...] = ()

    def paint_row(self, pen: Pen, area: QRectF, row: TableRow, is_marked: bool) -> None:
        right = area.right()
        for column, cell in reversed(list(zip(self.columns, row.cells, strict=False))):
            left = area.left() + column.begins * area.width()
            if column.is_right:
                right = self._paint_right(pen, area, cell) - _GAP
                continue
            kind = Type.TEXT if column.begins else Type.STRONG if is_marked else Type.NAME
            pen.words(left, area.top() + _FIRST, cell.first, kind, cell.tone, limit=right)
            if cell.state:
                pen.state(left, area.top() + _SECOND, cell.state, right)
            else:
                pen.words(left, area.top() + _SECOND, cell.second, ink="ink2", limit=right)
            right = left - _GAP

    def _paint_right(self, pen: Pen, area: QRectF, cell: Cell) -> float:
        first = pen.words_before(area.right(), area.top() + _FIRST, cell.first, ink=cell.tone)
        second = pen.words_before(area.right(), area.top() + _SECOND, cell.second, ink="ink2")
        return min(first, second)


class TableList(RowList):
    """A table of which one row is marked; however long it is, only what is in sight costs anything."""

    NAME, DELEGATE = "List", TableDelegate

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setUniformItemSizes(True)

    def sizeHint(self) -> QSize:
        return QSize(200, 8 * TableDelegate.HEIGHT)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns from now on."""
        delegate = self._delegate
        assert isinstance(delegate, TableDelegate)
        delegate.columns = tuple(columns)
        self.viewport().update()


class TableHeader(Painted):
    """The names of the columns above a table."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _HEADER, parent)
        self._columns: tuple[Column, ...] = ()

    def show_columns(self, columns: Sequence[Column]) -> None:
        self._columns = tuple(columns)
        self.speak(self.tr("Columns: {}").format(", ".join(column.title for column in columns)))

    def paint(self, pen: Pen) -> None:
        middle = self.height() / 2
        for column in self._columns:
            if column.is_right:
                pen.words_before(self.width(), middle, column.title, Type.STRONG, "ink2")
            else:
                pen.words(column.begins * self.width(), middle, column.title, Type.STRONG, "ink2")
