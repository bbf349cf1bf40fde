"""Answers, owners and people for what is in the box, with the marked answer spelled out."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import key, shows_key
from ui.console.console import Console
from ui.console.enter import Doing
from ui.console.search import List
from ui.models.callers import caller_rows, choice_rows
from ui.models.found import Now, answer_rows, owner_rows, person_rows
from ui.models.rows import OwnerRow
from ui.rooms.console.article import say_words
from ui.rooms.console.columns import Columns
from ui.rooms.console.told import Told
from ui.theme import Look
from ui.widgets.columns import inset
from ui.widgets.heading import ListHeading
from ui.widgets.lists import AnswerList, OwnerList, PersonList
from ui.widgets.preview import SayPanel
from ui.words import listed


class FoundLists(QWidget):
    """The three lists; `taken` after a double click, as if Enter were pressed."""

    taken = Signal()
    whole_asked = Signal()

    def __init__(self, look: Look, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._is_compact, self._takes_enter = False, True
        self._told = Told()
        self.answers, self.owners, self.people = AnswerList(look), OwnerList(look), PersonList(look)
        self._answers_heading = ListHeading(look, self.tr("Answers"))
        self._owners_heading = ListHeading(look, self.tr("Owners"), self.tr("match"))
        self._people_heading = ListHeading(look, self.tr("People"), self.tr("ext."), has_line=True)
        self.say = SayPanel(look)
        self._lay_out(look)
        shows_key("call.article", self.say.set_key)
        self.say.whole_asked.connect(self.whole_asked)
        for where, rows in self._lists().items():
            rows.pointed.connect(lambda row, where=where, rows=rows: self._point(where, rows.rows.index(row)))
            rows.taken.connect(self.taken)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        for part in (*self._lists().values(), self.say, self._columns):
            part.set_compact(is_compact)

    def show_found(self) -> None:
        """Show the rows as found, the marks, and which list Enter takes from."""
        search, overview = self._console.search, self._console.overview
        if overview is None:
            return
        now = Now(
            at=self._console.now(),
            zone=overview.zone,
            catch_all=overview.catch_all,
            open_by_topic=self._console.handoff.open_handoffs(),
            hand_off_key=key("call.hand-off"),
            has_chosen=self._console.call.taken is not None,
        )
        found = search.findings
        self._told(self.people.set_empty, self.tr("Nobody by these words."))
        self.answers.set_rows(answer_rows(found.answers, now), search.marks[List.ANSWERS])
        self.owners.set_rows(self._owner_rows(now), search.marks[List.OWNERS])
        people = [*person_rows(found.people, now), *caller_rows(found.callers)]
        self.people.set_rows(choice_rows(search.choices) or people, search.marks[List.PEOPLE])
        self._show_headings()
        self._show_marks()
        self.show_article()

    def show_enter(self, takes_enter: bool) -> None:
        """No row has the key of Enter while the keys belong to another field than the box."""
        if takes_enter != self._takes_enter:
            self._takes_enter = takes_enter
            self.show_found()

    @property
    def _taken_from(self) -> List | None:
        return self._console.enter_takes_from if self._takes_enter else None

    def show_article(self) -> None:
        """Spell out the open answer, else the marked one."""
        article = self._console.article
        has_none = self._console.search.words.strip() and not self._console.search.findings.answers
        empty = self.tr("No answer is written for these words yet.") if has_none else ""
        if self._console.search.choices:
            empty = self.tr("Say first who is calling; then answers stand here for what they need.")
        self._told(self.say.show_words, say_words(article) if article else None, empty)

    def _owner_rows(self, now: Now) -> list[OwnerRow]:
        """The owners; the one that Enter takes says just what box and button say."""
        search, act = self._console.search, self._console.act
        rows = owner_rows(search.findings.owners, now)
        marked = search.marks[List.OWNERS]
        is_ready = self._takes_enter or act.doing is Doing.FILE_HANDOFF
        if is_ready and self._console.enter_takes_from is List.OWNERS and act.words and marked < len(rows):
            row = rows[marked]
            spoken = row.spoken.replace(row.act, act.words) if row.act else listed(row.spoken, act.words)
            rows[marked] = replace(row, act=act.words, spoken=spoken)
        return rows

    def _show_headings(self) -> None:
        search = self._console.search
        self._told(self._answers_heading.set_count, len(search.findings.answers))
        self._told(self._owners_heading.set_count, len(search.findings.owners))
        title = self.tr("Who is calling?") if search.choices else self.tr("People")
        self._told(self._people_heading.set_title, title, "" if search.choices else self.tr("ext."))
        self._told(self._people_heading.set_count, search.count(List.PEOPLE))

    def _show_marks(self) -> None:
        taken_from = self._taken_from
        self.answers.set_takes_enter(taken_from is List.ANSWERS)
        self.owners.set_takes_enter(taken_from is List.OWNERS)
        self.people.set_takes_enter(taken_from is List.PEOPLE)

    def _lists(self) -> dict[List, AnswerList | OwnerList | PersonList]:
        return {List.ANSWERS: self.answers, List.OWNERS: self.owners, List.PEOPLE: self.people}

    def _point(self, where: List, place: int) -> None:
        self._console.search.point(where, place)

    def _lay_out(self, look: Look) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(0)
        right.setSpacing(0)
        left.addLayout(inset(self._answers_heading))
        left.addWidget(self.answers)
        left.addSpacing(12)
        left.addLayout(inset(self.say), 1)
        right.addLayout(inset(self._owners_heading))
        right.addWidget(self.owners)
        right.addLayout(inset(self._people_heading))
        right.addWidget(self.people, 1)
        self._columns = Columns(look, left, right)
        self.setLayout(self._columns)
        self.answers.setFixedHeight(3 * 36)
        self.owners.setFixedHeight(100 + 2 * 52 + 32)
