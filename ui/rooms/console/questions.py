"""Questions that one more key answers: why this is no inquiry, how the caller came."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from frontdesk.calls.model import Contact, Outcome
from ui.console.console import Console
from ui.theme import Look
from ui.widgets.box import Box

if TYPE_CHECKING:
    from ui.widgets.question import Question

_NO_INQUIRY = (
    ("A", "Abandoned", Outcome.ABANDONED, "Hung up before saying what they need"),
    ("W", "Wrong number", Outcome.NOT_AN_INQUIRY, "Wrong number"),
    ("S", "Spam", Outcome.NOT_AN_INQUIRY, "Spam"),
)
_WAYS = (
    ("P", "Phone", Contact.PHONE),
    ("W", "Walk-in", Contact.WALK_IN),
    ("E", "E-mail", Contact.MAIL),
    ("C", "Chat", Contact.CHAT),
    ("O", "Post", Contact.POST),
)
_ASKED = ("_why_not", "_how_they_came")


class Questions:
    """Asks them below the box; each is made when it is first asked."""

    def __init__(self, look: Look, console: Console, box: Box) -> None:
        self._look, self._console, self._box = look, console, box

    @property
    def made(self) -> "list[Question]":
        """Those that were made by now."""
        return [self.__dict__[name] for name in _ASKED if name in self.__dict__]

    def has_keys(self, field: QWidget) -> bool:
        """Whether the keys go to a question: `field` has them."""
        return any(question.isAncestorOf(field) for question in self.made)

    def make_rest(self) -> None:
        """Make what was not asked yet, so that its first key need not wait for it."""
        for name in _ASKED:
            getattr(self, name)

    def ask_why_not(self) -> None:
        """Why this is no inquiry."""
        self._ask(self._why_not)

    def ask_how_they_came(self) -> None:
        """How the caller of a new call came."""
        self._ask(self._how_they_came)

    @cached_property
    def _why_not(self) -> "Question":
        end = self._console.ending.not_an_inquiry
        choices = [(letter, title) for letter, title, *_ in _NO_INQUIRY]
        acts = {title: partial(end, outcome, reason) for _, title, outcome, reason in _NO_INQUIRY}
        return self._made(self._box.tr("Not an inquiry"), choices, acts)

    @cached_property
    def _how_they_came(self) -> "Question":
        begin = self._console.waiting.begin
        choices = [(letter, title) for letter, title, _ in _WAYS]
        acts = {title: partial(begin, way) for _, title, way in _WAYS}
        made = self._made(self._box.tr("New call"), choices, acts)
        made.pressed.connect(self._begin_number)
        return made

    def _made(
        self, name: str, choices: Sequence[tuple[str, str]], acts: Mapping[str, Callable[[], None]]
    ) -> "Question":
        from ui.widgets.question import ChoiceRow, Question

        rows = [ChoiceRow(title, title, letter) for letter, title in choices]
        made = Question(self._look, name, rows, self._box, self._box.window())
        made.chosen.connect(lambda title: acts[title]())
        return made

    def _ask(self, question: "Question") -> None:
        question.open_sheet()
        self._console.messages.announce(question.spoken)

    def _begin_number(self, event: QKeyEvent) -> None:
        """A digit is of their number already: they came by the first way, and it goes to the box."""
        if event.text().isdecimal() or event.text() == "+":
            self._how_they_came.close_sheet()
            self._console.waiting.begin(_WAYS[0][2])
            self._box.edit.setFocus()
            QCoreApplication.sendEvent(self._box.edit, event)
