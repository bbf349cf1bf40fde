"""The left side of the knowledge room: its lists, their filter, and what begins a new record."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.actions import key, shows_key
from ui.console.knowledge.keeping import Keeping
from ui.console.knowledge.reading import Page, Rows
from ui.console.knowledge.shelf import Shelf
from ui.models.articles import UNSAVED, ArticleRow, LineRow
from ui.rooms.knowledge.rows import ArticleList, ColumnNames, LineList
from ui.theme import Look, Space
from ui.widgets.columns import inset
from ui.widgets.painted import Words
from ui.widgets.room_head import RoomHead
from ui.widgets.tabs import Tab, Tabs

_LABELS = {
    Page.ARTICLES: "Articles",
    Page.DRAFTS: "Drafts",
    Page.REVIEW: "To review",
    Page.RETIRED: "Retired",
    Page.LINES: "Lines",
}
_EMPTY = {
    Page.ARTICLES: "No article yet. An article is an answer that may be given: {new} writes one, and "
    "“frontdesk articles import” brings many from a file.",
    Page.DRAFTS: "No draft waits. What is written or changed waits here until somebody approves it; until then what "
    "was approved before is given.",
    Page.REVIEW: "Nothing waits for anybody: no draft, and no review within the next 30 days.",
    Page.RETIRED: "No article is retired. One that may no longer be given stands here, and can be brought back.",
    Page.LINES: "No line is named yet, so callers are greeted as the settings say. A line is a number or a brand that "
    "callers reach, with its greeting and what it does: {new} names one.",
}


class Listing(QWidget):
    """The list in sight. `new_asked` and `taken` when something new, or the marked record, is to be opened."""

    new_asked = Signal()
    taken = Signal()

    def __init__(self, look: Look, shelf: Shelf, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._shelf, self._keeping = look, shelf, keeping
        self._given: tuple[QWidget | None, Rows, frozenset[str]] = (None, (), frozenset())
        self.tabs = Tabs(look, [Tab(page.value, self.tr(label)) for page, label in _LABELS.items()])
        self.head, self.columns = RoomHead(look, self.tr("Knowledge")), ColumnNames(look)
        self.filter, self.new = self.head.filter, self.head.new
        self.articles, self.lines = ArticleList(look), LineList(look)
        self.lists, self.empty = QStackedWidget(), Words(look, ink="ink2", wraps=True)
        self._lay_out()
        self._connect()

    @property
    def name(self) -> str:
        """What the list in sight is called."""
        return self.tr(_LABELS[self._shelf.page])

    @property
    def told(self) -> str:
        """The marked row as a sentence; what belongs here where there is none."""
        rows, place = self._shelf.rows, self._shelf.place
        return rows[place].spoken if 0 <= place < len(rows) else f"{self.name}: {self.empty.text()}"

    def show_lists(self) -> None:
        """Show the list in sight and how many rows each has."""
        for page in Page:
            self.tabs.set_count(page.value, self._shelf.count(page))
        self.tabs.select(self._shelf.page.value)
        if self.filter.edit.text() != self._shelf.words:
            self.filter.edit.setText(self._shelf.words)
        are_lines = self._shelf.page is Page.LINES
        self.columns.show_names(are_lines=are_lines)
        self._show_rows(self.lines if are_lines else self.articles)
        self._show_new(self.tr("New line") if are_lines else self.tr("New article"))

    def show_whole(self) -> bool:
        """Filter no more; False where the list was whole, and its filter did not have the keys."""
        if not (self.filter.edit.hasFocus() or self.filter.edit.text()):
            return False
        self.filter.edit.clear()
        return True

    def set_takes_enter(self, takes: bool) -> None:
        """Whether Enter takes the marked row."""
        for rows in (self.articles, self.lines):
            rows.set_takes_enter(takes)

    def set_compact(self, is_compact: bool) -> None:
        """Leave words out, for windows below 1200 px."""
        for part in (self.head, self.tabs, self.columns, self.articles, self.lines):
            part.set_compact(is_compact)

    def _show_rows(self, shown: ArticleList | LineList) -> None:
        given = (shown, self._shelf.rows, self._keeping.unsaved)
        if given[0] is self._given[0] and given[1] is self._given[1] and given[2] == self._given[2]:
            shown.mark(self._shelf.place)  # of ten thousands of rows not one is another
        else:
            self._given = given
            shown.set_rows(self._rows(), self._shelf.place)
        empty = self.tr(_EMPTY[self._shelf.page]).format(new=key("room.new"))
        words = self.tr("Nothing has these words.") if self._shelf.words.strip() else empty
        self.empty.setText(words if self._shelf.lists is not None else self.tr("Reading …"))
        self.lists.setCurrentWidget(shown if self._shelf.rows else self._nothing)
        self.columns.setVisible(bool(self._shelf.rows))

    def _rows(self) -> list[ArticleRow | LineRow]:
        """The rows in sight; those of which something is typed and not saved say so."""
        unsaved, rows = self._keeping.unsaved, list(self._shelf.rows)
        return [replace(row, state=UNSAVED) if row.id in unsaved else row for row in rows] if unsaved else rows

    def _show_new(self, words: str) -> None:
        form = self._keeping.form
        waits = "" in self._keeping.unsaved and (form is None or bool(form.id))
        self.head.show_new(self.tr("Go on with what you began") if waits else words)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda id: self._shelf.show_page(Page(id)))
        for rows in (self.articles, self.lines):
            rows.pointed.connect(lambda row: self._shelf.mark_id(row.id))
            rows.taken.connect(lambda _row: self.taken.emit())
        self.head.new_asked.connect(self.new_asked)
        shows_key("room.new", self.head.set_new_key)
        shows_key("room.filter", self.filter.set_key)

    def _lay_out(self) -> None:
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(Space.REACH, 12, Space.REACH, 12)
        nothing.addWidget(self.empty)
        nothing.addStretch()
        for part in (self.articles, self.lines, self._nothing):
            self.lists.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.tabs)
        column.addLayout(inset(self.columns, Space.PAGE, Space.PAGE))
        column.addLayout(inset(self.lists), 1)
