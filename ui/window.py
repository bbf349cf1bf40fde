"""The window: rooms side by side and sheets over them; it decides nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.words import apart
from ui.actions import ALL, BY_ID, Action, shows_key
from ui.actions.target import Target
from ui.console.console import Console
from ui.console.day import LogBook, Page
from ui.floor import ROOMS, Entry, Parts
from ui.keys import Keys, is_editable
from ui.models.logged import overdue_count
from ui.theme import Look, Space
from ui.widgets.notice import Notice
from ui.widgets.rail import Rail, RailRoom
from ui.widgets.room import Room
from ui.work import Work

if TYPE_CHECKING:
    from ui.rooms.console.room import ConsoleRoom
    from ui.rooms.first_start import FirstStart
    from ui.rooms.keys import KeySheet
    from ui.rooms.log.room import LogRoom
    from ui.rooms.palette import Palette
    from ui.rooms.recovery import RecoveryPage
    from ui.widgets.sheet import Sheet

_SMALLEST, _USUAL, _LOW_BELOW = (1024, 700), (1280, 800), 780
_SECOND_MS = 1000


class Window(QMainWindow):
    """The console's one window. `painted` when it is seen for the first time, `ticked` when a second went by.

    What that first sight does not need is loaded and made when it is first asked for, or by `make_rest`.
    """

    painted = Signal()
    ticked = Signal()
    backup_asked = Signal()
    restore_asked = Signal()

    def __init__(self, app: QApplication, look: Look, console: Console, log: LogBook, work: Work) -> None:
        super().__init__()
        self._look, self._console, self._log = look, console, log
        self._parts = Parts(look=look, console=console, log=log, work=work)
        self.setWindowTitle("Frontdesk")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_fitting(app.primaryScreen().availableSize()))
        self.rail = Rail(look, [_on_rail(entry) for entry in ROOMS])
        self._made: dict[str, Room] = {}
        self._palette: Palette[Action] | None = None
        self._key_sheet: KeySheet | None = None
        self._was_painted = False
        self.rooms = QStackedWidget()
        self.notice = Notice(look)
        self.first_start: FirstStart | None = None
        self.page: RecoveryPage | None = None
        self.keys = Keys(app, Target(console, log, self), self._is_covered)
        self.room = cast("ConsoleRoom", self.room_named("console"))
        self._ticking = QTimer(self)
        self._lay_out()
        self._connect()
        self.go("console")

    def room_named(self, id: str) -> Room:
        """A room, made when it is first asked for."""
        if id not in self._made:
            made = self._made[id] = next(entry for entry in ROOMS if entry.id == id).make(self._parts)
            made.asked.connect(self.keys.trigger)
            made.set_compact(self._is_compact)
            self.rooms.addWidget(made)
        return self._made[id]

    @property
    def log_room(self) -> "LogRoom":
        """The log's room."""
        return cast("LogRoom", self.room_named("log"))

    @property
    def palette_sheet(self) -> "Palette[Action]":
        """Every command, found by its words."""
        if self._palette is None:
            from ui.rooms.palette import Palette

            others = [action for action in ALL if action.id != "help.commands"]
            self._palette = Palette(self._look, others, self.keys.can, self)
            self._palette.beside = Space.RAIL
            self._palette.chosen.connect(self.keys.trigger)
            self._palette.told.connect(self._console.messages.announce)
            self._palette.closed.connect(self._focus_room)
        return self._palette

    @property
    def key_sheet(self) -> "KeySheet":
        """Every key."""
        if self._key_sheet is None:
            from ui.rooms.keys import KeySheet

            self._key_sheet = KeySheet(self._look, self)
            self._key_sheet.beside = Space.RAIL
            self._key_sheet.closed.connect(self._focus_room)
        return self._key_sheet

    def make_rest(self) -> None:
        """Make what was not asked for yet, so that its first key need not wait for it."""
        self.room.make_rest()
        for entry in ROOMS:
            self.room_named(entry.id)
        for name in ("palette_sheet", "key_sheet"):
            getattr(self, name)

    def shows(self, room: str) -> bool:
        """Whether a room is in sight."""
        return room in self._made and self.rooms.currentWidget() is self._made[room]

    @property
    def shows_log(self) -> bool:
        """Whether the log is in sight."""
        return self.shows("log")

    @property
    def room_in_sight(self) -> Room:
        """The room in sight; the console while the first questions are asked."""
        shown = self.rooms.currentWidget()
        return shown if isinstance(shown, Room) else self.room

    def go(self, room: str) -> None:
        """Show a room."""
        shown = self.room_named(room)
        self.rooms.setCurrentWidget(shown)
        self.rail.select(room)
        shown.enter()
        shown.focus_first()

    def in_console(self, act: Callable[[], None]) -> None:
        """Do something in the console's room."""
        self.go("console")
        act()

    def end_call(self, act: Callable[[], None]) -> None:
        """End the call at hand; what was typed in a field counts first."""
        self._focus_room()
        act()

    def back_to_box(self) -> None:
        """Close what is open, one thing at a time; at last the words in the box."""
        if self.page is not None:
            self.page.step_back()
            return
        if self._close_sheets() or self.first_start is not None:
            return
        if not self.shows("console"):
            if self.room_in_sight.step_back():
                return
            self.go("console")
        elif not (self.room.close_card() or self._console.search.stop_choosing() or self._leave_field()):
            self._console.let_go()
        self.room.box.edit.setFocus()

    def show_owed(self) -> None:
        """Every hand-off that is still open."""
        self.go("log")
        self._log.show_page(Page.OWED)

    def leave(self) -> None:
        """Close the window; a call that is not in the log stays a draft."""
        self.close()

    def show_keys(self) -> None:
        self._close_sheets()
        self.key_sheet.open_sheet()

    def show_palette(self) -> None:
        self._close_sheets()
        self.palette_sheet.open_sheet()

    def say_where(self) -> None:
        """Tell the room, the field and what Enter does."""
        field = self.focusWidget()
        where = field.accessibleName() if field else ""
        room = next((BY_ID[f"go.{id}"].title for id in self._made if self.shows(id)), "")
        enter = self.tr("Enter: {}").format(self._console.act.words or self.tr("nothing"))
        self._console.messages.say(", ".join(part for part in (room, where, enter) if part))

    def ask_first_questions(self, page: "FirstStart") -> None:
        """Show the first start over everything until the hub is there."""
        self.first_start = page
        self.rooms.addWidget(page)
        self.rooms.setCurrentWidget(page)
        self.rail.setEnabled(False)
        page.start.setFocus()

    def end_first_questions(self) -> None:
        """The hub is there."""
        if self.first_start is not None:
            self.rooms.removeWidget(self.first_start)
            self.first_start.deleteLater()
            self.first_start = None
            self.rail.setEnabled(True)
            self.go("console")

    def back_up(self) -> None:
        """Make a backup of the hub now; while one is made, stop it."""
        self.backup_asked.emit()

    def offer_backups(self) -> None:
        """Show the backups that can be put in the hub's place; where it is not open, what can be done about that."""
        self.restore_asked.emit()

    @property
    def has_hub(self) -> bool:
        """Whether the hub is open, or cannot be: not while it is on the way."""
        return self._console.desk is not None or bool(self._console.around.refusal)

    def cover(self, page: "RecoveryPage") -> None:
        """Show a page over everything until it is left."""
        self._close_sheets()
        self.page = page
        self.rooms.addWidget(page)
        self.rooms.setCurrentWidget(page)
        self.rail.setEnabled(False)

    def uncover(self) -> None:
        """The page is not needed any more."""
        if self.page is not None:
            self.rooms.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
            self.rail.setEnabled(True)
            self.go("console")

    def resizeEvent(self, event: QResizeEvent) -> None:
        for room in self._made.values():
            room.set_compact(self._is_compact)
        for sheet in self._sheets():
            sheet.fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # the painting of what lies in the window is under way

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keys.close()
        self._ticking.stop()
        super().closeEvent(event)

    @property
    def _is_compact(self) -> bool:
        return self.width() < Space.NARROW_BELOW or self.height() < _LOW_BELOW

    def _sheets(self) -> "list[Sheet]":
        """The sheets that were opened or made already."""
        own = [sheet for sheet in (self._palette, self._key_sheet) if sheet is not None]
        return [*own, *self.room.questions.made]

    def _is_covered(self) -> bool:
        has_page = self.first_start is not None or self.page is not None
        return has_page or any(sheet.isVisible() for sheet in self._sheets())

    def _close_sheets(self) -> bool:
        is_open = [sheet for sheet in self._sheets() if sheet.isVisible()]
        for sheet in is_open:
            sheet.close_sheet()
        return bool(is_open)

    def _focus_room(self) -> None:
        """Give the keys to the room in sight."""
        self.room_in_sight.focus_first()

    def _leave_field(self) -> bool:
        """Go back to the box; what was typed in a field stays. False where the box had the focus already."""
        field, box = self.focusWidget(), self.room.box.edit
        return field is not None and field is not box and is_editable(field)

    def _tick(self) -> None:
        self.ticked.emit()
        self._show_badge()
        for room in self._made.values():
            room.tick()

    def _show_badge(self) -> None:
        overview = self._console.overview
        late = overdue_count(overview.owed, self._console.now()) if overview else 0
        self.rail.set_badge("log", str(late) if late else "", self.tr("{} overdue").format(late) if late else "")

    def _show_ringing(self) -> None:
        """Say who rings where every room shows it, and take the keys from nothing."""
        waiting = self._console.rings.waiting
        count = str(len(waiting)) if waiting else ""
        self.rail.set_badge("console", count, self.tr("{} ringing").format(count) if count else "")
        self.setWindowTitle(
            self.tr("Ringing: {} · Frontdesk").format(apart(waiting[0].who)) if waiting else "Frontdesk"
        )
        if waiting:
            QApplication.alert(self)

    def _connect(self) -> None:
        for entry in ROOMS:
            shows_key(f"go.{entry.id}", self.rail.item(entry.id).set_key)
        self.rail.chosen.connect(self.go)
        self.notice.turned.connect(self.room.give_way)
        self._console.overview_changed.connect(self._show_badge)
        self._console.rings.changed.connect(self._show_ringing)
        self._ticking.setInterval(_SECOND_MS)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()

    def _lay_out(self) -> None:
        whole = QWidget()
        self.setCentralWidget(whole)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.rooms, 1)
        column.addWidget(self.notice)
        row.addLayout(column, 1)


def _on_rail(entry: Entry) -> RailRoom:
    action = BY_ID[f"go.{entry.id}"]
    return RailRoom(entry.id, action.title, entry.icon, entry.selected_icon, action.key, entry.is_at_foot)


def _fitting(screen: QSize) -> tuple[int, int]:
    """The usual size, or what of it a smaller screen has room for."""
    wide, high = min(_USUAL[0], screen.width()), min(_USUAL[1], screen.height())
    return (wide, high) if wide >= _SMALLEST[0] and high >= _SMALLEST[1] else _USUAL
