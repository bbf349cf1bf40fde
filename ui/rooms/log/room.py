"""The log, to read and to correct: every call and hand-off, one record with its whole history, files, day's end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.words import apart
from ui.actions import key
from ui.console.console import Console
from ui.console.day import LogBook, Page
from ui.icons import Icon
from ui.messages import Message
from ui.models.closing import closing_words
from ui.models.logged import Telling, as_of, outcome_counts
from ui.models.rows import State, Tone
from ui.rooms.log.foot import LogFoot
from ui.rooms.log.listing import LogLists
from ui.rooms.log.panel import AskPanel
from ui.rooms.log.record import LogRecord
from ui.theme import Look
from ui.widgets.band import CallBand, DayHead
from ui.widgets.figures import Figure, Figures
from ui.widgets.room import Room

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_A_PAGE, _COMPACT_FIGURES = 10, 6


class LogRoom(Room):
    """Shows the log and passes on what is asked: `asked` carries the id of an action."""

    def __init__(self, look: Look, console: Console, log: LogBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console, self._log = console, log
        self._is_compact = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Log"))
        self.head, self.figures = DayHead(look), Figures(look)
        self.left, self.side = LogLists(look, log), QStackedWidget()
        self.tabs, self.filter = self.left.tabs, self.left.filter
        self.handoffs, self.calls = self.left.handoffs, self.left.calls
        self.record, self.panel = LogRecord(look), AskPanel(look)
        self.foot, self.call = LogFoot(look), CallBand(look)
        self._lay_out()
        self._connect()
        self.show_days()

    def show_days(self) -> None:
        """Show the days, their figures, the list in sight and the marked record."""
        view, overview = self._log.view, self._console.overview
        if view is None or overview is None:
            return
        keys = (key("log.day-before"), key("log.day-after"))
        self.head.show_words(
            view.days.title(view.today), tuple(own for own in keys if own), self._line_state(), self._who_sits_here()
        )
        self._show_figures()
        self.left.show_rows(view, self._telling())
        self.show_record()
        self.foot.show_closing(*closing_words(view.closed, view.has_changed, view.carried, view.days.day))
        self.show_call()

    def show_record(self) -> None:
        """Show the record in sight, and what Enter does with it."""
        if self._log.view is None or self._console.overview is None:
            return
        at_hand, acts = self._log.record, self._log.acts
        self.record.show_record(at_hand, self._telling())
        self.record.show_acts(acts.first, acts.allowed(), at_hand)
        takes = acts.first is not None and at_hand.place < 0 and not self._is_asking and not self.left.is_offering
        self.left.set_takes_enter(takes)

    def show_call(self) -> None:
        """Keep a call in progress in sight."""
        notes = self._console.call.notes
        self.call.setVisible(notes is not None)
        if notes is not None:
            who = self._console.call.who or self.tr("Unknown caller")
            self.call.show_words(who, notes.words, self._console.clock)

    def show_message(self, message: Message) -> None:
        self.foot.show_said(message.text, Tone.BAD if message.is_bad else Tone.PLAIN)

    def _show_figures(self) -> None:
        view = self._log.view
        pairs = outcome_counts(view.totals) if view and view.totals else []
        shown = pairs[:_COMPACT_FIGURES] if self._is_compact else pairs
        self.figures.show_figures([Figure(*pair) for pair in shown])

    def _line_state(self) -> State:
        if self._console.has_call:
            return State(Icon.PHONE_CALL_FILL, self.tr("On a call"), Tone.GOOD)
        return State(Icon.PHONE, self.tr("Nobody is on the line"))

    def _who_sits_here(self) -> str:
        overview, desk = self._console.overview, self._console.desk
        return f"{overview.settings.desk} · {apart(desk.operator.name)}" if overview and desk else ""

    def _telling(self) -> Telling:
        overview, view = self._console.overview, self._log.view
        assert overview is not None
        assert view is not None
        zone, now = overview.zone, self._console.now()
        own = self._log.record.told.numbers if self._log.record.told else {}
        numbers = {**view.numbers, **self._log.list.numbers, **own}
        day, sheet = view.days.day or view.today, view.days.day if self._log.page is Page.HANDOFFS else None
        return Telling(day=day, now=now, moment=as_of(sheet, now, zone), zone=zone, numbers=numbers)

    def enter(self) -> None:
        self._log.refresh()

    def focus_first(self) -> None:
        if self._is_asking:
            self.panel.focus_first()
        if not (self._is_asking and self.panel.form.focused()):
            self.setFocus()

    def step_row(self, by: int) -> bool:
        if self.left.is_offering:
            self.left.step_offer(by)
        elif not self._is_asking:
            if not self._log.record.step(by):
                self._log.mark(self._log.place + by)
        elif self.panel.form.keeps_arrows():
            return False
        else:
            self._console.messages.announce(self.panel.form.step_name(by) or "")
        return True

    def can(self, verb: str) -> bool:
        if verb == "change":
            return not self._is_asking and self._log.record.told is not None
        if verb == "save":
            return self._is_asking
        if verb == "let-go":
            return self._is_asking or self._log.filtering.asked.is_narrow
        return verb == "lists"

    def change(self) -> None:
        self._log.acts.correct()

    def save(self) -> None:
        self._log.acts.file(self.panel.texts)

    def let_go(self) -> None:
        if self._is_asking:
            self._log.acts.let_go()
        else:
            self._log.filtering.clear()

    def step_list(self, by: int) -> None:
        self._log.step_page(by)

    def hideEvent(self, event: QHideEvent) -> None:
        self._log.forget_keys()
        super().hideEvent(event)

    def step_back(self) -> bool:
        """Close what is open, one thing at a time; False where the list is whole and has the keys."""
        self._log.forget_keys()
        if self._log.files.is_writing:
            self._log.files.stop()
            return True
        if self._is_asking:
            return self.panel.form.close_names() or self._log.acts.leave()
        if self.left.close_offers() or self.left.chips.unmark() or self._log.record.leave_others():
            return True
        had_keys, is_cleared = self.filter.edit.hasFocus(), self._log.filtering.clear()
        self.setFocus()
        return is_cleared or had_keys

    @property
    def has_filter(self) -> bool:
        return True

    def filter_list(self) -> None:
        """Go to the words that the list is filtered by."""
        self.filter.edit.setFocus()
        self.filter.edit.selectAll()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        for part in (self.head, self.figures, self.left, self.record, self.panel, self.foot, self.call):
            part.set_compact(is_compact)
        self.side.setFixedWidth(self.record.minimumWidth())
        self._show_figures()

    def tick(self) -> None:
        """A second went by."""
        if self._console.has_call:
            self.call.set_clock(self._console.clock)
        if self._log.files.is_writing:
            self.panel.show_writing(self._log.files)

    def choose_folder(self) -> None:
        """Choose with the system's own dialog where files go."""
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to"), self.panel.texts["folder"].text)
        if chosen:
            self.panel.set_text("folder", chosen)

    @property
    def asks_for_folder(self) -> bool:
        """Whether the panel in sight has a folder to choose."""
        return self._is_asking and "folder" in self.panel.texts

    @property
    def _is_asking(self) -> bool:
        return self._log.acts.asking is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._enter()
        elif event.key() in _PAGES and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            (self.panel if self._is_asking else self.record).area.page(_PAGES[Qt.Key(event.key())])
        elif event.key() in _PAGES:
            self._log.mark(self._log.place + _A_PAGE * _PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter that no line took for itself."""
        if self.filter.edit.hasFocus():
            if self.left.is_offering:
                self.left.take_offer()
            else:
                self.setFocus()
        elif self._is_asking:
            if not isinstance(self.window().focusWidget(), QLineEdit):
                self.save()
        elif self._log.record.place >= 0:
            self._log.record.go()
        elif self.hasFocus() and self._log.acts.first is not None:
            self._log.acts.take(self._log.acts.first)

    def _ask(self) -> None:
        """The panel takes the record's place, or gives it back."""
        asking = self._log.acts.asking
        self.side.setCurrentWidget(self.panel if asking else self.record)
        if asking:
            self.panel.show_asking(asking)
            self.panel.show_writing(self._log.files)
        if self.isVisible():
            self.focus_first()
        self.show_record()

    def _write(self) -> None:
        """Files are begun, or done: what was typed waits meanwhile, and the room has the keys."""
        self.panel.show_writing(self._log.files)
        if self.isVisible():
            self.focus_first()

    def _point_other(self, row: object) -> None:
        self._log.record.place = self.record.others.rows.index(row)
        self._log.record.go()

    def _connect(self) -> None:
        self._log.changed.connect(self.show_days)
        self._log.record.changed.connect(self.show_record)
        self._log.wrote.connect(self._console.wrote)
        self._console.overview_changed.connect(self.show_days)
        self._console.changed.connect(self.show_call)
        self._console.messages.said.connect(self.show_message)
        self.left.told.connect(self._console.messages.announce)
        self.record.others.pointed.connect(self._point_other)
        self.call.back_asked.connect(lambda: self.asked.emit("go.console"))
        for part in (self.record, self.panel, self.foot):
            part.asked.connect(self.asked)
        self._connect_panel()

    def _connect_panel(self) -> None:
        acts, files = self._log.acts, self._log.files
        acts.changed.connect(self._ask)
        acts.refused.connect(lambda field, sentence: self.panel.form.show_refusal(field, sentence))
        acts.named.connect(lambda field, text, rows: self.panel.form.show_names(field, text, rows))
        files.changed.connect(self._write)
        files.moved.connect(lambda: self.panel.show_writing(files))
        self.panel.submitted.connect(self.save)
        self.panel.edited.connect(lambda: acts.type(self.panel.texts))
        self.panel.names_asked.connect(acts.find_names)

    def _lay_out(self) -> None:
        for part in (self.record, self.panel):
            self.side.addWidget(part)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.left, 1)
        middle.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.figures)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        column.addWidget(self.call)
