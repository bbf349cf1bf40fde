"""Signing on: who sits at this desk now."""

from PySide6.QtWidgets import QWidget

from frontdesk.words import apart
from ui.console.console import Console
from ui.rooms.console.card import PickCard
from ui.theme import Look


class SignOnCard(PickCard):
    """Asks for the name of whoever signs on, and tells who is here until then."""

    STAYS = True

    def __init__(self, look: Look, title: str, label: str, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(look, title, label, console.shift, parent=parent)
        self._console = console
        self.rows.set_empty(self.tr("Type your name: the people of the directory stand here."))

    def show_now(self) -> None:
        desk = self._console.desk
        if desk is not None:
            told = self.tr("{} is at {} now. Enter signs the marked one on; open calls go on.")
            self.set_note(told.format(apart(desk.operator.name), desk.operator.desk))
