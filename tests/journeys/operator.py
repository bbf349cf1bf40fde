"""Who sits at the desk in a journey: presses keys, reads the window, and asks the command line beside it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.support import screen_reader
from tests.support.display import ROOT, Display
from tests.support.program import PATIENCE
from tests.support.screen_reader import Seen

BOX = "What do they need?"


class Desk(Struct, frozen=True):
    """A desk with its own home, on a display."""

    display: Display
    home: Path

    @contextmanager
    def opened(self) -> Iterator["Console"]:
        """The console, once its window has the keyboard; it may still be opening the hub."""
        with self.started() as process:
            self.display.window_of(process)
            yield Console(self.display, process)

    def started(self) -> AbstractContextManager["subprocess.Popen[str]"]:
        """The program, as it is started without words."""
        return self.display.program("main.py", **self._own())

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """A verb of the command line, typed at a terminal of the same desk."""
        command = [sys.executable, "main.py", "--hub", self.home / "hub.db", *words]
        return subprocess.run(
            command, cwd=ROOT, env={**os.environ, **self._own()}, capture_output=True, text=True, timeout=PATIENCE
        )

    def data(self, *words: str | Path) -> Any:
        """What a verb answers in JSON, when it is done."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def _own(self) -> dict[str, str]:
        return {"FRONTDESK_HOME": str(self.home), "FRONTDESK_OPERATOR": "Alma Reyes"}


class Console(Struct, frozen=True):
    """The running window: keys go in, what a screen reader is told comes out."""

    display: Display
    process: subprocess.Popen[str]

    def type(self, words: str) -> None:
        """Types where the focus is."""
        self.display.type(words)

    def press(self, *keys: str) -> None:
        """Presses keys by their X names."""
        self.display.keys(*keys)

    def wait(self, true_of: Callable[[Seen], bool]) -> Seen:
        """The window once `true_of` holds of it."""
        return screen_reader.wait_until(self.display, self.process.pid, true_of)

    def ready(self) -> Seen:
        """The window once the hub is open and nobody is on the line."""
        return self.wait(lambda seen: says(seen, "Desk 1 · Alma Reyes") and says(seen, "Ready for the next call"))

    def kill(self) -> None:
        """Ends the program as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE)


def shown(seen: Seen) -> list[Seen]:
    """Everything that stands on the screen, in reading order; a list's rows beyond its edge do not."""
    return [each for each in seen.all() if "showing" in each.states]


def says(seen: Seen, words: str) -> bool:
    """Whether a label on the screen has these words."""
    return any(words in each.name for each in shown(seen) if each.role == "label")


def enter_does(seen: Seen, act: str) -> bool:
    """Whether the box says that Enter does this."""
    box = seen.find("text", BOX)
    return box is not None and box.description == f"Enter: {act}"


def rows(seen: Seen, name: str) -> list[str]:
    """The rows of the list of that name, as they are read out."""
    named = next((each for each in shown(seen) if (each.role, each.name) == ("list", name)), None)
    return named.names("list item") if named else []
