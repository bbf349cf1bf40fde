"""Tells whoever types that a field is full: what is too long is never left out without a word."""

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from frontdesk.errors import Refused
from ui.messages import Messages
from ui.widgets.fields import Note


class Brim(QObject):
    """Listens to whatever field has the keys."""

    def __init__(self, app: QApplication, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._messages = app, messages
        self._heard: QMetaObject.Connection | None = None
        self._listens = True
        app.focusChanged.connect(self._turn)

    def close(self) -> None:
        """Listen no longer."""
        if not self._listens:
            return
        self._listens = False
        self._app.focusChanged.disconnect(self._turn)

    def _turn(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._heard is not None:
            QObject.disconnect(self._heard)
            self._heard = None
        if isinstance(now, QLineEdit):
            self._heard = now.inputRejected.connect(lambda: self._tell(now.maxLength()))
        elif isinstance(now, Note):
            self._heard = now.filled.connect(lambda: self._tell(now.longest))

    def _tell(self, longest: int) -> None:
        told = f"This field takes {longest:,} characters at most."
        self._messages.refuse(Refused(told, hint="What goes beyond was left out."))
