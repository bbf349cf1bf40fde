"""The rows of the list in sight: as many as were scrolled to, and how many there are."""

import threading
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.filter import Cursor, Filter
from ui.console.log.at_hand import id_of
from ui.console.log.reading import Line, Slice, cursor_at, read_slice
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_PAGE = 50
#: Somebody wrote: so many rows are read again; whoever is further down has only those around the mark read again.
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

    def ask(self, desk: "Desk", asked: Filter, *, calls: bool, near: int = 0) -> None:
        """Show what the hub has; the same as before is read again as far as it was scrolled to, or around `near`."""
        question = (desk, asked, calls)
        is_same = question == self._asked
        if is_same and len(self.lines) > _AGAIN:
            self._read_around(near)
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
        if found.after is None or self.count is None or len(known) == 0:
            self._know_end()
        self.changed.emit()

    def _read_around(self, near: int) -> None:
        """Ask again for a page of what is shown: those around `near`."""
        assert self._asked is not None
        desk, asked, calls = self._asked
        first = max(near - _PAGE // 2, 0)
        after = cursor_at(self.lines[first - 1]) if first else None
        job = partial(read_slice, desk, asked, after, _PAGE, calls=calls)
        then = partial(self._put_in, self._asked, self.lines[:first])
        self.is_searching = True
        self._work.run(self, job, then, lane=Lane.READ, topic="rows")

    def _put_in(self, question: "tuple[Desk, Filter, bool]", before: tuple[Line, ...], found: Slice) -> None:
        """Rows were read again: they stand where they stood; where the last is new, what follows is read anew."""
        if question != self._asked:
            return
        self.numbers |= found.numbers
        ids, last = [id_of(line) for line in self.lines], id_of(found.lines[-1]) if found.lines else ""
        behind = self.lines[ids.index(last) + 1 :] if last in ids else ()
        self.lines, self.is_searching = (*before, *found.lines, *behind), False
        self._after = self._after if behind else found.after
        self._know_end()
        self.changed.emit()

    def _know_end(self) -> None:
        """Know how many rows there are: those that are shown, or as many as are counted now."""
        if self._after is None:
            self.stop()
            self.count = len(self.lines)
        else:
            self._count()

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
