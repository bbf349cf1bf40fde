"""A running console that a test presses keys in, and reads as the operator does."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QKeyCombination, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from frontdesk.calls.model import Call, Handoff, LogLine
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk
from tests.support.lanes import AtOnce
from ui.app import Program
from ui.rooms.log.room import LogRoom
from ui.widgets.keycap import KeyButton
from ui.work import Lanes

_PATIENCE_MS = 10_000
#: For tests that open a menu: the offscreen screen can neither raise it nor give it all keys, and says so.
MENU = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


class DeskWindow:
    """Presses keys in whatever has the focus; after each of them the window has answered."""

    def __init__(self, program: Program, clock: StoppedClock, home: Path) -> None:
        self.program = program
        self.clock = clock
        self.home = home
        self.window = program.window
        self.room = program.window.room
        self.console = program.console
        self.box = program.window.room.box.edit
        self.waits = True
        self.lanes: Lanes | None = None

    # What an operator does

    def press(self, *keys: str) -> None:
        """Press keys, by the names they have in the registry of actions: 'F5', 'Alt+P', 'Shift+Tab', '/'."""
        for key in keys:
            pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(self.focus(), pressed.key(), pressed.keyboardModifiers())
            self._answered()

    def type(self, text: str) -> None:
        """Type words letter by letter."""
        with self.lanes.in_a_rush() if isinstance(self.lanes, AtOnce) else nullcontext():
            for letter in text:
                QTest.keyClicks(self.focus(), letter)
        self._answered()

    def paste(self, text: str) -> None:
        """Paste words from the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def ask(self, words: str) -> None:
        """Type words into an empty box."""
        self.press("Esc")
        assert self.box.text() == ""
        self.type(words)

    def hold(self, key: Qt.Key, times: int) -> None:
        """Hold a key down, so that it repeats itself."""
        for _ in range(times):
            event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
            QApplication.sendEvent(self.focus(), event)
            self._answered()

    def settle(self) -> None:
        """Wait until every question is answered, and what is shown after painting is shown."""
        rested = list[bool]()
        self.until(lambda: not self._is_busy)
        QTimer.singleShot(0, self.window, lambda: rested.append(True))
        self.until(lambda: bool(rested) and not self._is_busy)

    @property
    def _is_busy(self) -> bool:
        console = self.program.console
        return self.program.work.is_busy or console.drafts.is_to_be_kept or console.forms.is_to_be_kept

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while not condition():
            assert not deadline.hasExpired(), "it never came"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def follow(self) -> None:
        """Let the window see what somebody else wrote."""
        self.settle()  # a look that is under way may have begun before it was written
        self.program.feed.ask()
        self.settle()

    def _answered(self) -> None:
        if self.waits:
            self.settle()

    # What an operator sees

    @property
    def log_room(self) -> LogRoom:
        return self.window.log_room

    def focus(self) -> QWidget:
        """Where keys go now."""
        menu = QApplication.activePopupWidget()
        if menu is None and QGuiApplication.focusWindow() is None:
            # Offscreen, a menu takes the keys away from the window and gives nothing back.
            self.window.activateWindow()
            self.until(lambda: QApplication.focusWidget() is not None)
        return menu or QApplication.focusWidget() or self.window

    @property
    def desk(self) -> Desk:
        desk = self.console.desk
        assert desk is not None
        return desk

    @property
    def status(self) -> str:
        """The sentence in the status line."""
        return self.program.messages.last.text

    @property
    def act(self) -> str:
        """What Enter does, as the box says."""
        return self.room.box.act

    @property
    def button(self) -> str:
        """What Enter does, as the button of the call says."""
        return spoken(self.room.call_panel.enter)

    @property
    def row(self) -> str:
        """What Enter does, as the marked owner's row says."""
        marked = self.room.found.owners.marked
        return marked.act if marked else ""

    def answers(self) -> list[str]:
        return [row.title for row in self.room.found.answers.rows]

    def owners(self) -> list[tuple[str, str, str]]:
        """Topic, who answers, and what is known of them, for each owner found."""
        rows = [row for row in self.room.found.owners.rows if not row.is_catch_all]
        return [(row.topic, row.person, row.availability.word if row.availability else "") for row in rows]

    def people(self) -> list[str]:
        return [row.name for row in self.room.found.people.rows]

    # What the log holds

    def calls(self) -> list[LogLine]:
        """Today's calls of this desk, newest first, as a second program reads them."""
        own = self.desk.operator.name
        return [line for line in self.desk.calls.lines(self.desk.calls.today()) if line.call.operator == own]

    def last(self) -> LogLine:
        return self.calls()[0]

    def last_call(self) -> Call:
        return self.last().call

    def last_handoff(self) -> Handoff:
        handoff = self.last().handoff
        assert handoff is not None
        return handoff


def spoken(button: KeyButton) -> str:
    """A button's words without its key."""
    return button.accessibleName().rpartition(", ")[0] or button.accessibleName()
