"""Tells when a window is painted and takes keys; the same for the console and for the bare window."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_AGAIN_MS = 1


def tell(what: str, at_ns: int) -> None:
    """Say on stdout that `what` is so, and since when (nanoseconds of the monotonic clock)."""
    sys.stdout.write(f"{what} {at_ns}\n")
    sys.stdout.flush()


def press(widget: QWidget, letter: str) -> None:
    """One key pressed and released, as the keyboard would send it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = ord(letter.upper()) if letter.isascii() else Qt.Key.Key_unknown.value
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


class FirstKey(QObject):
    """Calls `then` once `edit` was painted, has the keyboard, and showed the key that was pressed.

    `then` is given the moment before that key. Qt's names of keys are first used by it, which costs a plain window a
    tenth of its start; it must not count for either.
    """

    def __init__(self, edit: QLineEdit, letter: str, then: Callable[[int], None]) -> None:
        super().__init__(edit)
        self._edit, self._letter, self._then = edit, letter, then
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._edit.removeEventFilter(self)
            QTimer.singleShot(0, self._press)  # the paint is under way until then
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        if not self._edit.hasFocus():
            QTimer.singleShot(_AGAIN_MS, self._press)
            return
        at_ns = time.monotonic_ns()
        press(self._edit, self._letter)
        if self._edit.text() != self._letter:
            raise RuntimeError("the window had the keyboard, and did not take the key")
        self._then(at_ns)
