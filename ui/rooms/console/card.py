"""A card over the lists: what all of them have, and the one that asks for a name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.console.picking import Picking
from ui.models.rows import PersonRow
from ui.theme import Look, Space
from ui.widgets.columns import inset
from ui.widgets.fields import FieldFrame
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.lists import PersonList
from ui.widgets.painted import Words


class Card(QWidget):
    """Covers the lists until Esc; `left` asks for that. What it is about stands in `body`."""

    left = Signal()
    # Whether it goes on when another call is at hand: it is about no call.
    STAYS = False

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.heading = ListHeading(look, title)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        close = KeyButton(look, self.tr("Back to the lists"), "Esc", is_bare=True)
        close.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(0)
        column.addLayout(inset(self.heading))
        column.addLayout(self.body, 1)
        column.addLayout(inset(close))

    def enter(self) -> bool:
        """It was opened; False where it takes no keys, so that they go to the box."""
        self.show_now()
        return False

    def show_now(self) -> None:
        """Show what it is about as things stand now."""

    def step(self, _by: int) -> bool:
        """Up, Down; False where they mean something else."""
        return False


class ReadCard(Card):
    """A card to be read: it scrolls where there is more than fits, and Up and Down move it."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, title, parent)
        self._page = QWidget()
        self.column: QBoxLayout = QVBoxLayout(self._page)
        self.column.setContentsMargins(Space.REACH, 4, Space.REACH, 12)
        self.column.setSpacing(0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._page)
        self._area.viewport().setAutoFillBackground(False)
        self._page.setAutoFillBackground(False)
        self.body.addWidget(self._area, 1)

    def step(self, by: int) -> bool:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by * 2 * bar.singleStep())
        return bar.maximum() > 0


class PickCard(Card):
    """A few letters of a name, the rows that go by them, and Enter for the marked one; `told` carries what a screen
    reader should say of it."""

    told = Signal(str)

    def __init__(
        self, look: Look, title: str, label: str, picking: Picking, *, note: str = "", nothing: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`note` says what Enter does, `nothing` what is so while no row is there."""
        super().__init__(look, title, parent)
        self._picking = picking
        self.note = Words(look, note, ink="ink2", wraps=True)
        self._frame = FieldFrame(look, title)
        self.edit = self._frame.add_line(label)
        self.rows = PersonList(look)
        self.rows.setAccessibleName(title)
        self.rows.set_empty(nothing)
        self.rows.set_takes_enter(True)
        self.body.addLayout(inset(self.note))
        self.body.addSpacing(8)
        self.body.addLayout(inset(self._frame))
        self.body.addSpacing(8)
        self.body.addWidget(self.rows, 1)
        self.edit.textChanged.connect(self._ask)
        self.edit.returnPressed.connect(self._take)
        self.rows.taken.connect(lambda _row: self._take())
        self.rows.pointed.connect(lambda row: self.rows.mark(self.rows.rows.index(row)))

    def set_note(self, note: str) -> None:
        """Says something else above the field."""
        self.note.setText(note)

    def enter(self) -> bool:
        self.edit.clear()
        self.show_now()
        self._ask("")
        self.edit.setFocus()
        return True

    def step(self, by: int) -> bool:
        if self.rows.step(by):
            self._tell()
        return True

    def _ask(self, typed: str) -> None:
        self._picking.find(typed, self._show)

    def _show(self, rows: Sequence[PersonRow]) -> None:
        self.rows.set_rows(rows, 0)
        self._tell()

    def _tell(self) -> None:
        """A screen reader in the field hears which row Enter takes."""
        row = self.rows.marked
        self.edit.setAccessibleDescription(f"Enter: {row.spoken}" if row else self.note.text())
        if row is not None and self.edit.hasFocus():
            self.told.emit(row.spoken)

    def _take(self) -> None:
        row = self.rows.marked
        if row is not None:
            self.left.emit()
            self._picking.take(row)
