"""Every command, found by its words."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from frontdesk.words import words
from ui.actions.model import Command
from ui.theme import Look, Space, Type
from ui.widgets.delegates import paint_taken
from ui.widgets.fields import FieldFrame
from ui.widgets.keycap import paint_keycap
from ui.widgets.pen import Pen
from ui.widgets.sheet import Sheet

_ROW, _MOST = 44, 9
C = TypeVar("C", bound=Command)


def matching(typed: str, actions: Sequence[C]) -> list[C]:
    """The actions whose title or help has every typed word by its beginning; by title first."""
    wanted = words(typed)

    def rank(action: C) -> int | None:
        title, everything = words(action.title), words(f"{action.title} {action.help} {action.id}")
        if all(any(word.startswith(part) for word in title) for part in wanted):
            return 0
        return 1 if all(any(word.startswith(part) for word in everything) for part in wanted) else None

    ranked = [(rank(action), action) for action in actions]
    return [action for place in (0, 1) for found, action in ranked if found == place]


class Palette(Sheet, Generic[C]):
    """Type, arrows, Enter. `chosen` carries the id of a command, `told` what a screen reader should say of the marked
    one, since the keys stay in the field."""

    chosen = Signal(str)
    told = Signal(str)

    def __init__(self, look: Look, commands: Sequence[C], can: Callable[[C], bool], parent: QWidget) -> None:
        super().__init__(look, "All commands", 640, parent)
        self._commands, self._can = commands, can
        frame = FieldFrame(look, self.tr("Command"))
        self.edit = frame.add_line(self.tr("Command"), placeholder=self.tr("What do you want to do?"))
        self.list: _CommandList[C] = _CommandList(look)
        self.body.addWidget(frame)
        self.body.addSpacing(8)
        self.body.addWidget(self.list)
        self.edit.textChanged.connect(self._show)
        self.edit.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row()))

    def open_sheet(self) -> None:
        self.edit.setText("")
        self._show("")
        super().open_sheet()
        self.edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        place = self.list.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.list.mark(place + (1 if key == Qt.Key.Key_Down else -1))
            self._tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(place)
        elif key == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            return False
        return True

    def _show(self, typed: str) -> None:
        self.list.show_actions(matching(typed, self._commands), self._can)
        self._tell()

    def _tell(self) -> None:
        spoken = self.list.spoken
        self.edit.setAccessibleDescription(f"Enter: {spoken}" if spoken else self.tr("No command has these words."))
        if spoken and self.isVisible():
            self.told.emit(spoken)

    def _choose(self, place: int) -> None:
        action = self.list.action(place)
        if action is not None and self._can(action):
            self.close_sheet()
            self.chosen.emit(action.id)


class _Commands(QAbstractListModel, Generic[C]):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[C, bool]] = []

    def set_rows(self, rows: list[tuple[C, bool]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            action, can = self.rows[index.row()]
            return f"{action.title}, {action.key}. {action.help}" + ("" if can else " Not now.")
        return None


class _CommandList(QListView, Generic[C]):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._commands: _Commands[C] = _Commands()
        self.setModel(self._commands)
        self.setItemDelegate(_CommandRow(look, self._commands))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Commands"))
        self.setFixedHeight(_ROW * _MOST)
        self.viewport().setAutoFillBackground(False)

    def show_actions(self, actions: list[C], can: Callable[[C], bool]) -> None:
        self._commands.set_rows([(action, can(action)) for action in actions])
        self.mark(0)

    def mark(self, place: int) -> None:
        place = max(0, min(place, len(self._commands.rows) - 1))
        self.setCurrentIndex(self._commands.index(place, 0))

    @property
    def spoken(self) -> str:
        """What is said of the marked command; '' where there is none."""
        return str(self.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")

    def action(self, place: int) -> C | None:
        return self._commands.rows[place][0] if 0 <= place < len(self._commands.rows) else None


class _CommandRow(QStyledItemDelegate, Generic[C]):
    def __init__(self, look: Look, commands: _Commands[C]) -> None:
        super().__init__()
        self._look, self._commands = look, commands

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        action, can = self._commands.rows[index.row()]
        view = option.widget
        assert isinstance(view, QListView)
        area = QRectF(option.rect)
        is_marked = view.currentIndex().row() == index.row()
        with Pen(painter, self._look) as pen:
            if is_marked and can:
                paint_taken(pen, area)
            elif is_marked:
                pen.box(area, "hover", "line" if self._look.is_framed else "")
            right = area.right() - Space.REACH
            if action.key:
                right = paint_keycap(pen, right, area.center().y(), action.key, is_enter=False)
            ink = "ink" if can else "ink3"
            pen.words(area.left() + Space.REACH, area.top() + 14, action.title, Type.NAME, ink, limit=right - 12)
            help_ = action.help if can else f"Not now. {action.help}"
            pen.words(area.left() + Space.REACH, area.top() + 32, help_, Type.TEXT, "ink2" if can else "ink3",
                      limit=right - 12)  # fmt: skip
