"""The settings: what the organisation, this desk and whoever sits here may choose, and every key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.words import apart
from ui.actions import shows_key
from ui.console.choosing import Choosing
from ui.console.console import Console
from ui.messages import Message
from ui.models.logged import overdue_count
from ui.models.rows import SettingRow, Tone
from ui.rooms.settings.record import SettingRecord
from ui.rooms.settings.rows import setting_rows
from ui.theme import Look
from ui.widgets.band import CallBand, DayBand
from ui.widgets.columns import inset
from ui.widgets.lists import SettingList
from ui.widgets.room import Room
from ui.widgets.room_head import RoomHead

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettingsRoom(Room):
    """A list of everything that can be chosen, and the marked one in full; Enter changes it."""

    def __init__(self, look: Look, console: Console, choosing: Choosing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console, self._choosing = console, choosing
        choosing.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Settings"))
        self.head = RoomHead(look, self.tr("Settings"))
        self.filter = self.head.filter
        self.list = SettingList(look)
        self.list.set_empty(self.tr("No setting and no command has these words."))
        self.record = SettingRecord(look, choosing)
        self.status, self.call = DayBand(look), CallBand(look)
        self._lay_out()
        self._connect()
        self.show_all()

    def enter(self) -> None:
        self._choosing.open()
        self.show_all()

    def step_row(self, by: int) -> bool:
        if self.record.is_editing:
            return False
        self._choosing.step_row(by)
        if self.list.marked is not None:
            self._console.messages.announce(self.list.marked.spoken)
        return True

    def step_back(self) -> bool:
        """Leave the field as it was, else show the whole list again."""
        if self.record.is_editing:
            self.record.leave()
            self.setFocus()
            return True
        if not (self.filter.edit.hasFocus() or self.filter.edit.text()):
            return False
        self.filter.edit.clear()
        self.setFocus()
        return True

    @property
    def has_filter(self) -> bool:
        return True

    def filter_list(self) -> None:
        self.filter.edit.setFocus()
        self.filter.edit.selectAll()

    def can(self, verb: str) -> bool:
        if verb == "change":
            marked = self._choosing.marked
            return marked is not None and marked.can_change and not self.record.is_editing
        return verb in ("save", "let-go") and self.record.is_editing

    def change(self) -> None:
        self.record.edit()

    def save(self) -> None:
        self.record.save()

    def let_go(self) -> None:
        self.step_back()

    @property
    def can_put_back(self) -> bool:
        """Whether the marked setting or key is another than usual, and may be changed."""
        marked = self._choosing.marked
        return marked is not None and marked.is_changed and marked.can_change

    def put_back(self) -> None:
        self.record.leave()
        self._choosing.put_back()

    @property
    def has_own_keys(self) -> bool:
        return self._choosing.has_own_keys

    def put_keys_back(self) -> None:
        self.record.leave()
        self._choosing.put_keys_back()

    def set_compact(self, is_compact: bool) -> None:
        for part in (self.head, self.list, self.record):
            part.set_compact(is_compact)

    def tick(self) -> None:
        if self._console.has_call:
            self.call.set_clock(self._console.clock)

    def show_all(self) -> None:
        """Show the list, the marked entry, who sits here and what is owed."""
        overview, desk = self._console.overview, self._console.desk
        who = f"{overview.settings.desk} · {apart(desk.operator.name)}" if overview and desk else ""
        self.head.show_note(who)
        if overview:
            self.status.set_owed(len(overview.owed), overdue_count(overview.owed, self._console.now()))
        self._show_rows()
        self.show_call()

    def show_call(self) -> None:
        """Keep a call in progress in sight."""
        notes = self._console.call.notes
        self.call.setVisible(notes is not None)
        if notes is not None:
            who = self._console.call.who or self.tr("Unknown caller")
            self.call.show_words(who, notes.words, self._console.clock)

    def show_message(self, message: Message) -> None:
        self.status.set_status(message.text, Tone.BAD if message.is_bad else Tone.NEUTRAL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.filter.edit.hasFocus():
            self.setFocus()  # the filter passes it on
        elif event.key() in _ENTER:
            self.record.edit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.list.set_takes_enter(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.list.set_takes_enter(False)
        super().focusOutEvent(event)

    def _show_rows(self) -> None:
        rows, marked = setting_rows(self._choosing.entries), self._choosing.marked
        place = next((place for place, row in enumerate(rows) if marked and row.id == marked.id), -1)
        self.list.set_rows(rows, place)
        if place == 1:
            self.list.scrollToTop()  # the heading of the first one too
        self.record.show_entry(marked)

    def _point(self, row: SettingRow) -> None:
        self.setFocus()  # first: a field that is left is saved
        if not row.is_heading:
            self._choosing.mark(row.id)
        self._show_rows()

    def _connect(self) -> None:
        shows_key("room.filter", self.filter.set_key)
        shows_key("go.owed", self.status.set_key)
        self._choosing.changed.connect(self._show_rows)
        self._choosing.saved.connect(self._saved)
        self._console.overview_changed.connect(self._look_again)
        self._console.changed.connect(self.show_call)
        self._console.messages.said.connect(self.show_message)
        self.filter.edit.textChanged.connect(self._choosing.filter)
        self.list.pointed.connect(self._point)
        self.list.taken.connect(lambda _row: self.record.edit())
        self.record.asked.connect(self.asked)
        self.status.owed_asked.connect(lambda: self.asked.emit("go.owed"))
        self.call.back_asked.connect(lambda: self.asked.emit("go.box"))

    def _saved(self, id: str) -> None:
        if self.record.holds_more(id):
            return
        had_keys = self.record.is_editing
        self.record.leave()
        if had_keys:
            self.setFocus()

    def _look_again(self) -> None:
        self.show_all()
        if self.isVisible():
            self._choosing.refresh()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.head)
        left.addSpacing(8)
        left.addLayout(inset(self.list), 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        column.addWidget(self.call)
