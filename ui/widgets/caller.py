"""The caller as a heading: who calls, for whom, from where, and what one should know of them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Look, Type
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen, Run
from ui.words import capital, listed

_HEIGHT, _FIRST, _SECOND = 52, 16, 40
_GAP = 12
_IDLE = "When it rings, the caller appears here: who it is, what is open, what was promised."


class Fact(Struct, frozen=True):
    """One thing to know: quiet words, then strong ones: 'usually speaks with' 'Yara Benning'."""

    quiet: str = ""
    strong: str = ""

    @property
    def spoken(self) -> str:
        return " ".join(part for part in (self.quiet, self.strong) if part)


class CallerWords(Struct, frozen=True, kw_only=True):
    """What the heading says of a caller; `name` may be a number or 'Unknown caller'."""

    name: str
    organisation: str = ""
    number: str = ""
    facts: Sequence[Fact] = ()
    #: What stands in the place of facts while there are none.
    hint: str = ""

    @property
    def spoken(self) -> str:
        parts = (self.name, self.organisation, self.number, *(fact.spoken for fact in self.facts))
        return listed(*parts)


class CallerHeading(Painted):
    """52 px: the caller, or that the desk is ready; `history_asked` when its button is clicked."""

    history_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _HEIGHT, parent)
        self._caller: CallerWords | None = None
        self._title = self._detail = ""
        self.history = KeyButton(look, self.tr("Caller history"), "F3", is_bare=True, parent=self)
        self.history.clicked.connect(self.history_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self.history, alignment=Qt.AlignmentFlag.AlignTop)
        self.show_idle()

    def set_key(self, key: str) -> None:
        """The key that opens the caller's card."""
        self.history.set_key(key)

    def show_caller(self, caller: CallerWords) -> None:
        self._caller = caller
        self.history.setVisible(True)
        self.speak(self.tr("Caller: {}").format(caller.spoken))

    def show_idle(
        self,
        title: str = "",
        detail: str = "",
    ) -> None:
        """Says that nobody is on the line; '' takes the usual words."""
        self._caller = None
        self._title = title or self.tr("Ready for the next call")
        self._detail = detail or self.tr(_IDLE)
        self.history.setVisible(False)
        self.speak(f"{self._title}. {self._detail}")

    def paint(self, pen: Pen) -> None:
        if self._caller is None:
            pen.words(0, _FIRST, self._title, Type.TITLE, limit=self.width())
            pen.words(0, _SECOND, self._detail, ink="ink2", limit=self.width())
            return
        right = self.history.x() - _GAP if self.history.isVisible() else self.width()
        self._paint_names(pen, self._caller, right)
        if self._caller.facts:
            pen.line(0, _SECOND, _fact_runs(self._caller.facts), self.width())
        else:
            pen.words(0, _SECOND, self._caller.hint, ink="ink2", limit=self.width())

    def _paint_names(self, pen: Pen, caller: CallerWords, right: float) -> None:
        baseline = pen.baseline(_FIRST, Type.TITLE)
        x = pen.words(0, _FIRST, caller.name, Type.TITLE, limit=right)
        for text, kind, ink in ((caller.organisation, Type.NAME, "ink"), (caller.number, Type.TEXT, "ink2")):
            if text and x + _GAP < right:
                shown = self.look.elided(text, right - x - _GAP, kind)
                pen.on_baseline(x + _GAP, baseline, shown, kind, ink)
                x += _GAP + self.look.width(shown, kind)


def _begun(facts: Sequence[Fact]) -> list[Fact]:
    """The facts as a line, which begins with a capital letter."""
    first = facts[0]
    begun = replace(first, quiet=capital(first.quiet)) if first.quiet else replace(first, strong=capital(first.strong))
    return [begun, *facts[1:]]


def _fact_runs(facts: Sequence[Fact]) -> list[Run]:
    runs: list[Run] = []
    for fact in _begun(facts):
        dot = [Run("·", ink="ink2", gap=7)] if runs else []
        quiet = [Run(fact.quiet, ink="ink2", gap=7)] if fact.quiet else []
        strong = [Run(fact.strong, Type.NAME, gap=3.5 if quiet else 7)] if fact.strong else []
        runs += dot + quiet + strong
    return runs
