"""Every key on one sheet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import ALL, Group
from ui.actions.keymap import KEYMAP
from ui.actions.model import Command
from ui.theme import Look, Type
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import paint_keycap
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen
from ui.widgets.sheet import Sheet

_ROW = 24


_COLUMNS = ((Group.CALL, Group.LISTS), (Group.GO,), (Group.DIRECTORY, Group.KNOWLEDGE, Group.HELP))
_REMARK = "Any letter goes to the box, unless a field has the focus. A number there sets the caller."


class KeySheet(Sheet):
    """Made from the same registry as buttons and palette."""

    def __init__(
        self, look: Look, parent: QWidget, *, commands: Sequence[Command] = ALL,
        columns: Sequence[Sequence[Group]] = _COLUMNS, remark: str = _REMARK,
    ) -> None:  # fmt: skip
        super().__init__(look, "All keys", 440 * len(columns), parent)
        row = QHBoxLayout()
        row.setSpacing(48)
        for groups in columns:
            row.addLayout(_column(look, commands, groups))
        self.body.addLayout(row)
        self.body.addSpacing(12)
        self.body.addWidget(_Remark(look, remark))

    def open_sheet(self) -> None:
        super().open_sheet()
        self.setFocus()


def _column(look: Look, commands: Sequence[Command], groups: Sequence[Group]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for group in groups:
        column.addWidget(ListHeading(look, group.value))
        for command in commands:
            if command.group is group:
                column.addWidget(_KeyLine(look, command))
        column.addSpacing(8)
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
