"""What can be typed into: framed notes and lines, and rows of labelled fields in one frame."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from ui.icons import Icon
from ui.theme import Look, Type
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.pen import Pen

_ROW, _LABEL, _PADDING = 32, 92, 12
_LINE, _RING = 20, 2
_MODIFIERS = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
)  # fmt: skip
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
#: What the hub takes of a text, and more than any name or promise has.
LONGEST_TEXT, LONGEST_LINE = 65_536, 2_000
# A word of this length is broken anywhere: looking for its end at every line takes seconds.
_LONG_WORD = 1_000


def see_through(edit: QWidget) -> None:
    """Lets the frame behind a field show."""
    palette = edit.palette()
    for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
        palette.setColor(role, QColor(Qt.GlobalColor.transparent))
    edit.setPalette(palette)


def units(text: str) -> int:
    """How long Qt takes `text` to be."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def beginning(text: str, room: int) -> str:
    """As much of the beginning of `text` as fits where Qt has room for `room`; no letter is taken apart."""
    cut = text[:room]
    while units(cut) > room:
        cut = cut[: len(cut) - max((units(cut) - room) // 2, 1)]
    return cut


class Line(QLineEdit):
    """A line to type into, of `longest` characters; what is known already is never cut, however long it is."""

    def __init__(
        self, look: Look, kind: Type = Type.NAME, longest: int = LONGEST_LINE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setFrame(False)
        self.setFont(look.font(kind))
        self.setMaxLength(longest)

    def setText(self, text: str | None) -> None:
        self.setMaxLength(max(self._longest, units(text or "")))
        super().setText(text)


class Note(QTextEdit):
    """Plain text on lines of 20 px; Tab leaves it. Only `Framed` draws its frame.

    `filled` when something is typed or pasted that is too long; its beginning is taken. What is known already is never
    cut.
    """

    filled = Signal()

    def __init__(self, look: Look, name: str, parent: QWidget | None = None, *, longest: int = LONGEST_TEXT) -> None:
        super().__init__(parent)
        self.longest = longest
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(look.font(Type.TEXT))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        see_through(self)
        self._space_lines()

    def setPlainText(self, text: str) -> None:
        self._break_words(text)
        super().setPlainText(text)
        self._space_lines()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, cursor = source.text(), self.textCursor()
        taken = beginning(text, max(self._room, 0))
        self._break_words(taken)
        cursor.insertText(taken)
        if len(taken) < len(text):
            self.filled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._room < 1 and event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDING:
            self.filled.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _room(self) -> int:
        """How many more characters it takes in the place of those that are selected."""
        cursor = self.textCursor()
        selected = cursor.selectionEnd() - cursor.selectionStart()
        return self.longest - (self.document().characterCount() - 1 - selected)

    def _break_words(self, text: str) -> None:
        if max(map(len, text.split()), default=0) >= _LONG_WORD:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, _LINE)

    def _space_lines(self) -> None:
        # QPlainTextEdit knows no line height; here it must not become a step of undo.
        self.document().setUndoRedoEnabled(False)
        spacing = QTextBlockFormat()
        spacing.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        self.document().setUndoRedoEnabled(True)
        self.document().setModified(False)


class Framed(QWidget):
    """A frame around one field: 1 px, and a ring of 2 px while the field has the focus."""

    def __init__(self, look: Look, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.field = look, field
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 9, _PADDING, 9)
        column.addWidget(field)
        field.installEventFilter(self)
        self.setFocusProxy(field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            has_focus = self.field.hasFocus()
            edge, width = ("edge", _RING) if has_focus else ("line", 1)
            pen.box(QRectF(self.rect()), "raised", edge, width=width)


class Choice(QComboBox):
    """One of a few; arrows and first letters choose."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFrame(False)
        self.setFont(look.font(Type.NAME))
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)  # the choice itself takes the place of the name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            middle = self.height() / 2
            ink = "ink" if self.isEnabled() else "ink3"
            end = pen.words(0, middle, self.currentText(), Type.NAME, ink, limit=self.width() - 20)
            pen.icon(end + 4, middle, Icon.CARET_DOWN_BOLD, "ink2", 12)


class FieldFrame(QWidget):
    """Labelled fields under each other in one frame; hairlines part them."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[_FieldRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add_line(self, label: str, key: str = "", placeholder: str = "") -> QLineEdit:
        """A row to type into; `key` is shown at its right, and brings one there."""
        edit = Line(self._look, parent=self)
        edit.setPlaceholderText(placeholder)
        edit.setTextMargins(-2, 0, 0, 0)
        see_through(edit)
        self._add(edit, label, key)
        return edit

    def add_choice(self, label: str, choices: Sequence[tuple[str, str]], key: str = "") -> Choice:
        """A row to choose from; `choices` are pairs of id (currentData) and words."""
        choice = Choice(self._look, label, self)
        for id, words in choices:
            choice.addItem(words, id)
        self._add(choice, label, key)
        return choice

    def add_key(self, label: str) -> "KeyField":
        """A row that takes the next key that is pressed."""
        field = KeyField(self._look, self)
        self._add(field, label, "")
        return field

    def add_fact(self, label: str, key: str = "") -> "FieldFact":
        """A row that can only be read."""
        fact = FieldFact(self._look, self)
        self._add(fact, label, key)
        return fact

    def set_compact(self, is_compact: bool) -> None:
        """Leaves the keycaps out, for windows below 1200 px."""
        for row in self._rows:
            row.set_compact(is_compact)

    def set_shown(self, field: QWidget, is_shown: bool) -> None:
        """Leaves a row out, or takes it in again."""
        self._row_of(field).setVisible(is_shown)
        self.setFixedHeight(_ROW * sum(not row.isHidden() for row in self._rows))

    def set_missing(self, field: QWidget, is_missing: bool) -> None:
        """Shows that a field is required and empty."""
        self._row_of(field).set_missing(is_missing)

    def set_key(self, field: QWidget, key: str) -> None:
        """Shows another key at the right of a field."""
        row = self._row_of(field)
        row.set_key(key)
        field.setAccessibleName(f"{row.label}, {key}" if key else row.label)

    def set_note(self, field: QWidget, note: str) -> None:
        """A quiet word at the right of a field: 'on file'."""
        self._row_of(field).set_note(note)

    def _row_of(self, field: QWidget) -> "_FieldRow":
        return next(row for row in self._rows if row.field is field)

    def _add(self, field: QWidget, label: str, key: str) -> None:
        field.setAccessibleName(f"{label}, {key}" if key else label)
        row = _FieldRow(self._look, field, label, key, self)
        self._rows.append(row)
        self._column.addWidget(row)
        self.setFixedHeight(_ROW * len(self._rows))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            pen.box(QRectF(self.rect()), "raised", "line")
            for above, row in pairwise(row for row in self._rows if not row.isHidden()):
                if not (above.field.hasFocus() or row.field.hasFocus()):  # the ring parts them already
                    pen.hairline(_PADDING, row.y(), self.width() - 2 * _PADDING)


class FieldFact(QLineEdit):
    """A value that cannot be typed over, and still can be read and copied."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrame(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(look.font(Type.NAME))
        self.setTextMargins(-2, 0, 0, 0)
        see_through(self)

    def setText(self, text: str | None) -> None:
        super().setText(text)
        self.home(False)


class KeyField(QLineEdit):
    """Takes whatever key is pressed, as 'Ctrl+K': `pressed` carries it, and whether it types something. Esc leaves."""

    pressed = Signal(str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrame(False)
        self.setFont(look.font(Type.NAME))
        self.setTextMargins(-2, 0, 0, 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        see_through(self)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() != Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # a key that means something already must come here all the same
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or event.key() in _MODIFIERS:
            return
        key = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        types = event.text().isprintable() and bool(event.text()) and not event.modifiers() & _COMMANDING
        self.pressed.emit(key.replace("Num+", ""), types)


class _FieldRow(QWidget):
    def __init__(self, look: Look, field: QWidget, label: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = parent
        self._look, self.field, self.label, self._key = look, field, label, key
        self._note, self._is_compact, self._is_missing = "", False, False
        self.setFixedHeight(_ROW)
        self._row = QHBoxLayout(self)
        self._row.addWidget(field)
        self._leave_room()
        field.installEventFilter(self)

    def set_key(self, key: str) -> None:
        self._key = key
        self._leave_room()

    def set_note(self, note: str) -> None:
        self._note = note
        self._leave_room()

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self._leave_room()

    def set_missing(self, is_missing: bool) -> None:
        self._is_missing = is_missing
        self.field.setAccessibleDescription(self.tr("Required") if is_missing else "")
        self.update()

    @property
    def _shown_key(self) -> str:
        return "" if self._is_compact else self._key

    def _leave_room(self) -> None:
        right = keycap_width(self._look, self._shown_key) or self._look.width(self._note)
        self._row.setContentsMargins(_PADDING + _LABEL, 4, round(_PADDING + right + (8 if right else 0)), 4)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._frame.update()  # with the lines above and below
        if event.type() == QEvent.Type.FocusOut and isinstance(watched, QLineEdit):
            watched.home(False)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            middle, right = self.height() / 2, self.width() - _PADDING
            if self.field.hasFocus():
                pen.box(QRectF(self.rect()), "", "edge", width=_RING)
            self._paint_label(pen, middle)
            if self._shown_key:
                paint_keycap(pen, right, middle, self._shown_key)
            elif self._note:
                pen.words_before(right, middle, self._note, ink="ink2")

    def _paint_label(self, pen: Pen, middle: float) -> None:
        end = _PADDING + _LABEL - 8
        if self._is_missing:
            pen.icon(end - 12, middle, Icon.WARNING_CIRCLE_FILL, "bad")
        label_end = end - 16 if self._is_missing else end
        pen.words(_PADDING, middle, self.label, ink="bad" if self._is_missing else "ink2", limit=label_end)
