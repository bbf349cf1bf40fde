"""Looking up: the box, owners and people with their numbers, and the sentence of the answer that fits best."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.console.ahead import TypedAhead
from ui.console.lookup import Lookup
from ui.console.search import List
from ui.icons import Icon
from ui.messages import Message
from ui.models.found import Now, owner_rows, person_rows, summary
from ui.models.rows import OwnerRow
from ui.theme import Look, Space, Type
from ui.widgets.box import Box
from ui.widgets.columns import Hairline, inset
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.lists import OwnerList, PersonList
from ui.widgets.painted import Words
from ui.widgets.pen import Pen
from ui.widgets.sentence import Sentence
from ui.words import listed, shortened

_HALO = 3
_CATCH_ALL = 32
_OWNERS_LOW, _OWNERS_HIGH = 100 + _CATCH_ALL, 100 + 2 * 52 + _CATCH_ALL
#: What is longer than a sentence that is said in one breath stands smaller, and is cut at the second figure.
_BREATH, _LONGEST = 140, 300


class LookupRoom(QWidget):
    """Shows what was found; `copy_asked` after a double click, `keys_asked` when that button is clicked."""

    copy_asked = Signal()
    keys_asked = Signal()

    def __init__(self, look: Look, lookup: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._lookup, self._told = look, lookup, ""
        self.box = Box(look, self.tr("What or whom do you look for?"))
        TypedAhead(self.box.edit, lookup.search)
        self.owners, self.people = OwnerList(look), PersonList(look)
        self._owners_heading = ListHeading(look, self.tr("Owners"), self.tr("number"))
        self._people_heading = ListHeading(look, self.tr("People"), self.tr("ext."), has_line=True)
        self._say_heading = ListHeading(look, self.tr("Say"), has_line=True)
        self.sentence = Sentence(look, least_lines=2)
        self._long = Words(look, kind=Type.NAME, wraps=True, least_lines=3)
        self.hint = Words(look, self.tr("Opening the hub …"), ink="ink2", wraps=True)
        self.status = Words(look, kind=Type.NAME, ink="ink2", wraps=True)
        self._keys = KeyButton(look, self.tr("All keys"), "F1", is_bare=True)
        self.pages, self._hints, self._found = QStackedWidget(), QWidget(), QWidget()
        self.people.set_empty(self.tr("Nobody in the directory is called so."))
        self._lay_out()
        self._connect()
        self.show_all()

    def show_all(self) -> None:
        """Show the lists for the words in the box; without any, what can be typed there."""
        search, is_open = self._lookup.search, self._lookup.around.overview is not None
        has_words = is_open and bool(search.words.strip())
        self.pages.setCurrentWidget(self._found if has_words else self._hints)
        if is_open:
            self.hint.setText(self.tr(_HINT))
        if has_words:
            self._show_found()
        self._show_act()

    def show_problem(self, words: str) -> None:
        """Say why nothing can be looked up."""
        self.hint.setText(words)
        self.hint.setAccessibleName(words)

    def show_message(self, message: Message) -> None:
        self.status.setText(message.text)
        self.status.setAccessibleName(message.text)
        self.status.set_ink("bad" if message.is_bad else "ink2")

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.painter.fillRect(self.rect(), self._look.colour("paper"))

    def _show_found(self) -> None:
        search, around = self._lookup.search, self._lookup.around
        assert around.overview is not None
        now = Now(at=around.now(), zone=around.overview.zone, catch_all=around.catch_all)
        self.owners.set_rows(self._owner_rows(now), search.marks[List.OWNERS])
        self.people.set_rows(person_rows(search.findings.people, now), search.marks[List.PEOPLE])
        self._owners_heading.set_count(len(search.findings.owners))
        self._people_heading.set_count(len(search.findings.people))
        self._fit_owners()
        self._show_sentence()
        told = summary(search.findings)
        if search.is_settled and told != self._told:
            self._told = told
            self._lookup.messages.announce(told)

    def _owner_rows(self, now: Now) -> list[OwnerRow]:
        """The console's rows, with numbers for shares of words, and copying for handing off."""
        owners = self._lookup.search.findings.owners
        rows = owner_rows(owners, now)
        reached = [self._lookup.number_of(found.coverage.answers_now) for found in owners]
        reached.append(self._lookup.number_of(now.catch_all))
        return [_reachable(row, number) for row, number in zip(rows, reached, strict=True)]

    def _fit_owners(self) -> None:
        """Where nobody owns it, the people stand right below who takes it then."""
        some = bool(self._lookup.search.findings.owners)
        self.owners.setMinimumHeight(_OWNERS_LOW if some else _CATCH_ALL)
        self.owners.setMaximumHeight(_OWNERS_HIGH if some else _CATCH_ALL)

    def _show_sentence(self) -> None:
        article = self._lookup.article
        self._say_heading.setVisible(article is not None)
        self._say_heading.set_title(self.tr("Say"), article.title if article else "")
        said = shortened(article.say or article.title, _LONGEST) if article else ""
        self.sentence.show_words(said if len(said) <= _BREATH else "")
        self._long.setText(said)
        self._long.setVisible(len(said) > _BREATH)
        self.sentence.setVisible(0 < len(said) <= _BREATH)

    def _show_act(self) -> None:
        marked = self._lookup.marked
        act = self.tr("Copy {}").format(marked.number) if marked and marked.number else ""
        self.box.set_act(act)
        active = self._lookup.search.active
        self.owners.set_takes_enter(bool(act) and active is List.OWNERS)
        self.people.set_takes_enter(bool(act) and active is List.PEOPLE)

    def _point(self, where: List, place: int) -> None:
        self._lookup.search.point(where, place)

    def _connect(self) -> None:
        self.box.typed.connect(self._lookup.search.type)
        self._lookup.changed.connect(self.show_all)
        self._lookup.filled.connect(self.box.edit.setText)
        self._lookup.messages.said.connect(self.show_message)
        self._keys.clicked.connect(self.keys_asked)
        self.owners.pointed.connect(lambda row: self._point(List.OWNERS, self.owners.rows.index(row)))
        self.people.pointed.connect(lambda row: self._point(List.PEOPLE, self.people.rows.index(row)))
        for rows in (self.owners, self.people):
            rows.taken.connect(self.copy_asked)

    def _lay_out(self) -> None:
        edge = Space.PAGE - Space.REACH
        page = QVBoxLayout()
        page.setContentsMargins(edge, 12, edge, 0)
        page.setSpacing(0)
        page.addLayout(inset(self.box, Space.REACH - _HALO, Space.REACH - _HALO))
        page.addSpacing(5)
        page.addWidget(self.pages, 1)
        self._lay_out_pages()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(page, 1)
        column.addWidget(Hairline(self._look))
        column.addLayout(self._make_foot())

    def _lay_out_pages(self) -> None:
        hints = QVBoxLayout(self._hints)
        hints.setContentsMargins(Space.REACH, 12, Space.REACH, 0)
        hints.addWidget(self.hint)
        hints.addStretch()
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 8)
        found.setSpacing(0)
        found.addLayout(inset(self._owners_heading))
        found.addWidget(self.owners, 100)
        found.addSpacing(Space.STEP)
        found.addLayout(inset(self._people_heading))
        found.addWidget(self.people, 1)
        found.addLayout(inset(self._say_heading))
        found.addLayout(inset(self.sentence))
        found.addLayout(inset(self._long))
        self.pages.addWidget(self._hints)
        self.pages.addWidget(self._found)

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.PAGE, 4, Space.PAGE, 4)
        foot.addWidget(self.status, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        return foot


_HINT = (
    "Type a name, a number, a department or a few words of what it is about. "
    "Enter copies the number of whoever is marked; Esc empties the box, and once more closes the window."
)


def _reachable(row: OwnerRow, number: str) -> OwnerRow:
    act = f"Copy {number}" if number else ""
    known = listed(row.topic, row.person, row.availability.word if row.availability else "", number or "no number")
    return replace(row, match=number, act=act, act_icon=Icon.PHONE, act_key="", spoken=known)
