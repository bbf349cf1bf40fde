"""A console that is killed while it paints certain words: `python -m tests.ui.killed_at_a_frame HUB WORDS TIME KEYS…`.

What stands in `WORDS` is waited for, and the `TIME`th frame that shows it is the last one. `KEYS` are typed, those
that begin with + are pressed. Before the end, the notes of the call that the frame is of are told on the standard
output.
"""

import json
import os
import signal
import sys
from itertools import count
from pathlib import Path

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from frontdesk.clock import SystemClock
from frontdesk.errors import Refused
from tests.ui.desk_window import DeskWindow
from ui.app import Program
from ui.widgets.painted import Painted


def main(hub: Path, words: str, time: int, keys: list[str]) -> int:
    """Type until the end."""
    app = QApplication(sys.argv[:1])
    program = Program(app, hub)
    _end_at(words, time, program)
    program.start()
    at = DeskWindow(program, SystemClock(), hub.parent)  # type: ignore[arg-type] # nobody sets it
    at.until(lambda: program.console.desk is not None)
    at.window.activateWindow()
    at.settle()
    for key in keys:
        if key.startswith("+"):
            at.press(key[1:])
        else:
            for letter in key:
                at.type(letter)
    return Refused.exit_code  # that frame never came


def _end_at(words: str, time: int, program: Program) -> None:
    painting, frames = Painted.paintEvent, count(1)

    def paint(part: Painted, event: QPaintEvent) -> None:
        painting(part, event)
        if words in part.text() and next(frames) == time:
            notes = program.console.call.notes
            sys.stdout.write(json.dumps([notes.words, notes.summary] if notes else []))
            sys.stdout.flush()
            os.kill(os.getpid(), signal.SIGKILL)

    Painted.paintEvent = paint  # type: ignore[assignment, method-assign]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4:]))
