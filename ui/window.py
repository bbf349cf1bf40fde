"""The window: rooms side by side, actions bound to keys; it decides nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from frontdesk.calls.model import Contact, Outcome
from ui.actions import ALL, BY_ID, Action
from ui.console.console import Console
from ui.console.day import LogBook, Page
from ui.icons import Icon
from ui.models.logged import overdue_count
from ui.rooms.console.room import ConsoleRoom
from ui.rooms.first_start import FirstStart
from ui.rooms.keys import KeySheet
from ui.rooms.log import LogRoom
from ui.rooms.palette import Palette
from ui.theme import Look, Space
from ui.widgets.rail import Rail, RailRoom

ROOMS = (
    RailRoom("console", "Console", Icon.HEADSET, Icon.HEADSET_FILL, "Ctrl+1"),
    RailRoom("log", "Log", Icon.NOTEBOOK, Icon.NOTEBOOK_FILL, "Ctrl+2"),
)
_SMALLEST = (1024, 700)
_NOT_AN_INQUIRY = (
    ("&Abandoned", Outcome.ABANDONED, "Hung up before saying what they need"),
    ("&Wrong number", Outcome.NOT_AN_INQUIRY, "Wrong number"),
    ("&Spam", Outcome.NOT_AN_INQUIRY, "Spam"),
)
_CONTACTS = (
    ("&Phone", Contact.PHONE),
    ("&Walk-in", Contact.WALK_IN),
    ("&E-mail", Contact.MAIL),
    ("&Chat", Contact.CHAT),
    ("P&ost", Contact.POST),
)


class Window(QWidget):
    """Keeps the promise of `ui.actions.target.Target`: every key ends here and goes on to whoever knows."""

    def __init__(self, app: QApplication, look: Look, console: Console, log: LogBook) -> None:
        super().__init__()
        self._app = app
        self._look, self._console, self._log = look, console, log
        self.setWindowTitle("Frontdesk")
        self.setMinimumSize(*_SMALLEST)
        self.resize(1280, 800)
        self.rail = Rail(look, ROOMS, "Ctrl 1–2")
        self.room = ConsoleRoom(look, console)
        self.log_room = LogRoom(look, console, log)
        self.rooms = QStackedWidget()
        self.first_start: FirstStart | None = None
        self.palette_sheet = Palette(look, self.can, self)
        self.key_sheet = KeySheet(look, self)
        self._actions = {action.id: self._bound(action) for action in ALL}
        self._lay_out()
        self._connect()
        self.go("console")

    # What is so

    @property
    def has_call(self) -> bool:
        return self._console.has_call

    @property
    def has_matter(self) -> bool:
        return self._console.has_matter

    @property
    def has_article(self) -> bool:
        return self._console.has_article

    @property
    def can_hand_off(self) -> bool:
        return self._console.can_hand_off

    @property
    def can_open_last(self) -> bool:
        return self._console.can_open_last

    @property
    def shows_log(self) -> bool:
        return self.rooms.currentWidget() is self.log_room

    def can(self, action: Action) -> bool:
        """Whether an action can be done now."""
        return self.first_start is None and action.when(self)

    # What can be asked

    def trigger(self, id: str) -> None:
        """Do an action, if it can be done now."""
        action = BY_ID[id]
        if self.can(action):
            action.run(self)
        elif self.first_start is None:
            self._console.messages.say(f"{action.title}: not now. {action.help}")

    def take(self) -> None:
        self._console.take()

    def answered(self) -> None:
        self._leave_fields()
        self._console.answered()

    def hand_off(self) -> None:
        self._leave_fields()
        self._console.hand_off()

    def nobody_owns(self) -> None:
        self._leave_fields()
        self._console.nobody_owns()

    def not_an_inquiry(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Not an inquiry")
        for title, outcome, reason in _NOT_AN_INQUIRY:
            menu.addAction(title).triggered.connect(
                lambda _=False, outcome=outcome, reason=reason: self._console.not_an_inquiry(outcome, reason)
            )
        self._pop_up(menu)

    def new_call(self) -> None:
        self.go("console")
        menu = QMenu(self)
        menu.setAccessibleName("New call")
        for title, contact in _CONTACTS:
            menu.addAction(title).triggered.connect(lambda _=False, contact=contact: self._console.new_call(contact))
        self._pop_up(menu)

    def open_last(self) -> None:
        self.go("console")
        self._console.open_last()

    def undo(self) -> None:
        self._console.undo()

    def step_row(self, by: int) -> None:
        if self.shows_log:
            self._log.step_row(by)
        else:
            self._console.search.step_row(by)

    def step_list(self, by: int) -> None:
        self._console.search.step_list(by)

    def back_to_box(self) -> None:
        if self.palette_sheet.isVisible() or self.key_sheet.isVisible():
            self.palette_sheet.close_sheet()
            self.key_sheet.close_sheet()
        elif self.shows_log:
            self.go("console")
        elif not (self.room.close_card() or self._console.stop_choosing() or self._leave_fields()):
            self._clear()
        self.room.box.edit.setFocus()

    def show_owed(self) -> None:
        self.go("log")
        self._log.show_page(Page.OWED)

    def show_caller(self) -> None:
        self.go("console")
        self._console.call.start()
        self.room.open_caller()

    def show_article(self) -> None:
        self.room.open_article()

    def edit_summary(self) -> None:
        self.go("console")
        self.room.call_panel.summary.setFocus()
        self.room.call_panel.summary.selectAll()

    def edit_promise(self) -> None:
        self.go("console")
        self.room.call_panel.due.setFocus()
        self.room.call_panel.due.selectAll()

    def go(self, room: str) -> None:
        """Show a room."""
        self.rooms.setCurrentWidget(self.log_room if room == "log" else self.room)
        self.rail.select(room)
        if room == "log":
            self._log.refresh()
            self.log_room.setFocus()
        else:
            self.room.box.edit.setFocus()

    def filter_list(self) -> None:
        self.log_room.filter.edit.setFocus()
        self.log_room.filter.edit.selectAll()

    def step_day(self, by: int) -> None:
        self._log.step_day(by)

    def export_day(self) -> None:
        if self._log.view is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        wanted = str(Path(folder) / f"handoffs-{self._log.view.day}.csv")
        chosen, _ = QFileDialog.getSaveFileName(self, "Export the day", wanted, "CSV (*.csv)")
        if chosen:
            self._log.export(Path(chosen))

    def show_keys(self) -> None:
        self.palette_sheet.close_sheet()
        self.key_sheet.open_sheet()

    def show_palette(self) -> None:
        self.key_sheet.close_sheet()
        self.palette_sheet.open_sheet()

    def say_again(self) -> None:
        self._console.messages.again()

    def say_where(self) -> None:
        field = self.focusWidget()
        where = field.accessibleName() if field else ""
        self._console.messages.say(
            ", ".join(part for part in (
                "Log" if self.shows_log else "Console", where, f"Enter: {self._console.act.words or 'nothing'}",
            ) if part)
        )  # fmt: skip

    def say_open(self) -> None:
        call = self.room.heading.text() if self.has_call else "No call."
        self._console.messages.say(" ".join(part for part in (call, self.room.strip.text()) if part))

    def leave(self) -> None:
        self.close()

    # First start

    def ask_first_questions(self, page: FirstStart) -> None:
        """Show the first start over everything until the hub is there."""
        self.first_start = page
        self.rooms.addWidget(page)
        self.rooms.setCurrentWidget(page)
        self.rail.setEnabled(False)
        page.start.setFocus()

    def end_first_questions(self) -> None:
        if self.first_start is not None:
            self.rooms.removeWidget(self.first_start)
            self.first_start.deleteLater()
            self.first_start = None
            self.rail.setEnabled(True)
        self.go("console")

    # How keys get here

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self.first_start is None and self._is_mine(watched):
            if event.type() == QEvent.Type.ShortcutOverride and _has_nothing_to_undo(watched, event):
                event.ignore()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key_pressed(watched, event)
        return super().eventFilter(watched, event)

    def _key_pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is self.room.box.edit:
            return self._box_key(event)
        if self.shows_log and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_row(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if not _is_editable(watched) and _is_printable(event):
            self.go("console")
            QApplication.sendEvent(self.room.box.edit, event)
            return True
        return False

    def _box_key(self, event: QKeyEvent) -> bool:
        """Keys that mean something else in other fields."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        pressed = QKeySequence(event.keyCombination()).toString().removeprefix("Num+")
        for action in ALL:
            if action.is_local and pressed in action.keys:
                self.trigger(action.id)
                return True
        return False

    def _is_mine(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and watched.window() is self and not self._is_covered()

    def _is_covered(self) -> bool:
        return self.palette_sheet.isVisible() or self.key_sheet.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_compact = self.width() < Space.NARROW_BELOW
        for room in (self.room, self.log_room):
            room.set_compact(is_compact)
        for sheet in (self.palette_sheet, self.key_sheet):
            sheet.fit()
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._app.removeEventFilter(self)
        self._ticking.stop()
        super().closeEvent(event)

    def _bound(self, action: Action) -> QAction | None:
        if action.is_local:
            return None
        made = QAction(action.title, self)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setAutoRepeat(False)
        made.triggered.connect(lambda _=False, id=action.id: self._shortcut(id))
        self.addAction(made)
        return made

    def _shortcut(self, id: str) -> None:
        if id == "log.filter" and not self.shows_log:
            self._type_slash()
        else:
            self.trigger(id)

    def _type_slash(self) -> None:
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            field.insert("/")
            field.textEdited.emit(field.text())
        elif isinstance(field, QTextEdit):
            field.insertPlainText("/")

    def _leave_fields(self) -> bool:
        """Go back to the box; what was typed in a field stays. False where the box had the focus already."""
        field = self.focusWidget()
        self.room.box.edit.setFocus()
        return field is not None and field is not self.room.box.edit and _is_editable(field)

    def _clear(self) -> None:
        if self.room.box.edit.text():
            self._console.clear_words()
        else:
            self._console.call.let_go()

    def _pop_up(self, menu: QMenu) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.room.box.mapToGlobal(QPoint(3, self.room.box.height())))

    def _connect(self) -> None:
        ask: Callable[[str], None] = self.trigger
        for asked in (self.room.asked, self.log_room.asked, self.palette_sheet.chosen):
            asked.connect(ask)
        self.rail.chosen.connect(self.go)
        for sheet in (self.palette_sheet, self.key_sheet):
            sheet.closed.connect(self.room.box.edit.setFocus)
        self._console.overview_changed.connect(self._show_badge)
        self._app.installEventFilter(self)
        self._ticking = QTimer(self)
        self._ticking.setInterval(int(timedelta(seconds=1).total_seconds() * 1000))
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()

    def _tick(self) -> None:
        self.room.tick()
        self.log_room.tick()

    def _show_badge(self) -> None:
        overview = self._console.overview
        late = overdue_count(overview.owed, self._console.now()) if overview else 0
        self.rail.set_badge("log", str(late) if late else "", f"{late} overdue" if late else "")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.rooms, 1)
        self.rooms.addWidget(self.room)
        self.rooms.addWidget(self.log_room)
        self.log_room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def _is_editable(widget: QObject) -> bool:
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly()
    return isinstance(widget, (QTextEdit, QComboBox))


def _is_printable(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bool(event.text()) and event.text().isprintable() and not held


def _has_nothing_to_undo(widget: QObject, event: QKeyEvent) -> bool:
    """Whether Ctrl Z in this field would do nothing: then it means the last thing done."""
    if not event.matches(QKeySequence.StandardKey.Undo):
        return False
    if isinstance(widget, QLineEdit):
        return not widget.isUndoAvailable()
    return isinstance(widget, QTextEdit) and not widget.document().isUndoAvailable()
