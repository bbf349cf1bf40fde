"""A form: labelled fields in one frame, completion by name below a field, and a refusal below what it is about."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.models.form import Field, NameRow, Texts, Typed
from ui.theme import Look
from ui.widgets.form_row import PADDING, FormRow, NameList
from ui.widgets.pen import Pen


class Form(QWidget):
    """Asks for `fields`. `edited` carries the id of a field and what stands there now; `submitted` when Enter was
    pressed in a line; `names_asked` (id, text) when a field that completes names was typed into, `names_shown` whether
    Enter takes one of them."""

    edited = Signal(str, object)
    names_asked = Signal(str, str)
    names_shown = Signal(bool)
    submitted = Signal()

    def __init__(self, look: Look, name: str, fields: Sequence[Field], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rows = {field.id: FormRow(look, field, self) for field in fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for id, row in self._rows.items():
            column.addWidget(row)
            row.edited.connect(lambda typed, id=id: self._edited(id, typed))
            row.submitted.connect(self.submitted)
            row.grown.connect(self._fit)
            row.names_shown.connect(lambda _: self.names_shown.emit(self.shows_names))
        self._fit()

    @property
    def texts(self) -> Texts:
        """What stands in every field."""
        return {id: row.typed for id, row in self._rows.items()}

    def editor(self, id: str) -> QWidget:
        """What a field is typed into."""
        return self._rows[id].editor

    def names(self, id: str) -> NameList:
        """The names below a field."""
        return self._rows[id].names

    def refusal(self, id: str) -> str:
        """What is said below a field; '' where nothing is refused."""
        return self._rows[id].refusal.text()

    def focus_first(self) -> None:
        """Go to the first field."""
        for row in list(self._rows.values())[:1]:
            row.editor.setFocus()
            if isinstance(row.editor, QLineEdit):
                row.editor.end(False)

    def focused(self) -> str:
        """The id of the field that has the keys; '' where none has."""
        return next((id for id, row in self._rows.items() if row.editor.hasFocus()), "")

    def show_names(self, id: str, text: str, rows: Sequence[NameRow]) -> None:
        """Show the names that answer `text`, where that still stands in the field."""
        row = self._rows.get(id)
        if row is not None and row.typed.text == text:
            row.answer(text, rows)

    def show_refusal(self, id: str, sentence: str) -> None:
        """Say below a field why it cannot be taken, and go there; the others say nothing."""
        where = id if id in self._rows else next(iter(self._rows), "")
        for own, row in self._rows.items():
            row.refuse(sentence if own == where else "")
        if where:
            editor = self._rows[where].editor
            editor.setFocus()
            if isinstance(editor, QLineEdit):
                editor.end(False)  # it shows its beginning while others have the keys; typing goes on behind it

    def step_name(self, by: int) -> str | None:
        """Mark another name, and say it; None where no names are shown."""
        open_ones = [row for row in self._rows.values() if row.shows_names]
        if not open_ones:
            return None
        return open_ones[0].step_name(by)

    @property
    def shows_names(self) -> bool:
        """Whether there are names that Enter takes."""
        return any(row.shows_names for row in self._rows.values())

    def close_names(self) -> bool:
        """Show no names any more; False where none were shown."""
        open_ones = [row for row in self._rows.values() if row.shows_names]
        for row in open_ones:
            row.show_names([])
        return bool(open_ones)

    def keeps_arrows(self) -> bool:
        """Whether Up and Down belong to the field that has the focus."""
        return any(row.editor.hasFocus() and row.keeps_arrows for row in self._rows.values())

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _edited(self, id: str, typed: Typed) -> None:
        row = self._rows[id]
        row.refuse("")
        row.begin_anew()
        self.edited.emit(id, typed)
        if row.field.names is not None and not typed.chosen:
            if typed.text.strip():
                self.names_asked.emit(id, typed.text)
            else:
                row.show_names([])

    def _fit(self) -> None:
        self.setFixedHeight(sum(row.height() for row in self._rows.values()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self._rows.values():
            row.fit(self.width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.box(QRectF(self.rect()), "raised", "line")
            for above, row in pairwise(self._rows.values()):
                if not (above.editor.hasFocus() or row.editor.hasFocus()):  # the ring parts them already
                    pen.hairline(PADDING, row.y(), self.width() - 2 * PADDING)
