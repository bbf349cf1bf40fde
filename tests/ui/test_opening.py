"""Before the hub is open the console claims nothing that it does not know; where it cannot be opened, it says so."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QLabel

from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.work import Lane


def said(desk_window: DeskWindow) -> str:
    """Everything on the screen that a screen reader would read."""
    labels = [label for label in desk_window.room.findChildren(QLabel) if label.isVisible()]
    lists = [view for view in desk_window.room.findChildren(QAbstractItemView) if view.isVisible()]
    return "\n".join([label.text() for label in labels] + [view.accessibleDescription() for view in lists])


CLAIMS = ["Ready", "Nothing is owed", "Nothing is different", "Owed today 0", "No call yet", "None today", "Nobody"]


def test_until_the_hub_is_open_the_console_claims_nothing(start: Start) -> None:
    lanes = Held()
    lanes.held = set(Lane)
    desk_window = start(lanes=lanes, waits=False)
    assert desk_window.room.heading.text().startswith("The hub is being opened. What you type is kept")
    assert [claim for claim in CLAIMS if claim in said(desk_window)] == []
    lanes.let_go()
    desk_window.settle()
    assert desk_window.room.heading.text().startswith("Ready for the next call")
    assert "Owed today" in said(desk_window)


@pytest.fixture
def spoilt(furnished_home: Path) -> None:
    """The hub is no hub."""
    for file in furnished_home.glob("hub.db*"):
        file.write_bytes(b"This is no hub." * 400)


@pytest.mark.usefixtures("spoilt")
def test_a_hub_that_cannot_be_opened_is_told_as_long_as_that_is_so(start: Start) -> None:
    desk_window = start()
    desk_window.press("Esc")
    refusal = desk_window.status
    assert refusal
    desk_window.press("Alt+O", "Ctrl+Z")
    desk_window.room.tick()
    assert desk_window.room.heading.text() == "The hub cannot be opened. What you type now stays on screen only."
    assert desk_window.room.strip.text() == f"Not open: {refusal}"
    assert desk_window.room.idle._refusal.text() == refusal
    assert desk_window.room.idle._refusal.isVisible()
    assert [claim for claim in CLAIMS if claim in said(desk_window)] == []


@pytest.mark.usefixtures("spoilt")
def test_keys_that_ask_something_of_it_say_why_not_and_what_is_typed_is_not_saved(start: Start) -> None:
    desk_window = start()
    desk_window.press("Esc")
    refusal = desk_window.status
    desk_window.type("charged twice")
    assert desk_window.room.strip.text() == f"Not open: {refusal}"
    assert "Nobody by these words" not in said(desk_window)
    assert desk_window.room.call_panel.head.accessibleName() == "This call, Not saved"
    desk_window.press("Ctrl+R")
    assert desk_window.status == f"{refusal} What you typed stays on screen."
