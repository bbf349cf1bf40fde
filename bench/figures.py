"""What was measured: printed, and kept flat in one JSON file."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

BUILD = Path(__file__).parents[1] / "build"
FILE = BUILD / "bench.json"

#: Figures by name, such as {"start.ratio": 1.9}.
Figures = dict[str, float]

#: No figure above these; `entry.ratio` counts where a commit costs 2 ms or more, else `entry.more_ms`.
TARGETS: Figures = {
    "start.ratio": 2.0,
    "start.ready_ratio": 4.5,
    "start.large_ratio": 1.3,
    "start.large_ready_ratio": 1.3,
    "lookup.p99_ms.1000": 16.7,
    "lookup.p99_ms.10000": 16.7,
    "lookup.p99_ms.100000": 16.7,
    "lookup.p99_ms.full": 16.7,
    "entry.ratio": 2.0,
    "entry.more_ms": 1.0,
    "import.ratio": 5.0,
    "log.first_page_p99_ms": 50.0,
    "memory.over_bare_mb": 150.0,
    "ui.gap_p99_ms": 16.7,
    "ui.gap_max_ms": 100.0,
    "ui.gap_p99_ms.sample": 16.7,
    "ui.gap_max_ms.sample": 100.0,
    "undo.import_s": 10.0,
    "soak.errors": 0.0,
    "soak.lost": 0.0,
    "soak.mb_more_per_100": 1.0,
}


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(median(values))


def share(values: Sequence[float], part: float) -> float:
    """The value that `part` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def keep(figures: Figures, file: Path = FILE) -> None:
    """Write the figures over those of the same name in `file`; others stay as they were."""
    file.parent.mkdir(parents=True, exist_ok=True)
    known: Figures = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    merged = known | {name: round(value, 3) for name, value in figures.items()}
    file.write_text(json.dumps(dict(sorted(merged.items())), indent=2) + "\n", encoding="utf-8")


def lines(figures: Figures) -> Iterator[str]:
    """The figures as a person reads them, those with a target beside it."""
    for name, value in figures.items():
        target = TARGETS.get(name)
        told = "" if target is None else f"   target {target:g}{'' if value <= target else '   MISSED'}"
        yield f"{name:<28}{value:>12.3f}{told}"
