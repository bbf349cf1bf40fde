"""Sentences under each other, each with an icon before it; they wrap, and take the height they need."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import Icon
from ui.theme import Look, Type
from ui.widgets.pen import Pen
from ui.widgets.wrapping import wrap

_LINE, _BETWEEN, _LEFT = 20, 8, 24


class Points(QWidget):
    """What is done, or not done, point by point."""

    def __init__(self, look: Look, icon: Icon, ink: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._icon, self._ink = look, icon, ink
        self._points: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_points(self, name: str, points: Sequence[str]) -> None:
        """Shows the points; `name` is said before them."""
        self._points = tuple(points)
        self.setAccessibleName(". ".join((name, *points)))
        self.updateGeometry()
        self.update()

    @property
    def points(self) -> tuple[str, ...]:
        return self._points

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(len(lines) * _LINE + _BETWEEN for lines in self._wrapped(width))

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with Pen(self, self._look) as pen:
            y = 0.0
            for lines in self._wrapped(self.width()):
                pen.icon(0, y + _LINE / 2, self._icon, self._ink)
                for place, line in enumerate(lines):
                    pen.words(_LEFT, y + (place + 0.5) * _LINE, line)
                y += len(lines) * _LINE + _BETWEEN

    def _wrapped(self, width: int) -> list[tuple[str, ...]]:
        font = self._look.font(Type.TEXT)
        return [tuple(wrap(point, font, max(width - _LEFT, 40))) for point in self._points]
