"""The head of a record: its name, how it stands, and where it belongs."""

from PySide6.QtWidgets import QWidget

from ui.models.rows import State
from ui.theme import Look, Type
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen, Run, dotted
from ui.words import capital, listed


class RecordHead(Painted):
    """'Orla Quist … Overdue', below it 'Quist & Daughters · +1 570 555 0119'."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 68, parent)
        self._title = ""
        self._facts: tuple[str, ...] = ()
        self._state: State | None = None

    def show_words(self, title: str, facts: tuple[str, ...] = (), state: State | None = None) -> None:
        self._title, self._facts, self._state = title, facts, state
        self.speak(listed(title, state.word if state else "", *facts))

    def paint(self, pen: Pen) -> None:
        right: float = self.width()
        if self._state:
            right = pen.words_before(right, 16, self._state.word, Type.STRONG, self._state.tone) - 20
            pen.icon(right, 16, self._state.icon, self._state.tone)
        pen.words(0, 16, self._title, Type.TITLE, limit=right - 12)
        facts = (Run(fact if place else capital(fact), ink="ink2") for place, fact in enumerate(self._facts))
        pen.line(0, 42, dotted(*facts), self.width())
        pen.hairline(0, self.height() - 1, self.width())
