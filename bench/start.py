"""Start: from the process to a window that takes keys, and to the first lookup answered."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD, Figures, middle
from bench.lookup import at_home
from frontdesk.first_start import make_sample
from tests.support.display import new_display

_ROOT = Path(__file__).parents[1]
_PATIENCE = 60


def measure(*, runs: int = 15) -> Figures:
    """Console and bare window by turns, on a display of their own, over the sample company; medians in ms."""
    taken: dict[str, list[float]] = {"bare": [], "keys": [], "ready": []}
    with TemporaryDirectory(prefix="frontdesk-") as home, new_display() as display:
        env = as_started(display.env, Path(home))
        _make_hub(Path(home))
        for program in ("bench.bare", "bench.console"):
            _run(program, env)  # compiles what is imported, as the first start after an installation does
        for _ in range(runs):
            taken["bare"].append(_run("bench.bare", env)["keys"])
            console = _run("bench.console", env)
            taken["keys"].append(console["keys"])
            taken["ready"].append(console["ready"])
    bare, keys, ready = (middle(taken[name]) for name in ("bare", "keys", "ready"))
    return {
        "start.ratio": keys / bare,
        "start.ready_ratio": ready / bare,
        "start.bare_ms": bare,
        "start.keys_ms": keys,
        "start.ready_ms": ready,
    }


def as_started(env: Mapping[str, str], home: Path) -> dict[str, str]:
    """The environment of a program started by hand: compiled modules are kept, no screen reader is there."""
    without = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")
    kept = {name: value for name, value in env.items() if name not in without}
    return kept | {"FRONTDESK_HOME": str(home), "PYTHONPYCACHEPREFIX": str(BUILD / "compiled")}


def _make_hub(home: Path) -> None:
    with at_home(home):
        desk = make_sample(home / "hub.db")
        desk.follow()
        desk.close()


def _run(program: str, env: Mapping[str, str]) -> dict[str, float]:
    """Milliseconds from the process's start to each thing that `program` tells."""
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", program], env=env, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True,
        timeout=_PATIENCE,
    )  # fmt: skip
    told = (line.split() for line in done.stdout.splitlines())
    return {what: (int(at) - began) / 1e6 for what, at in told}
