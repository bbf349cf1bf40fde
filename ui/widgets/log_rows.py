"""The rows of the log: calls, hand-offs, what is owed, what is different today, the life of one hand-off."""

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QAbstractScrollArea

from ui.models.rows import DifferentRow, HandoffRow, LogRow, MoveRow, OwedRow, State
from ui.theme import Look, Type
from ui.widgets.delegates import RowDelegate, state_width, widest
from ui.widgets.keycap import paint_keycap
from ui.widgets.pen import Pen
from ui.widgets.wrapping import wrap

_GAP = 12
_FIRST, _SECOND = 20, 40
_MADE = 60.0


class LogDelegate(RowDelegate[LogRow]):
    """One call on one line: time, who, what they said, where it went, how it stands, how long it took."""

    HEIGHT = 28
    _TIME, _STATE = 56, 216
    _SHARES = (0.29, 0.67)
    _MATTER_ALONE = 0.56
    _COMPACT_STATE, _COMPACT_SHARE = 227, 0.428
    #: Whether columns follow the words of all rows; where only a few of them are in sight they stand still instead.
    FITS = False

    def prepare(self, rows: Sequence[LogRow]) -> None:
        # The calls of one caller need not say who it was.
        self._has_who = any(row.who for row in rows)
        self._time = max(self._TIME, round(widest(self.look, (row.time for row in rows))) + 8)
        urgent = state_width(self.look, (row.urgent for row in rows), Type.NAME)
        self._needed = (
            widest(self.look, (row.who if self._has_who else row.summary for row in rows), Type.NAME) + _GAP,
            widest(self.look, (row.matter for row in rows)) + _GAP + (urgent + 8 if urgent else 0),
        )
        took = widest(self.look, (row.duration for row in rows))
        self._narrow_state = state_width(self.look, (row.state for row in rows), Type.NAME) + took + 2 * _GAP

    def paint_row(self, pen: Pen, area: QRectF, row: LogRow, _is_marked: bool) -> None:
        middle, left, right = area.center().y(), area.left(), area.right()
        who = left + self._time
        state = right - (self._COMPACT_STATE if self.standing.is_compact else self._STATE)
        summary, matter = (who + share * (state - who) for share in self._SHARES)
        if not self._has_who:
            summary, matter = who, who + self._MATTER_ALONE * (state - who)
        if self.FITS or not self._has_who:
            state, matter = self._fitted(who, state, matter, right)
        elif self.standing.is_compact:
            matter = who + self._COMPACT_SHARE * (state - who)
        if self.standing.is_compact:
            summary = matter
        else:
            said = self._paint_urgent(pen, summary, middle, row)
            pen.words(said, middle, row.summary, ink="ink2", limit=matter - _GAP)
        pen.words(left, middle, row.time, ink="ink2")
        pen.words(who, middle, row.who, Type.NAME, limit=summary - _GAP)
        about = self._paint_urgent(pen, matter, middle, row) if self.standing.is_compact else matter
        pen.words(about, middle, row.matter, limit=state - _GAP)
        end = pen.words_before(right, middle, row.duration, ink="ink2")
        pen.state(state, middle, row.state, end - _GAP, Type.NAME)

    def _fitted(self, who: float, state: float, matter: float, right: float) -> tuple[float, float]:
        """Where state and matter begin when two columns stand before the state: closer together where words need it."""
        matter = who + self._COMPACT_SHARE * (state - who) if self.standing.is_compact else matter
        first, second = self._needed
        if first <= matter - who and second <= state - matter:
            return state, matter
        state = right - self._narrow_state
        return state, who + shared(state - who, self._needed)[0]

    def _paint_urgent(self, pen: Pen, x: float, middle: float, row: LogRow) -> float:
        """Icon and word of an urgent call; where the words after it begin."""
        return pen.state(x, middle, row.urgent, x + 200, Type.NAME) + 8 if row.urgent else x


class CallDelegate(LogDelegate):
    """One call of a list that is read as a whole."""

    FITS = True


class OwedDelegate(RowDelegate[OwedRow]):
    """Until when, to whom, how it stands; below it what about."""

    HEIGHT, HAS_LINES, LINE_FROM = 56, True, 52.0

    def prepare(self, rows: Sequence[OwedRow]) -> None:
        states = [self._state(row) for row in rows]
        self._state_width = max(state_width(self.look, states, Type.NAME), 112)

    def paint_row(self, pen: Pen, area: QRectF, row: OwedRow, _is_marked: bool) -> None:
        first, text, column = area.top() + _FIRST, area.left() + self.LINE_FROM, area.right() - self._state_width
        kind, ink = (Type.STRONG, "bad") if row.state.tone == "bad" else (Type.NAME, "ink")
        pen.words(area.left(), first, row.due, kind, ink, limit=text - 4)
        pen.words(text, first, row.caller, Type.NAME, limit=column - _GAP)
        pen.state(column, first, self._state(row), area.right(), Type.NAME)
        pen.words(text, area.top() + _SECOND, row.matter, ink="ink2", limit=area.right())

    def _state(self, row: OwedRow) -> State:
        return replace(row.state, note="") if self.standing.is_compact else row.state


class DifferentDelegate(RowDelegate[DifferentRow]):
    """What is different today, until when, and what follows from it."""

    HEIGHT, HAS_LINES, LINE_FROM = 56, True, 28.0

    def paint_row(self, pen: Pen, area: QRectF, row: DifferentRow, _is_marked: bool) -> None:
        first, text = area.top() + _FIRST, area.left() + self.LINE_FROM
        pen.icon(area.left(), first, row.icon, row.tone)
        right = pen.words_before(area.right(), first, row.until, ink="ink2") - _GAP
        pen.words(text, first, row.title, Type.NAME, limit=right)
        pen.words(text, area.top() + _SECOND, row.detail, ink="ink2", limit=area.right())


class HandoffColumns:
    """Where the columns of the table begin: by their shares, and where those would cut words, by what stands there."""

    _DUE, _SHARES = 84.0, (0.225, 0.295, 0.215, 0.265)

    def __init__(self, look: Look, rows: Sequence[HandoffRow] = ()) -> None:
        self._made = made_width(look, [row.made for row in rows])
        self._due = widest(look, (row.due for row in rows), Type.STRONG)
        states = [replace(row.state, note="") for row in rows]
        self._needed = (
            widest(look, (row.caller for row in rows), Type.STRONG) + _GAP,
            widest(look, (row.topic for row in rows)) + _GAP,
            widest(look, (row.owner for row in rows)) + _GAP,
            state_width(look, states, Type.NAME) + _GAP,
        )

    def __call__(self, width: float) -> tuple[float, float, float, float, float]:
        """Where made, caller, topic, owner and state begin in a table of this width; due ends at its right."""
        rest = width - self._made - self._DUE
        widths = [rest * share for share in self._SHARES]
        if any(needed > room for needed, room in zip(self._needed, widths, strict=True)):
            widths = shared(width - self._made - self._due, self._needed)
        caller, topic, owner, _ = widths
        return 0, self._made, self._made + caller, self._made + caller + topic, self._made + caller + topic + owner


def shared(room: float, needed: Sequence[float]) -> list[float]:
    """`room` for columns that need so much: what is left over goes to all, what is missing is taken from the widest."""
    missing = sum(needed) - room
    if missing <= 0:
        return [each - missing / len(needed) for each in needed]
    most = max(needed)
    while sum(min(each, most) for each in needed) > room and most > 1:
        most -= 1
    return [min(each, most) for each in needed]


def made_width(look: Look, made: Sequence[str]) -> float:
    """How wide the first column is: wider where days of other years stand in it."""
    return max(_MADE, ceil((widest(look, made) + _GAP) / 4) * 4.0)


class HandoffDelegate(RowDelegate[HandoffRow]):
    """One hand-off of the table."""

    HEIGHT, HAS_LINES = 40, True

    def prepare(self, rows: Sequence[HandoffRow]) -> None:
        self._columns = HandoffColumns(self.look, rows)

    def paint_row(self, pen: Pen, area: QRectF, row: HandoffRow, is_marked: bool) -> None:
        middle = area.center().y()
        made, caller, topic, owner, state = (area.left() + x for x in self._columns(area.width()))
        pen.words(made, middle, row.made, ink="ink2")
        pen.words(caller, middle, row.caller, Type.STRONG if is_marked else Type.NAME, limit=topic - _GAP)
        pen.words(topic, middle, row.topic, limit=owner - _GAP)
        pen.words(owner, middle, row.owner, limit=state - _GAP)
        kind = Type.STRONG if row.due_tone == "bad" else Type.TEXT
        end = pen.words_before(area.right(), middle, row.due, kind, row.due_tone)
        pen.state(state, middle, row.state, end - _GAP, Type.NAME)


class MoveDelegate(RowDelegate[MoveRow]):
    """One step in the life of a hand-off, tied to the next by a short line; long words take several lines."""

    HEIGHT, REACH, IS_UNIFORM = 28, 0, False
    _ICON, _TEXT, _LINE = 56, 84, 20

    def prepare(self, rows: Sequence[MoveRow]) -> None:
        self._last = rows[-1].id if rows else ""

    def height(self, row: MoveRow, _is_marked: bool) -> int:
        return self.HEIGHT + self._LINE * (len(self._lines(row)) - 1)

    def _lines(self, row: MoveRow) -> tuple[str, ...]:
        kind = Type.NAME if row.tone == "bad" else Type.TEXT
        return wrap(row.text, self.look.font(kind), max(self.width - self._TEXT, 40))

    @property
    def width(self) -> int:
        """How wide a row is."""
        view = self.parent()
        assert isinstance(view, QAbstractScrollArea)
        return view.viewport().width()

    def paint_row(self, pen: Pen, area: QRectF, row: MoveRow, _is_marked: bool) -> None:
        middle, icon = area.top() + self.HEIGHT / 2, area.left() + self._ICON
        pen.words(area.left(), middle, row.time, ink="ink2")
        pen.icon(icon, middle, row.icon, row.tone)
        kind, ink = (Type.NAME, "bad") if row.tone == "bad" else (Type.TEXT, "ink")
        for place, line in enumerate(self._lines(row)):
            pen.words(area.left() + self._TEXT, middle + place * self._LINE, line, kind, ink)
        if row.id != self._last:
            pen.fill(QRectF(icon + 8, middle + 10, 1, area.bottom() - middle - 6), "line")


class OtherDelegate(RowDelegate[LogRow]):
    """Another call of the same caller: when, how it stands; below it what about."""

    HEIGHT = 48
    _FIRST, _SECOND = 15, 34

    def paint_row(self, pen: Pen, area: QRectF, row: LogRow, is_marked: bool) -> None:
        first, second, right = area.top() + self._FIRST, area.top() + self._SECOND, area.right()
        if is_marked and self.standing.takes_enter:
            right = paint_keycap(pen, right, first, "Enter", is_enter=True) - 8
        pen.words(area.left(), first, row.time, Type.NAME)
        pen.state(area.left() + 84, first, row.state, right, Type.NAME)
        pen.words(area.left(), second, row.matter or row.summary, ink="ink2", limit=area.right())
