"""What the panel shows between calls: how a call goes, and the last one."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from ui.models.rows import State
from ui.theme import Look, Type
from ui.widgets.delegates import state_width
from ui.widgets.keycap import paint_keys
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen
from ui.widgets.wrapping import wrap
from ui.words import listed

_PITCH, _FIRST, _TEXT = 60, 16, 32
_LAST_FIRST, _LAST_SECOND, _LAST_THIRD = 12, 32, 52


class Step(Struct, frozen=True):
    """One step of a call, and the keys that do it."""

    title: str
    detail: str
    keys: tuple[str, ...] = ()


HOW_A_CALL_GOES = (
    Step("Type what they need", "In their words; a call starts by itself.", ("any key",)),
    Step("Look at the marked row", "The best next step. Arrows move on.", ("↑", "↓")),
    Step("Press Enter to choose it", "Then read the sentence back.", ("Enter",)),
    Step("Say how it ended", "Whichever it is, it is saved at once.", ("F5", "F6", "F9")),
)


class Steps(Painted):
    """Numbered steps with their keys."""

    def __init__(self, look: Look, steps: Sequence[Step] = HOW_A_CALL_GOES, parent: QWidget | None = None) -> None:
        super().__init__(look, _PITCH * len(steps), parent)
        self._steps = [Step(self.tr(step.title), self.tr(step.detail), step.keys) for step in steps]
        self._speak()

    def set_keys(self, place: int, keys: tuple[str, ...]) -> None:
        """Shows other keys for the step at `place`."""
        self._steps[place] = replace(self._steps[place], keys=keys)
        self._speak()

    def _speak(self) -> None:
        told = (f"{n}. {s.title}, {' '.join(s.keys)}. {s.detail}" for n, s in enumerate(self._steps, 1))
        self.speak(" ".join(told))

    def paint(self, pen: Pen) -> None:
        for place, step in enumerate(self._steps):
            first = place * _PITCH + _FIRST
            pen.words(0, first, str(place + 1), Type.TYPED, "ink2")
            right = paint_keys(pen, self.width(), first, step.keys) - 8
            pen.words(_TEXT, first, step.title, Type.STRONG, limit=right)
            for line, words in enumerate(wrap(step.detail, pen.look.font(Type.TEXT), self.width() - _TEXT)):
                pen.words(_TEXT, first + 20 * (line + 1), words, ink="ink2")


class LastCall(Painted):
    """The last call: who and when; what about and how it stands, on a line of its own where there is no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, 64, parent)
        self._who = self._time = self._matter = ""
        self._state: State | None = None

    def show_words(self, who: str, time: str = "", matter: str = "", state: State | None = None) -> None:
        self._who, self._time, self._matter, self._state = who, time, matter, state
        self.speak(listed(who, time, matter, state.word if state else ""))

    def paint(self, pen: Pen) -> None:
        right = pen.words_before(self.width(), _LAST_FIRST, self._time, ink="ink2") - 12
        pen.words(0, _LAST_FIRST, self._who, Type.NAME, limit=right)
        x = pen.words(0, _LAST_SECOND, self._matter, ink="ink2", limit=self.width())
        if self._state:
            fits = x + 12 + state_width(self.look, [self._state], Type.NAME) <= self.width()
            left, middle = (x + 12, _LAST_SECOND) if fits and self._matter else (0, _LAST_THIRD)
            pen.state(left, middle if self._matter else _LAST_SECOND, self._state, self.width(), Type.NAME)
