"""Keys pressed before the lists are there: kept in their order, and done as soon as each of them can be."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

#: Lists are there within a fraction of this; where they are not, what was typed is shown all the same.
LONGEST_MS = 500

Act = Callable[[], object]


class Ahead:
    """Acts wait for lists that belong to the words in the box; letters typed after such an act wait for it only."""

    def __init__(self, is_settled: Callable[[], bool]) -> None:
        self._is_settled = is_settled
        self._kept: deque[tuple[Act, bool]] = deque()
        self.is_going_on = False

    @property
    def waits(self) -> bool:
        """Whether a key is kept."""
        return bool(self._kept)

    @property
    def has_letters(self) -> bool:
        """Whether something that was typed is kept."""
        return any(not needs_lists for _, needs_lists in self._kept)

    def act(self, act: Act) -> None:
        """Do `act` now, or when the lists are there and every key before it is done."""
        if self._is_settled() and (self.is_going_on or not self._kept):
            act()
        else:
            self._kept.append((act, True))

    def type(self, letter: Act) -> None:
        """Do `letter` when every key before it is done."""
        self._kept.append((letter, False))

    def forget(self) -> None:
        """Other words stand in the box: what was meant for the words before is not done. While keys are being done
        the words change by them, and nothing is forgotten."""
        if not self.is_going_on:
            self._kept.clear()

    def go_on(self) -> None:
        """Do what can be done now."""
        if self.is_going_on:
            return
        self.is_going_on = True
        try:
            while self._kept and (self._is_settled() or not self._kept[0][1]):
                self._kept.popleft()[0]()
        finally:
            self.is_going_on = False

    def let_go(self) -> None:
        """The lists are not coming: forget the acts before what was typed, and type that."""
        while self.has_letters and self._kept[0][1]:
            self._kept.popleft()
        self.go_on()


class Awaits(Protocol):
    """Whatever looks for the words in the box, and keeps keys until it has found."""

    @property
    def ahead(self) -> Ahead: ...

    @property
    def is_looking(self) -> bool: ...


class TypedAhead(QObject):
    """Holds back what is typed into `edit` while a key before it waits for its lists, so that they do not run
    together: a number, Enter, and the words after it."""

    def __init__(self, edit: QObject, search: Awaits) -> None:
        super().__init__(edit)
        self._edit, self._search = edit, search
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(search.ahead.let_go)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and _types(event) and self._has_to_wait:
            self._search.ahead.type(partial(QCoreApplication.sendEvent, self._edit, event.clone()))
            self._patience.start(LONGEST_MS)
            return True
        return super().eventFilter(watched, event)

    @property
    def _has_to_wait(self) -> bool:
        return self._search.is_looking and self._search.ahead.waits and not self._search.ahead.is_going_on


def _types(event: QEvent) -> bool:
    """Whether it changes what stands in a field."""
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and bool(event.text())
    return isinstance(event, QInputMethodEvent) and bool(event.commitString())
