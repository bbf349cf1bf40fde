"""Looking up, for people who take no calls: finds as the console does, copies numbers, and writes nothing."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from frontdesk.callers.model import Recognition
from frontdesk.clock import Clock
from frontdesk.directory.model import Party, PartyKind
from frontdesk.knowledge.model import Article
from frontdesk.routing.model import Findings
from frontdesk.words import apart
from ui.console.search import List, Search
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.models.found import usual_number
from ui.work import Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class Reach(Struct, frozen=True):
    """Somebody, and the number they are called at; '' where none is known."""

    name: str
    number: str


class Lookup(QObject):
    """The box, its lists, and Enter, which copies. `changed` when the screen has something new to show, `filled`
    carries words that are put into the box."""

    changed = Signal()
    filled = Signal(str)

    def __init__(self, work: Work, messages: Messages, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.messages = messages
        self.around = Surroundings(work, clock, self)
        self.search = Search(work, self, lists=(List.OWNERS, List.PEOPLE))
        self._numbers: _Numbered | None = None
        for signal in (self.around.changed, self.search.found):
            signal.connect(self.changed)
        self.search.filled.connect(self.filled)
        self.search.lost.connect(messages.refuse)

    def open(self, desk: "Desk") -> None:
        """The hub is open."""
        self.around.desk, self._numbers = desk, _Numbered(desk)
        self.search.open(self._numbers)
        self.around.look_around()

    def follow(self) -> None:
        """Somebody wrote to the hub: look at everything again."""
        self.around.look_around()
        self.search.refresh()

    def number_of(self, party: Party | None) -> str:
        """The number of whoever answers for something that was found; '' where none is known."""
        return self._numbers.known.get(party, "") if self._numbers and party else ""

    @property
    def article(self) -> Article | None:
        """The answer that fits best."""
        answers = self.search.findings.answers
        return answers[0].article if answers else None

    @property
    def marked(self) -> Reach | None:
        """Whoever is marked; None before anything was typed, and where nobody answers."""
        if not self.search.words.strip():
            return None
        if self.search.active is List.PEOPLE:
            found = self.search.person
            return Reach(found.person.name, usual_number(found.person)) if found else None
        owner = self.search.owner
        party = owner.coverage.answers_now if owner else self.around.catch_all
        return Reach(party.name, self.number_of(party)) if party else None

    def copy(self) -> None:
        """Put the number of whoever is marked on the clipboard; a key pressed before the lists are there is kept."""
        self.search.when_settled(self._copy)

    def _copy(self) -> None:
        reach = self.marked
        if reach is None:
            return
        if reach.number:
            QGuiApplication.clipboard().setText(reach.number)
            self.messages.say(f"Copied: {reach.number}, {apart(reach.name)}.")
        else:
            self.messages.say(f"No number of {apart(reach.name)} is known; nothing was copied.")


class _Numbered:
    """Looks as the desk does, and reads the numbers of those who answer for what was found along with it."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.known: dict[Party, str] = {}

    def look(self, text: str) -> tuple[Findings, Recognition | None]:
        found = self._desk.look(text)
        parties = {owner.coverage.answers_now for owner in found[0].owners} | {self._desk.directory.catch_all()}
        # A new one each time: the window reads it while the next words are looked for.
        self.known = {**self.known, **self._numbers({party for party in parties if party})}
        return found

    def _numbers(self, parties: set[Party]) -> dict[Party, str]:
        directory = self._desk.directory
        people = directory.people_by_id({party.id for party in parties if party.kind is PartyKind.PERSON})
        houses = directory.departments_by_id({party.id for party in parties if party.kind is PartyKind.DEPARTMENT})
        known = {person.party: usual_number(person) for person in people.values()}
        return known | {house.party: house.number for house in houses.values()}
