"""Starting a window: seen first, everything heavy beside it."""

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.work import Lane, Lanes

if TYPE_CHECKING:
    from ui.console.opening import Opening

# A lane at work gives way to the window this soon; Python's own 5 ms would be seen at every key.
_GIVE_WAY_AFTER_S = 0.0005
_NO_DISPLAY = "There is no display to open a window on. The command line does the same things: frontdesk --help"


class AfterFirstSight:
    """Lanes that begin when `begin` is called: no thread takes time from the window before it is seen."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._waiting: list[tuple[Lane, Callable[[], None]]] | None = []

    def put(self, lane: Lane, task: Callable[[], None]) -> None:
        if self._waiting is None:
            self._lanes.put(lane, task)
        else:
            self._waiting.append((lane, task))

    def begin(self) -> None:
        """The window is seen."""
        waiting, self._waiting = self._waiting or [], None
        for lane, task in waiting:
            self._lanes.put(lane, task)

    def close(self) -> None:
        self.begin()
        self._lanes.close()


def set_up(opening: "Opening") -> None:
    """Set the interpreter up for a window that answers within a frame."""
    sys.setswitchinterval(_GIVE_WAY_AFTER_S)
    for ended in (opening.opened, opening.refused, opening.missing):
        ended.connect(look_for_garbage)


def look_for_garbage(_how_it_ended: object = None) -> None:
    """From now on; what is loaded by then stays, and to look it over would stop the window for some frames."""
    gc.freeze()
    gc.enable()


def come_to_front(window: QWidget) -> None:
    """Show a window that is behind others, or was put away, and give it the keys."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def has_display() -> bool:
    """Whether there is a screen to open a window on, else says so; there Qt would end the program with a core dump."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in told):
        return True
    print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
    return False
