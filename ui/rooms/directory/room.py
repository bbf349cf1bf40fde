"""The directory's room: seven lists, one record, and everything that is kept there by keys."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.errors import FrontdeskError
from ui.actions import shows_key
from ui.actions.keymap import KEYMAP
from ui.console.console import Console
from ui.console.keeping.book import DirectoryBook
from ui.console.keeping.keeper import Keeper
from ui.console.keeping.marked import Marked
from ui.console.keeping.naming import names_for
from ui.messages import Message
from ui.models.directory import Page
from ui.models.form import NameRow, Names
from ui.models.logged import overdue_count
from ui.models.rows import Tone
from ui.rooms.directory.lists import NEW, Lists
from ui.rooms.directory.record import RecordPanel
from ui.theme import Look
from ui.widgets.band import CallBand, DayBand
from ui.widgets.caret import caret_in, put_caret
from ui.widgets.form import Form
from ui.widgets.room import Room
from ui.words import counted
from ui.work import Lane, Work


class DirectoryRoom(Room):
    """Shows the directory and passes keys on to its book and its keeper."""

    def __init__(
        self, look: Look, console: Console, work: Work, book: DirectoryBook, keeper: Keeper,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._console, self._work = console, work
        self.book: DirectoryBook = book
        self.keeper: Keeper = keeper
        self.marked: Marked = Marked(book, keeper)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Directory"))
        self.lists = Lists(look, book)
        self.head, self.list = self.lists.head, self.lists.list
        self.record = RecordPanel(look)
        self.status, self.call = DayBand(look), CallBand(look)
        self._lay_out()
        self._connect()

    def enter(self) -> None:
        self.book.refresh()
        self._show_around()
        self.keeper.remind()

    def focus_first(self) -> None:
        if self.record.form is not None:
            self.record.form.focus_first()
        else:
            self.setFocus()

    def step_back(self) -> bool:
        """Close the names, the form, the filter: the innermost of them that is open."""
        if self.record.form is not None and self.record.form.close_names():
            return True
        if self.keeper.leave():
            return True
        if self.head.filter.edit.hasFocus() or self.head.filter.edit.text():
            self.head.filter.edit.clear()
            self.setFocus()
            return True
        return False

    def step_row(self, by: int) -> bool:
        form = self.record.form
        if self.keeper.asking is None:
            self.book.mark(self.book.place + by)
            return True
        said = form.step_name(by) if form is not None else None
        if said is not None:
            self._console.messages.announce(said)
            return True
        if form is not None and form.keeps_arrows():
            return False
        if self.keeper.asking.chain:
            self.keeper.step_chain(by)
        else:
            self.record.scroll_by(by)
        return True

    def filter_list(self) -> None:
        self.head.filter.edit.setFocus()
        self.head.filter.edit.selectAll()

    @property
    def has_filter(self) -> bool:
        return True

    def step_list(self, by: int) -> None:
        pages = list(Page)
        self.show_page(pages[(pages.index(self.book.page) + by) % len(pages)])

    def show_page(self, page: Page) -> None:
        """Show another list; what was being typed is kept."""
        self.keeper.leave()
        self.head.filter.edit.clear()
        self.book.show_page(page)
        self._console.messages.announce(self.tr("List: {}").format(self.lists.spoken(page)))

    def can(self, verb: str) -> bool:
        if verb == "lists":
            return True
        if verb == "new":
            return self.book.page in NEW
        if verb == "save":
            return self.keeper.asking is not None
        if verb == "let-go":
            return self.keeper.has_typed
        return self.marked.allows(f"room.{verb}")

    def write_new(self) -> None:
        self.marked.write_new()

    def change(self) -> None:
        self.marked.change()

    def save(self) -> None:
        texts = self.record.form.texts if self.record.form is not None else {}
        self.keeper.save(texts)

    def let_go(self) -> None:
        self.keeper.let_go()

    def retire(self) -> None:
        self.marked.retire()

    def bring_back(self) -> None:
        self.marked.bring_back()

    def set_compact(self, is_compact: bool) -> None:
        for part in (self.lists, self.record):
            part.set_compact(is_compact)

    def tick(self) -> None:
        if self._console.has_call and self.isVisible():
            self.call.set_clock(self._console.clock)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key()
        if pressed in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.record.scroll_by(5 if pressed == Qt.Key.Key_PageDown else -5)
        elif pressed in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.keeper.asking is None:
            self.book.mark(0 if pressed == Qt.Key.Key_Home else len(self.book.rows) - 1)
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.head.filter.edit.hasFocus():
            self.setFocus()
        elif self.hasFocus() and self.record.enter.isVisible():
            self.record.enter.click()

    def _show_record(self) -> None:
        asking = self.keeper.asking
        self.list.set_takes_enter(asking is None)
        if asking is None:
            self.record.show_record(self.book.record)
        else:
            self.record.show_asking(asking, self.keeper.place, has_typed=self.keeper.has_typed)

    def _asked(self) -> None:
        """Another form is open, or none."""
        before = self.record.form
        self._show_record()
        if self.record.form is not before:
            self.focus_first()
        elif self.keeper.asking is None or self.record.form is None:
            self.setFocus()

    def _carried(self) -> None:
        """What is being typed goes on in another form, where it was."""
        caret = caret_in(_editors(self.record.form))
        self._show_record()
        if caret is not None and not put_caret(caret, _editors(self.record.form)):
            self.focus_first()

    def _refused(self, field: str, sentence: str) -> None:
        if self.record.form is not None:
            self.record.form.show_refusal(field, sentence)

    def _typed(self, field: str, typed: Any) -> None:
        had = self.keeper.has_typed
        self.keeper.type(field, typed)
        if not had:
            self._show_record()

    def _find_names(self, field: str, names: Names, text: str) -> None:
        desk = self._console.desk
        if desk is not None:
            job, shown = partial(names_for, desk, names, text), partial(self._show_names, field, text)
            failed = partial(self._find_none, field, text)
            self._work.run(self, job, shown, lane=Lane.LOOKUP, topic=f"names for {field}", failed=failed)

    def _find_none(self, field: str, text: str, error: FrontdeskError) -> None:
        self._show_names(field, text, [])
        self._console.messages.refuse(error)

    def _show_names(self, field: str, text: str, rows: list[NameRow]) -> None:
        if self.record.form is not None:
            self.record.form.show_names(field, text, rows)
            first = f", first: {rows[0].spoken}" if rows else ""
            self._console.messages.announce(f"{counted(len(rows), 'name')}{first}")

    def _point(self, row: Any) -> None:
        self.keeper.leave()
        self.book.mark(self.list.rows.index(row))

    def _show_around(self) -> None:
        """What is owed, and the call in progress."""
        overview = self._console.overview
        if overview is not None:
            self.status.set_owed(len(overview.owed), overdue_count(overview.owed, self._console.now()))
        notes = self._console.call.notes
        self.call.setVisible(notes is not None)
        if notes is not None:
            who = self._console.call.who or self.tr("Unknown caller")
            self.call.show_words(who, notes.words, self._console.clock)

    def _written(self) -> None:
        """Somebody wrote: look again at what is in sight."""
        if self.isVisible():
            self._show_around()
            self.book.refresh()
            self.keeper.renew()

    def _say(self, message: Message) -> None:
        self.status.set_status(message.text, Tone.BAD if message.is_bad else Tone.NEUTRAL)

    def _show_keys(self) -> None:
        self.lists.show_keys()
        self._show_record()

    def _connect(self) -> None:
        self._show_keys()
        KEYMAP.watch(self._show_keys)
        shows_key("room.filter", self.head.filter.set_key)
        shows_key("room.new", self.head.set_new_key)
        shows_key("go.owed", self.status.set_key)
        self.book.changed.connect(self.lists.show_list)
        self.book.opened.connect(self._show_record)
        self.keeper.asked.connect(self._asked)
        self.keeper.carried.connect(self._carried)
        self.keeper.refused.connect(self._refused)
        self._console.overview_changed.connect(self._written)
        self._console.changed.connect(self._show_around)
        self._console.messages.said.connect(self._say)
        self.lists.tabs.chosen.connect(lambda id: self.show_page(Page(id)))
        self.head.filter.edit.textChanged.connect(self.book.filter)
        self.head.new_asked.connect(lambda: self.asked.emit("room.new"))
        self.list.pointed.connect(self._point)
        self.list.verticalScrollBar().valueChanged.connect(lambda value: self.book.read_on(value + 16))
        self.record.asked.connect(self.asked)
        self.record.edited.connect(self._typed)
        self.record.names_asked.connect(self._find_names)
        self.record.submitted.connect(self.save)
        self.status.owed_asked.connect(lambda: self.asked.emit("go.owed"))
        self.call.back_asked.connect(lambda: self.asked.emit("go.box"))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.lists, 1)
        middle.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        column.addWidget(self.call)


def _editors(form: Form | None) -> dict[str, QWidget]:
    """What the fields of a form are typed into."""
    return {id: form.editor(id) for id in form.texts} if form is not None else {}
