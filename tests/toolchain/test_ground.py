"""What tests/conftest.py promises every test, tried on small runs of pytest."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]

FAULTS = {
    "a warning": ("import warnings\ndef test_it(): warnings.warn('old')", "UserWarning: old"),
    "a Qt warning": (
        "from PySide6.QtCore import qWarning\ndef test_it(qapp): qWarning('torn')",
        "Qt messages with level WARNING",
    ),
    "an unannounced log": ("import logging\ndef test_it(): logging.getLogger('x').error('lost')", "ERROR x: lost"),
    "an announced log that never comes": (
        "import pytest\n@pytest.mark.logs('lost')\ndef test_it(): pass",
        "announced, and never logged: lost",
    ),
    "a widget left behind": (
        "from PySide6.QtWidgets import QLabel\nKEPT = []\ndef test_it(qapp): KEPT.append(QLabel('left'))",
        "left behind: QLabel",
    ),
    "a thread left behind": (
        "import threading\nend = threading.Event()\n"
        "def test_it(qapp): threading.Thread(target=end.wait, name='busy', daemon=True).start()",
        "left behind: thread 'busy'",
    ),
    "a Qt thread left behind": (
        "from PySide6.QtCore import QThread\nKEPT = []\n"
        "def test_it(qapp):\n    KEPT.append(QThread(objectName='spins'))\n    KEPT[0].start()\n",
        "left behind: QThread 'spins'",
    ),
    "an error in a slot": (
        "from PySide6.QtCore import QTimer\n"
        "def test_it(qtbot):\n    QTimer.singleShot(0, lambda: 1 / 0)\n    qtbot.wait(1)",
        "ZeroDivisionError",
    ),
    "an unknown marker": ("import pytest\n@pytest.mark.slow\ndef test_it(): pass", "'slow' not found"),
}

INNOCENT = """
import logging, threading
import pytest
from PySide6.QtCore import QThread, qWarning
from PySide6.QtWidgets import QLabel

@pytest.mark.logs("late")
def test_an_announced_log(): logging.getLogger("x").warning("late")

@pytest.mark.qt_log_ignore("torn")
def test_an_announced_qt_warning(qapp): qWarning("torn")

def test_a_widget_that_is_handed_over(qtbot):
    label = QLabel("kept")
    qtbot.addWidget(label)
    label.show()

def test_a_thread_that_ends(qapp): threading.Thread(target=int).start()

def test_a_widget_in_a_circle(qapp):
    label = QLabel("round")
    label.itself = label
"""


def run(folder: Path, source: str, *options: str) -> "subprocess.CompletedProcess[str]":
    """Runs pytest on `source` as if it lay in tests/, and gives back what it said."""
    (folder / "test_sample.py").write_text(source)
    command = [sys.executable, "-m", "pytest", f"--rootdir={ROOT}", f"-c={ROOT / 'pyproject.toml'}"]
    plugins = ["-p", "tests.conftest", "-p", "no:cacheprovider", "-p", "no:xdist"]
    return subprocess.run(
        [*command, *plugins, *options, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_fails_on(fault: str, tmp_path: Path) -> None:
    source, reason = FAULTS[fault]
    done = run(tmp_path, source)
    assert done.returncode != 0
    assert reason in done.stdout + done.stderr


def test_passes_what_is_announced_or_cleared_away(tmp_path: Path) -> None:
    done = run(tmp_path, INNOCENT)
    assert "5 passed" in done.stdout, done.stdout


def test_a_test_that_takes_qtbot_counts_as_a_test_of_the_window(tmp_path: Path) -> None:
    source = "def test_window(qtbot): pass\ndef test_rule(): pass"
    assert "1 passed, 1 deselected" in run(tmp_path, source, "-m", "ui").stdout


def test_windows_stand_on_a_real_display_when_asked(tmp_path: Path) -> None:
    source = "def test_it(qapp): assert qapp.platformName() == 'xcb'"
    assert "1 passed" in run(tmp_path, source, "--on-display").stdout


def test_a_window_gets_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    assert QApplication.activeWindow() is window
    assert QGuiApplication.platformName() in ("offscreen", "xcb")


def test_the_desks_folder_is_fresh(own_home: Path) -> None:
    assert os.environ["FRONTDESK_HOME"] == str(own_home)
    assert not own_home.exists()


def test_the_time_zone_is_stockholms() -> None:
    assert time.tzname == ("CET", "CEST")


@pytest.mark.xdist_group("kept-together")
def test_those_who_hand_out_tests_know_what_stays_together(request: pytest.FixtureRequest) -> None:
    """Some versions of pytest and of its runner together forget it, and say nothing."""
    by_groups = getattr(request.config.option, "loadgroup", False)
    assert request.node.nodeid.endswith("@kept-together") is bool(by_groups)
