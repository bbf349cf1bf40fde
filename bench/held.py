"""The console that somebody looked around in; tells how much memory it holds then."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import main
import ui.app
from bench.resident import memory_kib
from bench.watch import press, tell
from ui.floor import ROOMS

_WORDS = ("invoice", "compressor", "anna")
_SETTLED_MS, _AGAIN_MS = 3_000, 50


class LookedAround(ui.app.Program):
    """Looks a few things up, goes through every room, and comes back to the console."""

    def start(self) -> None:
        super().start()
        self._then(lambda: self.console.overview is not None, self._look_up)

    def _look_up(self) -> None:
        for word in _WORDS:
            for letter in word:
                press(self.window.room.box.edit, letter)
            self.console.clear_box()
        self._visit([entry.id for entry in ROOMS])

    def _visit(self, left: list[str]) -> None:
        self.window.go(left[0] if left else "console")
        following = (lambda: self._visit(left[1:])) if left else self._settle
        QTimer.singleShot(_AGAIN_MS, self.window, lambda: self._then(lambda: not self.work.is_busy, following))

    def _settle(self) -> None:
        QTimer.singleShot(_SETTLED_MS, self.window, self._tell)

    def _tell(self) -> None:
        tell("kib", memory_kib())
        QApplication.quit()

    def _then(self, so: Callable[[], bool], act: Callable[[], None]) -> None:
        if so():
            act()
        else:
            QTimer.singleShot(_AGAIN_MS, self.window, lambda: self._then(so, act))


if __name__ == "__main__":
    setattr(ui.app, "Program", LookedAround)  # noqa: B010 - the one class that is replaced
    main.main([])
