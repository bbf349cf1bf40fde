"""The two columns that lists stand in, between calls and in one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.theme import Look
from ui.widgets.columns import Hairline


def columns(look: Look, left: QVBoxLayout, right: QVBoxLayout) -> QHBoxLayout:
    """Two columns with a hairline between them."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addLayout(left, 388)
    row.addSpacing(12)
    row.addLayout(_divider(look))
    row.addSpacing(7)
    row.addLayout(right, 384)
    row.setContentsMargins(0, 0, 0, 12)
    return row


def _divider(look: Look) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addSpacing(8)
    column.addWidget(Hairline(look, is_upright=True), 1)
    return column
