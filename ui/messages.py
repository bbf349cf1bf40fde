"""What the console says to whoever sits there: one sentence, in one place, spoken too."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from frontdesk.errors import FrontdeskError


class Message(Struct, frozen=True):
    """A sentence; `is_bad` when something was not done, `details` what may be copied."""

    text: str
    is_bad: bool = False
    details: str = ""


class Messages(QObject):
    """Carries sentences from wherever they arise to the status line and the screen reader."""

    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last = Message("")

    def say(self, text: str) -> None:
        """Tell that something was done."""
        self._show(Message(text))

    def refuse(self, error: FrontdeskError) -> None:
        """Tell an expected error: what happened, and what to do next."""
        self._show(Message(" ".join(part for part in (str(error), error.hint) if part), is_bad=True))

    def own_mistake(self, report: Path | None) -> None:
        """Tell that the program made a mistake, and where its report lies."""
        kept = "What you typed is kept; try again."
        where = str(report) if report else ""
        self._show(Message(f"The program made a mistake. {kept}", is_bad=True, details=where))

    def broke_off(self, report: Path | None) -> None:
        """Tell, where there is such a report, that the program broke off last time; what was told before stands on: it
        says what waits to be gone on with."""
        if report is not None:
            kept = f"{self.last.text} The" if self.last.text else "What was typed is kept; the"
            told = f"The program broke off last time. {kept} manual tells where its report lies."
            self._show(Message(told, is_bad=True, details=str(report)))

    def again(self) -> None:
        """Say the last sentence once more."""
        self._show(self.last)

    def announce(self, text: str) -> None:
        """Tell the screen reader only."""
        listener = self.parent()
        if text and listener is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(listener, text))

    def _show(self, message: Message) -> None:
        self.last = message
        self.said.emit(message)
        self.announce(message.text)
