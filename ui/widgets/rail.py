"""The rail at the left: the rooms there are, and the key that opens each."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme import Look, Space, Type
from ui.widgets.painted import Words
from ui.widgets.pen import Pen

_SIDE, _ICON = 6, 21
_BADGE = 16


class RailRoom(Struct, frozen=True):
    """A room as the rail shows it; `key` is spoken and stands in the tooltip, such as 'Ctrl+1'."""

    id: str
    label: str
    icon: Icon
    selected_icon: Icon
    key: str = ""
    is_at_foot: bool = False


class Rail(QWidget):
    """One button per room, the selected one on a plate; `chosen` carries the room's id."""

    chosen = Signal(str)

    def __init__(self, look: Look, rooms: Sequence[RailRoom], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedWidth(Space.RAIL)
        self.setAccessibleName(self.tr("Rooms"))
        self._items = {room.id: _Item(look, room, self) for room in rooms}
        self._hint = Words(look, "", Type.SMALL, "ink3")
        self._show_hint()
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 8, _SIDE + 1, 8)
        column.setSpacing(Space.RAIL_PITCH - Space.RAIL_ITEM)
        top = [item for item in self._items.values() if not item.room.is_at_foot]
        foot = [item for item in self._items.values() if item.room.is_at_foot]
        for item in (*top, *foot):
            item.clicked.connect(self._choose)
            item.key_changed.connect(self._show_hint)
        for item in top:
            column.addWidget(item)
        column.addSpacing(3)
        column.addWidget(self._hint)
        column.addStretch()
        for item in foot:
            column.addWidget(item)

    def select(self, room: str) -> None:
        """Shows `room` as the one that is open."""
        for id, item in self._items.items():
            item.setChecked(id == room)

    @property
    def selected(self) -> str:
        """The room shown as open; '' before the first `select`."""
        return next((id for id, item in self._items.items() if item.isChecked()), "")

    def item(self, room: str) -> "_Item":
        """The button of a room."""
        return self._items[room]

    def _show_hint(self) -> None:
        self._hint.setText(_hint([item.key for item in self._items.values() if not item.room.is_at_foot]))

    def set_badge(self, room: str, badge: str, spoken: str = "") -> None:
        """Shows a short figure on a room; '' takes it away. `spoken` says what is counted: '1 overdue'."""
        self._items[room].set_badge(badge, spoken)

    def _choose(self) -> None:
        item = self.sender()
        assert isinstance(item, _Item)
        self.chosen.emit(item.room.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.fill(QRectF(self.rect()), "chrome")
            pen.fill(QRectF(self.width() - 1, 0, 1, self.height()), "line")


def _hint(keys: Sequence[str]) -> str:
    """'Ctrl 1–4' where the rooms have the keys of one row; '' where somebody chose others."""
    in_order = [f"Ctrl {number}" for number in range(1, len(keys) + 1)]
    return f"Ctrl 1–{len(keys)}" if list(keys) == in_order else ""


class _Item(QAbstractButton):
    key_changed = Signal()

    def __init__(self, look: Look, room: RailRoom, parent: QWidget) -> None:
        super().__init__(parent)
        self.room, self._look, self._badge, self._counted = room, look, "", ""
        self.setText(room.label)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, for whoever hears it
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_key(room.key)

    def set_key(self, key: str) -> None:
        self.key = key
        self.setToolTip(f"{self.room.label}, {key}" if key else self.room.label)
        self._speak()
        self.key_changed.emit()

    def set_badge(self, badge: str, spoken: str) -> None:
        if (badge, spoken or badge) != (self._badge, self._counted):
            self._badge, self._counted = badge, spoken or badge
            self._speak()
            self.update()

    def _speak(self) -> None:
        self.setAccessibleName(", ".join(part for part in (self.room.label, self._counted, self.key) if part))

    def nextCheckState(self) -> None:
        """The room that opens says so by `select`; a click alone selects nothing."""

    def sizeHint(self) -> QSize:
        return QSize(Space.RAIL - 2 * _SIDE, Space.RAIL_ITEM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            middle = self.width() / 2
            if self.isChecked() or self.underMouse():
                pen.box(QRectF(self.rect()), "press" if self.isChecked() else "hover", self._edge())
            icon = self.room.selected_icon if self.isChecked() else self.room.icon
            ink = "ink" if self.isChecked() else "ink2"
            pen.icon(middle - _ICON / 2, 19, icon, ink, _ICON)
            pen.words(middle - self._look.width(self.room.label, self.kind) / 2, 42, self.room.label, self.kind, ink)
            if self._badge:
                self._paint_badge(pen, middle)

    @property
    def kind(self) -> Type:
        """How the label is written: strong where the room is open, and strong letters keep clear of the edge."""
        fits = self._look.width(self.room.label, Type.SMALL_STRONG) + 2 * Space.STEP <= self.width()
        return Type.SMALL_STRONG if self.isChecked() and fits else Type.SMALL

    def _edge(self) -> str:
        return "edge" if self._look.is_framed and self.isChecked() else ""

    def _paint_badge(self, pen: Pen, middle: float) -> None:
        width = max(_BADGE, self._look.width(self._badge, Type.SMALL_STRONG) + 8)
        rect = QRectF(middle + 18 - width / 2, 7, width, _BADGE)
        pen.box(rect, "bad", radius=_BADGE / 2)
        left = rect.center().x() - self._look.width(self._badge, Type.SMALL_STRONG) / 2
        pen.words(left, rect.center().y(), self._badge, Type.SMALL_STRONG, "paper")
