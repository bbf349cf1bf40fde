"""The console that somebody types at while another program imports a directory; tells how long its event loop stood."""

import json
import subprocess
import sys
import time
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench import mistakes
from bench.figures import share
from bench.watch import press
from frontdesk.places import usual_hub
from ui.app import Program, prepare

_BEAT_MS, _KEY_EACH_MS, _BEFORE_MS, _AFTER_MS = 1, 120, 3_000, 2_000
_WORDS = ("invoice copy", "compressor", "anna karlsson", "rental unit", "payment terms")
_ROOT = Path(__file__).parents[1]


class Beats(QObject):
    """How far apart the turns of the event loop are, in ms: a timer that is due each millisecond tells."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self._last = time.perf_counter_ns()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(_BEAT_MS)
        timer.timeout.connect(self._beat)
        timer.start()

    def _beat(self) -> None:
        now = time.perf_counter_ns()
        self.gaps.append((now - self._last) / 1e6)
        self._last = now


class AtWork(QObject):
    """Types and clears, over and over; starts the import, waits until everybody in it is found, and tells."""

    def __init__(self, program: Program, file: Path) -> None:
        super().__init__(program.window)
        self._program, self._file = program, file
        self._beats = Beats(self)
        self._import: subprocess.Popen[bytes] | None = None
        self._began = self._imported = 0.0
        self._letters = cycle([letter for word in _WORDS for letter in (*word, "")])
        for each_ms, act in ((_KEY_EACH_MS, self._type), (50, self._look)):
            timer = QTimer(self)
            timer.setInterval(each_ms)
            timer.timeout.connect(act)
            timer.start()
        QTimer.singleShot(_BEFORE_MS, self, self._start)

    def _type(self) -> None:
        if letter := next(self._letters):
            press(self._program.window.room.box.edit, letter)
        else:
            self._program.console.clear_box()

    def _start(self) -> None:
        self._beats.gaps.clear()
        self._began = time.perf_counter()
        command = [sys.executable, "main.py", "people", "import", str(self._file)]
        self._import = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.DEVNULL)

    def _look(self) -> None:
        desk = self._program.console.desk
        if self._import is None or desk is None or self._import.poll() is None:
            return
        if not self._imported:
            if self._import.returncode:
                raise RuntimeError("the import failed; nothing was measured")
            self._imported = time.perf_counter()
        if desk.hub.seq() == desk.follower.stands_at():
            self._import = None
            QTimer.singleShot(_AFTER_MS, self, self._tell)

    def _tell(self) -> None:
        gaps = self._beats.gaps
        told = {
            "p99": share(gaps, 0.99), "max": max(gaps), "turns": len(gaps), "slow": sum(gap > 16.7 for gap in gaps),
            "import_s": self._imported - self._began, "found_s": time.perf_counter() - self._imported - _AFTER_MS / 1e3,
        }  # fmt: skip
        sys.stdout.write(json.dumps(told))
        sys.stdout.flush()
        self._program.window.close()


def main(file: Path) -> None:
    """Work through the import of `file`."""
    app = QApplication(sys.argv[:1])
    mistakes.watch(mistakes.give_up)
    program = Program(app, usual_hub())
    prepare(program)
    program.start()
    program.opening.opened.connect(lambda _desk: AtWork(program, file))
    app.exec()
    program.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
