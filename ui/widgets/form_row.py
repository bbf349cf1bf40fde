"""One field of a form: what it is typed into, the names below it, and why it was refused."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.models.form import Field, NameRow, Typed
from ui.theme import Look, Type
from ui.widgets.delegates import RowDelegate
from ui.widgets.fields import Choice, Line, Note, see_through
from ui.widgets.keycap import paint_keycap
from ui.widgets.lists import RowList
from ui.widgets.painted import Words
from ui.widgets.pen import Pen, Run

PADDING = 12
_ROW, _LABEL, _RING, _LONG = 32, 92, 2, 60
_MOST_NAMES = 5
_BELOW = 6


class NameDelegate(RowDelegate[NameRow]):
    """A name, and quieter what tells it from others."""

    HEIGHT = 32

    def paint_row(self, pen: Pen, area: QRectF, row: NameRow, is_marked: bool) -> None:
        middle, right = area.center().y(), area.right()
        if is_marked and self.standing.takes_enter:
            right = paint_keycap(pen, right, middle, "Enter", is_enter=True) - 8
        runs = [Run(row.name, Type.STRONG if is_marked else Type.NAME), Run(row.note, ink="ink2")]
        fits = self.look.width(row.name, Type.STRONG) + 8 + self.look.width(row.note) <= right - area.left()
        pen.line(area.left(), middle, runs if row.note and fits else runs[:1], right)


class InsetNameDelegate(NameDelegate):
    """Names inside a frame, under the words of its field."""

    REACH = PADDING - _RING


class NameList(RowList):
    """Names that begin as what was typed; Enter takes the marked one."""

    NAME, DELEGATE = "Names", NameDelegate


class InsetNameList(NameList):
    """Names below the field that they complete."""

    DELEGATE = InsetNameDelegate


class FormRow(QWidget):
    """One field with its label, the names below it, and why it was refused."""

    edited = Signal(object)
    submitted = Signal()
    grown = Signal()
    names_shown = Signal(bool)

    def __init__(self, look: Look, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._form = parent
        self._look, self.field = look, field
        self._chosen = field.typed
        self._names_for, self._is_picked, self._is_enter_kept = "", False, False
        self.editor = self._made(look)
        self.editor.setAccessibleName(field.label)
        self.editor.setAccessibleDescription(field.placeholder)
        self.editor.installEventFilter(self)
        self.names = InsetNameList(look, self)
        self.names.set_takes_enter(True)
        self.names.setAccessibleName(self.tr("Names for {}").format(field.label))
        self.names.setVisible(False)
        self.names.pointed.connect(self._take)
        self.whole = Words(look, ink="ink2", wraps=True, parent=self)
        self.whole.setVisible(False)
        self.refusal = Words(look, ink="bad", wraps=True, parent=self)
        self.refusal.setVisible(False)
        self._lay_out()
        self.fit(self.width())

    @property
    def typed(self) -> Typed:
        """What stands in the field."""
        text = self._text()
        chosen = self._chosen.chosen if self._chosen.text == text else ""
        return Typed(text, chosen)

    @property
    def shows_names(self) -> bool:
        return not self.names.isHidden()

    @property
    def keeps_arrows(self) -> bool:
        """Whether Up and Down mean something in the field itself."""
        return self.field.is_long or bool(self.field.choices)

    def answer(self, text: str, rows: Sequence[NameRow]) -> None:
        """Show the names that answer `text`, and take the first where Enter was pressed while they were looked for."""
        self._names_for, is_enter_kept = text, self._is_enter_kept
        self.show_names(rows)
        if is_enter_kept and self.shows_names and self.editor.hasFocus():
            self._enter()

    def begin_anew(self) -> None:
        """Something else was typed: no name is picked, and what Enter was pressed for is no longer meant."""
        self._is_picked = self._is_enter_kept = False

    def step_name(self, by: int) -> str:
        """Mark another name; it, as it is spoken."""
        self._is_picked = True
        self.names.step(by)
        marked = self.names.marked
        return marked.spoken if isinstance(marked, NameRow) else ""

    def show_names(self, rows: Sequence[NameRow]) -> None:
        """Show names to take, one that was picked still marked; none hides the list."""
        self._is_enter_kept = False
        self.names.set_rows(rows[:_MOST_NAMES], (None if self._is_picked else 0) if rows else -1)
        self.names.setVisible(bool(rows))
        self.names.setFixedHeight(NameDelegate.HEIGHT * len(self.names.rows))
        self.fit(self.width())
        self.names_shown.emit(bool(rows))

    def refuse(self, sentence: str) -> None:
        """Say why what stands here cannot be taken; '' says nothing."""
        if sentence != self.refusal.text():
            self.refusal.setText(sentence)
            self.refusal.setAccessibleName(sentence)
            self.refusal.setVisible(bool(sentence))
            self.editor.setAccessibleDescription(sentence or self.field.placeholder)
            self.fit(self.width())
            self.update()

    def fit(self, width: int) -> None:
        """Be as high as the field, its names and its refusal need at this width."""
        below = max(width - _LABEL - 2 * PADDING - 20, 40)
        words = self.refusal.heightForWidth(below) + 8 if self.refusal.text() else 0
        if words:
            self.refusal.setFixedHeight(words - 8)
        names = self.names.height() + 4 if self.shows_names else 0
        height = self._field_height + self._fit_whole(width - _LABEL - 2 * PADDING) + names + words
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
            self.grown.emit()

    def _fit_whole(self, width: int) -> int:
        """Spell out below the field what is longer than it, such as an address; the height of that."""
        text = self.editor.text() if isinstance(self.editor, QLineEdit) else ""
        is_cut = self._look.width(text, Type.NAME) > width
        self.whole.setText(text if is_cut else "")
        self.whole.setAccessibleName(self.whole.text())
        self.whole.setVisible(is_cut)
        height = self.whole.heightForWidth(width) if is_cut else 0
        self.whole.setFixedHeight(height)
        return height + _BELOW if height else 0

    @property
    def _field_height(self) -> int:
        return _LONG + 12 if self.field.is_long else _ROW

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._form.update()  # with the lines above and below
            if event.type() == QEvent.Type.FocusOut:
                self._left()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            if self.editor.hasFocus():
                pen.box(QRectF(self.rect()), "", "edge", width=_RING)
            ink = "bad" if self.refusal.text() else "ink2"
            pen.words(PADDING, _ROW / 2, self.field.label, ink=ink, limit=PADDING + _LABEL - 4)
            if self.refusal.text():
                y = self.refusal.y() + 10
                pen.icon(PADDING + _LABEL, y, Icon.WARNING_CIRCLE_FILL, "bad")

    def _made(self, look: Look) -> QWidget:
        field = self.field
        if field.choices:
            return self._made_choice(look)
        if field.is_long:
            note = Note(look, field.label, self)
            note.setPlainText(field.typed.text)
            note.setPlaceholderText(field.placeholder)
            note.textChanged.connect(lambda: self.edited.emit(self.typed))
            return note
        edit = Line(look, longest=field.longest, parent=self)
        edit.setText(field.typed.text)
        edit.setPlaceholderText(field.placeholder)
        edit.setTextMargins(-2, 0, 0, 0)
        see_through(edit)
        edit.home(False)
        edit.textEdited.connect(lambda _: self.edited.emit(self.typed))
        edit.textChanged.connect(lambda _: self.fit(self.width()))
        edit.returnPressed.connect(self._enter)
        return edit

    def _made_choice(self, look: Look) -> QWidget:
        choice = Choice(look, self.field.label, self)
        for id, words in self.field.choices:
            choice.addItem(words, id)
        choice.setCurrentIndex(max(choice.findData(self.field.typed.text), 0))
        choice.activated.connect(lambda _: self.edited.emit(self.typed))
        return choice

    def _text(self) -> str:
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        if isinstance(self.editor, Note):
            is_touched = self.editor.document().isModified()  # Qt has other signs for some spaces and line ends
            return self.editor.toPlainText() if is_touched else self.field.typed.text
        assert isinstance(self.editor, Choice)
        return str(self.editor.currentData())

    def _enter(self) -> None:
        if self.shows_names and self._names_for != self._text() and not self._is_picked:
            self._is_enter_kept = True  # these names answer what stood here before
            return
        marked = self.names.marked if self.shows_names else None
        if isinstance(marked, NameRow):
            self._take(marked)
        else:
            self.submitted.emit()

    def _left(self) -> None:
        if self.shows_names:
            self.show_names([])
        if isinstance(self.editor, QLineEdit):
            self.editor.home(False)

    def _take(self, row: NameRow) -> None:
        assert isinstance(self.editor, QLineEdit)
        self._chosen = Typed(row.name, row.id)
        self.editor.setText(row.name)
        self.show_names([])
        self.edited.emit(self._chosen)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(PADDING + _LABEL, 6 if self.field.is_long else 4, PADDING, 4)
        top.addWidget(self.editor)
        self.editor.setFixedHeight(_LONG if self.field.is_long else _ROW - 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        whole = QHBoxLayout()
        whole.setContentsMargins(PADDING + _LABEL, 0, PADDING, 0)
        whole.addWidget(self.whole)
        column.addLayout(whole)
        names = QHBoxLayout()
        names.setContentsMargins(_RING, 0, _RING, 0)
        names.addWidget(self.names)
        column.addLayout(names)
        refusal = QHBoxLayout()
        refusal.setContentsMargins(PADDING + _LABEL + 20, 0, PADDING, 8)
        refusal.addWidget(self.refusal)
        column.addLayout(refusal)
        column.addStretch()
