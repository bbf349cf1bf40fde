"""Import: a directory from CSV until everybody is found in the box, against sqlite-utils with the same file."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figures import BUILD, Figures, middle
from bench.words import Company
from frontdesk.words import fold

_ROOT = Path(__file__).parents[1]
_PATIENCE = 1_200
_HOUSES = 200
#: No surname of bench/words.py ends so.
_NEWCOMERS = "sson"


def measure(*, people: int = 100_000, runs: int = 3) -> Figures:
    """Both by turns, each in a process of its own and into new files below build/; medians in ms."""
    BUILD.mkdir(exist_ok=True)
    plain, full = list[float](), list[dict[str, float]]()
    with TemporaryDirectory(prefix="import-", dir=BUILD) as folder:
        file = Path(folder) / "people.csv"
        write_people(file, people)
        for run in range(runs):
            plain.append(float(_run(Path(folder) / f"plain-{run}", "bench.plain_import", file)))
            full.append(json.loads(_run(Path(folder) / f"full-{run}", "bench.full_import", file)))
    parts = {f"import.{name}_ms": middle([one[name] for one in full]) for name in ("plan", "apply", "index", "all")}
    return {"import.ratio": parts["import.all_ms"] / middle(plain), "import.plain_ms": middle(plain), **parts}


def write_people(file: Path, count: int) -> None:
    """A directory of `count` people, as a personnel system writes it."""
    company = Company()
    _write(file, count, houses=[company.department(serial) for serial in range(_HOUSES)], ending="")


def write_newcomers(file: Path, count: int) -> None:
    """The same of people and departments that no hub made here has, so that every row of it is new there."""
    company = Company()
    houses = [f"{company.department(serial)} abroad {serial}" for serial in range(_HOUSES)]
    _write(file, count, houses=houses, ending=_NEWCOMERS)


def _write(file: Path, count: int, *, houses: Sequence[str], ending: str) -> None:
    company = Company()
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(("name", "department", "role", "mail", "number", "place"))
        for serial in range(count):
            name = f"{company.person()}{ending}"
            mail = f"{fold(name).replace('. ', '.').replace(' ', '.')}.{serial}@example.com"
            number = f"+1 570 {550 + serial // 10_000} {serial % 10_000:04d}"
            writer.writerow((name, houses[serial % len(houses)], company.role(), mail, number, company.place()))


def _run(home: Path, program: str, file: Path) -> str:
    home.mkdir()
    command = [sys.executable, "-m", program, str(file), *([str(home / "plain.db")] if "plain" in program else [])]
    env = {**os.environ, "FRONTDESK_HOME": str(home)}
    done = subprocess.run(command, env=env, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=_PATIENCE)
    return done.stdout
