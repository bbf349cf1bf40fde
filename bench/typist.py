"""Types queries into the real console key by key; how long until the final rows of all three lists are painted."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from bench import mistakes
from bench.watch import press
from frontdesk.places import usual_hub
from ui.app import Program, prepare
from ui.rooms.console.found import FoundLists
from ui.widgets.lists import RowList

_PAUSE_MS = 10


class Painted(QObject):
    """Knows whether the lists were painted since the answer for the words in the box arrived."""

    # Posted while a list is painted, so that it arrives when the whole of that painting is on the screen.
    _last_painted = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__(program.window)
        self._search = program.console.search
        self._lists = _lists(program.window.room.found)
        self._unpainted: set[QWidget] = set()
        self._has_answer = False
        self.at_ns = 0
        for one in self._lists:
            one.viewport().installEventFilter(self)
        self._last_painted.connect(self._done, Qt.ConnectionType.QueuedConnection)
        # Connected last, so that the rows are in the lists already.
        self._search.found.connect(self._await)

    def begin(self) -> None:
        """A key is about to be pressed."""
        self._has_answer, self.at_ns = False, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._unpainted.discard(watched)
            if self._has_answer and not self._unpainted:
                self._last_painted.emit()
        return False

    def _await(self) -> None:
        if self._search.is_settled:
            self._has_answer = True
            self._unpainted = {one.viewport() for one in self._lists if not one.viewport().visibleRegion().isEmpty()}

    def _done(self) -> None:
        if self._has_answer and not self._unpainted:
            self.at_ns = time.perf_counter_ns()


def _lists(found: FoundLists) -> list[RowList]:
    return [found.answers, *found.owners.findChildren(RowList), found.people]


class Typist:
    """Sits at one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._edit = program.window.room.box.edit
        self._until(lambda: program.console.overview is not None and self._edit.hasFocus())
        program.window.make_rest()
        self._painted = Painted(program)

    def type(self, words: str) -> list[float]:
        """Milliseconds from each key of `words` to the last paint that it caused."""
        taken = [ms for ms in map(self._key, words) if ms is not None]
        self._program.console.clear_box()
        self._rest()
        return taken

    def _key(self, letter: str) -> float | None:
        self._painted.begin()
        began = time.perf_counter_ns()
        press(self._edit, letter)
        if not self._program.console.search.words.strip():
            return None
        self._until(lambda: self._painted.at_ns > 0)
        self._rest()
        return (self._painted.at_ns - began) / 1e6

    def _rest(self) -> None:
        """Nobody types before the draft is kept: keys come 50 ms apart at the fastest."""
        drafts = self._program.console.drafts
        self._until(lambda: not (self._program.work.is_busy or drafts.is_to_be_kept))
        pause = QEventLoop()
        QTimer.singleShot(_PAUSE_MS, pause.quit)
        pause.exec()

    def _until(self, so: Callable[[], bool]) -> None:
        # The program's own timers wake this four times a second at least; with a limit it would not sleep at all.
        while not so():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def main(words: Sequence[str]) -> None:
    """Type the queries of the file named, and tell the milliseconds of each key as JSON."""
    queries: list[str] = json.loads(Path(words[0]).read_text(encoding="utf-8"))
    app = QApplication(sys.argv[:1])
    mistakes.watch(mistakes.give_up)
    program = Program(app, usual_hub())
    prepare(program)
    program.start()
    typist = Typist(program)
    cold = typist.type(queries[0])
    keys = [(query, typist.type(query)) for query in queries[1:]]
    program.window.close()
    program.close()
    sys.stdout.write(json.dumps({"cold": cold, "keys": keys}))


if __name__ == "__main__":
    main(sys.argv[1:])
