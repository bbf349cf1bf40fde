"""The left side of the directory: its head, the tabs, and the list in sight."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import key
from ui.console.keeping.book import DirectoryBook
from ui.models.directory import COLUMNS, Page
from ui.theme import Look, Space
from ui.widgets.columns import inset
from ui.widgets.painted import Words
from ui.widgets.room_head import RoomHead
from ui.widgets.table import TableHeader, TableList
from ui.widgets.tabs import Tab, Tabs

LABELS = {
    Page.PEOPLE: "People", Page.DEPARTMENTS: "Departments", Page.TOPICS: "Topics", Page.DIFFERENT: "Different today",
    Page.GAPS: "Gaps", Page.DOUBLES: "Doubles", Page.RETIRED: "Retired",
}  # fmt: skip
_SPOKEN = {Page.GAPS: "Unowned topics and gaps"}
#: What can be added to a list.
NEW = {Page.PEOPLE: "New person", Page.DEPARTMENTS: "New department", Page.TOPICS: "New topic", Page.GAPS: "New topic"}
_EMPTY = {
    Page.PEOPLE: "Nobody is in the directory yet. {new} adds the first; “frontdesk import people FILE” brings a list.",
    Page.DEPARTMENTS: "There is no department yet. {new} adds the first; people and topics can belong to it.",
    Page.TOPICS: "There is no topic yet. A topic is a matter that somebody owns: {new} adds the first.",
    Page.DIFFERENT: "Nothing is different today. Mark a person and press {away}, or a topic and press {reroute}.",
    Page.GAPS: "Every topic has an owner, and every inquiry found one. {nobody} in a call keeps what nobody owns here.",
    Page.DOUBLES: "No two people, departments, topics or callers look like one.",
    Page.RETIRED: "Nothing is retired. Whoever leaves stays here with their history, and can be brought back.",
}  # fmt: skip
_KEYS = {"new": "room.new", "away": "directory.away", "reroute": "directory.reroute", "nobody": "call.nobody-owns"}
_ONLY_BIG = frozenset({Page.PEOPLE, Page.DEPARTMENTS, Page.TOPICS})


class Lists(QWidget):
    """Shows what the book holds."""

    def __init__(self, look: Look, book: DirectoryBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book, self._is_compact = book, False
        self.head = RoomHead(look, self.tr("Directory"))
        self.tabs = Tabs(look, [Tab(page.value, self.tr(label)) for page, label in LABELS.items()])
        self.header, self.list = TableHeader(look), TableList(look)
        self.empty = Words(look, ink="ink2", wraps=True)
        self._stack = QStackedWidget()
        self._lay_out()

    def show_list(self) -> None:
        """Show the list in sight as it was read."""
        page, rows = self._book.page, self._book.rows
        self.tabs.select(page.value)
        self._show_counts()
        self.head.show_new(self.tr(NEW[page]) if page in NEW else "")
        self.header.show_columns(COLUMNS[page])
        self.list.set_columns(COLUMNS[page])
        self.list.setAccessibleName(self.spoken(page))
        self.list.set_rows(rows, self._book.place if rows else -1)
        self.empty.setText(self._empty_words())
        self.header.setVisible(bool(rows))
        self._stack.setCurrentWidget(self.list if rows else self._nothing)
        if self.head.filter.edit.text() != self._book.words:
            self.head.filter.edit.setText(self._book.words)

    def spoken(self, page: Page) -> str:
        """What a list is called aloud."""
        return self.tr(_SPOKEN.get(page, LABELS[page]))

    def show_keys(self) -> None:
        """The keys of commands are others now."""
        words = self.tr("Next list: {}, list before: {}")
        self.tabs.setToolTip(words.format(key("room.next-list"), key("room.list-before")))
        self.show_list()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        for part in (self.head, self.tabs, self.list):
            part.set_compact(is_compact)
        self._show_counts()

    def _show_counts(self) -> None:
        for page in Page:
            is_left_out = self._is_compact and page in _ONLY_BIG
            self.tabs.set_count(page.value, None if is_left_out else self._book.counts.get(page))

    def _empty_words(self) -> str:
        if not self._book.is_read:
            return ""
        if self._book.words.strip():
            return self.tr("Nothing has these words.")
        return self.tr(_EMPTY[self._book.page]).format(**{name: key(id) for name, id in _KEYS.items()})

    def _lay_out(self) -> None:
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(Space.REACH, 12, Space.REACH, 12)
        nothing.addWidget(self.empty)
        nothing.addStretch()
        for part in (self.list, self._nothing):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addLayout(inset(self.header, Space.PAGE, Space.PAGE))
        column.addLayout(inset(self._stack), 1)
