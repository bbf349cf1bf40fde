"""Gaps: how long the window's event loop stands still while another program imports a directory of 100,000 people."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD, Figures
from bench.full import CALLS, PEOPLE, full_home
from bench.home import at_home
from bench.imports import write_newcomers, write_people
from frontdesk.first_start import make_sample
from tests.support.display import new_display

_ROOT = Path(__file__).parents[1]
_PATIENCE = 900


def measure(*, people: int = 100_000, has: int = PEOPLE, calls: int = CALLS) -> Figures:
    """Over the hub of full size, on a display, with somebody typing all the while; in ms, but for the seconds."""
    with full_home(has, calls) as home, new_display() as display:
        write_newcomers(home / "people.csv", people)
        return _figures(_beaten(home, display.env), "")


def measure_sample(*, people: int = 100_000) -> Figures:
    """The same over the sample company."""
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="gaps-", dir=BUILD) as folder, new_display() as display:
        home = Path(folder)
        with at_home(home), closing(make_sample(home / "hub.db")) as desk:
            desk.follow()
        write_people(home / "people.csv", people)
        return _figures(_beaten(home, display.env), ".sample")


def _beaten(home: Path, display: Mapping[str, str]) -> dict[str, float]:
    env = {**os.environ, **display, "FRONTDESK_HOME": str(home)}
    env.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    command = [sys.executable, "-m", "bench.beating", str(home / "people.csv")]
    done = subprocess.run(command, env=env, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _figures(told: Mapping[str, float], over: str) -> Figures:
    named = {"p99": "p99_ms", "max": "max_ms", "turns": "turns", "slow": "over_a_frame", "import_s": "import_s",
             "found_s": "found_s"}  # fmt: skip
    return {f"ui.gap_{name}{over}": told[short] for short, name in named.items()}
