"""The lists of the directory: which is in sight, what it is filtered by, which row is marked, and its record."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from frontdesk.errors import FrontdeskError
from ui.console.console import Console
from ui.console.keeping.reading import AT_ONCE, Shown, Wanted, read_counts, read_list
from ui.models.directory import Now, Page
from ui.models.directory_record import Record, read_record
from ui.models.table import TableRow
from ui.work import Lane, Work

if TYPE_CHECKING:
    pass

_NEAR_THE_END = 24
_COUNTED_WHOLE = frozenset({Page.DOUBLES, Page.RETIRED})


class DirectoryBook(QObject):
    """Reads lists and records beside the window. `changed` when a list has something new to show, `opened` when the
    record of the marked row has."""

    changed = Signal()
    opened = Signal()

    def __init__(self, work: Work, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._console = work, console
        self._wanted = Wanted(Page.PEOPLE)
        self._shown: Shown | None = None
        self._goal = self._sought = ""
        self._marks: dict[Page, str] = {}
        self._sought = ""
        self.counts: dict[Page, int] = {}
        self.place = 0
        self._record: Record | None = None

    @property
    def page(self) -> Page:
        return self._wanted.page

    @property
    def words(self) -> str:
        return self._wanted.words

    @property
    def is_read(self) -> bool:
        """Whether the list in sight was read."""
        return self._shown is not None and self._shown.wanted.page is self.page

    @property
    def rows(self) -> tuple[TableRow, ...]:
        return self._shown.rows if self._shown and self.is_read else ()

    @property
    def item(self) -> Any:
        """What the marked row is about; None where none is."""
        return self._shown.items[self.place] if self._shown and self.place < len(self.rows) else None

    @property
    def record(self) -> Record | None:
        """What is known of the marked row; None until that was read, so that nothing is done to the row before it."""
        return self._record if self._record is not None and self._record.id == self._marked_id() else None

    def refresh(self) -> None:
        """Read the list again; the marked row stays marked."""
        self._read()
        desk = self._console.desk
        if desk is not None:
            self._work.run(self, partial(read_counts, desk), self._count, lane=Lane.READ, topic="counts")

    def show_page(self, page: Page) -> None:
        """Show another list, unfiltered; its marked row is the one that was marked there last."""
        if page is not self.page or self.words:
            self._wanted = Wanted(page)
            self.place = 0
        self._goal, self._sought = self._marks.get(page, ""), ""
        self.changed.emit()
        self.refresh()

    def seek(self, row: str, page: Page | None = None, name: str = "") -> None:
        """Mark the row with this id, in another list where that is named; one far down is found by its name."""
        if page is not None and page is not self.page:
            self.show_page(page)
        self._goal, self._sought = row or self._goal, name
        self.refresh()

    def filter(self, words: str) -> None:
        """Show only rows with these words."""
        if words != self.words:
            self._wanted = Wanted(self.page, words)
            self._read()

    def mark(self, place: int) -> None:
        """Mark the row at `place`; near the end more rows are read."""
        self.place = max(0, min(place, len(self.rows) - 1))
        self._goal = self._sought = ""
        self._remember()
        self.changed.emit()
        self._open()
        self.read_on(self.place)

    def read_on(self, place: int) -> None:
        """Read more rows where `place` comes near the last one."""
        if self._shown is not None and self._shown.has_more and place >= len(self.rows) - _NEAR_THE_END:
            more = len(self.rows) + AT_ONCE
            if self._wanted.most < more:
                self._wanted = Wanted(self.page, self.words, more)
                self._read()

    def _read(self) -> None:
        """Read the list in sight."""
        desk = self._console.desk
        if desk is not None:
            self._work.run(self, partial(read_list, desk, self._wanted), self._show, lane=Lane.READ, topic="list")

    def _count(self, counts: dict[Page, int]) -> None:
        if any(self.counts.get(page) != count for page, count in counts.items()):
            self.counts.update(counts)
            self.changed.emit()

    def _show(self, shown: Shown) -> None:
        if shown.wanted != self._wanted:
            return
        before = self._shown.wanted.words if self._shown else ""
        is_search = bool(shown.wanted.words.strip()) and shown.wanted.words != before
        marked = self._goal or ("" if is_search else self._marked_id())
        self._shown = shown
        if shown.wanted.page in _COUNTED_WHOLE and not shown.wanted.words:
            self.counts[shown.wanted.page] = len(shown.rows)
        ids = [row.id for row in shown.rows]
        if marked in ids:
            self.place, self._goal, self._sought = ids.index(marked), "", ""
        elif self._sought and shown.has_more:
            words, self._sought = self._sought, ""
            self.filter(words)
        else:
            self.place = 0 if is_search else max(0, min(self.place, len(ids) - 1))
        self._remember()
        self.changed.emit()
        self._open()

    def _open(self) -> None:
        """Read the record of the marked row."""
        desk, item, overview = self._console.desk, self.item, self._console.overview
        if desk is None or item is None or overview is None:
            self._opened("", None)
            return
        now = Now(self._console.now(), overview.zone)
        job, opened = partial(read_record, desk, item, now), partial(self._opened, self._marked_id())
        lost = partial(self._lost, self._marked_id())
        self._work.run(self, job, opened, lane=Lane.READ, topic="record", failed=lost)

    def _opened(self, id: str, record: Record | None) -> None:
        if id == self._marked_id():
            self._record = record
            self.opened.emit()

    def _lost(self, id: str, _error: FrontdeskError) -> None:
        """Somebody took it away meanwhile; the list is about to be read again."""
        self._opened(id, None)

    def _marked_id(self) -> str:
        return self.rows[self.place].id if self.place < len(self.rows) else ""

    def _remember(self) -> None:
        if self._marked_id():
            self._marks[self.page] = self._marked_id()
