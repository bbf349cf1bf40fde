"""The window over a small company, ready to be typed at."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as driver

from frontdesk.clock import StoppedClock
from frontdesk.hub import opening
from frontdesk.traces.broken_off import LastWords
from tests.support.lanes import AtOnce
from tests.ui import house
from tests.ui.desk_window import DeskWindow
from ui.app import Program
from ui.theme import Look, Theme
from ui.work import Lanes

Start = Callable[..., DeskWindow]


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a desk with the company's hub and its index, made once."""
    home = tmp_path_factory.mktemp("company")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FRONTDESK_HOME", str(home))
        house.build(home / "hub.db")
    return home


@pytest.fixture
def furnished_home(company: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own copy of it; Alma Reyes sits at the desk."""
    monkeypatch.setenv("FRONTDESK_OPERATOR", "Alma Reyes")
    shutil.copytree(company, own_home)
    return own_home


@pytest.fixture(scope="session")
def light(qapp: QApplication) -> Look:
    """The light look, chosen once: dressing the application anew is slow."""
    qapp.setQuitOnLastWindowClosed(False)
    return Look(qapp, Theme.LIGHT)


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, light: Look, furnished_home: Path) -> Iterator[Start]:
    """Starts programs over the company's hub, and ends them with the test."""
    running: list[DeskWindow] = []

    def started(
        *, lanes: Lanes | None = None, own_lanes: bool = False, waits: bool = True, last_words: LastWords | None = None
    ) -> DeskWindow:
        clock = StoppedClock(house.TEN)
        chosen = None if own_lanes else lanes or AtOnce()
        program = Program(qapp, furnished_home / "hub.db", clock=clock, lanes=chosen, look=light, last_words=last_words)
        desk_window = DeskWindow(program, clock, furnished_home)
        desk_window.lanes = chosen
        running.append(desk_window)
        with qtbot.waitActive(program.window):
            program.start()
        desk_window.waits = waits
        if waits:
            desk_window.settle()
        return desk_window

    yield started
    for desk_window in running:
        end(desk_window)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch, start: Start) -> Start:
    """Starts consoles that wait no time for another program."""
    defaults = opening.open_hub.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "busy_ms", 1)
    return start


@pytest.fixture
def desk_window(start: Start) -> DeskWindow:
    """A console that has just been opened; nobody is on the line."""
    return start()


def end(desk_window: DeskWindow) -> None:
    """Close a window as its operator would, once."""
    window = desk_window.window
    if window.isVisible():
        desk_window.settle()
        window.close()
        desk_window.program.close()
    window.deleteLater()


@contextmanager
def busy(hub: Path) -> Iterator[None]:
    """Another program is writing to the hub."""
    other = driver.connect(str(hub), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@contextmanager
def showing(look: Look, theme: Theme) -> Iterator[None]:
    """The look in another theme for a while."""
    look.choose(theme)
    yield
    look.choose(Theme.LIGHT)
