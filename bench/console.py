"""The console as anybody starts it; tells when it takes keys, and when the first lookup stands on the screen."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

import main
import ui.app
from bench.watch import FirstKey, press, tell
from ui.console.search import List

_WORDS = "inv"


class Watched(ui.app.Program):
    """A program that types as soon as it can, and leaves as soon as it was answered."""

    def start(self) -> None:
        super().start()
        self._first = FirstKey(self.window.room.box.edit, _WORDS[0], self._takes_keys)

    def _takes_keys(self, at_ns: int) -> None:
        tell("keys", at_ns)
        for letter in _WORDS[1:]:
            press(self.window.room.box.edit, letter)
        self._answer = _Answer(self)


class _Answer(QObject):
    """Tells once the owners that were found are painted; where the hub has none, the catch-all that is left."""

    def __init__(self, program: Watched) -> None:
        super().__init__(program.window)
        self._program = program
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._stands():
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            QTimer.singleShot(0, self._told)
        return False

    def _stands(self) -> bool:
        search = self._program.console.search
        shown = self._program.window.room.found.owners.rows
        return search.findings.words == _WORDS and len(shown) == search.count(List.OWNERS)

    def _told(self) -> None:
        tell("ready", time.monotonic_ns())
        QApplication.quit()


if __name__ == "__main__":
    setattr(ui.app, "Program", Watched)  # noqa: B010 - the one class that is replaced
    main.main([])
