"""The knowledge room: articles, drafts, what is to be reviewed, what is retired, and the lines that callers reach."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from frontdesk.knowledge.model import Version
from frontdesk.knowledge.rules import Act
from ui.console.console import Console
from ui.console.knowledge.keeping import Keeping
from ui.console.knowledge.reading import ArticleRecord, Lists
from ui.console.knowledge.shelf import Shelf
from ui.messages import Message
from ui.models.logged import overdue_count
from ui.models.rows import Tone
from ui.rooms.knowledge.listing import Listing
from ui.rooms.knowledge.record import KnowledgeRecord
from ui.theme import Look
from ui.widgets.band import CallBand, DayBand
from ui.widgets.caret import caret_in, put_caret
from ui.widgets.room import Room
from ui.words import counted

_PAGING = {Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10, Qt.Key.Key_Home: -(10**9), Qt.Key.Key_End: 10**9}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KnowledgeRoom(Room):
    """Shows the lists and the marked record, and passes on what is asked."""

    def __init__(
        self, look: Look, console: Console, shelf: Shelf, keeping: Keeping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._console = look, console
        self.shelf, self.keeping = shelf, keeping
        self._version = -1
        self._compared: tuple[Version, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.listing = Listing(look, shelf, keeping)
        self.record = KnowledgeRecord(look)
        self.status, self.call = DayBand(look), CallBand(look)
        self._lay_out()
        self._connect()
        self.show_lists()
        self.show_record()
        self.show_standing()

    # What the window asks of a room

    def enter(self) -> None:
        self.shelf.refresh()
        self.keeping.remind()

    def can(self, verb: str) -> bool:
        return self.keeping.can(verb)

    def may(self, act: str) -> bool:
        """Whether something can be done with the marked article now."""
        return isinstance(self.shelf.record, ArticleRecord) and self.keeping.may(Act(act))

    @property
    def has_versions(self) -> bool:
        """Whether an article is marked, whose versions can be compared."""
        return isinstance(self.shelf.record, ArticleRecord) and self.keeping.form is None

    @property
    def has_filter(self) -> bool:
        return True

    def filter_list(self) -> None:
        self.listing.filter.edit.setFocus()
        self.listing.filter.edit.selectAll()

    def step_list(self, by: int) -> None:
        self.shelf.step_page(by)
        self._say_marked()

    def step_row(self, by: int) -> bool:
        field = self.window().focusWidget()
        if field is not None and self.record.isAncestorOf(field):
            return self._step_name(by)
        self.shelf.step_row(by)
        self._say_marked()
        return True

    def step_back(self) -> bool:
        form = self.record.form
        if form is not None and form.close_names():
            return True
        if self.record.isAncestorOf(self.window().focusWidget() or self):
            self.setFocus()
            return True
        if self.record.shows_differences:
            self.show_record()
            return True
        if self.keeping.close():
            return True
        was_filtered = self.listing.show_whole()
        if was_filtered:
            self.setFocus()
        return was_filtered

    def write_new(self) -> None:
        self.keeping.write_new()
        self._enter_form()

    def change(self) -> None:
        self.keeping.change()
        self._enter_form()

    def save(self) -> None:
        self.keeping.save()

    def retire(self) -> None:
        self.keeping.retire()

    def bring_back(self) -> None:
        self.keeping.bring_back()

    def let_go(self) -> None:
        self.keeping.let_go()
        if self.keeping.form is not None:
            self._enter_form()
        else:
            self.setFocus()

    def approve(self) -> None:
        """Put the draft in sight in force."""
        self.keeping.approve()

    def verify(self) -> None:
        """Say that the marked article is still true."""
        self.keeping.verify()

    def drop(self) -> None:
        """Throw the draft away."""
        self.keeping.drop()

    def place(self) -> None:
        """Say which topic the marked article answers, and for which line."""
        self.keeping.place()
        self._enter_form()

    def compare(self) -> None:
        """Show what the newest version says otherwise than the one before; once more, one further back."""
        record, lists = self.shelf.record, self.shelf.lists
        if not isinstance(record, ArticleRecord) or lists is None:
            return
        self._version = self._version + 1 if self.record.shows_differences else 0
        if self._version >= len(record.versions):
            self.show_record()
            return
        self._show_difference(record, lists)

    def set_compact(self, is_compact: bool) -> None:
        for part in (self.listing, self.record):
            part.set_compact(is_compact)

    def tick(self) -> None:
        if self._console.has_call:
            self.call.set_clock(self._console.clock)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_enter()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_enter()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = Qt.Key(event.key())
        if pressed in _ENTER and self.hasFocus():
            self.asked.emit("room.change")
        elif pressed in _ENTER and self.listing.filter.edit.hasFocus():
            self.setFocus()
        elif pressed in _PAGING and self.hasFocus():
            self.shelf.mark(max(self.shelf.place + _PAGING[pressed], 0))
            self._say_marked()
        else:
            super().keyPressEvent(event)

    # How it is shown

    def show_lists(self) -> None:
        """Show the list in sight."""
        self.listing.show_lists()
        self.setAccessibleName(self.listing.name)

    def show_record(self) -> None:
        """Show the marked record; a form that is open stays in sight."""
        if self.keeping.form is None:
            self._version = -1
            self.record.show_record(self.shelf.record, self.shelf.lists, self.keeping.may)

    def show_form(self) -> None:
        """Show the form that is open; where none is, the record."""
        record = self.shelf.record
        title = "" if record is None else record.latest.title if isinstance(record, ArticleRecord) else record.name
        if self.keeping.form is not None and (record is None or record.id != self.keeping.form.id):
            title = self.keeping.form.title  # it was written just now, and is not read yet
        had_focus = self.record.isAncestorOf(self.window().focusWidget() or self)
        caret = caret_in(self.record.form.editors) if self.record.form is not None else None
        self.record.show_form(self.keeping.form, self.shelf.lists, title)
        if caret is not None and self.record.form is not None and not put_caret(caret, self.record.form.editors):
            self.record.form.focus_first()
        if self.keeping.form is None:
            self.show_record()
            if had_focus:
                self.setFocus()
        self.show_lists()

    def show_standing(self) -> None:
        """What is owed, and the call in progress."""
        overview, notes = self._console.overview, self._console.call.notes
        if overview is not None:
            self.status.set_owed(len(overview.owed), overdue_count(overview.owed, self._console.now()))
        self.call.setVisible(notes is not None)
        if notes is not None:
            who = self._console.call.who or self.tr("Unknown caller")
            self.call.show_words(who, notes.words, self._console.clock)

    def show_message(self, message: Message) -> None:
        self.status.set_status(message.text, Tone.BAD if message.is_bad else Tone.NEUTRAL)

    def _say_marked(self, before: str = "") -> None:
        told = self.listing.told
        self._console.messages.announce(f"{before}: {told}" if before else told)

    def _step_name(self, by: int) -> bool:
        """Up and Down in the record: through the names below a field; else they are the field's own."""
        field = self.window().focusWidget()
        if self.record.form is None or isinstance(field, (QTextEdit, QComboBox)):
            return False
        name = self.record.form.step_name(by)
        if name:
            self._console.messages.announce(name)
        return name is not None

    def _enter_form(self) -> None:
        if self.record.form is not None:
            self.record.form.focus_first()
            self._show_enter()

    def _show_begun(self) -> None:
        """A form that was begun before the lists were read is there with them."""
        if self.keeping.form is not None and self.record.form is None and self.shelf.lists is not None:
            self.show_form()
            if self.isVisible():
                self._enter_form()

    def _show_enter(self) -> None:
        """Enter takes the marked row while no field has the keys."""
        self.listing.set_takes_enter(self.window().focusWidget() in (self, None))

    def _type(self, name: str, text: str) -> None:
        before = self.keeping.unsaved
        self.keeping.type(name, text)
        if self.keeping.form is not None:
            self.record.show_unsaved(self.keeping.form)
        if self.keeping.unsaved != before:
            self.show_lists()

    def _look_again(self) -> None:
        """Somebody wrote: what is in sight is read again."""
        self.show_standing()
        if self.isVisible():
            self.shelf.refresh()

    def _show_version(self, id: str) -> None:
        record, lists = self.shelf.record, self.shelf.lists
        if isinstance(record, ArticleRecord) and lists is not None:
            self._version = next(place for place, one in enumerate(record.versions) if one.id == id)
            self._show_difference(record, lists)

    def _show_difference(self, record: ArticleRecord, lists: Lists) -> None:
        self._compared = _without_ids(record.versions)
        self._console.messages.say(self.record.show_difference(record.versions, self._version, lists))

    def _show_read(self) -> None:
        """The marked record was read: show it, unless its versions are being compared and are the same as before."""
        record = self.shelf.record
        is_same = isinstance(record, ArticleRecord) and _without_ids(record.versions) == self._compared
        if not (is_same and self.record.shows_differences):
            self.show_record()

    # What it is made of

    def _connect(self) -> None:
        self.shelf.changed.connect(self.show_lists)
        self.shelf.changed.connect(self._show_begun)
        self.shelf.recorded.connect(self._show_read)
        self.keeping.changed.connect(self.show_form)
        self._console.overview_changed.connect(self._look_again)
        self._console.changed.connect(self.show_standing)
        self._console.messages.said.connect(self.show_message)
        self.listing.filter.edit.textChanged.connect(self._filter)
        self.listing.taken.connect(lambda: self.asked.emit("room.change"))
        self.listing.new_asked.connect(lambda: self.asked.emit("room.new"))
        self.record.asked.connect(self.asked)
        self.record.typed.connect(self._type)
        self.record.said.connect(self._console.messages.say)
        self.record.version_asked.connect(self._show_version)
        self.status.owed_asked.connect(lambda: self.asked.emit("go.owed"))
        self.call.back_asked.connect(lambda: self.asked.emit("go.box"))

    def _filter(self, words: str) -> None:
        if words != self.shelf.words:
            self.shelf.filter(words)
            self._say_marked(counted(len(self.shelf.rows), self.tr("row")))

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.listing, 1)
        middle.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        column.addWidget(self.call)


def _without_ids(versions: Sequence[Version]) -> tuple[Version, ...]:
    """The versions without their ids: one that was never written as such has another each time it is read."""
    return tuple(replace(one, id="") for one in versions)
