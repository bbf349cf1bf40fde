"""The rows of the settings: what each is called, what it is, and whether somebody chose it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ui.models.rows import SettingRow
from ui.theme import Type
from ui.widgets.delegates import RowDelegate, state_width, widest
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.pen import Pen

_GAP, _BEFORE_STATE = 24, 8
# Where the values begin; the same for every filter, so that nothing moves while one types.
_VALUE = 184
_NONE = "Not set"


class SettingDelegate(RowDelegate[SettingRow]):
    """A setting on one line; a heading stands a little above those it names."""

    HEIGHT = 32

    def prepare(self, rows: Sequence[SettingRow]) -> None:
        titles = widest(self.look, (row.title for row in rows if not row.is_heading), Type.STRONG)
        self._value = max(titles + _GAP, _VALUE)
        self._state = state_width(self.look, (row.state for row in rows))

    def paint_row(self, pen: Pen, area: QRectF, row: SettingRow, is_marked: bool) -> None:
        middle, end = area.center().y(), area.right() - self._state
        if row.is_heading:
            pen.words(area.left(), middle + 3, row.title, Type.STRONG, "ink2", limit=area.right())
            return
        pen.words(area.left(), middle, row.title, Type.STRONG if is_marked else Type.NAME)
        x = area.left() + self._value
        if row.is_key and row.value:
            paint_keycap(pen, x + keycap_width(self.look, row.value), middle, row.value)
        else:
            pen.words(x, middle, row.value or _NONE, ink="ink" if row.value else "ink3", limit=end - _BEFORE_STATE)
        if row.state:
            pen.state(end, middle, row.state, area.right())
