"""The names of the columns above a painted table."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.models.rows import HandoffRow
from ui.theme import Look, Type
from ui.widgets.log_rows import HandoffColumns
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
        self._sorted_by, self._columns = sorted_by, HandoffColumns(look)
        titles = (self.tr(title) for title in (*self.TITLES, self.LAST))
        self.speak(self.tr("Columns: {}").format(", ".join(titles)))

    def fit(self, rows: Sequence[HandoffRow]) -> None:
        """Stand above the columns of these rows."""
        self._columns = HandoffColumns(self.look, rows)
        self.update()

    def paint(self, pen: Pen) -> None:
        middle = self.height() / 2
        for x, title in zip(self._columns(self.width()), self.TITLES, strict=True):
            end = pen.words(x, middle, self.tr(title), Type.STRONG, "ink2")
            if title == self._sorted_by:
                pen.icon(end + 4, middle, Icon.CARET_DOWN_FILL, "ink", 12)
        pen.words_before(self.width(), middle, self.tr(self.LAST), Type.STRONG, "ink2")
