"""Other ways to write the same names: two words as one that somebody has, and one as two."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from frontdesk.lookup.shelf import Shelf
from frontdesk.lookup.sounds import sound_key

_MOST_WORDS = 3
_LEAST_PART = 3
_APART = {"vander": "van der", "vanden": "van den", "vonder": "von der", "dela": "de la"}
_BEFORE_A_NAME = re.compile("(?:vander|vanden|vonder|dela|mac|van|von|del|mc|de|di|da|la|le|st|el|al|o)(?=[a-z]{3})")


def other_readings(shelf: Shelf, texts: Sequence[str]) -> Iterator[list[str]]:
    """Of few words: 'mac donald' for McDonald, 'oneil' for O'Neill, 'annemarie' for Anne Marie."""
    if len(texts) > _MOST_WORDS:
        return
    for at, (first, second) in enumerate(pairwise(texts)):
        if shelf.alike([sound_key(first + second)], limit=1):
            yield [*texts[:at], first + second, *texts[at + 2 :]]
    for at, text in enumerate(texts):
        for parts in _parts(shelf, text):
            yield [*texts[:at], *parts, *texts[at + 1 :]]


def _parts(shelf: Shelf, text: str) -> Iterator[list[str]]:
    before = _BEFORE_A_NAME.match(text)
    if before:
        yield [*_APART.get(before[0], before[0]).split(), text[before.end() :]]
    for at in range(_LEAST_PART, len(text) - _LEAST_PART + 1):
        if shelf.known(text[:at])[1] and shelf.known(text[at:])[1]:
            yield [text[:at], text[at:]]
