"""Start: from the process to a window that takes keys, and to the first lookup answered."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD, Figures, middle
from bench.full import CALLS, PEOPLE, full_home
from bench.home import at_home
from frontdesk.desk import Desk
from frontdesk.first_start import make_empty, make_sample
from tests.support.display import new_display

_ROOT = Path(__file__).parents[1]
_PATIENCE = 60


def measure(*, runs: int = 15) -> Figures:
    """Console and bare window by turns, on a display of their own, over the sample company; medians in ms."""
    taken: dict[str, list[float]] = {"bare": [], "keys": [], "ready": []}
    with TemporaryDirectory(prefix="frontdesk-") as home, new_display() as display:
        env = as_started(display.env, Path(home))
        _make_hub(Path(home), make_sample)
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


def measure_large(*, people: int = PEOPLE, calls: int = CALLS, runs: int = 15) -> Figures:
    """The console over the hub of full size and over an empty one by turns, both indexed before; medians in ms."""
    taken: dict[str, list[float]] = {f"{hub}.{told}": [] for hub in ("empty", "large") for told in ("keys", "ready")}
    with full_home(people, calls) as large, new_display() as display:
        empty = large.with_name("empty")
        empty.mkdir()
        _make_hub(empty, make_empty)
        envs = {home.name: as_started(display.env, home) for home in (empty, large.rename(large.with_name("large")))}
        for run in range(-1, runs):  # the first compiles what is imported
            for hub, env in envs.items():
                for told, ms in _run("bench.console", env).items():
                    taken[f"{hub}.{told}"] += [ms] if run >= 0 else []
    figures = {f"start.{name.replace('.', '_')}_ms": middle(values) for name, values in taken.items()}
    return {
        "start.large_ratio": figures["start.large_keys_ms"] / figures["start.empty_keys_ms"],
        "start.large_ready_ratio": figures["start.large_ready_ms"] / figures["start.empty_ready_ms"],
        **figures,
    }


def as_started(env: Mapping[str, str], home: Path) -> dict[str, str]:
    """The environment of a program started by hand: compiled modules are kept, no screen reader is there."""
    without = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")
    kept = {name: value for name, value in env.items() if name not in without}
    return kept | {"FRONTDESK_HOME": str(home), "PYTHONPYCACHEPREFIX": str(BUILD / "compiled")}


def _make_hub(home: Path, make: Callable[[Path], Desk]) -> None:
    with at_home(home):
        desk = make(home / "hub.db")
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
