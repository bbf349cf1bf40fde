"""Gaps: how long the window's event loop stands still while another program imports a directory of 100,000 people."""

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD, Figures
from bench.imports import write_people
from bench.lookup import at_home
from frontdesk.first_start import make_sample
from tests.support.display import new_display

_ROOT = Path(__file__).parents[1]
_PATIENCE = 600


def measure(*, people: int = 100_000) -> Figures:
    """Over the sample company, on a display, with somebody typing all the while; in ms, but for the seconds."""
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="gaps-", dir=BUILD) as home, new_display() as display:
        with at_home(Path(home)), closing(make_sample(Path(home) / "hub.db")) as desk:
            desk.follow()
        file = Path(home) / "people.csv"
        write_people(file, people)
        env = {**os.environ, **display.env, "FRONTDESK_HOME": home}
        env.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
        done = subprocess.run(
            [sys.executable, "-m", "bench.beating", str(file)], env=env, cwd=_ROOT, check=True, stdout=subprocess.PIPE,
            text=True, timeout=_PATIENCE,
        )  # fmt: skip
    told = json.loads(done.stdout)
    return {
        "ui.gap_p99_ms": told["p99"], "ui.gap_max_ms": told["max"], "ui.gap_turns": told["turns"],
        "ui.gap_over_a_frame": told["slow"], "ui.gap_import_s": told["import_s"], "ui.gap_found_s": told["found_s"],
    }  # fmt: skip
