"""The head of a record whose name may be long: it wraps, and so do its facts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from frontdesk.words import apart
from ui.models.rows import State
from ui.theme import Look, Type
from ui.widgets.painted import Painted, Words
from ui.widgets.pen import DOT, Pen


class RecordTitle(QWidget):
    """'Henrik Solberg', below it 'Head of accounts · Accounts', below that how they stand."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Words(look, kind=Type.TITLE, wraps=True)
        self._facts = Words(look, ink="ink2", wraps=True)
        self._state = _StateLine(look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 10)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(2)
        column.addWidget(self._facts)
        column.addWidget(self._state)

    def show_words(self, title: str, facts: Sequence[str] = (), state: State | None = None) -> None:
        self._title.setText(title)
        self._title.setAccessibleName(title)
        told = f" {DOT} ".join(apart(fact) for fact in facts)
        self._facts.setText(told)
        self._facts.setAccessibleName(told)
        self._facts.setVisible(bool(told))
        self._state.show_state(state)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def state(self) -> str:
        """How the record stands, in words."""
        return "" if self._state.isHidden() else self._state.text()


class _StateLine(Painted):
    def __init__(self, look: Look) -> None:
        super().__init__(look, 24)
        self._state: State | None = None

    def show_state(self, state: State | None) -> None:
        self._state = state
        self.setVisible(state is not None)
        self.speak(state.word if state else "")

    def paint(self, pen: Pen) -> None:
        if self._state:
            pen.state(0, 14, self._state, self.width(), Type.STRONG)
