"""A desk on a day of our choosing: the program runs with its clock set, and the hub is read beside it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from frontdesk.calls.model import LogLine
from frontdesk.desk import Desk, open_desk
from tests.journeys.operator import Console
from tests.support.display import ROOT, Display
from tests.support.program import PATIENCE
from tests.support.set_clock import SECONDS_AHEAD, ClockAhead

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WITH_ITS_CLOCK_SET = ("-m", "tests.support.set_clock")


class DeskOfADay:
    """A desk of the sample company; `clock` is what all its programs go by."""

    def __init__(self, display: Display, home: Path) -> None:
        self.display = display
        self.home = home
        self.clock = ClockAhead(timedelta())

    def set_clock(self, moment: str) -> None:
        """From now on it is this local moment, '2026-03-12 13:42', and time goes by."""
        self.clock.by = datetime.fromisoformat(moment).replace(tzinfo=STOCKHOLM) - datetime.now(UTC)

    @contextmanager
    def opened(self) -> Iterator[Console]:
        """The console, once its window has the keyboard; nobody is named who sits there."""
        with self.display.program(*WITH_ITS_CLOCK_SET, **self._own()) as process:
            self.display.window_of(process)
            yield Console(self.display, process)

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """A verb of the command line, typed at a terminal of the same desk."""
        command = [sys.executable, *WITH_ITS_CLOCK_SET, "--hub", self.home / "hub.db", *words]
        env = {**os.environ, **self._own()}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)

    def data(self, *words: str | Path) -> Any:
        """What a verb answers in JSON, when it is done."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @contextmanager
    def read(self) -> Iterator[Desk]:
        """The hub as somebody else reads it, with an index of their own."""
        with closing(open_desk(self.home / "hub.db", clock=self.clock)) as desk:
            yield desk

    def calls(self) -> list[LogLine]:
        """The calls of the day, the newest first."""
        with self.read() as desk:
            return desk.calls.lines(desk.calls.today(), limit=1_000)

    def _own(self) -> dict[str, str]:
        return {"FRONTDESK_HOME": str(self.home), SECONDS_AHEAD: str(self.clock.by.total_seconds())}
