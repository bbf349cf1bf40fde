"""Painting with the look: words, icons, keycaps, rows and hairlines, each in one call."""

from collections.abc import Iterable
from typing import Self

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import icons
from ui.icons import Icon
from ui.models.rows import State
from ui.theme import Look, Space, Type

# The height of capitals against the size of the letters; capitals stand in the middle of a line.
_CAPITALS = 0.727
_GAP = 8
_DOT_GAP = 7
DOT = "·"


class Run(Struct, frozen=True):
    """Words of one kind and colour in a line; `gap` stands before them, `icon` too."""

    text: str
    kind: Type = Type.TEXT
    ink: str = "ink"
    gap: float = _GAP
    icon: Icon | None = None


def dotted(*runs: Run) -> list[Run]:
    """The runs that have words, with a quiet dot between them."""
    line: list[Run] = []
    for run in runs:
        if run.text:
            line += [Run(DOT, ink="ink2", gap=_DOT_GAP), replace(run, gap=_DOT_GAP)] if line else [run]
    return line


class Pen:
    """A painter that knows the look; use it as `with Pen(widget, look) as pen`."""

    def __init__(self, on: QWidget | QPainter, look: Look) -> None:
        self._owned = isinstance(on, QWidget)
        self.painter = QPainter(on) if isinstance(on, QWidget) else on
        self.look = look
        hints = QPainter.RenderHint
        self.painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing | hints.SmoothPixmapTransform)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._owned:
            self.painter.end()

    def words(
        self, x: float, middle: float, text: str, kind: Type = Type.TEXT, ink: str = "ink", *, limit: float = 1e6
    ) -> float:
        """Writes `text` from `x`, capitals centred on `middle`, cut before `limit`; returns where it ends."""
        shown = self.look.elided(text, limit - x, kind)
        self.on_baseline(x, self.baseline(middle, kind), shown, kind, ink)
        return x + self.look.width(shown, kind)

    def words_before(self, right: float, middle: float, text: str, kind: Type = Type.TEXT, ink: str = "ink") -> float:
        """Writes `text` so that it ends at `right`; returns where it begins."""
        x = right - self.look.width(text, kind)
        self.on_baseline(x, self.baseline(middle, kind), text, kind, ink)
        return x

    def on_baseline(self, x: float, baseline: float, text: str, kind: Type, ink: str) -> None:
        self.painter.setFont(self.look.font(kind))
        self.painter.setPen(self.look.colour(ink))
        self.painter.drawText(QPointF(x, baseline), text)

    def baseline(self, middle: float, kind: Type) -> float:
        """Where letters of `kind` stand when their capitals are centred on `middle`."""
        return round(middle + self.look.font(kind).pixelSize() * _CAPITALS / 2)

    def line(self, x: float, middle: float, runs: Iterable[Run], limit: float) -> float:
        """Writes runs one after the other on one baseline, cut before `limit`; returns where they end."""
        is_first = True
        for run in runs:
            x += 0 if is_first else run.gap
            is_first = False
            if x >= limit:
                break
            if run.icon:
                x = self.icon(x, middle, run.icon, run.ink)
            x = self.words(x, middle, run.text, run.kind, run.ink, limit=limit)
        return x

    def icon(self, x: float, middle: float, icon: Icon, ink: str, size: int = 16) -> float:
        """Paints an icon centred on `middle`; returns where the word after it begins."""
        icons.paint(self.painter, icon, round(x), round(middle - size / 2), self.look.colour(ink), size)
        return x + size + Space.STEP

    def state(self, x: float, middle: float, state: State, limit: float, kind: Type = Type.TEXT) -> float:
        """Icon, word and, where it fits, note of a state, from `x`; returns where they end."""
        x = self.icon(x, middle, state.icon, state.tone)
        x = self.words(x, middle, state.word, kind, state.tone, limit=limit)
        has_room = state.note and x + _GAP + self.look.width(state.note) <= limit
        return self.words(x + _GAP, middle, state.note, ink="ink2") if has_room else x

    def box(self, rect: QRectF, fill: str = "", edge: str = "", radius: float = Space.RADIUS, width: float = 1) -> None:
        """A rounded rectangle; its edge lies inside `rect`."""
        half = width / 2 if edge else 0
        self.painter.setPen(QPen(self.look.colour(edge), width) if edge else Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self.painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)

    def hairline(self, x: float, y: float, width: float, ink: str = "line") -> None:
        """A line of one pixel under y."""
        self.fill(QRectF(x, y, width, 1), ink)

    def fill(self, rect: QRectF, ink: str | QColor) -> None:
        self.painter.fillRect(rect, self.look.colour(ink) if isinstance(ink, str) else ink)
