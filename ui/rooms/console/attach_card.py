"""Whose number it is: the number of this call, given to a caller chosen by name."""

from PySide6.QtWidgets import QWidget

from frontdesk.words import apart
from ui.console.attaching import Attaching
from ui.rooms.console.card import PickCard
from ui.theme import Look


class AttachCard(PickCard):
    """Tells who has the number already, and who would share it."""

    def __init__(self, look: Look, title: str, label: str, attaching: Attaching, parent: QWidget | None = None) -> None:
        super().__init__(look, title, label, attaching, parent=parent)
        self._attaching = attaching
        self.rows.set_empty(self.tr("Type a name or an organisation: whoever was logged before stands here."))

    def show_now(self) -> None:
        number = self._attaching.number
        self.heading.set_title(self.tr("Whose number is {}?").format(number.shown) if number else "")
        names = ", ".join(apart(one.name or one.organisation) for one in self._attaching.holders)
        if names:
            self.set_note(self.tr("It is {}’s. Enter lets the marked caller have it too.").format(names))
        else:
            self.set_note(self.tr("Nobody is known by it. Enter gives it to the marked caller."))
