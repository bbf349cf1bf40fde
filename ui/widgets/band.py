"""The bands across the window: the line with its greeting, the call in other rooms, the day below."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.icons import Icon
from ui.models.rows import State, Tone
from ui.theme import Look, Space, Type
from ui.widgets.keycap import KeyButton, paint_keycap
from ui.widgets.lists import LogList
from ui.widgets.painted import Painted
from ui.widgets.pen import Pen, Run, dotted
from ui.words import listed

_LABEL = 96


class Band(Painted):
    """A band of one height with a line below or above; children paint what stands on it."""

    GROUND = "paper"
    HAS_LINE_ABOVE = False

    def __init__(self, look: Look, height: int = Space.BAND, parent: QWidget | None = None) -> None:
        super().__init__(look, height, parent)
        self.is_compact = False

    def set_compact(self, is_compact: bool) -> None:
        self.is_compact = is_compact
        self.update()

    @property
    def edge(self) -> int:
        """How far text stays away from the sides."""
        return Space.PAGE_NARROW if self.is_compact else Space.PAGE

    def paint(self, pen: Pen) -> None:
        pen.fill(QRectF(self.rect()), self.GROUND)
        pen.hairline(0, 0 if self.HAS_LINE_ABOVE else self.height() - 1, self.width())
        self.paint_words(pen, self.height() / 2)

    def paint_words(self, pen: Pen, middle: float) -> None:
        raise NotImplementedError


class LineBand(Band):
    """The line the caller reached and the sentence to greet with; at the right who sits here."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._line = self._greeting = self._desk = ""

    def show_words(self, line: str, greeting: str, desk: str = "") -> None:
        """`greeting` is the sentence without quotes; `desk` is 'Desk 1 · Alma Reyes'."""
        self._line, self._desk = line, desk
        self._greeting = f"“{greeting}”" if greeting else ""
        self.speak(
            ", ".join(
                part for part in (line, self.tr("Greeting: {}").format(greeting) if greeting else "", desk) if part
            )
        )

    def paint_words(self, pen: Pen, middle: float) -> None:
        baseline = pen.baseline(middle, Type.ALOUD)
        left: float = self.edge
        if not self.is_compact:
            left = pen.icon(left, middle + 2, Icon.PHONE_CALL, "ink2") + 4
            pen.on_baseline(left, baseline, self._line, Type.NAME, "ink2")
            left += self.look.width(self._line, Type.NAME) + 16
        end = pen.words(left, middle, self._greeting, Type.ALOUD, limit=self.width() - self.edge)
        corner = self._line if self.is_compact else self._desk
        x = self.width() - self.edge - self.look.width(corner)
        # What is read aloud goes before who sits here.
        if x >= end + 12:
            pen.on_baseline(x, baseline, corner, Type.TEXT, "ink2")


class CallBand(Band):
    """The call in progress, in rooms that are not the console; `back_asked` when its button is clicked."""

    GROUND, HAS_LINE_ABOVE = "chrome", True
    back_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._clock = self._who = self._words = ""
        self.back = KeyButton(look, self.tr("Back to the call"), "Esc", is_bare=True, parent=self)
        self.back.clicked.connect(self.back_asked)

    @property
    def edge(self) -> int:
        """The left edge of the lists above, however wide the window is."""
        return Space.PAGE

    def show_words(self, who: str, words: str, clock: str) -> None:
        """Who calls, what was typed so far, and how long it has been."""
        self._who, self._words, self._clock = who, words, clock
        self.speak(listed(self.tr("On a call"), who, words))

    def set_clock(self, clock: str) -> None:
        self._clock = clock
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        width = self.back.sizeHint().width()
        self.back.setGeometry(self.width() - self.edge - width, 8, width, Space.QUIET)

    def paint_words(self, pen: Pen, middle: float) -> None:
        state = Run(self.tr("On a call"), Type.STRONG, "good", icon=Icon.PHONE_CALL_FILL)
        x = pen.line(self.edge, middle, [state, Run(self._clock, Type.STRONG, gap=12)], self.width())
        runs = dotted(Run(self._who, Type.NAME), Run(self._words, ink="ink2"))
        pen.line(x + 16, middle, runs, self.back.x() - 12)


class DayBand(Band):
    """What is owed today, at the right, as soon as it is known; at the left what just happened. `owed_asked` when the
    right is clicked."""

    HAS_LINE_ABOVE = True
    owed_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Space.STRIP, parent)
        self._owed: int | None = None
        self._overdue, self._status, self._tone = 0, "", Tone.NEUTRAL
        self._quiet = ""
        self._key = "F2"
        self._speak()

    def set_owed(self, owed: int, overdue: int = 0) -> None:
        self._owed, self._overdue = owed, overdue
        self._speak()

    def set_key(self, key: str) -> None:
        """The key that shows what is owed."""
        self._key = key
        self._speak()

    def set_status(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Says what just happened, such as 'Undone: hand-off to Edgar'; it stays until something else is said."""
        self._status, self._tone = words, tone
        self._speak()

    def set_quiet(self, words: str) -> None:
        """What stands there while nothing was said."""
        if words != self._quiet:
            self._quiet = words
            self.update()

    def _speak(self) -> None:
        owed = "" if self._owed is None else f"{self.tr('Owed today')} {self._owed}"
        self.speak(", ".join(part for part in (self._status, owed, self._overdue_words(), self._key) if part))

    def _overdue_words(self) -> str:
        return self.tr("{} overdue").format(self._overdue) if self._overdue else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() / 2:
            self.owed_asked.emit()

    def paint_words(self, pen: Pen, middle: float) -> None:
        right: float = self.width() - Space.PAGE
        is_known = self._owed is not None
        right = paint_keycap(pen, right, middle, self._key) - 12 if self._key and is_known else right
        if self._overdue:
            right = pen.words_before(right, middle, self._overdue_words(), Type.STRONG, "bad") - 20
            pen.icon(right, middle, Icon.WARNING_CIRCLE_FILL, "bad")
            right -= 16
        if is_known:
            right = pen.words_before(right, middle, str(self._owed), Type.STRONG) - 7
            right = pen.words_before(right, middle, self.tr("Owed today"), Type.STRONG, "ink2")
        said, kind, tone = (self._status, Type.NAME, self._tone) if self._status else (self._quiet, Type.TEXT, "ink2")
        pen.words(self.edge, middle, said, kind, tone, limit=right - 24)


class TodayBand(QWidget):
    """Today's log at the bottom edge: four lines, two in a narrow window."""

    def __init__(self, look: Look, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._title, self._is_compact = look, title or self.tr("Today’s log"), False
        self._is_shorter = self._gives_way = False
        self.list = LogList(look, self)
        self.list.setAccessibleName(self._title)
        self.setAccessibleName(self._title)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_compact(False)

    def set_compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        edge = Space.PAGE_NARROW if is_compact else Space.PAGE
        left = max(_LABEL, round(self._look.width(self._title, Type.STRONG)) + 26) - Space.REACH
        self._row.setContentsMargins(edge + left - (8 if is_compact else 0), 4, Space.PAGE - Space.REACH, 4)
        self.list.set_compact(is_compact)
        self._fit()

    def set_shorter(self, is_shorter: bool) -> None:
        """Leaves room for a band above, so that little moves there."""
        if is_shorter != self._is_shorter:
            self._is_shorter = is_shorter
            self._fit()

    def give_way(self, gives_way: bool) -> None:
        """Leaves room for a sentence at the foot of the window, so that nothing above it moves."""
        self._gives_way = gives_way
        self._fit()

    def _fit(self) -> None:
        lines = (2 if self._is_compact else 4) - self._is_shorter - self._gives_way
        self.setFixedHeight(lines * 28 + 8 if lines else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            edge = Space.PAGE_NARROW if self._is_compact else Space.PAGE
            pen.hairline(0, 0, self.width())
            pen.words(edge, 4 + 14, self._title, Type.STRONG, "ink2")


class DayHead(Band):
    """The head of the log: the day, the keys that change it, and whether somebody is on the line."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._day = self._desk = ""
        self._keys: tuple[str, ...] = ()
        self._state: State | None = None

    @property
    def edge(self) -> int:
        """The left edge of the lists below, however wide the window is."""
        return Space.PAGE

    def show_words(self, day: str, keys: tuple[str, ...] = (), state: State | None = None, desk: str = "") -> None:
        self._day, self._keys, self._state, self._desk = day, keys, state, desk
        self.speak(", ".join(part for part in (day, " ".join(keys), state.word if state else "", desk) if part))

    def paint_words(self, pen: Pen, middle: float) -> None:
        baseline = pen.baseline(middle, Type.TITLE)
        x = pen.words(self.edge, middle, self._day, Type.TITLE) + 16
        for key in self._keys:
            width = x + pen.look.width(key, Type.SMALL) + 10
            x = max(width, x + 20)
            paint_keycap(pen, round(x), middle, key)
            x += 4
        right: float = self.width() - self.edge
        if self._desk and not self.is_compact:
            right -= self.look.width(self._desk)
            pen.on_baseline(right, baseline, self._desk, Type.TEXT, "ink2")
            right -= 46
        if self._state:
            right -= self.look.width(self._state.word)
            pen.on_baseline(right, baseline, self._state.word, Type.TEXT, self._state.tone)
            pen.icon(right - 20, middle + 2, self._state.icon, self._state.tone)
