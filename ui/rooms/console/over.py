"""The cards that open over the lists: the line, what is read aloud, whose number it is, who signs on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.console.console import Console
from ui.theme import Look

if TYPE_CHECKING:
    from ui.rooms.console.card import Card
    from ui.rooms.console.middle import Middle


class Over(QObject):
    """Opens them, each made when it is first asked for."""

    def __init__(self, look: Look, console: Console, middle: "Middle") -> None:
        super().__init__(middle)
        self._look, self._console, self._middle = look, console, middle
        self._made: dict[str, Card] = {}
        self._make: dict[str, Callable[[], Card]] = {
            "pick line": self._line_choice, "line": self._line, "read back": self._read_back,
            "attach": self._attach, "sign on": self._sign_on,
        }  # fmt: skip

    @property
    def card(self) -> "Card | None":
        """The card in sight; None where none is."""
        shown = self._middle.currentWidget()
        return next((card for card in self._made.values() if card is shown), None)

    @property
    def stays(self) -> bool:
        """Whether the card in sight is about no call, and goes on whatever call is at hand."""
        return self.card is not None and self.card.STAYS

    def open(self, name: str) -> None:
        """Open a card: 'pick line', 'line', 'read back', 'attach', 'sign on'."""
        from ui.rooms.console.card import PickCard

        if name not in self._made:
            card = self._made[name] = self._make[name]()
            card.left.connect(lambda: self._middle.asked.emit("go.box"))
            if isinstance(card, PickCard):
                card.told.connect(self._console.messages.announce)
            self._middle.addWidget(card)
        card = self._made[name]
        self._middle.cover(card)
        if not card.enter():
            self._middle.left.emit()

    def show_now(self) -> None:
        """Show the card in sight as things stand now."""
        if self.card is not None:
            self.card.show_now()

    def step(self, by: int) -> bool:
        """Up, Down in the card in sight; False where there is none."""
        return self.card is not None and self.card.step(by)

    def _line_choice(self) -> "Card":
        from ui.rooms.console.card import PickCard

        return PickCard(
            self._look, self.tr("Which line did they reach?"), self.tr("Line"), self._console.line,
            note=self.tr("Enter puts the call on the marked line: its greeting, its answers."),
            nothing=self.tr("No line has this name. Lines are kept in the knowledge room."),
        )  # fmt: skip

    def _line(self) -> "Card":
        from ui.rooms.console.line_card import LineCard

        return LineCard(self._look, self._console.line)

    def _read_back(self) -> "Card":
        from ui.rooms.console.read_back_card import ReadBackCard

        return ReadBackCard(self._look, self._console.aloud)

    def _attach(self) -> "Card":
        from ui.rooms.console.attach_card import AttachCard

        title, label = self.tr("Whose number is it?"), self.tr("Caller")
        return AttachCard(self._look, title, label, self._console.attaching)

    def _sign_on(self) -> "Card":
        from ui.rooms.console.sign_on_card import SignOnCard

        return SignOnCard(self._look, self.tr("Sign on"), self.tr("Name"), self._console)
