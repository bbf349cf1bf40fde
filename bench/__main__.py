"""`python -m bench [start|lookup|entry|import|log …]`: measure, print, and write build/bench.json."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from bench import entry, export, gaps, imports, log, lookup, memory, start
from bench.figures import FILE, Figures, keep, lines

PARTS: Mapping[str, Callable[[], Figures]] = {
    "start": start.measure,
    "lookup": lookup.measure,
    "entry": entry.measure,
    "import": imports.measure,
    "log": log.measure,
    "export": export.measure,
    "memory": memory.measure,
    "gaps": gaps.measure,
}


def main(words: Sequence[str] | None = None) -> int:
    """Measure the parts named, all where none is."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    wanted = parser.parse_args(words).parts or list(PARTS)
    if unknown := [part for part in wanted if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    for part in wanted:
        figures = PARTS[part]()
        keep(figures)
        for line in lines(figures):
            print(line)
    print(f"\nWritten: {FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
