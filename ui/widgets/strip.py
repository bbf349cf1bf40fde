"""The one strip under the caller: the most urgent thing owed, or nothing; its place is always kept."""

from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.icons import Icon
from ui.models.rows import State
from ui.theme import Look, Space, Type
from ui.widgets.keycap import paint_keycap
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen, Run
from ui.words import listed

_DOT, _DOT_GAP = 20, 7


class StripKind(StrEnum):
    """What the strip is about; INFO has no tint."""

    INFO = "info"
    OWED = "owed"
    OVERDUE = "overdue"


_ICONS = {
    StripKind.INFO: Icon.INFO_FILL,
    StripKind.OWED: Icon.WARNING_FILL,
    StripKind.OVERDUE: Icon.WARNING_CIRCLE_FILL,
}
_INKS = {StripKind.INFO: "ink2", StripKind.OWED: "warn", StripKind.OVERDUE: "bad"}
_TINTS = {StripKind.INFO: "hover", StripKind.OWED: "warn_tint", StripKind.OVERDUE: "bad_tint"}


class StripWords(Struct, frozen=True, kw_only=True):
    """What the strip says: 'Owed', 'Henrik promised a call back', 'Duplicate invoice'; its state, or its act.

    Where `strong` does not fit, the first of `shorter` that does stands there; so does each of `rests` that fits.
    """

    kind: StripKind
    lead: str
    strong: str
    rests: tuple[str, ...] = ()
    state: State | None = None
    act: str = ""
    key: str = ""
    icon: Icon | None = None
    shorter: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        state = (self.state.word, self.state.note) if self.state else ()
        act = f"{self.act}, {self.key}" if self.act and self.key else self.act
        parts = (f"{self.lead}: {self.strong}", *self.rests, *state, act)
        return listed(*parts)


class Strip(Painted):
    """40 px that stay where they are; empty when nothing is owed. `pressed` when it is clicked."""

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Space.STRIP, parent)
        self._words: StripWords | None = None

    def show_words(self, words: StripWords | None) -> None:
        """Shows `words`; None leaves the place empty."""
        self._words = words
        self.setCursor(Qt.CursorShape.PointingHandCursor if words and words.act else Qt.CursorShape.ArrowCursor)
        self.speak(words.spoken if words else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._words and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def paint(self, pen: Pen) -> None:
        words = self._words
        if words is None:
            return
        middle, ink = self.height() / 2, _INKS[words.kind]
        pen.box(QRectF(self.rect()), _TINTS[words.kind], ink if self.look.is_framed else "", width=2)
        right = self._paint_right(pen, words, self.width() - Space.REACH, middle)
        x = pen.icon(Space.REACH, middle, words.icon or _ICONS[words.kind], ink) + Space.STEP
        x = pen.words(x, middle, words.lead, Type.STRONG, ink) + 11
        self._paint_words(pen, words, x, right - Space.STEP * 2)

    def _paint_words(self, pen: Pen, words: StripWords, x: float, limit: float) -> None:
        """A part that does not fit as a whole is left out: half a name says less than none."""
        middle = self.height() / 2
        said = (words.strong, *words.shorter)
        fits = next((one for one in said if x + self.look.width(one, Type.NAME) <= limit), said[-1])
        x = pen.words(x, middle, fits, Type.NAME, limit=limit)
        for rest in words.rests:
            if rest and x + _DOT + self.look.width(rest) <= limit:
                x = pen.line(x + _DOT_GAP, middle, [Run("·", ink="ink2"), Run(rest, gap=_DOT_GAP)], limit)

    def _paint_right(self, pen: Pen, words: StripWords, right: float, middle: float) -> float:
        if words.key:
            right = paint_keycap(pen, right, middle, words.key) - 8
        if words.act:
            right = pen.words_before(right, middle, words.act, Type.NAME)
        if words.state:
            text = " ".join(part for part in (words.state.word, words.state.note) if part)
            right = pen.words_before(right, middle, text, Type.NAME, words.state.tone) - 20
            pen.icon(right, middle, words.state.icon, words.state.tone)
        return right
