"""The two columns that lists stand in, between calls and in one."""

from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout

from ui.theme import Look
from ui.widgets.columns import Hairline

_GAP, _GAP_COMPACT = 16, 4


class Columns(QHBoxLayout):
    """Two columns with a hairline between them."""

    def __init__(self, look: Look, left: QVBoxLayout, right: QVBoxLayout) -> None:
        super().__init__()
        self.setSpacing(0)
        self.setContentsMargins(0, 0, 0, 12)
        self._gap = QSpacerItem(_GAP, 0)
        self.addLayout(left, 388)
        self.addItem(self._gap)
        self.addLayout(_divider(look))
        self.addSpacing(7)
        self.addLayout(right, 384)

    def set_compact(self, is_compact: bool) -> None:
        """In a narrow window the words need the room beside the line."""
        self._gap.changeSize(_GAP_COMPACT if is_compact else _GAP, 0)
        self.invalidate()


def _divider(look: Look) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addSpacing(8)
    column.addWidget(Hairline(look, is_upright=True), 1)
    return column
