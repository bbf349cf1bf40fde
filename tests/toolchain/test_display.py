"""The display that journeys run on, and what a screen reader sees there."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import screen_reader
from tests.support.display import Display, new_display
from tests.support.screen_reader import Seen

SMALL_WINDOW = Path(__file__).with_name("small_window.py")


def shows_windows(display: Display) -> bool:
    """Whether an X server answers there."""
    asked = subprocess.run(["xprop", "-root", "WM_NAME"], env=display.env, capture_output=True)
    return asked.returncode == 0


def ends_with(end: str) -> Callable[[Seen], bool]:
    """Whether the box holds a text with that `end`."""
    return lambda seen: any(box.text.endswith(end) for box in seen.all())


def test_keys_reach_the_box_and_the_screen_reader_sees_what_they_did(display: Display) -> None:
    with display.program(SMALL_WINDOW) as process:
        display.window_of(process)
        display.type("Frau Özdemir, +46 8-123 (a@b.se) | åéß")
        seen = screen_reader.wait_until(display, process.pid, ends_with("ß"))
    box = seen.find("text", "The box")
    assert box is not None
    assert box.text == "Frau Özdemir, +46 8-123 (a@b.se) | åéß"
    assert box.description == "Type here"
    assert "focused" in box.states
    assert seen.names("list item") == ["one", "two"]


def test_the_window_manager_hears_of_a_new_title(display: Display) -> None:
    with display.program(SMALL_WINDOW) as process:
        display.window_of(process)
        display.type("Done")
        display.keys("Return")
        seen = screen_reader.wait_until(display, process.pid, lambda seen: "Done" in seen.names("filler"))
        assert seen.find("filler", "Small") is None


def test_letters_that_no_key_bears_are_refused_rather_than_lost(display: Display) -> None:
    with pytest.raises(UnicodeEncodeError):
        display.type("Łódź")


def test_a_display_is_gone_when_its_block_ends() -> None:
    with new_display() as display:
        folder = Path(display.env["XDG_RUNTIME_DIR"]).parent
        assert shows_windows(display)
    assert not folder.exists()
    assert not shows_windows(display)


def test_two_displays_do_not_meet() -> None:
    with new_display() as one, new_display() as other:
        for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
            assert one.env[name] != other.env[name]
            assert os.environ.get(name) != one.env[name]
