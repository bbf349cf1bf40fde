"""Short forms of given names, and the full names they stand for."""

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path


@lru_cache(1)
def forms() -> Mapping[str, tuple[str, ...]]:
    """The short forms of each full name and the full names of each short form, as the package `nicknames` has them."""
    found: dict[str, set[str]] = {}
    for full, short in _pairs():
        found.setdefault(full, set()).add(short)
        found.setdefault(short, set()).add(full)
    return {name: tuple(sorted(others)) for name, others in found.items()}


def _pairs() -> Iterator[tuple[str, str]]:
    """Read from the package's table: to import it brings six megabytes of what tells the versions of packages."""
    found = find_spec("nicknames")
    if found is None or found.origin is None:
        return
    with Path(found.origin).with_name("names.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["relationship"] == "has_nickname" and f"{row['name1']}{row['name2']}".isalpha():
                yield row["name1"].lower(), row["name2"].lower()
