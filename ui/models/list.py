"""A list of rows that changes as little as it can, so that scroll and selection stay."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.rows import Row

_NO_PARENT = QModelIndex()


class RowRole(IntEnum):
    """What can be asked of an index beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class RowModel(QAbstractListModel):
    """Holds rows of one kind; `set_rows` tells Qt only what really changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self._rows)

    def row(self, at: int) -> Row | None:
        """The row at a place; None where there is none."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place_of(self, id: str) -> int:
        """Where the row with this id stands; -1 where it is not in the list."""
        return next((place for place, row in enumerate(self._rows) if row.id == id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        if role == RowRole.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows `rows`: equal rows stay untouched, a changed end or middle is the only thing that moves."""
        head = _same_ids(self._rows, rows)
        tail = _same_ids(self._rows[head:][::-1], rows[head:][::-1])
        self._replace(head, len(self._rows) - tail, rows[head : len(rows) - tail])
        self._refresh(rows)

    def _replace(self, start: int, end: int, new: Sequence[Row]) -> None:
        kept = min(end - start, len(new))
        # A row that gives way to another in its place is told as changed by _refresh: no layout is needed for that.
        if end - start > kept:
            self.beginRemoveRows(_NO_PARENT, start + kept, end - 1)
            del self._rows[start + kept : end]
            self.endRemoveRows()
        elif len(new) > kept:
            self.beginInsertRows(_NO_PARENT, start + kept, start + len(new) - 1)
            self._rows[start + kept : start + kept] = new[kept:]
            self.endInsertRows()

    def _refresh(self, rows: Sequence[Row]) -> None:
        changed = [place for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        if changed:
            self._rows[:] = rows
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def _same_ids(old: Sequence[Row], new: Sequence[Row]) -> int:
    same = 0
    for a, b in zip(old, new, strict=False):
        if a.id != b.id:
            break
        same += 1
    return same
