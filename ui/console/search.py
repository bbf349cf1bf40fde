"""The one box: what was typed, what was found for it, which row is marked, which list Enter takes from."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Protocol, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from frontdesk.callers.model import Caller, Recognition
from frontdesk.errors import FrontdeskError
from frontdesk.routing.model import Findings, FoundAnswer, FoundOwner, FoundPerson, Why
from ui.console.ahead import Ahead
from ui.work import Lane, Work


class List(StrEnum):
    """The three lists, in the order Tab goes through them."""

    ANSWERS = "answers"
    OWNERS = "owners"
    PEOPLE = "people"


class Looks(Protocol):
    """Whoever finds what the box asks for."""

    def look(self, text: str, /) -> tuple[Findings, Recognition | None]: ...


Row = TypeVar("Row")
NOTHING = Findings(words="")
_GOOD_ENOUGH = 0.5


class Search(QObject):
    """Finds while somebody types. `found` when lists or marks changed, `moved` when the operator moved a mark,
    `filled` carries words that are put into the box, `lost` why nothing could be looked up.

    The row after the last owner is the catch-all: it is always there, so there is no dead end. Enter takes from one of
    `lists` only.
    """

    found = Signal()
    moved = Signal()
    filled = Signal(str)
    lost = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None, *, lists: tuple[List, ...] = tuple(List)) -> None:
        super().__init__(parent)
        self._work = work
        self._lists = lists
        self._desk: Looks | None = None
        self.ahead = Ahead(lambda: self.is_settled)
        self._has_failed = False
        self.words = ""
        self.findings = NOTHING
        self.number: Recognition | None = None
        self.choices: tuple[Caller, ...] = ()
        self.active = List.OWNERS
        self.marks = dict.fromkeys(List, 0)
        self.owed: frozenset[str] = frozenset()

    def open(self, desk: Looks) -> None:
        """From now on the lists can be filled; what was typed until now is found at once."""
        self._desk = desk
        self.refresh()

    @property
    def is_settled(self) -> bool:
        """Whether the lists belong to the words in the box."""
        return self.findings.words == self.words

    @property
    def is_looking(self) -> bool:
        """Whether lists for the words in the box are on their way."""
        return self._desk is not None and bool(self.words.strip()) and not self.is_settled

    def type(self, words: str) -> None:
        """The words in the box are now these; keys that waited for the lists of other words are forgotten."""
        if words != self.words:
            self.ahead.forget()
        self.words = words
        self.choices = ()
        if words.strip():
            self.refresh()
        else:
            self._show((Findings(words=words), None))

    def fill(self, words: str) -> None:
        """Put `words` into the box instead of those in it."""
        self.type(words)
        self.filled.emit(words)

    def refresh(self) -> None:
        """Look again for the words in the box."""
        if self._desk is not None and self.words.strip():
            self._has_failed = False
            job = partial(self._desk.look, self.words)
            self._work.run(self, job, self._show, lane=Lane.LOOKUP, topic="look", failed=self._fail)

    def _fail(self, error: FrontdeskError) -> None:
        """Nothing comes for these words; what is typed behind a key is typed all the same, after a while."""
        self._has_failed = True
        if not self.ahead.has_letters:
            self.ahead.forget()
        self.lost.emit(error)

    def when_settled(self, act: Callable[[], None]) -> None:
        """Do `act` now, or as soon as the lists belong to the words: a key is kept until it can be answered."""
        if self._has_failed:
            self.refresh()
        self.ahead.act(act)

    def choose_caller(self, choices: tuple[Caller, ...]) -> None:
        """Let the list of people ask which of several callers it is."""
        self.choices = choices
        self.active = List.PEOPLE
        self.marks[List.PEOPLE] = 0
        self.found.emit()

    def stop_choosing(self) -> bool:
        """Ask no longer which of several callers it is; Enter takes again from the best list. False if none asked."""
        if not self.choices:
            return False
        self.choices = ()
        self.active = self._best_list()
        self.marks[List.PEOPLE] = 0
        self.found.emit()
        return True

    def step_row(self, by: int) -> None:
        """Mark another row of the list Enter takes from."""
        self.when_settled(partial(self._step_row, by))

    def step_list(self, by: int) -> None:
        """Let Enter take from another list, passing over empty ones."""
        self.when_settled(partial(self._step_list, by))

    def _step_row(self, by: int) -> None:
        last = self.count(self.active) - 1
        self.marks[self.active] = max(0, min(last, self.marks[self.active] + by))
        self.moved.emit()
        self.found.emit()

    def _step_list(self, by: int) -> None:
        order = self._lists
        place = order.index(self.active)
        for _ in order:
            place = (place + by) % len(order)
            if self.count(order[place]):
                self.active = order[place]
                break
        self.moved.emit()
        self.found.emit()

    def point(self, where: List, place: int) -> None:
        """Mark a row that was pointed at."""
        self.active = where
        self.marks[where] = place
        self.moved.emit()
        self.found.emit()

    def count(self, where: List) -> int:
        """How many rows a list has; the owners' count the catch-all."""
        if where is List.ANSWERS:
            return len(self.findings.answers)
        if where is List.OWNERS:
            return len(self.findings.owners) + 1
        return len(self.choices) or len(self.findings.people) + len(self.findings.callers)

    @property
    def answer(self) -> FoundAnswer | None:
        """The marked answer."""
        return _at(self.findings.answers, self.marks[List.ANSWERS])

    @property
    def owner(self) -> FoundOwner | None:
        """The marked owner; None when the catch-all is marked."""
        return _at(self.findings.owners, self.marks[List.OWNERS])

    @property
    def person(self) -> FoundPerson | None:
        """The marked person."""
        return _at(self.findings.people, self.marks[List.PEOPLE])

    @property
    def caller(self) -> Caller | None:
        """The marked caller; they stand after the people."""
        found = _at(self.findings.callers, self.marks[List.PEOPLE] - len(self.findings.people))
        return found.caller if found else None

    @property
    def choice(self) -> Caller | None:
        """The marked one of several callers."""
        return _at(self.choices, self.marks[List.PEOPLE])

    def _best_list(self) -> List:
        has_answers = List.ANSWERS in self._lists
        return best_list(self.findings if has_answers else replace(self.findings, answers=()), self.owed)

    def _show(self, answer: tuple[Findings, Recognition | None]) -> None:
        is_new = answer[0].words != self.findings.words
        self.findings, self.number = answer
        if is_new:
            self.marks = dict.fromkeys(List, 0)
            self.active = self._best_list()
            self.marks[List.PEOPLE] = best_person(self.findings)
        self.found.emit()
        self.ahead.go_on()


def best_list(findings: Findings, owed: frozenset[str] = frozenset()) -> List:
    """The list whose first row is the best next step: a person named in full, an owner, an answer.

    Somebody whose name only sounds like what was typed comes first where nothing else fits.
    Where the caller is still owed something on the first owner's topic (`owed` holds such topics), that comes first.
    """
    if findings.owners and findings.owners[0].coverage.topic.id in owed:
        return List.OWNERS
    owner = findings.owners[0].score if findings.owners else 0.0
    answer = findings.answers[0].score if findings.answers else 0.0
    person = findings.people[0] if findings.people else None
    caller = findings.callers[0] if findings.callers else None
    if person and not person.why.is_heard and person.score > max(owner, answer, _GOOD_ENOUGH):
        return List.PEOPLE
    if person and _is_named(person.why) and max(owner, answer) < _GOOD_ENOUGH:
        return List.PEOPLE
    if caller and max(owner, answer) < _GOOD_ENOUGH:
        return List.PEOPLE
    if answer > owner:
        return List.ANSWERS
    return List.OWNERS


def _is_named(why: Why) -> bool:
    return why.field == "name" or why.is_heard


def best_person(findings: Findings) -> int:
    """The row to begin with among people and callers: a caller only where they fit better than every person."""
    person = findings.people[0].score if findings.people else 0.0
    caller = findings.callers[0].score if findings.callers else 0.0
    return len(findings.people) if caller > person else 0


def _at(rows: tuple[Row, ...], place: int) -> Row | None:
    return rows[place] if 0 <= place < len(rows) else None
