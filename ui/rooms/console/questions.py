"""Questions that one more key answers: why this is no inquiry, how the caller came."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from frontdesk.calls.model import Contact, Outcome
from ui.console.console import Console
from ui.widgets.box import Box

_NO_INQUIRY = (
    ("&Abandoned", Outcome.ABANDONED, "Hung up before saying what they need"),
    ("&Wrong number", Outcome.NOT_AN_INQUIRY, "Wrong number"),
    ("&Spam", Outcome.NOT_AN_INQUIRY, "Spam"),
)
_WAYS = (
    ("&Phone", Contact.PHONE),
    ("&Walk-in", Contact.WALK_IN),
    ("&E-mail", Contact.MAIL),
    ("&Chat", Contact.CHAT),
    ("P&ost", Contact.POST),
)
_HALO = 3


class _Ways(QMenu):
    """How the caller came. A digit is of their number already: they came by the first way, and it goes to the box."""

    def __init__(self, box: Box) -> None:
        super().__init__(box)
        self._edit = box.edit

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if not (digit.isdecimal() or digit == "+"):
            super().keyPressEvent(event)
            return
        self.actions()[0].trigger()
        self.close()
        self._edit.setFocus()
        QCoreApplication.sendEvent(self._edit, event)


class Questions:
    """Opens a menu below the box, whose letters are the answers."""

    def __init__(self, console: Console, box: Box) -> None:
        self._console = console
        self._box = box

    def ask_why_not(self) -> None:
        """Why this is no inquiry."""
        end = self._console.ending.not_an_inquiry
        self._ask(QMenu(self._box), self._box.tr("Not an inquiry"), [
            (title, partial(end, outcome, reason)) for title, outcome, reason in _NO_INQUIRY
        ])  # fmt: skip

    def ask_how_they_came(self) -> None:
        """How the caller of a new call came."""
        begin = self._console.waiting.begin
        self._ask(_Ways(self._box), self._box.tr("New call"), [(title, partial(begin, way)) for title, way in _WAYS])

    def _ask(self, menu: QMenu, name: str, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        menu.setAccessibleName(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, act in choices:
            menu.addAction(title).triggered.connect(act)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._box.mapToGlobal(QPoint(_HALO, self._box.height())))
