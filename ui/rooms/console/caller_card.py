"""The caller's card: name, organisation, number, and everything that went before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.actions import shows_key
from ui.console.console import Console
from ui.models.logged import owed_rows, own_rows
from ui.theme import Look
from ui.widgets.columns import inset
from ui.widgets.fields import FieldFrame
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.lists import LogList, OwedList
from ui.widgets.painted import Words


class CallerCard(QWidget):
    """Opens over the lists; what is typed here is kept with the call. `closed` when its button is clicked, `asked`
    carries the id of an action."""

    closed = Signal()
    asked = Signal(str)

    def __init__(self, look: Look, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self.setAccessibleName(self.tr("Caller"))
        self._fields = FieldFrame(look, self.tr("Caller"))
        self.name = self._fields.add_line(self.tr("Name"))
        self.organisation = self._fields.add_line(self.tr("Organisation"))
        self.number = self._fields.add_line(self.tr("Number"))
        self._owed, self._earlier = OwedList(look), LogList(look)
        self._owed_heading = ListHeading(look, self.tr("Owed to this caller"))
        self._earlier_heading = ListHeading(look, self.tr("Earlier calls"))
        self._nothing = Words(look, self.tr("No earlier call is known."), ink="ink2")
        self.attach = KeyButton(look, self.tr("Attach the number to a caller"), is_bare=True)
        shows_key("call.attach", self.attach.set_key)
        self.attach.clicked.connect(lambda: self.asked.emit("call.attach"))
        self._lay_out(look)
        self.name.textEdited.connect(lambda text: self._console.call.note(caller_name=text))
        self.organisation.textEdited.connect(lambda text: self._console.call.note(organisation=text))
        self.number.editingFinished.connect(self._read_number)

    def show_caller(self) -> None:
        """Show who calls as it is known now."""
        call = self._console.call
        caller, notes = call.caller, call.notes
        _fill(self.name, notes.caller_name if notes and notes.caller_name else caller.name if caller else "")
        organisation = notes.organisation if notes and notes.organisation else ""
        _fill(self.organisation, organisation or (caller.organisation if caller else ""))
        _fill(self.number, call.recognition.shown or (notes.received if notes else ""))
        is_known = caller is not None and bool(caller.name)
        self.name.setReadOnly(is_known)
        self.organisation.setReadOnly(is_known)
        self.attach.setVisible(bool(call.recognition.key))
        self._show_history()

    def _show_history(self) -> None:
        overview, standing, now = self._console.overview, self._console.call.standing, self._console.now()
        if overview is None:
            return
        number = self._console.call.recognition
        owed = owed_rows(standing.owed, now, overview.zone, {number.key: number.shown})
        self._owed.set_rows(owed, -1)
        self._owed.setFixedHeight(min(len(owed), 2) * 56)
        self._owed_heading.set_count(len(owed))
        self._earlier.set_rows(own_rows(standing.earlier, now, overview.zone), -1)
        self._earlier_heading.set_count(len(standing.earlier))
        self._nothing.setVisible(not standing.earlier)

    def _read_number(self) -> None:
        if self.number.isModified():
            self.number.setModified(False)
            self._console.caller.read_number(self.number.text())

    def _lay_out(self, look: Look) -> None:
        close = KeyButton(look, self.tr("Back to the lists"), "Esc", is_bare=True)
        close.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addLayout(inset(ListHeading(look, self.tr("Caller"))))
        column.addLayout(inset(self._fields))
        column.addLayout(inset(self.attach))
        column.addSpacing(8)
        column.addLayout(inset(self._owed_heading))
        column.addWidget(self._owed)
        column.addLayout(inset(self._earlier_heading))
        column.addLayout(inset(self._nothing))
        column.addWidget(self._earlier, 1)
        column.addLayout(inset(close))


def _fill(line: QLineEdit, text: str) -> None:
    if not line.hasFocus() and line.text() != text:
        line.setText(text)
