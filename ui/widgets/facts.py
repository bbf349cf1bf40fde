"""Facts of a record, painted: labels at the left, values that wrap, states and numbers in columns of their own."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.facts import Fact, FactLine
from ui.theme import Look, Type
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen
from ui.widgets.wrapping import wrap

_LINE, _BETWEEN, _EDGE = 20, 8, 12
_VALUE, _LEAD, _STATE, _GAP = 88, 56, 208, 12
_ICON = 20
# An address that is too long for its line breaks behind its @.
_MAIL_BREAK = "@\N{ZERO WIDTH SPACE}"


class _Laid(Struct, frozen=True):
    """A line as it is laid out: its words wrapped, and whether the state stands beside them or below."""

    line: FactLine
    words: tuple[str, ...]
    is_beside: bool

    @property
    def height(self) -> int:
        below = self.line.state is not None and not self.is_beside
        return _LINE * (max(1, len(self.words)) + below)


class FactGroup(Painted):
    """Facts that belong together, with a hairline above them; spoken as sentences."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 0, parent)
        self._facts: tuple[Fact, ...] = ()
        self._has_line = True
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self._facts

    def show_facts(self, facts: Sequence[Fact], *, has_line: bool = True) -> None:
        """Show these facts; `has_line` parts them from what stands above."""
        self._facts, self._has_line = tuple(facts), has_line
        self.speak(". ".join(one.spoken for one in facts))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _fit(self) -> None:
        height = self._height(self.width()) if self._facts else 0
        if height != self.height():
            self.setFixedHeight(height)

    def _height(self, width: int) -> int:
        lines = sum(laid.height for one in self._facts for laid in self._laid(one, width))
        return lines + _BETWEEN * (len(self._facts) - 1) + 2 * _EDGE

    def _laid(self, one: Fact, width: int) -> list[_Laid]:
        return [self._line_laid(line, width) for line in one.lines]

    def _line_laid(self, line: FactLine, width: int) -> _Laid:
        left = _VALUE + (_LEAD if line.lead else 0)
        right = width - (self.look.width(line.right) + _GAP if line.right else 0)
        kind = Type.STRONG if line.is_strong else Type.TEXT
        if line.state is None:
            return _Laid(
                line, wrap(line.text.replace("@", _MAIL_BREAK), self.look.font(kind), max(right - left, 40)), False
            )
        state = _ICON + self.look.width(line.state.word) + (_BETWEEN + self.look.width(line.state.note))
        is_beside = left + self.look.width(line.text, kind) + _GAP <= _STATE and _STATE + state <= right
        limit = (_STATE - _GAP if is_beside else right) - left
        return _Laid(line, wrap(line.text, self.look.font(kind), max(limit, 40)), is_beside)

    def paint(self, pen: Pen) -> None:
        if not self._facts:
            return
        if self._has_line:
            pen.hairline(0, 0, self.width())
        top = _EDGE
        for one in self._facts:
            pen.words(0, top + _LINE / 2, one.label, Type.NAME, "ink2", limit=_VALUE - 4)
            for laid in self._laid(one, self.width()):
                self._paint_line(pen, laid, top)
                top += laid.height
            top += _BETWEEN

    def _paint_line(self, pen: Pen, laid: _Laid, top: int) -> None:
        line, middle, left = laid.line, top + _LINE / 2, _VALUE
        if line.lead:
            pen.words(left, middle, line.lead, ink="ink2")
            left += _LEAD
        if line.right:
            pen.words_before(self.width(), middle, line.right)
        kind = Type.STRONG if line.is_strong else Type.TEXT
        for place, words in enumerate(laid.words):
            pen.words(left, middle + place * _LINE, words, kind, line.tone)
        if line.state:
            x, y = (_STATE, middle) if laid.is_beside else (left, middle + len(laid.words) * _LINE)
            pen.state(x, y, line.state, self.width() + 1)
