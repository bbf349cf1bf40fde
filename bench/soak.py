"""Soak: a day's 1,000 calls played in ten minutes at the real window; memory, mistakes and the longest gap."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import linear_regression

from bench.figures import Figures
from bench.full import CALLS, PEOPLE, full_home
from bench.start import as_started
from tests.support.display import new_display

MINUTES = 10.0
_CALLS_A_MINUTE, _READ_EACH = 100, 100
_ROOT = Path(__file__).parents[1]
_PATIENCE = 600


def measure(
    *, minutes: float = MINUTES, people: int = PEOPLE, calls: int = CALLS, read_each: int = _READ_EACH
) -> Figures:
    """Over the hub of full size; memory in MiB at the start and after each `read_each` calls, and how it rises."""
    played = round(minutes * _CALLS_A_MINUTE)
    command = [sys.executable, "-m", "bench.soaking", str(played), str(60 / _CALLS_A_MINUTE), str(read_each)]
    with full_home(people, calls) as home, new_display() as display:
        done = subprocess.run(
            command, env=as_started(display.env, home), cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True,
            timeout=_PATIENCE + 2 * 60 * minutes,
        )  # fmt: skip
    return figures(json.loads(done.stdout), read_each)


def figures(told: dict[str, float | list[float]], read_each: int) -> Figures:
    """What was told; in the first half the window still fills what it keeps, and memory rises to some extent."""
    held = told.pop("mb")
    assert isinstance(held, list)
    plain = {f"soak.{name}": float(value) for name, value in told.items() if not isinstance(value, list)}
    warm = held[len(held) // 2 :]
    rise = linear_regression(range(len(warm)), warm).slope if len(warm) > 1 else 0.0
    readings = {f"soak.mb.{place * read_each}": value for place, value in enumerate(held)}
    return {**plain, f"soak.mb_more_per_{read_each}": rise, **readings}
