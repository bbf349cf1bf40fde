"""Choices of a page, each with what comes of it: arrows mark, Enter and letters take."""

from PySide6.QtCore import QRectF

from ui.models.asked import Option
from ui.theme import Type
from ui.widgets.delegates import RowDelegate
from ui.widgets.keycap import paint_keycap
from ui.widgets.pen import Pen
from ui.widgets.question import ChoiceList

_MOST = 6


class OptionDelegate(RowDelegate[Option]):
    """What is chosen, below it what comes of it; at the right its letter, of the marked one Enter."""

    HEIGHT = 52

    def paint_row(self, pen: Pen, area: QRectF, row: Option, is_marked: bool) -> None:
        middle = area.center().y()
        right = area.right()
        if is_marked:
            right = paint_keycap(pen, right, middle, "Enter", is_enter=True) - 4
        if row.letter:
            right = paint_keycap(pen, right, middle, row.letter)
        kind = Type.STRONG if is_marked else Type.NAME
        pen.words(area.left(), middle - 10, row.title, kind, limit=right - 8)
        pen.words(area.left(), middle + 10, row.detail, ink="ink2", limit=right - 8)


class OptionList(ChoiceList):
    """A few of them are in sight, the others scroll."""

    DELEGATE = OptionDelegate

    def show_options(self, options: tuple[Option, ...]) -> None:
        """Show these, the first of them marked."""
        self.set_rows(options, 0)
        self.setFixedHeight(min(len(options), _MOST) * OptionDelegate.HEIGHT)
