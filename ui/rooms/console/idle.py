"""Between calls: what is owed, what is different today, how a call goes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions import key, shows_key
from ui.actions.keymap import KEYMAP
from ui.console.console import Console
from ui.models.logged import different_rows, log_rows, owed_rows
from ui.rooms.console.columns import Columns
from ui.theme import Look
from ui.widgets.columns import Hairline, inset
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.lists import DifferentList, OwedList
from ui.widgets.painted import Words
from ui.widgets.panel import Panel, button_rows
from ui.widgets.steps import LastCall, Steps
from ui.words import clock


class IdleLists(QWidget):
    """What is owed today, and what is different today."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.owed, self.different = OwedList(look), DifferentList(look)
        self._owed_heading = ListHeading(look, self.tr("Owed today"))
        self._different_heading = ListHeading(look, self.tr("Different today"))
        self._nothing_owed = Words(look, self.tr("Nothing is owed. Open hand-offs stand here."), ink="ink2")
        self._nothing_new = Words(look, self.tr("Nothing is different. Absences stand here."), ink="ink2")
        self._refusal = Words(look, ink="bad", wraps=True)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, heading, rows, nothing in (
            (left, self._owed_heading, self.owed, self._nothing_owed),
            (right, self._different_heading, self.different, self._nothing_new),
        ):
            column.setSpacing(0)
            column.addLayout(inset(heading))
            column.addLayout(inset(nothing))
            column.addWidget(rows, 1)
            nothing.hide()  # until it is known
        left.insertLayout(1, inset(self._refusal))
        self._refusal.hide()
        self._columns = Columns(look, left, right)
        self.setLayout(self._columns)

    def set_compact(self, is_compact: bool) -> None:
        self.owed.set_compact(is_compact)
        self.different.set_compact(is_compact)
        self._columns.set_compact(is_compact)

    def show_overview(self, console: Console) -> None:
        overview, now = console.overview, console.now()
        self._show_refusal("" if overview else console.around.refusal)
        if overview is None:
            return
        owed = owed_rows(overview.owed, now, overview.zone, overview.numbers)
        different = different_rows(overview.exemptions, dict(overview.names), now, overview.zone)
        self.owed.set_rows(owed, -1)
        self.different.set_rows(different, -1)
        self._owed_heading.set_count(len(owed))
        self._different_heading.set_count(len(different))
        self._nothing_owed.setVisible(not owed)
        self._nothing_new.setVisible(not different)

    def _show_refusal(self, refusal: str) -> None:
        """Why nothing can stand here."""
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))


class IdlePanel(Panel):
    """How a call goes, and the last one. `asked` carries the id of an action whose button was clicked."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("No call"), parent=parent)
        self._last, self._steps = LastCall(look), Steps(look)
        body = self.body
        body.addSpacing(4)
        body.addWidget(ListHeading(look, self.tr("How a call goes")))
        body.addSpacing(4)
        body.addWidget(self._steps)
        body.addSpacing(8)
        body.addWidget(Hairline(look))
        body.addSpacing(11)
        body.addWidget(ListHeading(look, self.tr("Last call")))
        body.addWidget(self._last)
        body.addStretch()
        ids = ("call.open-last", "edit.undo", "help.commands", "help.keys")
        self._buttons = {id: KeyButton(look, _titles(self)[id]) for id in ids}
        self._show_endings()
        KEYMAP.watch(self._show_endings)
        for id, button in self._buttons.items():
            shows_key(id, button.set_key)
            button.clicked.connect(lambda _=False, id=id: self.asked.emit(id))
        buttons = list(self._buttons.values())
        self.acts.addLayout(button_rows([buttons[:2], buttons[2:]]))

    def _show_endings(self) -> None:
        keys = (key("call.answered"), key("call.hand-off"), key("call.nobody-owns"))
        self._steps.set_keys(3, tuple(own for own in keys if own))

    def show_overview(self, console: Console) -> None:
        overview, now = console.overview, console.now()
        self._buttons["call.open-last"].setEnabled(console.ended.has_last and console.call.is_blank)
        if overview is None:
            self.head.show_words(self.tr("No call"))
            return
        self.head.show_words(self.tr("No call"), clock(now, overview.zone))
        # The list stands by beginning, but of two calls at once the one that ended last is opened again.
        last = sorted(overview.today, key=lambda line: line.call.ended_at)[-1:]
        rows = log_rows(last, now, overview.zone, overview.numbers)
        if rows:
            self._last.show_words(rows[0].who, rows[0].time, rows[0].matter, rows[0].state)
        else:
            self._last.show_words(self.tr("None today"))


def _titles(widget: QWidget) -> dict[str, str]:
    return {
        "call.open-last": widget.tr("Open it again"),
        "edit.undo": widget.tr("Undo"),
        "help.commands": widget.tr("All commands"),
        "help.keys": widget.tr("All keys"),
    }
