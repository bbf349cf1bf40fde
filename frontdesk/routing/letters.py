"""What a text is made of: words, neighbours and runs of letters, in any script, hashed into one short vector."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np

from frontdesk.routing.vectors import Floats, Places, unit

DIMENSIONS = 512
_RUNS = (3, 4, 5)
_MOST_WORDS = 64
_LONGEST = 32
_REMEMBERED = 4_000


def hashed(texts: Sequence[Sequence[str]]) -> Floats:
    """A row of length one for each text, given as its folded words."""
    found = np.zeros((len(texts), DIMENSIONS), np.float32)
    for row, words in zip(found, texts, strict=True):
        counts = Counter(_keys(words[:_MOST_WORDS]))
        keys = np.fromiter(counts, np.int64, len(counts))
        _add(row, keys, 1 + np.log(np.fromiter(counts.values(), np.float32, len(counts))))
    return unit(found)


def _keys(words: Sequence[str]) -> Iterator[int]:
    for word in words:
        yield from _of_word(word[:_LONGEST])
    yield from (crc32(f"{one} {next}".encode()) for one, next in pairwise(words))


@lru_cache(_REMEMBERED)
def _of_word(word: str) -> tuple[int, ...]:
    """Keys of the word, and of each run of three to five letters with the word's ends marked."""
    marked = f"^{word}$"
    runs = [marked[start : start + long] for long in _RUNS for start in range(len(marked) - long + 1)]
    return tuple(crc32(part.encode()) for part in (f"w{word}", *runs))


def _add(row: Floats, keys: Places, worth: Floats) -> None:
    """At two places with signs of their own, so that two parts seldom meet in both."""
    np.add.at(row, (keys >> 1) % DIMENSIONS, np.where(keys >> 28 & 1, worth, -worth))
    np.add.at(row, (keys >> 12) % DIMENSIONS, np.where(keys >> 31 & 1, worth, -worth))
