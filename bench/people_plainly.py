"""Names found plainly, as anybody would begin: FTS5, rapidfuzz over all names, metaphone alone."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import jellyfish
from rapidfuzz import fuzz, process

_SHOWN = 5
Finder = Callable[[str], Sequence[str]]


def by_fts5(names: Sequence[str]) -> Finder:
    """Any of the words, by bm25."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE names USING fts5(name)")
    db.executemany("INSERT INTO names VALUES (?)", ((name,) for name in names))

    def find(typed: str) -> list[str]:
        query = " OR ".join(f'"{word}"' for word in typed.split())
        found = db.execute("SELECT name FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?", (query, _SHOWN))
        return [name for (name,) in found]

    return find


def by_rapidfuzz(names: Sequence[str]) -> Finder:
    """All names compared, words in any order."""

    def find(typed: str) -> list[str]:
        found = process.extract(typed, names, scorer=fuzz.token_sort_ratio, limit=_SHOWN)
        return [name for name, _, _ in found]

    return find


def by_metaphone(names: Sequence[str]) -> Finder:
    """Those whose words have the same codes, in any order; of several as they come."""
    coded: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        coded[_codes(name)].append(name)
    return lambda typed: coded[_codes(typed)][:_SHOWN]


def _codes(name: str) -> tuple[str, ...]:
    return tuple(sorted(jellyfish.metaphone(word) for word in name.split()))


PLAINLY: Mapping[str, Callable[[Sequence[str]], Finder]] = {
    "fts5": by_fts5,
    "rapidfuzz": by_rapidfuzz,
    "metaphone": by_metaphone,
}
