"""A telephone rings: the command line tells the console that is open, and the caller pops up."""

import os
import subprocess
import sys
from collections.abc import Callable
from time import monotonic

from tests.journeys.operator import BOX, Console, Desk, enter_does, says
from tests.support.display import ROOT
from tests.support.program import PATIENCE

TIBOR, UNKNOWN = "+1 570 555 0142", "+44 20 7946 0123"


def ring(desk: Desk, number: str) -> "subprocess.CompletedProcess[str]":
    """The verb, as a telephone runs it: the runtime folder is that of the display."""
    command = [sys.executable, "main.py", "--hub", str(desk.home / "hub.db"), "ring", number]
    env = {**os.environ, **desk.display.env, "FRONTDESK_HOME": str(desk.home)}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)


def until_heard(desk: Desk, number: str) -> None:
    """The console hears rings a moment after it takes keys."""
    deadline = monotonic() + PATIENCE
    while (done := ring(desk, number)).returncode:
        assert monotonic() < deadline, done.stderr


def is_titled(console: Console, title: str) -> Callable[[object], bool]:
    window = console.display.window_of(console.process)
    return lambda _seen: console.display.title_of(window) == title


def test_a_known_caller_pops_up_with_what_they_are_owed(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        until_heard(desk, "570 555 0142")
        seen = console.wait(lambda seen: says(seen, "usually speaks with Yara Benning"))
        assert says(seen, f"Caller: Tibor Halasz, Halasz Cold Storage, {TIBOR}")
        console.wait(lambda seen: says(seen, "Henrik Solberg promised"))
        console.type("customs papers")
        console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))


def test_with_somebody_on_the_line_it_waits_until_its_key_takes_it(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        console.type("customs papers")
        console.wait(lambda seen: enter_does(seen, "Choose Dov Amsel"))
        until_heard(desk, TIBOR)
        seen = console.wait(lambda seen: says(seen, "Ringing: Tibor Halasz. F10 takes it."))
        console.wait(is_titled(console, "Ringing: Tibor Halasz · Frontdesk"))
        box = seen.find("text", BOX)
        assert box is not None
        assert (box.text, "focused" in box.states) == ("customs papers", True)
        console.press("F10")
        console.wait(lambda seen: says(seen, "Caller: Tibor Halasz"))
        console.wait(is_titled(console, "Frontdesk"))


def test_without_a_console_it_is_refused_in_one_sentence(desk: Desk) -> None:
    done = ring(desk, TIBOR)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("No console is open over this hub; nobody was told.\n")


def test_no_number_is_left_in_a_log_or_a_file(desk: Desk) -> None:
    with desk.opened() as console:
        console.ready()
        until_heard(desk, UNKNOWN)
        console.wait(lambda seen: says(seen, f"Caller: {UNKNOWN}, first call from this number"))
        console.press("shift+Escape")
        console.ready()
    kept = b"".join(path.read_bytes() for path in desk.home.rglob("*") if path.is_file() and "drafts" not in path.name)
    assert b"2079460123" not in kept.replace(b" ", b"")
