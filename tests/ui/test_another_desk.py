"""The console over a hub that another desk has open: it says who, waits for nothing, and changes nothing."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.hub.in_use import mark_of
from tests.support.other_desk import other_desk
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.test_recovery import is_open, offered, page, said

CHOICES = ["Try again", "Open it to read only", "Name another file"]


@pytest.fixture
def other(furnished_home: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The desk in the front hall has the hub open since eight o'clock."""
    with other_desk(furnished_home / "hub.db", tmp_path / "hall", since="2026-03-02T07:00:00+00:00") as process:
        yield process


def test_F10_another_desk_is_named_and_enter_looks_again(other: subprocess.Popen[str], start: Start) -> None:
    desk_window = start()
    title, who, kept = said(desk_window)
    assert title == "The hub cannot be opened"
    assert who.startswith("In use by Front hall since 08:00 (")
    assert kept == "Everything in it is as it was; two consoles are not opened over one hub."
    assert offered(desk_window) == CHOICES
    desk_window.press("Return")
    assert said(desk_window)[1] == who
    os.kill(other.pid, signal.SIGUSR1)
    assert other.stdout is not None
    assert other.stdout.readline() == "closed\n"
    desk_window.press("Return")
    assert is_open(desk_window)
    assert not desk_window.desk.hub.is_read_only


def test_F10_F12_of_a_desk_that_ended_badly_nothing_is_said(other: subprocess.Popen[str], start: Start) -> None:
    other.kill()
    other.wait()
    assert is_open(start())


def test_F10_beside_another_desk_the_hub_is_open_to_be_read(other: subprocess.Popen[str], start: Start) -> None:
    desk_window = start()
    desk_window.press("O")
    assert is_open(desk_window)
    assert desk_window.desk.hub.is_read_only
    assert desk_window.window.notice.text().startswith("This hub is open to be read only: ")
    desk_window.type("charged twice")
    assert desk_window.owners()[0][0] == "Duplicate invoice"


def test_F10_esc_leaves_it_to_the_other_desk_and_says_why(other: subprocess.Popen[str], start: Start) -> None:
    desk_window = start()
    desk_window.press("Esc")
    assert desk_window.window.page is None
    assert desk_window.status.startswith("In use by Front hall since 08:00 (")
    desk_window.press("Ctrl+Shift+P")
    assert page(desk_window).title.text() == "The hub cannot be opened"


def test_F10_a_desk_may_have_two_windows_and_the_mark_goes_with_the_last(start: Start) -> None:
    first, second = start(), start()
    mark = mark_of(first.home / "hub.db")
    assert is_open(first)
    assert is_open(second)
    for desk_window, stays in ((first, True), (second, False)):
        desk_window.window.close()
        desk_window.program.close()
        assert mark.exists() is stays


@pytest.fixture
def reading(other: subprocess.Popen[str], start: Start) -> DeskWindow:
    """A window that reads what another desk has open."""
    desk_window = start()
    desk_window.press("O")
    return desk_window


def test_F10_a_window_that_reads_beside_another_stays(reading: DeskWindow, own_runtime: Path) -> None:
    from tests.ui.test_bell import nothing
    from ui.ring import Bell

    first = Bell(lambda rung: True, nothing)
    assert first.listen(reading.home / "hub.db")
    reading.program.hear_rings()
    reading.settle()
    assert reading.window.isVisible()
    first.close()
    first.deleteLater()
