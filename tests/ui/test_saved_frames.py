"""What the window says is saved, or in the log, is: a kill on that very frame loses nothing."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.desk import Desk, open_desk
from tests.support.display import ROOT
from tests.support.program import PATIENCE
from ui.models.states import SAVED

WORDS = "charged twice"
SUMMARY = "Invoice 4711"


def killed(home: Path, words: str, time: int, *keys: str) -> list[str]:
    """The words and the summary of the call on the last frame that a console painted."""
    program = [sys.executable, "-m", "tests.ui.killed_at_a_frame"]
    command: list[str | Path] = [*program, home / "hub.db", words, str(time), *keys]
    own = {**os.environ, "FRONTDESK_HOME": str(home)}
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == -9, done.stderr
    told: list[str] = json.loads(done.stdout)
    return told


def today(desk: Desk) -> list[str]:
    return [line.call.summary for line in desk.calls.lines(desk.calls.today())]


@pytest.mark.parametrize("time", [1, 2, 6, 12, 20])
def test_F01_a_kill_on_the_frame_that_says_saved_loses_nothing_of_it(furnished_home: Path, time: int) -> None:
    shown = killed(furnished_home, SAVED.word, time, WORDS, "+Enter", "+Alt+S", SUMMARY, "+Esc", "+Tab", "+Tab", "x")
    with closing(open_desk(furnished_home / "hub.db")) as desk:
        assert [[notes.words, notes.summary] for notes in desk.drafts.all()] == [shown]
        assert WORDS.startswith(shown[0])


def test_F01_a_kill_on_the_frame_that_says_in_the_log_loses_nothing_of_it(furnished_home: Path) -> None:
    killed(furnished_home, "In the log: ", 1, WORDS, "+Alt+S", SUMMARY, "+Esc", "+F9", "opening")
    with closing(open_desk(furnished_home / "hub.db")) as desk:
        assert today(desk) == [SUMMARY]
        assert (desk.outbox.all(), desk.drafts.all()) == ([], [])
