"""Painted lists: one row is marked, Enter takes it or another list's; the focus stays in the box."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from ui.models.list import RowModel
from ui.models.rows import OwnerRow, Row
from ui.theme import Look, Type
from ui.widgets.delegates import RowDelegate, Standing
from ui.widgets.log_rows import (
    CallDelegate,
    DifferentDelegate,
    HandoffDelegate,
    LogDelegate,
    MoveDelegate,
    OtherDelegate,
    OwedDelegate,
)
from ui.widgets.pen import Pen
from ui.widgets.search_rows import AnswerDelegate, OwnerDelegate, PersonDelegate
from ui.widgets.setting_rows import SettingDelegate
from ui.widgets.wrapping import wrap

# A row at the lower edge is shown when this much of it has room; less of it would cut its words.
_READABLE = 0.8


class RowList(QListView):
    """Rows of one kind. `pointed` when a row is clicked, `taken` when it is double-clicked; both carry the row.

    Rows reach 12 px beyond their text on both sides, so the list is 24 px wider than its heading.
    """

    pointed = Signal(object)
    taken = Signal(object)
    # What stands in the list, for screen readers.
    NAME = ""
    DELEGATE: type[RowDelegate[Any]]
    # Whether a row is marked without being asked for: the best of a search, the open one of a table.
    HAS_MARK = True

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.standing = Standing()
        self._model = RowModel(self)
        self._delegate = self.DELEGATE(look, self.standing, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr(self.NAME))
        self._empty = ""
        self._look = look
        self._quieten()
        self.clicked.connect(self._point)
        self.doubleClicked.connect(self._take)

    def _quieten(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @property
    def rows(self) -> tuple[Any, ...]:
        return self._model.rows

    @property
    def marked(self) -> Any:
        """The marked row; None where none is."""
        return self._model.row(self.standing.marked)

    @property
    def marked_place(self) -> int:
        return self.standing.marked

    def set_rows(self, rows: Sequence[Row], mark: int | None = None) -> None:
        """Shows `rows` and marks one of them; without `mark` the marked row stays marked as long as it is there."""
        kept = self.marked
        self._delegate.prepare(rows)
        self._model.set_rows(rows)
        if mark is None:
            mark = max(self._model.place_of(kept.id), 0) if kept else 0 if self.HAS_MARK else -1
        self.mark(mark)

    def mark(self, place: int) -> None:
        """Marks the row at `place`, and brings it into sight; -1 marks none."""
        place = min(place, len(self.rows) - 1)
        if place != self.standing.marked:
            self.standing.marked = place
            if not self._delegate.IS_UNIFORM:  # else no row is higher than before, and there may be very many
                self.scheduleDelayedItemsLayout()
        index = self._model.index(place) if place >= 0 else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()

    def step(self, by: int) -> bool:
        """Marks the row `by` places further; False at the end of the list, where nothing changes."""
        place = self.standing.marked + by
        if not 0 <= place < len(self.rows):
            return False
        self.mark(place)
        return True

    def set_takes_enter(self, takes: bool) -> None:
        """Whether Enter takes the marked row of this list; only one list of a window does."""
        self.standing.takes_enter = takes
        self.viewport().update()

    def set_compact(self, is_compact: bool) -> None:
        """Leaves words out, for windows below 1200 px."""
        self.standing.is_compact = is_compact
        self._delegate.prepare(self.rows)
        self.viewport().update()

    def set_empty(self, words: str) -> None:
        """What the list says while it has no rows: what belongs here, and what fills it."""
        self._empty = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows and self._empty:
            self._paint_empty()

    def _paint_empty(self) -> None:
        reach = self._delegate.REACH
        lines = wrap(self._empty, self._look.font(Type.TEXT), self.width() - 2 * reach)
        with Pen(self.viewport(), self._look) as pen:
            for place, line in enumerate(lines):
                pen.words(reach, self._delegate.HEIGHT / 2 + place * 20, line, ink="ink2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._delegate.IS_UNIFORM:
            cut = self.height() % self._delegate.HEIGHT
            hidden = cut if cut < self._delegate.HEIGHT * _READABLE else 0
            self.setViewportMargins(0, 0, 0, min(hidden, max(self.height() - self._delegate.HEIGHT, 0)))

    def content_height(self) -> int:
        """How high the list must be to show every row."""
        marked = self.standing.marked
        return sum(self._delegate.height(row, place == marked) for place, row in enumerate(self.rows))

    def sizeHint(self) -> QSize:
        return QSize(200, max(self.content_height(), self._delegate.HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._delegate.HEIGHT)

    def _point(self, index: QModelIndex) -> None:
        self.pointed.emit(self._model.row(index.row()))

    def _take(self, index: QModelIndex) -> None:
        self.taken.emit(self._model.row(index.row()))


class AnswerList(RowList):
    """Answers that may be given."""

    NAME, DELEGATE = "Answers", AnswerDelegate


class PersonList(RowList):
    """People and how to reach them."""

    NAME, DELEGATE = "People", PersonDelegate


class LogList(RowList):
    """Calls, newest first."""

    NAME, DELEGATE, HAS_MARK = "Log", LogDelegate, False


class CallList(LogList):
    """Calls, newest first, as a list of their own."""

    DELEGATE = CallDelegate


class OwedList(RowList):
    """What is owed, most urgent first."""

    NAME, DELEGATE, HAS_MARK = "Owed today", OwedDelegate, False


class DifferentList(RowList):
    """What is different today."""

    NAME, DELEGATE, HAS_MARK = "Different today", DifferentDelegate, False


class HandoffList(RowList):
    """Hand-offs as a table."""

    NAME, DELEGATE = "Hand-offs", HandoffDelegate


class SettingList(RowList):
    """Settings and keys, under headings."""

    NAME, DELEGATE = "Settings", SettingDelegate


class MoveList(RowList):
    """The life of one hand-off."""

    NAME, DELEGATE, HAS_MARK = "What happened", MoveDelegate, False

    def set_rows(self, rows: Sequence[Row], mark: int | None = None) -> None:
        super().set_rows(rows, mark)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.content_height())

    def _fit(self) -> None:
        """Be as high as every row needs: what it lies in scrolls."""
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(self.content_height())


class OtherList(RowList):
    """Other calls of one caller."""

    NAME, DELEGATE, HAS_MARK = "Other calls", OtherDelegate, False


class _Owners(RowList):
    NAME, DELEGATE = "Owners", OwnerDelegate


class _CatchAll(RowList):
    NAME, DELEGATE = "None of these", OwnerDelegate


class OwnerList(QWidget):
    """Owners, and below them the catch-all, which stays in sight however many owners there are.

    It counts as one list: places, marks and steps run through the owners into the catch-all.
    """

    pointed = Signal(object)
    taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owners, self._last = _Owners(look, self), _CatchAll(look, self)
        self._place = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._owners, 1000)
        column.addWidget(self._last)
        column.addStretch(1)
        self._last.setFixedHeight(OwnerDelegate.CATCH_ALL)
        self.setAccessibleName(self.tr("Owners and catch-all"))
        for part in (self._owners, self._last):
            part.pointed.connect(self.pointed)
            part.taken.connect(self.taken)

    @property
    def rows(self) -> tuple[OwnerRow, ...]:
        return self._owners.rows + self._last.rows

    @property
    def marked(self) -> OwnerRow | None:
        return self.rows[self._place] if 0 <= self._place < len(self.rows) else None

    @property
    def marked_place(self) -> int:
        return self._place

    def set_rows(self, rows: Sequence[OwnerRow], mark: int | None = None) -> None:
        """Shows `rows`; catch-alls go to the end, whatever their place was."""
        kept = self.marked
        owners, last = [row for row in rows if not row.is_catch_all], [row for row in rows if row.is_catch_all]
        if mark is None:
            mark = next((place for place, row in enumerate([*owners, *last]) if kept and row.id == kept.id), 0)
        self._place = min(mark, len(rows) - 1)
        first, behind = self._places(len(owners))
        self._owners.set_rows(owners, first)
        self._last.set_rows(last, behind)
        self._last.setVisible(bool(last))
        self._fit()

    def mark(self, place: int) -> None:
        self._place = min(place, len(self.rows) - 1)
        first, behind = self._places(len(self._owners.rows))
        self._owners.mark(first)
        self._last.mark(behind)
        self._fit()

    def _places(self, owners: int) -> tuple[int, int]:
        """Where the mark stands among the owners, and where among what follows them; -1 where it does not."""
        is_first = self._place < owners
        return (self._place, -1) if is_first else (-1, self._place - owners)

    def step(self, by: int) -> bool:
        place = self._place + by
        if not 0 <= place < len(self.rows):
            return False
        self.mark(place)
        return True

    def set_takes_enter(self, takes: bool) -> None:
        self._owners.set_takes_enter(takes)
        self._last.set_takes_enter(takes)

    def set_compact(self, is_compact: bool) -> None:
        self._owners.set_compact(is_compact)
        self._last.set_compact(is_compact)

    def content_height(self) -> int:
        return _height_of(len(self._owners.rows)) + self._last.content_height()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Shows whole rows only, with room for a tall one wherever the mark is, so that the catch-all stands still."""
        room = self.height() - self._last.content_height()
        whole = 1 + max(0, (room - OwnerDelegate.BEST) // OwnerDelegate.HEIGHT)
        self._owners.setMaximumHeight(_height_of(min(len(self._owners.rows), whole)))


def _height_of(owners: int) -> int:
    return OwnerDelegate.BEST + OwnerDelegate.HEIGHT * (owners - 1) if owners else 0
