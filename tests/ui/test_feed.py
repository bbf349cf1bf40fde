"""The feed: it tells what others wrote, once, and asks less often while that cannot be told."""

import pytest
from PySide6.QtTest import QSignalSpy
from sqlcipher3 import dbapi2 as driver

from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.model import Operator
from tests.ui.desk_window import DeskWindow
from tests.ui.house import TEN

USUAL_MS = 250


@pytest.fixture
def went_on(desk_window: DeskWindow) -> QSignalSpy:
    """Counts how often the feed said that the journal went on."""
    return QSignalSpy(desk_window.program.feed.went_on)


def add_department(desk_window: DeskWindow, name: str) -> None:
    """Another program writes to the hub."""
    other = open_desk(desk_window.home / "hub.db", clock=StoppedClock(TEN))
    other.directory.add_department(name, by=Operator("Bengt", "Desk 2"))
    other.close()


def rename_journal(desk_window: DeskWindow, old: str, new: str) -> None:
    with driver.connect(str(desk_window.home / "hub.db")) as hub:
        hub.execute(f"ALTER TABLE {old} RENAME TO {new}")
    hub.close()


def test_F11_what_another_program_wrote_is_told_once(desk_window: DeskWindow, went_on: QSignalSpy) -> None:
    desk_window.follow()
    assert went_on.count() == 0
    add_department(desk_window, "Quality")
    desk_window.follow()
    desk_window.follow()
    assert went_on.count() == 1


def test_what_is_written_before_the_first_look_is_told_too(desk_window: DeskWindow, went_on: QSignalSpy) -> None:
    add_department(desk_window, "Quality")
    desk_window.until(lambda: went_on.count() == 1)


def test_what_this_desk_wrote_is_followed_without_waiting(desk_window: DeskWindow, went_on: QSignalSpy) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5")
    desk_window.until(lambda: went_on.count() == 1)


@pytest.mark.logs("sqlalchemy.exc.OperationalError was reported in crash-")
def test_while_it_cannot_look_it_asks_less_and_less_often(desk_window: DeskWindow) -> None:
    feed = desk_window.program.feed
    rename_journal(desk_window, "head", "gone")
    for _ in range(3):
        desk_window.follow()
    assert feed._timer.interval() >= 8 * USUAL_MS
    assert desk_window.status == "The program made a mistake. What you typed is kept; try again."
    rename_journal(desk_window, "gone", "head")
    desk_window.follow()
    assert feed._timer.interval() == USUAL_MS
