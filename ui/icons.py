"""The icons by name, painted in any colour and sharp at any scale."""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap

# By path, since importlib.resources would cost a tenth of a bare start.
OUTLINES = Path(__file__).parents[1] / "resources" / "icons" / "outlines.txt"
_EM = 256
_ELEMENT = re.compile(r"([MLC])([^MLC]+)")


class Icon(StrEnum):
    """Every icon in use; add a line here, then run `python -m resources.icons.build`."""

    ADDRESS_BOOK = "address-book"
    ADDRESS_BOOK_FILL = "address-book-fill"
    AIRPLANE_TILT = "airplane-tilt"
    ARROW_DOWN = "arrow-down"
    ARROW_RIGHT = "arrow-right"
    ARROW_U_UP_LEFT_BOLD = "arrow-u-up-left-bold"
    ARROW_UP = "arrow-up"
    BELL = "bell"
    BOOK_OPEN = "book-open"
    BOOK_OPEN_FILL = "book-open-fill"
    CALENDAR_BLANK_FILL = "calendar-blank-fill"
    CARET_DOWN_BOLD = "caret-down-bold"
    CARET_DOWN_FILL = "caret-down-fill"
    CHART_BAR = "chart-bar"
    CHART_BAR_FILL = "chart-bar-fill"
    CHAT_CIRCLE_TEXT_FILL = "chat-circle-text-fill"
    CHECK = "check"
    CHECK_CIRCLE = "check-circle"
    CHECK_CIRCLE_FILL = "check-circle-fill"
    CIRCLE = "circle"
    CIRCLE_WAVY_CHECK_FILL = "circle-wavy-check-fill"
    CLOCK_FILL = "clock-fill"
    GEAR_SIX = "gear-six"
    GEAR_SIX_FILL = "gear-six-fill"
    HEADSET = "headset"
    HEADSET_FILL = "headset-fill"
    INFO_FILL = "info-fill"
    LINK_SIMPLE = "link-simple"
    MAGNIFYING_GLASS = "magnifying-glass"
    MOON = "moon"
    NOTEBOOK = "notebook"
    NOTEBOOK_FILL = "notebook-fill"
    PAUSE_CIRCLE_FILL = "pause-circle-fill"
    PHONE = "phone"
    PHONE_CALL = "phone-call"
    PHONE_CALL_FILL = "phone-call-fill"
    PHONE_FILL = "phone-fill"
    PROHIBIT = "prohibit"
    QUESTION = "question"
    QUESTION_FILL = "question-fill"
    TRAY = "tray"
    WARNING_CIRCLE_FILL = "warning-circle-fill"
    WARNING_FILL = "warning-fill"
    X = "x"
    X_CIRCLE = "x-circle"


def paint(painter: QPainter, icon: Icon, x: float, y: float, colour: QColor, size: int = 16) -> None:
    """Paints `icon` with its left top corner at (x, y), `size` logical pixels high and wide."""
    scale = painter.device().devicePixelRatioF()
    painter.drawImage(QPointF(x, y), image(icon, size, colour.rgba(), scale))


def qicon(icon: Icon, colour: QColor, size: int = 16, scale: float = 2) -> QIcon:
    """`icon` for menus and other places of Qt that paint by themselves."""
    return QIcon(QPixmap.fromImage(image(icon, size, colour.rgba(), scale)))


@lru_cache(maxsize=1024)
def image(icon: Icon, size: int, rgba: int, scale: float) -> QImage:
    """`icon` in one colour for one device pixel ratio; asked for again, it is the same image."""
    side = round(size * scale)
    made = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / _EM, side / _EM)
        painter.fillPath(_path(icon), QColor.fromRgba(rgba))
    made.setDevicePixelRatio(scale)
    return made


@cache
def _outlines() -> dict[str, str]:
    lines = OUTLINES.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


@cache
def _path(icon: Icon) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    draw: dict[str, Callable[..., None]] = {"M": path.moveTo, "L": path.lineTo, "C": path.cubicTo}
    for element in _ELEMENT.finditer(_outlines()[icon]):
        draw[element[1]](*map(float, element[2].split()))
    return path
