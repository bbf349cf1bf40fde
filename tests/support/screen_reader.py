"""What a screen reader gets to see of a running program, through the accessibility bus of its display."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

from msgspec import Struct

from tests.support.display import Display
from tests.support.program import PATIENCE

# The system's own: its bindings to the accessibility bus cannot be installed into .venv.
SYSTEM_PYTHON = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("accessible_tree.py")


class NotSeen(AssertionError):
    """What was waited for never showed in the accessibility tree; the message shows what did."""


class Seen(Struct, frozen=True, kw_only=True):
    """One thing on screen, as assistive technology is told of it, and what is inside it."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    text: str
    inside: tuple["Seen", ...]

    def all(self) -> Iterator["Seen"]:
        """This and everything inside it, in reading order."""
        yield self
        for each in self.inside:
            yield from each.all()

    def find(self, role: str, name: str | None = None) -> "Seen | None":
        """The first one of `role` (such as "text", "list item"), called `name` if that is given."""
        return next((each for each in self.all() if each.role == role and name in (None, each.name)), None)

    def names(self, role: str) -> list[str]:
        """What all of `role` are called, in reading order."""
        return [each.name for each in self.all() if each.role == role]

    def outline(self, depth: int = 0) -> str:
        """It all as indented lines, for a person who looks for what went wrong."""
        line = f"{'  ' * depth}{self.role}: {self.name!r} {self.text!r} {sorted(self.states)}"
        return "\n".join([line, *(each.outline(depth + 1) for each in self.inside)])


def read(display: Display, pid: int) -> Seen | None:
    """The program with `pid` as it is seen now; None before it has told the bus of itself."""
    done = subprocess.run(
        [SYSTEM_PYTHON, SCRIPT, str(pid)],
        env=display.env,
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    told = json.loads(done.stdout)
    return None if told is None else _seen(told)


def wait_until(display: Display, pid: int, true_of: Callable[[Seen], bool]) -> Seen:
    """The program as it is seen once `true_of` holds of it."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        seen = read(display, pid)
        if seen is not None and true_of(seen):
            return seen
    raise NotSeen("nothing at all" if seen is None else seen.outline())


def _seen(told: dict[str, Any]) -> Seen:
    return Seen(
        role=told["role"],
        name=told["name"],
        description=told["description"],
        states=frozenset(told["states"]),
        text=told["text"],
        inside=tuple(_seen(each) for each in told["children"]),
    )
