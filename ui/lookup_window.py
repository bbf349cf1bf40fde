"""The window for looking up: one small room, and two sheets over it; it remembers nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.actions.lookup import LOOKUP, LookupAction
from ui.actions.model import Group
from ui.console.lookup import Lookup
from ui.rooms.lookup import LookupRoom
from ui.theme import Look

if TYPE_CHECKING:
    from ui.rooms.keys import KeySheet
    from ui.rooms.palette import Palette

_USUAL, _SMALLEST = (560, 640), (520, 480)
_BY_ID = {action.id: action for action in LOOKUP}
_REMARK = "Any letter goes to the box. Nothing can be changed from here."


class LookupWindow(QWidget):
    """Keys go to the box, or to the sheet over it. `painted` when it is seen for the first time."""

    painted = Signal()

    def __init__(self, app: QApplication, look: Look, lookup: Lookup) -> None:
        super().__init__()
        self._look = look
        self.lookup: Lookup = lookup
        self._palette: Palette[LookupAction] | None = None
        self._key_sheet: KeySheet | None = None
        self._was_painted = False
        self.setWindowTitle(self.tr("Look up · Frontdesk"))
        self.room = LookupRoom(look, lookup, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.room)
        self.setMinimumSize(*_SMALLEST)
        self.resize(QSize(*_USUAL).boundedTo(app.primaryScreen().availableSize()))
        self.room.box.edit.installEventFilter(self)
        self.room.copy_asked.connect(lookup.copy)
        self.room.keys_asked.connect(self.show_keys)
        self.addActions([self._bound(action) for action in LOOKUP if not action.is_local])
        self.room.box.edit.setFocus()

    @property
    def palette_sheet(self) -> "Palette[LookupAction]":
        """Every command, found by its words."""
        if self._palette is None:
            from ui.rooms.palette import Palette

            others = [action for action in LOOKUP if action.id != "lookup.commands"]
            self._palette = Palette(self._look, others, lambda _action: True, self)
            self._palette.chosen.connect(self.trigger)
            self._palette.told.connect(self.lookup.messages.announce)
            self._palette.closed.connect(self.room.box.edit.setFocus)
        return self._palette

    @property
    def key_sheet(self) -> "KeySheet":
        """Every key."""
        if self._key_sheet is None:
            from ui.rooms.keys import KeySheet

            groups = ((Group.LISTS, Group.GO, Group.HELP),)
            self._key_sheet = KeySheet(self._look, self, commands=LOOKUP, columns=groups, remark=_REMARK)
            self._key_sheet.closed.connect(self.room.box.edit.setFocus)
        return self._key_sheet

    def trigger(self, id: str) -> None:
        """Do a command."""
        _BY_ID[id].run(self)

    def show_keys(self) -> None:
        self._close_sheets()
        self.key_sheet.open_sheet()

    def show_palette(self) -> None:
        self._close_sheets()
        self.palette_sheet.open_sheet()

    def step_back(self) -> None:
        """Close what is open, one thing at a time: a sheet, the words in the box, the window."""
        if self._close_sheets():
            return
        if self.room.box.edit.text():
            self.lookup.search.fill("")
        else:
            self.close()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.room.box.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._local(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for sheet in self._sheets():
            sheet.fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # the painting of what lies in the window is under way

    def _local(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination()).toString().removeprefix("Num+")
        action = next((action for action in LOOKUP if action.is_local and pressed in action.keys), None)
        if action is None:
            return False
        action.run(self)
        return True

    def _bound(self, action: LookupAction) -> QAction:
        made = QAction(action.title, self)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setAutoRepeat(False)
        made.triggered.connect(lambda _=False: self.trigger(action.id))
        return made

    def _sheets(self) -> list["Palette[LookupAction] | KeySheet"]:
        return [sheet for sheet in (self._palette, self._key_sheet) if sheet is not None]

    def _close_sheets(self) -> bool:
        is_open = [sheet for sheet in self._sheets() if sheet.isVisible()]
        for sheet in is_open:
            sheet.close_sheet()
        return bool(is_open)
