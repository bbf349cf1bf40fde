"""The names of the columns above a painted table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.theme import Look, Type
from ui.widgets.log_rows import handoff_columns, made_width
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen

_HEIGHT = 36


class HandoffHeader(Painted):
    """Made, Caller, Topic, Owner, State, Due, above the columns of the hand-off list."""

    TITLES = ("Made", "Caller", "Topic", "Owner", "State")
    LAST = "Due"

    def __init__(self, look: Look, sorted_by: str = "", parent: QWidget | None = None) -> None:
        """`sorted_by` is the title with the mark of the order; '' shows none."""
        super().__init__(look, _HEIGHT, parent)
        self._sorted_by, self._made = sorted_by, made_width(look, ())
        titles = (self.tr(title) for title in (*self.TITLES, self.LAST))
        self.speak(self.tr("Columns: {}").format(", ".join(titles)))

    def fit(self, made: Sequence[str]) -> None:
        """Leave as much room for the first column as the rows do."""
        self._made = made_width(self.look, made)
        self.update()

    def paint(self, pen: Pen) -> None:
        middle = self.height() / 2
        for x, title in zip(handoff_columns(self.width(), self._made), self.TITLES, strict=True):
            end = pen.words(x, middle, self.tr(title), Type.STRONG, "ink2")
            if title == self._sorted_by:
                pen.icon(end + 4, middle, Icon.CARET_DOWN_FILL, "ink", 12)
        pen.words_before(self.width(), middle, self.tr(self.LAST), Type.STRONG, "ink2")
