"""Memory: what the console holds over a bare window, over the largest hub, once every room was looked into."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD, Figures, middle
from bench.lookup import at_home
from bench.many_calls import make_log
from bench.start import as_started
from frontdesk.desk import open_desk
from tests.support.display import new_display

_ROOT = Path(__file__).parents[1]
_PATIENCE = 300


def measure(*, people: int = 100_000, calls: int = 1_000_000, runs: int = 3) -> Figures:
    """Resident memory of both programs, in MiB; the middle of `runs`."""
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="memory-", dir=BUILD) as home, new_display() as display:
        with at_home(Path(home)):
            make_log(Path(home) / "hub.db", calls, people=people)
            desk = open_desk(Path(home) / "hub.db")
            desk.follow()
            desk.close()
        env = as_started(display.env, Path(home))
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
