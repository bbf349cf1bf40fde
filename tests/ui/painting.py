"""Widgets as they are painted, without a window."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 300) -> QImage:
    """The widget as it is painted on its own."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
