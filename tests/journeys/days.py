"""A desk on a day of our choosing: the program runs with its clock set, and the hub is read beside it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.calls.model import LogLine
from frontdesk.desk import Desk, open_desk
from frontdesk.first_start import make_sample
from tests.journeys.operator import BOX, Console, says, shown
from tests.support.display import ROOT, Display
from tests.support.program import PATIENCE
from tests.support.screen_reader import Seen
from tests.support.set_clock import SECONDS_AHEAD, ClockAhead

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_WITH_ITS_CLOCK_SET = ("-m", "tests.support.set_clock")
_FILED = re.compile(r"In the log: (.+), ([A-Z0-9]{6})\.")


class Filed(Struct, frozen=True):
    """A call that was just filed: what the status line said of it, and what the hub holds."""

    said: str
    line: LogLine

    @property
    def became(self) -> tuple[str, str, str, str, str]:
        """(who called, about what, how it ended, to whom it went, what they said)."""
        one = self.line
        to = one.handoff.to.name if one.handoff else ""
        return one.caller, one.topic, one.call.outcome.value, to, one.call.summary

    @property
    def due(self) -> str:
        """By when the hand-off is promised: 'Thu 15:50'."""
        assert self.line.handoff is not None
        return f"{self.line.handoff.promise.due_at.astimezone(STOCKHOLM):%a %H:%M}"


class DeskOfADay:
    """A desk of the sample company; `clock` is what all its programs go by, `began` the day's figures before it."""

    def __init__(self, display: Display, home: Path, *, made: str) -> None:
        """The sample company as it stands at the local moment `made`, '2026-03-12 13:42'."""
        self.display = display
        self.home = home
        self.clock = ClockAhead(timedelta())
        self._told: set[str] = set()
        self.set_clock(made)
        home.mkdir()
        make_sample(home / "hub.db", clock=self.clock).close()
        self.began = self.figures()

    def set_clock(self, moment: str) -> None:
        """From now on it is this local moment, and time goes by."""
        self.clock.by = datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM) - datetime.now(UTC)

    @contextmanager
    def opened(self, operator: str = "") -> Iterator[Console]:
        """The console, once its hub is open and, where one is named, this operator is signed on from before."""
        with self.display.program(*_WITH_ITS_CLOCK_SET, **self._own()) as process:
            self.display.window_of(process)
            console = Console(self.display, process)
            console.wait(lambda seen: says(seen, f"Desk 1 · {operator}") and says(seen, "Ready for the next call"))
            yield console
            console.press("ctrl+q")
            assert process.wait(PATIENCE) == 0

    def data(self, *words: str | Path) -> Any:
        """What a verb of the command line answers in JSON, when it is done."""
        command = [sys.executable, *_WITH_ITS_CLOCK_SET, "--hub", self.home / "hub.db", *words, "--json"]
        env = {**os.environ, **self._own()}
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @contextmanager
    def read(self) -> Iterator[Desk]:
        """The hub as another desk reads it."""
        with closing(open_desk(self.home / "hub.db", clock=self.clock)) as desk:
            yield desk

    def calls(self) -> list[LogLine]:
        """The calls of the day."""
        with self.read() as desk:
            return desk.calls.lines(desk.calls.today(), limit=1_000)

    def figures(self) -> dict[str, int]:
        """What the day comes to so far."""
        with self.read() as desk:
            return desk.log.totals(desk.calls.today()).figures()

    def filed(self, console: Console) -> Filed:
        """The call that is being filed, once the status line says so and the hub has it."""
        said, reference = self._said(console.wait(lambda seen: self._said(seen) is not None)) or ("", "")
        self._told.add(reference)
        alike = [
            one for one in self.calls() if reference in (one.call.reference, one.handoff and one.handoff.reference)
        ]
        return Filed(said, max(alike, key=lambda one: one.call.ended_at))

    def moves(self, handoff: str) -> list[tuple[str, ...]]:
        """What became of a hand-off, as the command line tells it: (step, by, note, reason, whose)."""
        told = self.data("handoff", "show", handoff)["moves"]
        return [tuple(move[name] or "" for name in ("step", "by", "note", "reason", "whose")) for move in told]

    def _said(self, seen: Seen) -> tuple[str, str] | None:
        """What the status line says of a call that was not told before, and its reference."""
        found = [_FILED.match(each.name) for each in shown(seen) if each.role == "label"]
        return next((one.groups() for one in found if one and one[2] not in self._told), None)  # type: ignore[return-value]

    def _own(self) -> dict[str, str]:
        return {"FRONTDESK_HOME": str(self.home), SECONDS_AHEAD: str(self.clock.by.total_seconds())}


def in_the_box(seen: Seen) -> str:
    """What stands in the box."""
    box = seen.find("text", BOX)
    return box.text if box else ""


def every_row(seen: Seen, name: str) -> list[str]:
    """All rows of the list of that name, those beyond its edge too."""
    found = next((each for each in shown(seen) if (each.role, each.name) == ("list", name)), None)
    return found.names("list item") if found else []
