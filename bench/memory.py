"""Memory: what the console holds over a bare window, over the hub of full size, once every room was looked into."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.figures import Figures, middle
from bench.full import CALLS, PEOPLE, full_home
from bench.start import as_started
from tests.support.display import new_display

_ROOT = Path(__file__).parents[1]
_PATIENCE = 300


def measure(*, people: int = PEOPLE, calls: int = CALLS, runs: int = 3) -> Figures:
    """Resident memory of both programs, in MiB; the middle of `runs`."""
    with new_display() as display, full_home(people, calls) as home:
        env = as_started(display.env, home)
        bare = middle([_held("bench.bare", env) for _ in range(runs)])
        console = middle([_held("bench.held", env) for _ in range(runs)])
    return {"memory.over_bare_mb": console - bare, "memory.console_mb": console, "memory.bare_mb": bare}


def _held(program: str, env: Mapping[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-m", program], env=env, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True,
        timeout=_PATIENCE,
    )  # fmt: skip
    told = dict(line.split() for line in done.stdout.splitlines())
    return int(told["kib"]) / 1_024
