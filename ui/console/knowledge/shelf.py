"""The lists of the knowledge room: which of them is in sight, by what it is filtered, which record is marked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.errors import FrontdeskError, NotFound
from frontdesk.words import fold
from ui.console.knowledge.reading import Lists, Page, Record, Rows, read_article, read_lists
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from ui.console.console import Console


class Shelf(QObject):
    """Reads articles and lines. `changed` when a list has something new to show, `marked` when another record is
    marked, `recorded` when the marked one was read."""

    changed = Signal()
    marked = Signal()
    recorded = Signal()

    def __init__(self, work: Work, console: "Console", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._console = work, console
        self.lists: Lists | None = None
        self.record: Record | None = None
        self.page = Page.ARTICLES
        self.words = ""
        self.rows: Rows = ()
        self.marked_id = ""
        self._wanted = ""

    @property
    def desk(self) -> "Desk | None":
        """The desk, once its hub is open."""
        return self._console.desk

    @property
    def place(self) -> int:
        """Where the marked row stands; -1 where none is."""
        return next((place for place, row in enumerate(self.rows) if row.id == self.marked_id), -1)

    def count(self, page: Page) -> int | None:
        """How many rows a list has, unfiltered; None while that is not known."""
        return len(self.lists.rows[page]) if self.lists else None

    def refresh(self, *, wanted: str = "") -> None:
        """Read the lists again, and mark the record `wanted` where it is in the list."""
        self._wanted = wanted or self._wanted
        if self.desk is not None:
            self._work.run(self, partial(read_lists, self.desk), self._show, lane=Lane.READ, topic="lists")

    def show_page(self, page: Page) -> None:
        """Show another list."""
        self.page = page
        self.marked.emit()
        self._choose(0)

    def step_page(self, by: int) -> None:
        """Show the next list or the one before; after the last comes the first."""
        pages = list(Page)
        self.show_page(pages[(pages.index(self.page) + by) % len(pages)])

    def filter(self, words: str) -> None:
        """Show only rows with all these words; the record that was found stays marked in the whole list."""
        self.words = words
        self._choose(0 if words.strip() else max(self._place_of(self.marked_id), 0))

    def step_row(self, by: int) -> None:
        """Mark another row."""
        self.mark(self.place + by)

    def mark(self, place: int) -> None:
        """Mark the row at `place`, or the nearest."""
        self._mark(self.rows[max(0, min(place, len(self.rows) - 1))].id if self.rows else "")
        self.changed.emit()

    def mark_id(self, id: str) -> None:
        """Mark the row of this record."""
        self.mark(next((place for place, row in enumerate(self.rows) if row.id == id), 0))

    def read_record(self) -> None:
        """Read the marked record again."""
        if self.page is Page.LINES and self.lists is not None:
            self._show_record(self.marked_id, self.lists.around.lines.get(self.marked_id))
        elif self.marked_id and self.desk is not None:
            job, shown = partial(read_article, self.desk, self.marked_id), partial(self._show_record, self.marked_id)
            gone = partial(self._gone, self.marked_id)
            self._work.run(self, job, shown, lane=Lane.READ, topic="record", failed=gone)
        else:
            self._show_record(self.marked_id, None)

    def _choose(self, place: int) -> None:
        """Filter the list in sight anew, and mark the row at `place`."""
        self.rows = self._filtered()
        self.mark(place)

    def _mark(self, id: str) -> None:
        if id != self.marked_id:
            was_marked = bool(self.marked_id)
            self.marked_id, self.record = id, None
            if was_marked:  # where nothing was, the lists only come now, and a form that was begun stays
                self.marked.emit()
        if self.record is None:
            self.read_record()

    def _show(self, lists: Lists) -> None:
        """The lists were read: the marked record stays marked, whatever came before it."""
        before = self.place
        self.lists = lists
        self._go_to_wanted()
        self.rows = self._filtered()
        if self._place_of(self.marked_id) >= 0:
            self.read_record()
            self.changed.emit()
        else:
            self.mark(max(before, 0))

    def _go_to_wanted(self) -> None:
        """Mark what was just written, in a list that has it: the one in sight before others."""
        wanted, self._wanted = self._wanted, ""
        if not wanted or self.lists is None:
            return
        rows = self.lists.rows
        page = next((page for page in (self.page, *Page) if any(row.id == wanted for row in rows[page])), None)
        if page is not None:
            self.page = page
            if not any(row.id == wanted for row in self._filtered()):
                self.words = ""
            self._mark(wanted)

    def _filtered(self) -> Rows:
        rows: Rows = self.lists.rows[self.page] if self.lists else ()
        words = fold(self.words).split()
        return tuple(row for row in rows if all(word in row.words for word in words)) if words else rows

    def _place_of(self, id: str) -> int:
        return next((place for place, row in enumerate(self._filtered()) if row.id == id), -1)

    def _show_record(self, id: str, record: Record | None) -> None:
        """What was read of the record `id`; too late where another is marked by now."""
        if id == self.marked_id:
            self.record = record
            self.recorded.emit()

    def _gone(self, id: str, error: FrontdeskError) -> None:
        if isinstance(error, NotFound):
            self._show_record(id, None)
        else:
            self._console.messages.refuse(error)
