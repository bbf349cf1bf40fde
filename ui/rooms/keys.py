"""Every key on one sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.actions import ALL, Group
from ui.actions.keymap import KEYMAP
from ui.actions.model import Command
from ui.theme import Look, Space, Type
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import paint_keycap
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen
from ui.widgets.sheet import Sheet

_ROW, _BAR = 24, 8
# With a heading, as high as two rows: the rows of every column stand beside each other.
_BETWEEN = 2 * _ROW - Space.HEADING
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 12, Qt.Key.Key_PageUp: -12}

_COLUMNS = ((Group.CALL, Group.LISTS), (Group.GO, Group.LOG), (Group.DIRECTORY, Group.KNOWLEDGE, Group.HELP))
_REMARK = "↑ ↓ show the rest. Any letter goes to the box, unless a field has the focus; a number there sets the caller."


class KeySheet(Sheet):
    """Made from the same registry as buttons and palette."""

    def __init__(
        self, look: Look, parent: QWidget, *, commands: Sequence[Command] = ALL,
        columns: Sequence[Sequence[Group]] = _COLUMNS, remark: str = _REMARK,
    ) -> None:  # fmt: skip
        super().__init__(look, "All keys", 440 * len(columns), parent)
        everything = QWidget()
        row = QHBoxLayout(everything)
        row.setContentsMargins(0, 0, _BAR, 0)
        row.setSpacing(48 - _BAR)
        for groups in columns:
            row.addLayout(_column(look, commands, groups))
        self._view = _View(everything)
        self.body.addWidget(self._view)
        self.body.addSpacing(12)
        self.body.addWidget(_Remark(look, remark))

    def open_sheet(self) -> None:
        super().open_sheet()
        self._view.verticalScrollBar().setValue(0)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + _STEPS[Qt.Key(event.key())] * _ROW)
        else:
            super().keyPressEvent(event)


class _View(QScrollArea):
    """What of the commands fits; as high as all of them where the window is."""

    def __init__(self, everything: QWidget) -> None:
        super().__init__()
        self._everything = everything
        self.setWidget(everything)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        everything.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._everything.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """No row is cut: what is left over at the lower edge stays empty."""
        super().resizeEvent(event)
        is_cut = self.height() < self._everything.sizeHint().height()
        self.setViewportMargins(0, 0, 0, (self.height() - Space.HEADING) % _ROW if is_cut else 0)


def _column(look: Look, commands: Sequence[Command], groups: Sequence[Group]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for group in groups:
        column.addWidget(ListHeading(look, group.value))
        for command in commands:
            if command.group is group:
                column.addWidget(_KeyLine(look, command))
        column.addSpacing(_BETWEEN)
    column.addStretch()
    return column


class _KeyLine(Painted):
    def __init__(self, look: Look, command: Command) -> None:
        super().__init__(look, _ROW)
        self._command, self._key = command, ""
        self.setToolTip(command.help)
        KEYMAP.caption(command.id, command.keys, self.set_key)

    def set_key(self, key: str) -> None:
        self._key = key
        told = f"{self._command.title}. {self._command.help}"
        self.speak(f"{key}: {told}" if key else told)

    def paint(self, pen: Pen) -> None:
        middle = self.height() / 2
        right: float = self.width()
        if self._key:
            right = paint_keycap(pen, right, middle, self._key, is_enter=self._key == "Enter")
        pen.words(0, middle, self._command.title, limit=right - 12)


class _Remark(Painted):
    def __init__(self, look: Look, remark: str) -> None:
        super().__init__(look, _ROW)
        self.speak(remark)

    def paint(self, pen: Pen) -> None:
        pen.words(0, self.height() / 2, self.text(), Type.TEXT, "ink2", limit=self.width())
