"""Where one types, so that it goes on there in a form that takes the place of another."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget


class Caret(Struct, frozen=True):
    """The name of a field, and what is selected in it: from `anchor` to `at`, where the next letter goes."""

    field: str
    anchor: int = 0
    at: int = 0


def caret_in(editors: Mapping[str, QWidget]) -> Caret | None:
    """Where one types in one of these fields; None where none of them has the keys."""
    field = next((name for name, editor in editors.items() if editor.hasFocus()), None)
    if field is None:
        return None
    editor = editors[field]
    if isinstance(editor, QLineEdit):
        at, start, end = editor.cursorPosition(), editor.selectionStart(), editor.selectionEnd()
        anchor = at if start < 0 else start if at == end else end
        return Caret(field, anchor, at)
    if isinstance(editor, QTextEdit):
        return Caret(field, editor.textCursor().anchor(), editor.textCursor().position())
    return Caret(field)


def put_caret(caret: Caret, editors: Mapping[str, QWidget]) -> bool:
    """Give the keys to the field of that name, with the caret where it was; False where there is none."""
    editor = editors.get(caret.field)
    if editor is None:
        return False
    editor.setFocus()
    if isinstance(editor, QLineEdit):
        editor.setCursorPosition(caret.at)
        if caret.anchor != caret.at:
            editor.setSelection(caret.anchor, caret.at - caret.anchor)
    elif isinstance(editor, QTextEdit):
        last = editor.document().characterCount() - 1
        cursor = editor.textCursor()
        cursor.setPosition(min(caret.anchor, last))
        cursor.setPosition(min(caret.at, last), QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
    return True
