"""The rows of the three lists under the box: answers, owners, people."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ui.icons import Icon
from ui.models.rows import AnswerRow, OwnerRow, PersonRow, State
from ui.theme import Type
from ui.widgets.delegates import RowDelegate, state_width, widest
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.pen import Pen, Run, dotted

_COLUMN_GAP = 12
_LINE = 20


class AnswerDelegate(RowDelegate[AnswerRow]):
    """Title, and at the right how far the answer can be trusted."""

    HEIGHT = 36

    def prepare(self, rows: Sequence[AnswerRow]) -> None:
        self._longest_title = widest(self.look, (row.title for row in rows), Type.STRONG)
        self._long, self._short = (
            state_width(self.look, (self._state(row, is_short=is_short) for row in rows)) for is_short in (False, True)
        )

    def paint_row(self, pen: Pen, area: QRectF, row: AnswerRow, is_marked: bool) -> None:
        # A title is worth more than the word beside the icon; all rows give way together, also to the key of one.
        takes, middle = self.standing.takes_enter and self.standing.marked >= 0, area.center().y()
        right = area.right() - (keycap_width(self.look, "Enter") + _COLUMN_GAP if takes else 0)
        is_tight = self._longest_title + _COLUMN_GAP + self._long > right - area.left()
        column = right - (self._short if is_tight else self._long)
        if takes and is_marked:
            paint_keycap(pen, area.right(), middle, "Enter", is_enter=True)
        pen.words(area.left(), middle, row.title, Type.STRONG if is_marked else Type.NAME, limit=column - _COLUMN_GAP)
        state = self._state(row, is_short=is_tight)
        if state:
            pen.icon(column, middle, state.icon, state.tone)
            pen.words(column + _LINE, middle, state.word, ink="ink2", limit=right)

    def _state(self, row: AnswerRow, *, is_short: bool = False) -> State | None:
        if row.state and row.short and (is_short or self.standing.is_compact):
            return State(row.state.icon, row.short, row.state.tone)
        return row.state


class OwnerDelegate(RowDelegate[OwnerRow]):
    """Topic and who answers now; the marked row also says why, who is next, and what Enter does."""

    HEIGHT, IS_UNIFORM = 52, False
    BEST, CATCH_ALL = 100, 32

    def height(self, row: OwnerRow, is_marked: bool) -> int:
        if row.is_catch_all:
            return self.CATCH_ALL
        return self.BEST if is_marked else self.HEIGHT

    def paint_row(self, pen: Pen, area: QRectF, row: OwnerRow, is_marked: bool) -> None:
        if row.is_catch_all:
            self._paint_catch_all(pen, area, row, is_marked)
            return
        first = area.top() + (18 if is_marked else 16)
        kind, ink = (Type.STRONG, "ink") if is_marked else (Type.NAME, "ink2")
        match_kind = Type.STRONG if is_marked else Type.TEXT
        right = pen.words_before(area.right(), first, row.match, match_kind, ink) - _COLUMN_GAP
        pen.words(area.left(), first, row.topic, kind, limit=right)
        self._paint_person(pen, area, row, first + _LINE, is_marked)
        if is_marked:
            self._paint_reason(pen, area, row, first + 2 * _LINE)
            self._paint_act(pen, area, row, first + 3 * _LINE + 4)

    def _paint_person(self, pen: Pen, area: QRectF, row: OwnerRow, middle: float, is_marked: bool) -> None:
        kind, ink = (Type.NAME, "ink") if is_marked else (Type.TEXT, "ink2")
        # A long name gives way to the state, but not all of its place.
        taken = state_width(self.look, [row.availability], kind) + _COLUMN_GAP
        limit = area.right() - min(taken, area.width() * 0.6)
        x = pen.words(area.left(), middle, row.person, kind, ink, limit=limit)
        line = []
        if row.availability:
            state = row.availability
            line.append(Run(state.word, kind, state.tone, icon=state.icon))
        if is_marked and row.place and not self.standing.is_compact:
            line += [Run("·", ink="ink2"), Run(row.place, ink="ink2")]
        pen.line(x + _COLUMN_GAP, middle, line, area.right())

    def _paint_reason(self, pen: Pen, area: QRectF, row: OwnerRow, middle: float) -> None:
        matched = self.tr("Matched “{}”").format(row.matched) if row.matched and not self.standing.is_compact else ""
        then = row.then if matched else row.then[:1].upper() + row.then[1:]
        pen.line(area.left(), middle, dotted(Run(matched, ink="ink2"), Run(then, ink="ink2")), area.right())

    def _paint_act(self, pen: Pen, area: QRectF, row: OwnerRow, middle: float) -> None:
        takes = self.standing.takes_enter
        key, ink = ("Enter", "accent_ink") if takes else (row.act_key, "ink2")
        if not row.act or not key:
            return
        right = paint_keycap(pen, area.right(), middle, key, is_enter=takes) - _COLUMN_GAP
        kind = Type.STRONG if takes else Type.TEXT
        pen.line(area.left(), middle, [Run(row.act, kind, ink, icon=row.act_icon)], right)

    def _paint_catch_all(self, pen: Pen, area: QRectF, row: OwnerRow, is_marked: bool) -> None:
        middle, right = area.center().y() - 2, area.right()
        takes = is_marked and self.standing.takes_enter
        if row.match:
            right = pen.words_before(right, middle, row.match, Type.STRONG if is_marked else Type.TEXT, "ink2")
            right -= _COLUMN_GAP
        if takes:
            right = paint_keycap(pen, right, middle, "Enter", is_enter=True) - _COLUMN_GAP
        kind = Type.STRONG if is_marked else Type.TEXT
        ink = "accent_ink" if takes else "ink2"
        pen.line(area.left(), middle, [Run(row.topic, kind, ink, icon=Icon.TRAY)], right)


class PersonDelegate(RowDelegate[PersonRow]):
    """Name, where they belong, availability in a column of its own, number at the right."""

    HEIGHT = 32
    _STATE_NARROWEST = 90

    def prepare(self, rows: Sequence[PersonRow]) -> None:
        self._number_width = widest(self.look, (row.number for row in rows), Type.NAME)
        states = [row.availability for row in rows if row.availability]
        narrowest = self._STATE_NARROWEST if self._number_width else 0  # nothing stands behind it to keep away from
        self._state_width = max(state_width(self.look, states), narrowest) if states else 0

    def paint_row(self, pen: Pen, area: QRectF, row: PersonRow, is_marked: bool) -> None:
        middle = area.center().y()
        number_left = area.right() - (self._number_width + _COLUMN_GAP if self._number_width else 0)
        column = max(number_left - self._state_width, area.left() + area.width() * 0.4)
        pen.words_before(area.right(), middle, row.number, Type.NAME)
        if row.availability:
            pen.state(column, middle, row.availability, number_left)
        end = column - (_COLUMN_GAP if column < area.right() else 0)
        if is_marked and self.standing.takes_enter:
            end = paint_keycap(pen, end, middle, "Enter", is_enter=True) - _COLUMN_GAP
        name = [Run(row.name, Type.STRONG if is_marked else Type.NAME)]
        note = "" if self.standing.is_compact else row.note
        pen.line(area.left(), middle, name + dotted(Run(row.matched, ink="ink2"), Run(note, ink="ink2")), end)
