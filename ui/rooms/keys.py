"""Every key on one sheet."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import ALL, Action, Group, shows_key
from ui.theme import Look, Type
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import paint_keycap
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen
from ui.widgets.sheet import Sheet

_ROW = 24


class KeySheet(Sheet):
    """Made from the same registry as buttons and palette."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "All keys", 880, parent)
        row = QHBoxLayout()
        row.setSpacing(48)
        row.addLayout(_column(look, Group.CALL, Group.LISTS))
        row.addLayout(_column(look, Group.GO, Group.HELP))
        self.body.addLayout(row)
        self.body.addSpacing(12)
        self.body.addWidget(_Remark(look))

    def open_sheet(self) -> None:
        super().open_sheet()
        self.setFocus()


def _column(look: Look, *groups: Group) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    for group in groups:
        column.addWidget(ListHeading(look, group.value))
        for action in ALL:
            if action.group is group:
                column.addWidget(_KeyLine(look, action))
        column.addSpacing(8)
    column.addStretch()
    return column


class _KeyLine(Painted):
    def __init__(self, look: Look, action: Action) -> None:
        super().__init__(look, _ROW)
        self._action, self._key = action, ""
        self.setToolTip(action.help)
        shows_key(action.id, self.set_key)

    def set_key(self, key: str) -> None:
        self._key = key
        told = f"{self._action.title}. {self._action.help}"
        self.speak(f"{key}: {told}" if key else told)

    def paint(self, pen: Pen) -> None:
        middle = self.height() / 2
        right: float = self.width()
        if self._key:
            right = paint_keycap(pen, right, middle, self._key, is_enter=self._key == "Enter")
        pen.words(0, middle, self._action.title, limit=right - 12)


class _Remark(Painted):
    def __init__(self, look: Look) -> None:
        super().__init__(look, _ROW)
        self.speak("Any letter goes to the box, unless a field has the focus. A number there sets the caller.")

    def paint(self, pen: Pen) -> None:
        pen.words(0, self.height() / 2, self.text(), Type.TEXT, "ink2", limit=self.width())
