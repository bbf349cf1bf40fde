"""The call at hand, to be read and to be noted on: one of the open calls, or none."""

from typing import Any

from frontdesk.callers.model import Caller, Recognition
from frontdesk.calls.model import Contact, Notes, Standing
from frontdesk.knowledge.model import Article
from frontdesk.lines.model import Line
from ui.console.calls import OpenCalls
from ui.console.goal import Goal
from ui.console.open_call import NOBODY, NOTHING_KNOWN, is_blank


class CallAtHand:
    """Shows what is known of it, nothing between calls; what is noted goes to it."""

    def __init__(self, calls: OpenCalls) -> None:
        self._calls = calls

    @property
    def notes(self) -> Notes | None:
        return self._calls.at_hand.notes if self._calls.at_hand else None

    @property
    def recognition(self) -> Recognition:
        """What is known of the number it came from."""
        return self._calls.at_hand.recognition if self._calls.at_hand else NOBODY

    @property
    def caller(self) -> Caller | None:
        return self._calls.at_hand.caller if self._calls.at_hand else None

    @property
    def who(self) -> str:
        """The caller's name, or their number as people read it; '' where neither is known."""
        return self.caller.name if self.caller else self.recognition.shown

    @property
    def standing(self) -> Standing:
        """How things stand with the caller."""
        return self._calls.at_hand.standing if self._calls.at_hand else NOTHING_KNOWN

    @property
    def taken(self) -> Goal | None:
        """Whom it was chosen to go to."""
        return self._calls.at_hand.taken if self._calls.at_hand else None

    @property
    def article(self) -> Article | None:
        """The answer that counts as given."""
        return self._calls.at_hand.article if self._calls.at_hand else None

    @property
    def line(self) -> Line | None:
        """The line that was reached, where that is known."""
        return self._calls.at_hand.line if self._calls.at_hand else None

    @property
    def is_urgent(self) -> bool:
        """Whether it was marked as urgent."""
        return self.notes is not None and self.notes.urgent

    @property
    def id(self) -> str:
        """The call's identity; '' between calls."""
        return self._calls.at_hand.id if self._calls.at_hand else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was noted yet."""
        return self.notes is None or is_blank(self.notes)

    def start(self, contact: Contact | None = None) -> None:
        """A call begins, unless one is at hand; `contact` says how the caller came."""
        call = self._calls.start()
        if contact is not None:
            self._calls.change(call.note(contact=contact))

    def say(self, words: str) -> None:
        """The words in the box changed; the first of them start a call."""
        self._calls.change(self._calls.start().say(words))

    def summarise(self, summary: str) -> None:
        """The summary as the operator wrote it."""
        call = self._calls.at_hand
        if call is not None and summary != call.notes.summary:
            self._calls.change(call.summarise(summary))

    def note(self, **noted: Any) -> None:
        """Change fields of the notes."""
        if self._calls.at_hand is not None:
            self._calls.change(self._calls.at_hand.note(**noted))
