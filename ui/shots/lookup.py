"""The states of the window for looking up worth seeing."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.lookup_app import LookupProgram

USUAL, SMALLEST = (560, 640), (520, 480)
_ENTER, _DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


class LookupStage(Struct, frozen=True):
    """The running window for looking up that a scene is played on."""

    program: LookupProgram

    def type(self, words: str) -> None:
        """Type at the keyboard."""
        QTest.keyClicks(self._focus(), words)
        self.settle()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys one after the other."""
        for key in keys:
            QTest.keyClick(self._focus(), key)
            self.settle()

    def settle(self) -> None:
        """Let every answer arrive."""
        QCoreApplication.processEvents()
        while self.program.work.is_busy:
            QCoreApplication.processEvents()

    def _focus(self) -> QWidget:
        return self.program.window.focusWidget() or self.program.window


class LookupScene(Struct, frozen=True):
    """A state of that window, and how it comes about; `hub` as for the scenes of the console."""

    name: str
    play: Callable[[LookupStage], None]
    hub: str = "sample"


def _empty(_stage: LookupStage) -> None:
    pass


def _found(stage: LookupStage) -> None:
    stage.type("double invoice")


def _person(stage: LookupStage) -> None:
    stage.type("henrik")


def _copied(stage: LookupStage) -> None:
    _found(stage)
    stage.press(_ENTER)


def _last(stage: LookupStage) -> None:
    _found(stage)
    stage.press(*[_DOWN] * 5)


def _nobody(stage: LookupStage) -> None:
    stage.type("zeppelin mooring")


LOOKUPS = (
    LookupScene("lookup-empty", _empty),
    LookupScene("lookup-found", _found),
    LookupScene("lookup-person", _person),
    LookupScene("lookup-copied", _copied),
    LookupScene("lookup-last-row", _last),
    LookupScene("lookup-nobody", _nobody),
    LookupScene("lookup-no-hub", _empty, hub="none"),
)
