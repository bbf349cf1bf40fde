"""The foot of the log: what just happened or what closing the day would do, and the buttons for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.actions import shows_key
from ui.icons import Icon
from ui.models.rows import Tone
from ui.theme import Look, Space, Type
from ui.widgets.band import Band
from ui.widgets.keycap import KeyButton
from ui.widgets.pen import Pen
from ui.widgets.wrapping import wrap

_HEIGHT, _LINE = 64, 20


class LogFoot(Band):
    """Two lines at the left, 'Export' and 'Close the day' at the right. `asked` carries the id of an action."""

    GROUND = "chrome"
    HAS_LINE_ABOVE = True
    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, _HEIGHT, parent)
        self._said, self._tone = "", Tone.PLAIN
        self._closing: tuple[str, Tone] = ("", Tone.NEUTRAL)
        self.export = KeyButton(look, self.tr("Export"), parent=self)
        self.close_day = KeyButton(look, self.tr("Close the day"), icon=Icon.MOON, parent=self)
        for button, action in ((self.export, "log.export"), (self.close_day, "log.close-day")):
            shows_key(action, button.set_key)
            button.clicked.connect(lambda _=False, id=action: self.asked.emit(id))

    @property
    def edge(self) -> int:
        """The left edge of the lists above, however wide the window is."""
        return Space.PAGE

    def show_closing(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """What closing the day would do, or that it is closed."""
        self._closing = (words, tone)
        self._speak()

    def show_said(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        """What just happened; it stays until something else is said."""
        self._said, self._tone = words, tone
        self._speak()

    def _speak(self) -> None:
        self.speak(". ".join(part.rstrip(".") for part in (self._said, self._closing[0]) if part))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        right = self.width() - self.edge
        for button in (self.close_day, self.export):
            width = button.sizeHint().width()
            right -= width
            button.setGeometry(right, (self.height() - Space.QUIET) // 2, width, Space.QUIET)
            right -= 8

    def paint_words(self, pen: Pen, _middle: float) -> None:
        room = self.export.x() - 24 - self.edge
        lines = [(line, self._tone, Type.NAME) for line in wrap(self._said, self.look.font(Type.NAME), room)]
        words, tone = self._closing
        lines += [(line, tone, Type.TEXT) for line in wrap(words, self.look.font(Type.TEXT), room)]
        shown = [line for line in lines if line[0]][: 2 if len(lines) <= 2 or not self._said else 3]
        top = (self.height() - _LINE * len(shown)) / 2
        for place, (line, ink, kind) in enumerate(shown):
            pen.words(self.edge, top + (place + 0.5) * _LINE, line, kind, ink)
