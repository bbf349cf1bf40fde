"""Numbers and names to be read aloud: in groups, digit by digit, letter by letter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.console.aloud import AloudNumber, ReadAloud
from ui.models.spelling import digits_said, spelled
from ui.rooms.console.card import ReadCard
from ui.theme import Look, Type
from ui.widgets.heading import ListHeading
from ui.widgets.painted import Words

_GAP = 12


class ReadBackCard(ReadCard):
    """What the operator reads back to the caller, large; it follows the call at hand."""

    def __init__(self, look: Look, aloud: ReadAloud, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._look, self._aloud = look, aloud
        self.heading.set_title(self.tr("Numbers and spelling"))
        self._told: tuple[object, ...] = ()
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_now(self) -> None:
        self._aloud.numbers(self._show)

    def words(self) -> list[str]:
        """Everything that is read aloud, from top to bottom."""
        labels = [self.column.itemAt(place).widget() for place in range(self.column.count())]
        return [label.text() for label in labels if isinstance(label, Words)]

    def headings(self) -> list[ListHeading]:
        """What its parts are called, from top to bottom."""
        parts = [self.column.itemAt(place).widget() for place in range(self.column.count())]
        return [part for part in parts if isinstance(part, ListHeading)]

    def _show(self, numbers: Sequence[AloudNumber]) -> None:
        names = self._aloud.names
        told = (tuple(numbers), names)
        if told == self._told:
            return
        self._told = told
        self._clear()
        for number in numbers:
            self._add_number(number)
        for name in names:
            self._add_name(name)
        if not numbers and not names:
            self._add(Words(self._look, self.tr("Neither a number nor a name is known of this caller yet."), ink="ink2"))
        self.column.addStretch()
        self.setAccessibleName(". ".join((self.tr("Numbers and spelling"), *self.words())))

    def _add_number(self, number: AloudNumber) -> None:
        heading = self.tr("Number for the call back") if number.is_promised else self.tr("Number")
        self._add(ListHeading(self._look, heading))
        self._add(Words(self._look, number.aloud or number.shown, Type.TITLE, wraps=True))
        self._add(Words(self._look, digits_said(number.aloud or number.shown), Type.ALOUD, wraps=True))
        if number.shown != number.aloud:
            written = self.tr("Written {}").format(number.shown)
            self._add(Words(self._look, written, ink="ink2", wraps=True))
        self.column.addSpacing(_GAP)

    def _add_name(self, name: str) -> None:
        self._add(ListHeading(self._look, self.tr("Spelling")))
        for word, letters in spelled(name):
            self._add(Words(self._look, word, Type.TITLE, wraps=True))
            self._add(Words(self._look, letters, Type.ALOUD, wraps=True))
            self.column.addSpacing(4)
        self.column.addSpacing(_GAP - 4)

    def _add(self, part: QWidget) -> None:
        if isinstance(part, Words):
            part.setAccessibleName(part.text())
        self.column.addWidget(part)

    def _clear(self) -> None:
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
