"""The window fits the screen it opens on, and is laid out closer where there is little height."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.display import ROOT
from tests.ui.desk_window import DeskWindow

OPENS = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.app import Program

class NobodyWorks:
    def put(self, lane, task): pass
    def close(self): pass

app = QApplication(["size"])
program = Program(app, Path(sys.executable), lanes=NobodyWorks())
program.start()
print(program.window.width(), program.window.height())
"""


def size_on(screen: tuple[int, int], folder: Path) -> tuple[int, int]:
    """How large the window is when it opens on a screen of that size."""
    told = {"name": "only", "x": 0, "y": 0, "width": screen[0], "height": screen[1], "dpr": 1}
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [told | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    done = subprocess.run(
        [sys.executable, "-c", OPENS], cwd=ROOT, env=env, check=True, capture_output=True, text=True, timeout=60
    )
    width, height = done.stdout.split()
    return int(width), int(height)


@pytest.mark.parametrize(
    ("screen", "window"),
    [((1024, 700), (1024, 700)), ((1152, 720), (1152, 720)), ((1366, 768), (1280, 768)), ((1920, 1080), (1280, 800))],
)
def test_the_window_opens_in_its_usual_size_or_in_what_the_screen_has_of_it(
    screen: tuple[int, int], window: tuple[int, int], tmp_path: Path, own_home: Path
) -> None:
    assert size_on(screen, tmp_path) == window


def test_a_screen_below_the_least_size_gets_the_usual_window(tmp_path: Path, own_home: Path) -> None:
    assert size_on((800, 600), tmp_path) == (1280, 800)


@pytest.mark.parametrize(
    ("size", "is_close"), [((1280, 800), False), ((1280, 780), False), ((1280, 779), True), ((1199, 800), True)]
)
def test_below_780_px_of_height_it_is_laid_out_as_closely_as_in_a_narrow_window(
    size: tuple[int, int], is_close: bool, desk_window: DeskWindow
) -> None:
    desk_window.type("charged twice")
    desk_window.window.resize(*size)
    desk_window.settle()
    assert desk_window.room.call_panel.words.isVisible() is not is_close
    hand_off = "To Edgar Lindholm" if is_close else "Hand off to Edgar Lindholm"
    assert desk_window.room.call_panel.endings.hand_off.text() == hand_off


def test_a_room_that_is_first_asked_for_in_a_low_window_is_close_too(desk_window: DeskWindow) -> None:
    desk_window.window.resize(1280, 700)
    desk_window.settle()
    desk_window.type("charged twice")
    assert not desk_window.room.call_panel.words.isVisible()
