"""The keys that end a call or let it wait, as buttons in two rows: the first says who gets the hand-off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import BY_ID, shows_key
from ui.console.goal import Goal
from ui.models.found import handing_words
from ui.theme import Look
from ui.widgets.keycap import KeyButton

#: What the buttons say, in a wide window and in a narrow one; a screen reader says the command's own title.
_TITLES = {
    "call.hand-off": ("Hand off", "Hand off"),
    "call.hold": ("Hold", "Hold"),
    "call.answered": ("Answered", "Answer"),
    "call.not-an-inquiry": ("No inquiry", "No inquiry"),
    "call.nobody-owns": ("No owner", "Gap"),
}
_FIRST_ROW = 2
_NARROWEST = 80


class Endings(QWidget):
    """Five buttons. `asked` carries the id of an action whose button was clicked."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_compact = False
        self._buttons = {id: self._button(look, id) for id in _TITLES}
        self.hand_off, self.hold = self._buttons["call.hand-off"], self._buttons["call.hold"]
        self.hand_off.setMinimumWidth(_NARROWEST)  # a long name is cut rather than the panel widened
        self._lay_out()
        self.set_compact(False)

    def set_compact(self, is_compact: bool) -> None:
        """Below 1200 px words are shorter, and the buttons closer to them."""
        self._is_compact = is_compact
        for id, button in self._buttons.items():
            button.set_compact(is_compact)
            button.set_title(_TITLES[id][is_compact], BY_ID[id].title)

    def show_goal(self, goal: Goal | None) -> None:
        """Say whom the hand-off goes to: chosen, else marked."""
        is_known = goal is not None and (goal.to is not None or goal.joins is not None)
        words = handing_words(goal.to, goal.joins) if goal is not None and is_known else _TITLES["call.hand-off"][0]
        # Whom it goes to is worth more than that it does.
        short = words.replace("Hand off to ", "To ").replace(" open hand-off", " hand-off")
        self.hand_off.set_title(short if self._is_compact else words, words)

    def show_hold(self, act: str) -> None:
        """Say in a word what the key for holding does, and to a screen reader with whom."""
        self.hold.set_title(act.split()[0] if act else self.tr("Hold"), act or self.tr("Hold"))

    def _button(self, look: Look, id: str) -> KeyButton:
        made = KeyButton(look, _TITLES[id][0])
        shows_key(id, made.set_key)
        made.clicked.connect(lambda: self.asked.emit(id))
        return made

    def _lay_out(self) -> None:
        column, buttons = QVBoxLayout(self), list(self._buttons.values())
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in (buttons[:_FIRST_ROW], buttons[_FIRST_ROW:]):
            line = QHBoxLayout()
            line.setSpacing(4)
            for button in row:
                line.addWidget(button, 0 if button is self.hold else button.sizeHint().width())
            column.addLayout(line)
