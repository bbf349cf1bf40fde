"""A room of the window: what the window asks of each, whatever it shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Room(QWidget):
    """One page of the window. A room says what it can; what it leaves out does nothing.

    `asked` carries the id of an action whose button was clicked.
    """

    asked = Signal(str)

    def enter(self) -> None:
        """The room comes into sight: read anew what it shows."""

    def focus_first(self) -> None:
        """Give the keys to where they belong when nothing else is open."""
        self.setFocus()

    def step_back(self) -> bool:
        """Esc: close the innermost thing that is open; False where nothing is, and the console comes back."""
        return False

    def step_row(self, _by: int) -> bool:
        """Up, Down: mark another row; False where the keys belong to the field that has the focus."""
        return False

    def filter_list(self) -> None:
        """Go to the words that the list is filtered by."""

    @property
    def has_filter(self) -> bool:
        """Whether there is a list that can be filtered."""
        return False

    def can(self, _verb: str) -> bool:
        """Whether a verb that several rooms have can be done now: 'new', 'change', 'save', 'retire', 'bring-back',
        'let-go', 'lists' (there are several, and another can be shown)."""
        return False

    def write_new(self) -> None:
        """Begin a new record of the kind in sight."""

    def change(self) -> None:
        """Open the fields of the marked record."""

    def save(self) -> None:
        """Write what was typed."""

    def retire(self) -> None:
        """No longer use the marked record."""

    def bring_back(self) -> None:
        """Use the marked retired record again."""

    def let_go(self) -> None:
        """Forget what was typed and is not saved."""

    def step_list(self, by: int) -> None:
        """Show the next list of the room, or the one before."""

    def set_compact(self, is_compact: bool) -> None:
        """The window is narrow or low."""

    def tick(self) -> None:
        """A second went by."""
