"""The first start: the sample company or an empty hub, and who takes what nobody owns; nothing more is asked."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from frontdesk.whereabouts import whereabouts
from ui.actions import key
from ui.theme import Look, Type
from ui.widgets.fields import FieldFrame
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Words

_WIDTH = 560
_SAMPLE, _EMPTY = "sample", "empty"
_FRONT_DESK = "Front desk"
_REGION_OF_THE_SAMPLE = "US"


class FirstStart(QWidget):
    """`sample_asked`, or `empty_asked` with the catch-all's name."""

    sample_asked = Signal(str)
    empty_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("First start"))
        frame = FieldFrame(look, self.tr("First start"))
        self.start = frame.add_choice(
            self.tr("Start with"),
            [(_SAMPLE, self.tr("the sample company, to look around")), (_EMPTY, self.tr("an empty hub"))],
        )
        self.catch_all = frame.add_line(self.tr("Catch-all"), placeholder=_FRONT_DESK)
        self._explained = Words(look, ink="ink2", wraps=True)
        self.place = Words(look, ink="ink2", wraps=True)
        self._status = Words(look, ink="ink2", wraps=True)
        self.go = KeyButton(look, self.tr("Open the console"), "Enter", is_primary=True)
        self.go.clicked.connect(self.decide)
        self.start.currentIndexChanged.connect(self._explain)
        for field in (self.start, self.catch_all):
            field.installEventFilter(self)
        self._lay_out(look, frame)
        self._explain()

    def decide(self) -> None:
        """Go on with what is chosen."""
        self.go.setEnabled(False)
        self._status.setText(self.tr("Making the hub …"))
        name = self.catch_all.text().strip()
        if self.start.currentData() == _SAMPLE:
            self.sample_asked.emit(name)
        else:
            self.empty_asked.emit(name or _FRONT_DESK)

    def show_problem(self, words: str) -> None:
        """Say why it could not be made; it can be tried again."""
        self.go.setEnabled(True)
        self._status.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in enter:
            self.decide()
            return True
        return super().eventFilter(watched, event)

    def _explain(self) -> None:
        is_sample = self.start.currentData() == _SAMPLE
        self.catch_all.setPlaceholderText(self.tr("as in the sample") if is_sample else _FRONT_DESK)
        self._explained.setText(
            self.tr("The catch-all is the team or person who takes what nobody owns, so that no inquiry ends nowhere.")
        )
        taken = whereabouts().sentence(_REGION_OF_THE_SAMPLE if is_sample else "")
        self.place.setText(f"{taken} {self.tr('The settings ({}) change both.').format(key('go.settings'))}")

    def _lay_out(self, look: Look, frame: FieldFrame) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for part in (
            Words(look, self.tr("Welcome to the front desk"), Type.TITLE),
            Words(look, self.tr("Two questions, then the console opens. Enter takes what stands here."), ink="ink2"),
            frame,
            self._explained,
            self.place,
            self.go,
            self._status,
        ):
            column.addWidget(part)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch()
        holder = QWidget()
        holder.setFixedWidth(_WIDTH)
        holder.setLayout(column)
        row.addWidget(holder)
        row.addStretch()
