"""Buttons that share rows as far as their words fit."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Look, Space
from ui.widgets.keycap import KeyButton

_BETWEEN = 4


class Offer(Struct, frozen=True):
    """What a button does: the id of an action, its words and its key."""

    action: str
    words: str
    key: str = ""


class ButtonFlow(QWidget):
    """Quiet buttons, two to a row where both fit. `asked` carries the action of the one that was clicked."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._offers: tuple[Offer, ...] = ()
        self._buttons: list[KeyButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show a button for each."""
        self._offers = tuple(offers)
        for place in range(len(self._buttons), len(offers)):
            made = KeyButton(self._look, "", parent=self)
            made.clicked.connect(lambda _=False, place=place: self.asked.emit(self._offers[place].action))
            self._buttons.append(made)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(offers))
            if place < len(offers):
                button.show_act(offers[place].words, offers[place].key)
        self._lay()

    @property
    def words(self) -> list[str]:
        """What the buttons say."""
        return [offer.words for offer in self._offers]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        rows = self._rows()
        for place, row in enumerate(rows):
            width = (self.width() - _BETWEEN * (len(row) - 1)) // len(row)
            for column, button in enumerate(row):
                button.setGeometry(column * (width + _BETWEEN), place * (Space.QUIET + _BETWEEN), width, Space.QUIET)
        height = max(len(rows) * (Space.QUIET + _BETWEEN) - _BETWEEN, 0)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _rows(self) -> list[list[KeyButton]]:
        half = (self.width() - _BETWEEN) // 2
        rows: list[list[KeyButton]] = []
        for button in self._buttons[: len(self._offers)]:
            is_narrow = button.sizeHint().width() <= half
            if rows and len(rows[-1]) == 1 and is_narrow and rows[-1][0].sizeHint().width() <= half:
                rows[-1].append(button)
            else:
                rows.append([button])
        return rows
