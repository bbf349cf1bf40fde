"""Icons: each has its outline, takes any colour, and costs no font at run time."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from resources.icons.build import render
from ui.icons import OUTLINES, Icon, image, qicon


def test_every_icon_with_a_name_has_an_outline() -> None:
    names = [line.split(" ", 1)[0] for line in OUTLINES.read_text(encoding="utf-8").splitlines()]
    assert names == sorted(icon.value for icon in Icon)


@pytest.mark.parametrize("size", [16, 20, 21])
@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0, 3.0])
def test_an_icon_is_as_many_pixels_as_the_screen_has(qapp: QApplication, size: int, scale: float) -> None:
    made = image(Icon.HEADSET, size, QColor("#16191F").rgba(), scale)
    assert made.width() == made.height() == round(size * scale)
    assert made.devicePixelRatio() == scale


def test_an_icon_has_the_colour_asked_for(qapp: QApplication) -> None:
    made = image(Icon.CIRCLE, 16, QColor("#B3261E").rgba(), 3.0)
    assert made.pixelColor(24, 24).alpha() == 0
    strongest = max((made.pixelColor(x, 24) for x in range(24)), key=QColor.alpha)
    assert strongest.alpha() == 255
    assert strongest.name() == "#b3261e"


def test_no_icon_is_empty(qapp: QApplication) -> None:
    rgba = QColor("#000000").rgba()
    blank = image(Icon.CHECK, 16, QColor(0, 0, 0, 0).rgba(), 1.0)
    assert [icon for icon in Icon if image(icon, 16, rgba, 1.0) == blank] == []


def test_the_outlines_are_those_of_the_font(qapp: QApplication) -> None:
    assert render() == OUTLINES.read_text(encoding="utf-8")


def test_an_icon_asked_for_again_is_not_painted_again(qapp: QApplication) -> None:
    rgba = QColor("#16713F").rgba()
    assert image(Icon.CHECK, 16, rgba, 2.0) is image(Icon.CHECK, 16, rgba, 2.0)


def test_menus_get_icons_too(qapp: QApplication) -> None:
    assert not qicon(Icon.MOON, QColor("#474F5C")).isNull()


def test_the_program_does_without_the_icon_font() -> None:
    asked = "import sys, ui.icons, ui.theme, ui.widgets.lists; print('qtawesome' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
