"""The rows of the list in sight: as many as were scrolled to, and how many there are."""

import threading
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.filter import Cursor, Filter
from ui.console.log.reading import Line, Slice, read_slice
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_PAGE = 50
#: Somebody wrote: so many rows are read again; whoever is further down has them as they were.
_AGAIN = 500


class Rows(QObject):
    """Lines that are at hand, or that the hub is asked for page by page. `changed` when there are others, or their
    `count` is known; None while it is being counted. `is_searching` while no answer says whether there are any."""

    changed = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.lines: tuple[Line, ...] = ()
        self.count: int | None = 0
        self.numbers: dict[str, str] = {}
        self.is_searching = False
        self._given: tuple[Line, ...] | None = ()
        self._asked: tuple[Desk, Filter, bool] | None = None
        self._after: Cursor | None = None
        self._wanted = _PAGE
        self._counting = threading.Event()

    @property
    def has_more(self) -> bool:
        """Whether rows follow those that are shown."""
        return self._after is not None if self._given is None else len(self.lines) < len(self._given)

    def show(self, lines: Sequence[Line]) -> None:
        """Show lines that are at hand."""
        self.stop()
        is_same = self._given is not None and self._asked is None
        self._given, self._asked, self._after = tuple(lines), None, None
        self._wanted = self._wanted if is_same else _PAGE
        self.lines, self.count, self.is_searching = self._given[: self._wanted], len(self._given), False
        self.changed.emit()

    def ask(self, desk: "Desk", asked: Filter, *, calls: bool) -> None:
        """Show what the hub has; the same as before is read again as far as it was scrolled to."""
        question = (desk, asked, calls)
        is_same = question == self._asked
        if is_same and len(self.lines) > _AGAIN:
            return
        self.stop()
        self._asked, self._given = question, None
        self._wanted = max(_PAGE, len(self.lines)) if is_same else _PAGE
        if not is_same:
            self.lines, self.count, self.is_searching = (), None, True
            self.changed.emit()
        self._read((), None)

    def more(self) -> None:
        """Show further rows, where there are any and none are on their way."""
        if not self.has_more or self.is_searching:
            return
        self._wanted = len(self.lines) + _PAGE
        if self._given is not None:
            self.lines = self._given[: self._wanted]
            self.changed.emit()
        else:
            self.is_searching = True
            self._read(self.lines, self._after)

    def _read(self, known: tuple[Line, ...], after: Cursor | None) -> None:
        """Ask for one page; one that is short is added to by asking on, so that others can be answered between."""
        assert self._asked is not None
        desk, asked, calls = self._asked
        job = partial(read_slice, desk, asked, after, self._wanted - len(known), calls=calls)
        self._work.run(self, job, partial(self._add, self._asked, known), lane=Lane.READ, topic="rows")

    def _add(self, question: "tuple[Desk, Filter, bool]", known: tuple[Line, ...], found: Slice) -> None:
        if question != self._asked:
            return
        lines = (*known, *found.lines)
        self.numbers |= found.numbers
        if found.after is not None and len(lines) < self._wanted:
            if found.lines and len(lines) > len(self.lines):
                self.lines = lines
                self.changed.emit()
            self._read(lines, found.after)
            return
        self.lines, self._after, self.is_searching = lines, found.after, False
        if found.after is None:
            self.stop()
            self.count = len(lines)
        elif self.count is None or len(known) == 0:
            self._count()
        self.changed.emit()

    def _count(self) -> None:
        assert self._asked is not None
        desk, asked, calls = self._asked
        self.stop()
        stopped = self._counting = threading.Event()
        listing = desk.log.calls if calls else desk.log.handoffs
        job = partial(listing.count, asked, stopped=stopped.is_set)
        self._work.run(self, job, partial(self._know_count, self._asked), lane=Lane.BULK, topic="count")

    def _know_count(self, question: "tuple[Desk, Filter, bool]", count: int | None) -> None:
        if question == self._asked and count is not None:
            self.count = count
            self.changed.emit()

    def stop(self) -> None:
        self._counting.set()
