"""Undo: an import of 100,000 people into the hub of full size taken back, and the index after it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.figures import Figures
from bench.full import CALLS, PEOPLE, full_home
from bench.imports import write_newcomers

_ROOT = Path(__file__).parents[1]
_PATIENCE = 1_800


def measure(*, people: int = 100_000, has: int = PEOPLE, calls: int = CALLS) -> Figures:
    """The verb that Ctrl Z is, in a program of its own; in seconds."""
    with full_home(has, calls) as home:
        write_newcomers(home / "people.csv", people)
        command = [sys.executable, "-m", "bench.one_undo", str(home / "people.csv")]
        env = {**os.environ, "FRONTDESK_HOME": str(home)}
        done = subprocess.run(
            command, env=env, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE
        )
    told: Figures = json.loads(done.stdout)
    return {f"undo.{name}": value for name, value in told.items()}
