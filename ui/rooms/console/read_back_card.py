"""Numbers and names to be read aloud: in groups, digit by digit, letter by letter."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.console.aloud import AloudNumber, ReadAloud
from ui.models.spelling import digits_said, spelled
from ui.rooms.console.card import ReadCard
from ui.theme import Look, Type
from ui.widgets.heading import ListHeading
from ui.widgets.painted import Words

_GAP = 12
_AS_WIDE_AS_MAY_BE = QSizePolicy.Policy.Ignored


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
        return [part.text() for part in self._parts() if isinstance(part, Words)]

    def headings(self) -> list[ListHeading]:
        """What its parts are called, from top to bottom."""
        return [part for part in self._parts() if isinstance(part, ListHeading)]

    def _parts(self) -> Iterator[QWidget]:
        for place in range(self.column.count()):
            item = self.column.itemAt(place)
            widget = item.widget() if item else None
            if isinstance(widget, QLabel):
                yield widget
            elif widget is not None:
                yield from widget.findChildren(Words)

    def _show(self, numbers: Sequence[AloudNumber]) -> None:
        names = self._aloud.names
        told = (tuple(numbers), names)
        if told == self._told:
            return
        self._told = told
        self._clear()
        for number in numbers:
            self._add_number(number)
        if names:
            self._add(ListHeading(self._look, self.tr("Spelling")))
        for word, letters in dict.fromkeys(pair for name in names for pair in spelled(name)):
            self._add_word(word, letters)
        if not numbers and not names:
            self._add(
                Words(self._look, self.tr("Neither a number nor a name is known of this caller yet."), ink="ink2")
            )
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

    def _add_word(self, word: str, letters: str) -> None:
        """The word, and beside it how it is spelled."""
        pair, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(_GAP)
        pair.setLayout(row)
        for text, kind, share in ((word, Type.TITLE, 1), (letters, Type.ALOUD, 3)):
            part = Words(self._look, text, kind, wraps=True)
            part.setAccessibleName(text)
            part.setSizePolicy(_AS_WIDE_AS_MAY_BE, QSizePolicy.Policy.Minimum)
            row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(pair)

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
