"""The band of those who wait: who, how long, a bar that is full after the minute; absent where nobody waits."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.models.rows import Tone
from ui.models.waiting import WaitingRow
from ui.theme import Look, Space, Type
from ui.widgets.band import Band
from ui.widgets.delegates import paint_taken
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.pen import Pen

_BAR_WIDE, _BAR_HIGH = 56, 4
_GAP, _BETWEEN, _PLATE = 8, 24, 8
_LONGEST_NAME, _LONGEST_NAME_COMPACT = 160, 136


class WaitingBand(Band):
    """Everybody who waits, the longest first; at the right what the key for holding does.

    `taken` carries the id of one that is clicked, `act_asked` when the words at the right are.
    """

    HAS_LINE_ABOVE = True
    taken = Signal(str)
    act_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Space.STRIP, parent)
        self._rows: tuple[WaitingRow, ...] = ()
        self._marked = self._act = self._key = self._list_key = ""
        self._places: list[tuple[float, float, str]] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setVisible(False)

    def show_rows(self, rows: Sequence[WaitingRow], marked: str, act: str) -> None:
        """Shows who waits, `marked` is the id of the one that Enter takes; `act` is what the key at the right does."""
        self._rows, self._marked, self._act = tuple(rows), marked, act
        self.setVisible(bool(rows))
        self._speak()

    def set_key(self, key: str) -> None:
        """The key that does what stands at the right."""
        self._key = key
        self._speak()

    def set_list_key(self, key: str) -> None:
        """The key that goes through those who wait."""
        self._list_key = key
        self._speak()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        id = next((id for left, right, id in self._places if left <= x < right), None)
        if id is not None:
            self.taken.emit(id)
        elif x > self._act_left(self._act):
            self.act_asked.emit()

    def _speak(self) -> None:
        """The seconds are not read out as they go by."""
        told = "; ".join(row.spoken for row in self._rows)
        act = f"{self._key}: {self._act}" if self._act and self._key else self._act
        title = f"{self.tr('Waiting')} {len(self._rows)}"
        self.speak(". ".join(part for part in (title, told, act, self._list_key) if part) if self._rows else "")

    def _act_left(self, act: str) -> float:
        return self.width() - Space.PAGE - keycap_width(self.look, self._key) - 8 - self.look.width(act, Type.NAME)

    def _short_act(self, x: float) -> str:
        """The act with its name where there is room for it beside everybody who waits."""
        room = self._act_left(self._act) - _BETWEEN - x
        return self._act if len(self._from(0, room)) == len(self._rows) else self._act.split(" ", 1)[0]

    def paint_words(self, pen: Pen, middle: float) -> None:
        x = pen.words(self.edge, middle, self.tr("Waiting"), Type.STRONG, "ink2") + 7
        x = pen.words(x, middle, str(len(self._rows)), Type.TEXT, "ink3") + 12
        if self._list_key:
            width = keycap_width(self.look, self._list_key)
            paint_keycap(pen, x + width, middle, self._list_key)
            x += width + 12
        self._paint_rows(pen, x, self._paint_act(pen, middle, self._short_act(x)), middle)

    def _paint_act(self, pen: Pen, middle: float, act: str) -> float:
        right: float = self.width() - Space.PAGE
        right = paint_keycap(pen, right, middle, self._key) - 8 if self._key else right
        return pen.words_before(right, middle, act, Type.NAME) - _BETWEEN

    def _paint_rows(self, pen: Pen, x: float, right: float, middle: float) -> None:
        """As many as there is room for, the marked one among them; how many more wait stands behind."""
        self._places = []
        rows = self._fitting(right - x)
        for row in rows:
            width = self._width(row)
            if row.id == self._marked:
                paint_taken(pen, QRectF(x, 4, width + 2 * _PLATE, self.height() - 8))
            self._paint_row(pen, x + _PLATE, middle, row)
            self._places.append((x, x + width + 2 * _PLATE, row.id))
            x += width + 2 * _PLATE + _GAP
        if len(rows) < len(self._rows):
            pen.words(x + _GAP, middle, self._more(rows), ink="ink2")

    def _more(self, rows: Sequence[WaitingRow]) -> str:
        return self.tr("+{} more").format(len(self._rows) - len(rows))

    def _fitting(self, room: float) -> list[WaitingRow]:
        place = next((place for place, row in enumerate(self._rows) if row.id == self._marked), 0)
        for first in range(place + 1):
            shown = self._from(first, room)
            if place < first + len(shown):
                return shown
        return list(self._rows[place : place + 1])

    def _from(self, first: int, room: float) -> list[WaitingRow]:
        shown: list[WaitingRow] = []
        for row in self._rows[first:]:
            rest = [*shown, row]
            more = _GAP + self.look.width(self._more(rest)) if len(rest) < len(self._rows) else 0
            if sum(self._width(one) + 2 * _PLATE + _GAP for one in rest) + more > room:
                break
            shown = rest
        return shown

    def _paint_row(self, pen: Pen, x: float, middle: float, row: WaitingRow) -> None:
        tone = row.state.tone
        x = pen.icon(x, middle, row.state.icon, tone)
        x = pen.words(x, middle, self._name(row), Type.NAME)
        if row.time:
            ink = "ink" if tone is Tone.NEUTRAL else tone
            x = pen.words(x + _GAP, middle, row.time, Type.STRONG, ink)
        if self._has_bar(row):
            self._paint_bar(pen, x + _GAP, middle, row)
            x += _GAP + _BAR_WIDE
        if row.note:
            x = pen.words(x + _GAP, middle, row.note, Type.NAME, tone)
        if self._in_all(row):
            pen.words(x + _GAP, middle, self._in_all(row), ink="ink2")

    def _paint_bar(self, pen: Pen, x: float, middle: float, row: WaitingRow) -> None:
        bar = QRectF(x, middle - _BAR_HIGH / 2, _BAR_WIDE, _BAR_HIGH)
        pen.box(bar, "cover_tint", radius=Space.RADIUS_BAR)
        if row.share > 0:
            bar.setWidth(max(_BAR_HIGH, _BAR_WIDE * row.share))
            pen.box(bar, row.state.tone, radius=Space.RADIUS_BAR)

    def _width(self, row: WaitingRow) -> float:
        """How wide a row is painted."""
        width = 20 + self.look.width(self._name(row), Type.NAME)
        if row.time:
            width += _GAP + self.look.width(row.time, Type.STRONG)
        if self._has_bar(row):
            width += _GAP + _BAR_WIDE
        if row.note:
            width += _GAP + self.look.width(row.note, Type.NAME)
        return width + (_GAP + self.look.width(self._in_all(row)) if self._in_all(row) else 0)

    def _has_bar(self, row: WaitingRow) -> bool:
        """In a narrow window only who waits longest has one."""
        return bool(row.time) and (not self.is_compact or row is self._rows[0])

    def _in_all(self, row: WaitingRow) -> str:
        return "" if self.is_compact else row.in_all

    def _name(self, row: WaitingRow) -> str:
        longest = _LONGEST_NAME_COMPACT if self.is_compact else _LONGEST_NAME
        return self.look.elided(row.who, longest, Type.NAME)
