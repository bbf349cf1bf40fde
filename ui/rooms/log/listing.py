"""The left side of the log: its lists, the filter with what it may mean, the pieces of it, the rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from frontdesk.calls.model import HandoffLine, LogLine
from ui.actions import key, shows_key
from ui.actions.keymap import KEYMAP
from ui.console.day import LogBook, Page
from ui.console.log.reading import Sheet
from ui.models.days import EVERY_DAY
from ui.models.form import NameRow
from ui.models.logged import Telling, handoff_rows, log_rows
from ui.models.pieces import filter_sentence
from ui.rooms.log.chips import Chips
from ui.theme import Look, Space
from ui.widgets.columns import inset
from ui.widgets.form_row import NameDelegate, NameList
from ui.widgets.lists import CallList, HandoffList, RowList
from ui.widgets.painted import Words
from ui.widgets.table_header import HandoffHeader
from ui.widgets.tabs import Filter, Tab, Tabs

_LABELS = {
    Page.HANDOFFS: "Hand-offs",
    Page.CALLS: "All calls",
    Page.OWED: "Still open",
    Page.OVERDUE: "Overdue",
    Page.RETURNED: "Returned",
}
_EMPTY = {
    Page.HANDOFFS: "No hand-off was made, moved or due this day. They come from the console: {hand_off}.",
    Page.CALLS: "No call was logged this day. Type in the console’s box, and the first one begins.",
    Page.OWED: "Nothing is owed to anybody.",
    Page.OVERDUE: "Every promise has been kept in time.",
    Page.RETURNED: "No hand-off was returned.",
}
#: The lists of the days in sight; what is owed is owed whatever day it was promised.
_OF_DAYS = (Page.HANDOFFS, Page.CALLS)
_BEFORE_THE_END = 10


class LogLists(QWidget):
    """Shows one list of the log. `told` carries the words of what may be taken from the filter, as they are offered."""

    told = Signal(str)

    def __init__(self, look: Look, log: LogBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._is_picked = False
        self.tabs = Tabs(look, [Tab(page.value, self.tr(label)) for page, label in _LABELS.items()])
        self.filter, self.offers, self.chips = Filter(look), NameList(look), Chips(look)
        self._header = HandoffHeader(look)
        self.handoffs, self.calls = HandoffList(look), CallList(look)
        self.empty = Words(look, ink="ink2", wraps=True)
        self.lists = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_rows(self, view: Sheet, told: Telling) -> None:
        """Show the list in sight, how many rows each has, and what it is filtered by."""
        for page in Page:
            self.tabs.set_count(page.value, self._log.count(page))
        self.tabs.select(self._log.page.value)
        rows, shows_calls = self._log.list.lines, self._log.page is Page.CALLS
        self._header.setVisible(not shows_calls)
        self._above_calls.setVisible(shows_calls)
        if shows_calls:
            lines = [line for line in rows if isinstance(line, LogLine)]
            shown = log_rows(lines, told.now, told.zone, told.numbers, dated=view.days.day is None)
            self.calls.set_rows(shown, self._log.place)
        else:
            handoffs = handoff_rows([line for line in rows if isinstance(line, HandoffLine)], told)
            self._header.fit(handoffs)
            self.handoffs.set_rows(handoffs, self._log.place)
        self.empty.setText(self._empty_words(view))
        filled: QWidget = self.calls if shows_calls else self.handoffs
        self.lists.setCurrentWidget(filled if rows else self._nothing)
        self._show_chips(view)

    def set_takes_enter(self, takes: bool) -> None:
        """Whether Enter does something with the marked row."""
        for view in (self.handoffs, self.calls):
            view.set_takes_enter(takes)

    def set_compact(self, is_compact: bool) -> None:
        """Leaves words out, for small windows."""
        self.tabs.set_compact(is_compact)
        self.handoffs.set_compact(is_compact)

    @property
    def is_offering(self) -> bool:
        """Whether something stands below the filter that it may mean."""
        return bool(self.offers.rows)

    def step_offer(self, by: int) -> None:
        """Mark another of what the filter may mean."""
        self._is_picked = True
        self.offers.step(by)
        self.told.emit(self.offers.marked.spoken)

    def take_offer(self) -> None:
        """Filter by what is marked."""
        filtering = self._log.filtering
        (filtering.take if self._is_picked else filtering.enter)(self.offers.marked)

    def close_offers(self) -> bool:
        """Show no longer what the filter may mean; False where nothing was shown."""
        was = self.is_offering
        self._log.filtering.forget_enter()
        self._offer([])
        return was

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """At the beginning of the filter, keys mark its pieces and take them away."""
        if watched is self.filter.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if watched is self.filter.edit and event.type() == QEvent.Type.FocusOut:
            self._log.filtering.forget_enter()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        edit, chips = self.filter.edit, self.chips
        is_first = edit.cursorPosition() == 0 and not edit.hasSelectedText() and bool(chips.words)
        if not is_first or event.modifiers():
            return False
        if event.key() == Qt.Key.Key_Left or (event.key() == Qt.Key.Key_Right and chips.marked >= 0):
            chips.step(-1 if event.key() == Qt.Key.Key_Left else 1)
            self.told.emit(chips.words[chips.marked] if chips.marked >= 0 else "")
            return True
        if event.key() == Qt.Key.Key_Backspace or (event.key() == Qt.Key.Key_Delete and chips.marked >= 0):
            chips.drop()
            return True
        chips.unmark()
        return False

    def _empty_words(self, view: Sheet) -> str:
        asked = self._log.filtering.asked
        if self._log.list.is_searching:
            return self.tr("Looking …")
        if asked.is_narrow:
            what = self.tr("Nothing is like this.") if asked.pieces else self.tr("Nothing has these words.")
            wider = key("log.every-day")
            can_widen = wider and view.days != EVERY_DAY and self._log.page in _OF_DAYS
            return self.tr("{} {} looks in all days.").format(what, wider) if can_widen else what
        if view.days.day is None and self._log.page in _OF_DAYS:
            return self.tr("Nothing was logged in these days.")
        return self.tr(_EMPTY[self._log.page]).format(hand_off=key("call.hand-off") or key("help.commands"))

    def _show_chips(self, view: Sheet) -> None:
        asked = self._log.filtering.asked
        days = view.days.title(view.today) if self._log.page in _OF_DAYS else self.tr("whatever the day")
        words = [*([days] if self._has_days_chip else []), *(piece.words for piece in asked.pieces)]
        self.chips.show_words(words, self._count(), filter_sentence(_LABELS[self._log.page], asked, days))
        self._above_header.setVisible(bool(words or asked.words.strip()))

    def _count(self) -> str:
        """'50 of 1,284', '24 rows', '50, counting …'."""
        rows = self._log.list
        shown = f"{len(rows.lines):,}"
        if rows.is_searching and not rows.lines:
            return self.tr("looking …")
        if rows.count is None:
            return self.tr("{}, counting …").format(shown)
        if rows.count == len(rows.lines):
            return self.tr("1 row") if rows.count == 1 else self.tr("{} rows").format(shown)
        return self.tr("{} of {}").format(shown, f"{rows.count:,}")

    def _drop(self, place: int) -> None:
        """Take a piece away; the first stands for the days where they are not today."""
        if self._has_days_chip and place == 0:
            self._log.filtering.show_days(None)
        else:
            self._log.filtering.drop(place - self._has_days_chip)

    @property
    def _has_days_chip(self) -> bool:
        return self._log.filtering.asked.days is not None and self._log.page in _OF_DAYS

    def _typed(self, text: str) -> None:
        self._is_picked = False
        self._log.filtering.type(text)

    def _offer(self, rows: Sequence[NameRow]) -> None:
        self.offers.set_rows(rows, (None if self._is_picked else 0) if rows else -1)
        self.offers.setFixedHeight(NameDelegate.HEIGHT * max(len(rows), 1))
        self._below_tabs.setVisible(bool(rows))
        if rows:
            self.told.emit(self.offers.marked.spoken)

    def _scrolled(self, view: RowList) -> None:
        bar = view.verticalScrollBar()
        if bar.maximum() and bar.value() >= bar.maximum() - _BEFORE_THE_END:
            self._log.list.more()

    def _show_keys(self) -> None:
        words = self.tr("Next list: {}, list before: {}")
        self.tabs.setToolTip(words.format(key("room.next-list"), key("room.list-before")))

    def _connect(self) -> None:
        self._show_keys()
        KEYMAP.watch(self._show_keys)
        shows_key("room.filter", self.filter.set_key)
        filtering = self._log.filtering
        self.filter.edit.installEventFilter(self)
        self.filter.edit.textChanged.connect(self._typed)
        filtering.retyped.connect(self.filter.edit.setText)
        filtering.offered.connect(self._offer)
        self.offers.pointed.connect(filtering.take)
        self.chips.dropped.connect(self._drop)
        self.tabs.chosen.connect(lambda id: self._log.show_page(Page(id)))
        for view in (self.handoffs, self.calls):
            view.pointed.connect(lambda row, view=view: self._log.mark(view.rows.index(row)))
            view.verticalScrollBar().valueChanged.connect(lambda _, view=view: self._scrolled(view))

    def _lay_out(self) -> None:
        self._nothing, self._above_calls = QWidget(), QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(Space.REACH, 12, Space.REACH, 12)
        nothing.addWidget(self.empty)
        nothing.addStretch()
        self._above_calls.setFixedHeight(8)
        self.calls.set_compact(True)  # what was said stands in the record beside the list
        for part in (self.handoffs, self.calls, self._nothing):
            self.lists.addWidget(part)
        self.offers.set_takes_enter(True)
        self.offers.setAccessibleName(self.tr("What the filter may mean"))
        self.filter.edit.setToolTip(self.tr("Words, a day, or a piece: to: dept: topic: state: outcome: by: day:"))
        self.tabs.row.addWidget(self.filter)
        self._below_tabs, self._above_header = QWidget(), QWidget()
        below, above = QVBoxLayout(self._below_tabs), QVBoxLayout(self._above_header)
        below.setContentsMargins(Space.REACH, 4, Space.REACH, 4)
        below.addWidget(self.offers)
        above.setContentsMargins(Space.PAGE, 4, Space.PAGE, 0)
        above.addWidget(self.chips)
        left = QVBoxLayout(self)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        for part in (self.tabs, self._below_tabs, self._above_header):
            left.addWidget(part)
        left.addLayout(inset(self._header, Space.PAGE, Space.PAGE))
        left.addWidget(self._above_calls)
        left.addLayout(inset(self.lists), 1)
        self._below_tabs.setVisible(False)
        self._above_header.setVisible(False)
