"""`python -m bench [start|lookup|entry|import|log …]`: measure, print, and write build/bench.json."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bench import entry, export, gaps, imports, log, lookup, memory, soak, start, undo
from bench.figures import FILE, Figures, keep, lines

PARTS: Mapping[str, Callable[[], Figures]] = {
    "start": start.measure,
    "large-start": start.measure_large,
    "lookup": lookup.measure,
    "full-lookup": lookup.measure_full,
    "entry": entry.measure,
    "import": imports.measure,
    "log": log.measure,
    "export": export.measure,
    "memory": memory.measure,
    "gaps": gaps.measure,
    "sample-gaps": gaps.measure_sample,
    "undo": undo.measure,
    "soak": soak.measure,
}


def main(words: Sequence[str] | None = None) -> int:
    """Measure the parts named, all where none is."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--minutes", type=float, default=soak.MINUTES, help="how long the soak goes on (%(default)s)")
    asked = parser.parse_args(words)
    wanted = asked.parts or list(PARTS)
    parts: Mapping[str, Callable[[], Figures]] = {**PARTS, "soak": partial(soak.measure, minutes=asked.minutes)}
    if unknown := [part for part in wanted if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    for part in wanted:
        figures = parts[part]()
        keep(figures)
        for line in lines(figures):
            print(line)
    print(f"\nWritten: {FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
