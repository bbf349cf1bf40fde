"""The console is started while it is open: the window that is there comes to the front, and no second one stays."""

from time import monotonic

from tests.journeys.operator import Desk
from tests.support.program import PATIENCE


def test_F09_the_second_start_raises_the_first_window(desk: Desk) -> None:
    with desk.opened() as console, desk.display.program("tests/toolchain/small_window.py") as other:
        console.ready()
        first, in_front = desk.display.window_of(console.process), desk.display.window_of(other)
        assert desk.display.has_keyboard(in_front)
        with desk.started() as second:
            assert second.wait(PATIENCE) == 0
        deadline = monotonic() + PATIENCE
        while not desk.display.has_keyboard(first):
            assert monotonic() < deadline
        assert console.process.poll() is None
