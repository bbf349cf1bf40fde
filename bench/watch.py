"""Tells when a window is painted and takes keys; the same for the console and for the bare window."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

_AGAIN_MS = 1


def tell(what: str) -> None:
    """Say on stdout that `what` is so, and since when (nanoseconds of the monotonic clock)."""
    sys.stdout.write(f"{what} {time.monotonic_ns()}\n")
    sys.stdout.flush()


def press(widget: QWidget, letter: str) -> None:
    """One key pressed and released, as the keyboard would send it."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = ord(letter.upper()) if letter.isascii() else Qt.Key.Key_unknown.value
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, event)


class FirstKey(QObject):
    """Calls `then` once `edit` was painted, has the keyboard, and shows the key that was pressed."""

    def __init__(self, edit: QLineEdit, letter: str, then: Callable[[], None]) -> None:
        super().__init__(edit)
        self._edit, self._letter, self._then = edit, letter, then
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._edit.removeEventFilter(self)
            QTimer.singleShot(0, self._press)  # the paint is under way until then
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        if self._edit.hasFocus():
            press(self._edit, self._letter)
        if self._edit.text() == self._letter:
            self._then()
        else:
            QTimer.singleShot(_AGAIN_MS, self._press)
