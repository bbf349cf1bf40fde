"""A sentence to read aloud: large, wrapped, never cut."""

from PySide6.QtWidgets import QWidget

from ui.theme import Look, Type
from ui.widgets.painted import Words


class Sentence(Words):
    """The words the operator says, 20 px on lines of 28."""

    def __init__(self, look: Look, text: str = "", *, least_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(look, text, Type.ALOUD, wraps=True, least_lines=least_lines, parent=parent)

    def show_words(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.update()
