"""What is written on a picture of a window: the words, their colour, where they stand, and the ground behind them."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import Any

import pytest
from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QTextEdit, QWidget

from ui.theme import Type
from ui.widgets.pen import Pen
from ui.widgets.sheet import Sheet

LARGE = (Type.TYPED, Type.ALOUD, Type.TITLE)
_LEAST, _LEAST_ALOUD = 4.5, 7.0


class Written(Struct, frozen=True):
    """Words as they were painted: `by` is the widget that did, None for a row of a list."""

    text: str
    colour: QColor
    place: QRect
    is_large: bool
    by: QWidget | None


@contextmanager
def writing() -> Iterator[list[Written]]:
    """Everything that is written with a pen meanwhile."""
    found: list[Written] = []
    begin, write = Pen.__init__, Pen.on_baseline
    owners: dict[int, QWidget | None] = {}

    def begun(self: Pen, on: Any, look: Any) -> None:
        begin(self, on, look)
        owners[id(self)] = on if isinstance(on, QWidget) else None

    def noted(self: Pen, x: float, baseline: float, text: str, kind: Type, ink: str) -> None:
        write(self, x, baseline, text, kind, ink)
        high = self.look.metrics(kind).capHeight()
        area = QRectF(x, baseline - high, self.look.width(text, kind), high)
        place = self.painter.deviceTransform().mapRect(area).toRect()
        if text.strip():
            found.append(Written(text, self.look.colour(ink), place, kind in LARGE, owners.get(id(self))))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pen, "__init__", begun)
        patch.setattr(Pen, "on_baseline", noted)
        yield found


def in_sight(window: QWidget, texts: list[Written]) -> list[Written]:
    """Those that nothing covers and that were not scrolled away; under a sheet, which is painted last, nothing is."""
    sheets = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    on_it = [place for place, one in enumerate(texts) if one.by and any(sheet.isAncestorOf(one.by) for sheet in sheets)]
    return [one for one in texts[on_it[0] if on_it else 0 :] if _is_seen(window, one)]


def _is_seen(window: QWidget, one: Written) -> bool:
    seen = window.childAt(QPoint(one.place.left() + 2, one.place.center().y()))  # its end may be cut
    if seen is None or any(sheet.isVisible() and not sheet.isAncestorOf(seen) for sheet in window.findChildren(Sheet)):
        return False
    if one.by is None:
        return isinstance(seen.parentWidget(), QAbstractItemView)
    return (one.by is seen or one.by.isAncestorOf(seen)) and not isinstance(seen, Sheet)


def typed(window: QWidget) -> list[Written]:
    """What stands in the fields and labels that Qt itself paints."""
    return [each for field in window.findChildren(QWidget) if field.isVisible() for each in _of_field(window, field)]


def _of_field(window: QWidget, field: QWidget) -> Iterator[Written]:
    look, place = field.palette(), QRect(field.mapTo(window, QPoint(0, 0)), field.size())
    group = QPalette.ColorGroup.Active if field.isEnabled() else QPalette.ColorGroup.Disabled
    if isinstance(field, (QLineEdit, QTextEdit)):
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        role = QPalette.ColorRole.Text if text else QPalette.ColorRole.PlaceholderText
        yield Written(text or field.placeholderText(), look.color(group, role), place, False, field)
    elif isinstance(field, QComboBox):
        yield Written(field.currentText(), look.color(group, QPalette.ColorRole.Text), place, False, field)


def hard_to_read(picture: QImage, texts: list[Written]) -> list[str]:
    """Words whose colour stands out too little from the ground they were painted on."""
    return [
        f"{one.text[:40]!r} {one.colour.name()} on {ground.name()}: {ratio:.1f}"
        for one in texts
        if one.text.strip() and (ground := ground_of(picture, one.place)) is not None
        if (ratio := contrast(one.colour, ground)) < (_LEAST_ALOUD if one.is_large else _LEAST)
    ]


def ground_of(picture: QImage, place: QRect) -> QColor | None:
    """The commonest colour where words stand: they cover less than half of it."""
    area = place.adjusted(-2, -2, 2, 2) & picture.rect()
    points = Counter(
        picture.pixel(x, y)
        for y in range(area.top(), area.bottom() + 1, 2)
        for x in range(area.left(), area.right() + 1, 2)
    )
    return QColor(points.most_common(1)[0][0]) if points else None


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of WCAG."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def over_each_other(texts: list[Written]) -> list[str]:
    """Words that are written over other words."""
    return [
        f"{one.text[:30]!r} and {other.text[:30]!r} at {one.place.getRect()}"
        for one, other in combinations(texts, 2)
        if one.place.adjusted(1, 1, -1, -1).intersects(other.place.adjusted(1, 1, -1, -1))
    ]


def beyond_the_edge(window: QWidget, texts: list[Written]) -> list[str]:
    """Words that the edge of what paints them cuts."""
    return [
        f"{one.text[:40]!r} in {type(one.by).__name__}"
        for one in texts
        if one.by is not None
        if not (left := one.by.mapTo(window, QPoint(0, 0)).x()) - 1 <= one.place.left() <= one.place.right()
        or one.place.right() > left + one.by.width() + 1
    ]
