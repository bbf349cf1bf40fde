"""The stage: one running program that a scene is played on, by keys."""

from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from frontdesk.clock import StoppedClock
from ui.app import Program
from ui.work import Lane

_NOT_HELD = Qt.KeyboardModifier.NoModifier


class LanesAtOnce:
    """Runs every job where it is asked for, so that a picture shows what a quick computer shows."""

    def put(self, _lane: Lane, task: Callable[[], None]) -> None:
        task()

    def close(self) -> None:
        """Nothing is ever waiting."""


class Stage(Struct, frozen=True):
    """One running program that a scene is played on."""

    program: Program
    clock: StoppedClock

    def type(self, words: str) -> None:
        """Type at the keyboard, wherever the focus is."""
        QTest.keyClicks(self._focus(), words)
        self.settle()

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NOT_HELD) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self._focus(), key, held)
            self.settle()

    def calls(self, number: str) -> None:
        """A call comes from `number`."""
        self.type(number)
        self.press(Qt.Key.Key_Return)

    def wait(self, seconds: int) -> None:
        """Let time go by."""
        self.clock.at += timedelta(seconds=seconds)
        self.program.console.around.look_around()
        self.settle()

    def settle(self) -> None:
        """Let every answer arrive."""
        QCoreApplication.processEvents()
        while self.program.work.is_busy or self.program.console.drafts.is_to_be_kept:
            QCoreApplication.processEvents()

    def _focus(self) -> QWidget:
        return self.program.window.focusWidget() or self.program.window


class Scene(Struct, frozen=True, kw_only=True):
    """A state worth seeing: how it comes about, and in which themes and sizes it is shown."""

    name: str
    play: Callable[[Stage], None]
    hub: str = "sample"
    has_contrast: bool = False
    has_smallest: bool = False
