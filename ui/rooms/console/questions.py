"""Questions that one more key answers: why this is no inquiry, how the caller came."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from frontdesk.calls.model import Contact, Outcome
from ui.console.console import Console

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


class Questions:
    """Opens a menu below the box, whose letters are the answers."""

    def __init__(self, console: Console, box: QWidget) -> None:
        self._console = console
        self._box = box

    def ask_why_not(self) -> None:
        """Why this is no inquiry."""
        end = self._console.ending.not_an_inquiry
        self._ask(self._box.tr("Not an inquiry"), [
            (title, partial(end, outcome, reason)) for title, outcome, reason in _NO_INQUIRY
        ])  # fmt: skip

    def ask_how_they_came(self) -> None:
        """How the caller of a new call came."""
        begin = self._console.waiting.begin
        self._ask(self._box.tr("New call"), [(title, partial(begin, way)) for title, way in _WAYS])

    def _ask(self, name: str, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        menu = QMenu(self._box)
        menu.setAccessibleName(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, act in choices:
            menu.addAction(title).triggered.connect(act)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._box.mapToGlobal(QPoint(_HALO, self._box.height())))
