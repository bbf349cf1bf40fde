"""Export: the log of 10,000 hand-offs in each format, from the opened desk to the file on the disk."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD, Figures
from bench.many_calls import make_log
from frontdesk.exchange.wanted import Format

_ROOT = Path(__file__).parents[1]
_PATIENCE = 600


def measure(*, handoffs: int = 10_000) -> Figures:
    """Each format in a program of its own, over one hub below build/: seconds, and the most memory in MB."""
    BUILD.mkdir(exist_ok=True)
    figures: Figures = {}
    with TemporaryDirectory(prefix="export-", dir=BUILD) as folder:
        home = Path(folder)
        make_log(home / "hub.db", handoffs * 10 // 3, people=1_000)  # three in ten are handed off
        for format in Format:
            told = _run(home, format)
            figures[f"export.{handoffs}_s.{format.value}"] = told["seconds"] * handoffs / told["rows"]
            figures[f"export.{handoffs}_mb.{format.value}"] = told["mb"]
    return figures


def _run(home: Path, format: Format) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.one_export", format.value, str(home / f"log.{format.value}")]
    env = {**os.environ, "FRONTDESK_HOME": str(home)}
    done = subprocess.run(command, env=env, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE)
    told: dict[str, float] = json.loads(done.stdout)
    return told
