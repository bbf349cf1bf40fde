"""How near a word of a name is to one that was typed: by sound, by spelling, as a short form or a full one."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.lookup.model import IN_FULL, SHORT_FOR, SOUNDS_LIKE, SPELT_NEARLY
from frontdesk.lookup.short_forms import forms
from frontdesk.lookup.sounds import sound_keys, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    #: The share of letters that two words have in common, in order; swapped neighbours count as one change.
    Nearness = Callable[[str, str], float]

# What a word must be worth to be looked at beside others that are sure.
_LEAST = 0.5
_FORM = 0.9
_NEAREST, _NEAREST_BEGUN = 40, 12
_GLANCE = 0.4
# Who is still typing has not said the rest.
_BEGUN = 0.95


class Likeness(NamedTuple):
    """How near a word is (0 to 1), and what it is to the typed one; '' where it was typed so."""

    worth: float
    field: str


def load() -> None:
    """What the first comparison needs; to load it takes longer than a key may."""
    forms()
    _nearness()
    sound_keys("name")


def other_forms(text: str) -> dict[str, Likeness]:
    """The short forms of a full name, and the full names of a short form."""
    return {word: Likeness(_FORM, SHORT_FOR if len(word) < len(text) else IN_FULL) for word in forms().get(text, ())}


def nearest(text: str, words: Sequence[str]) -> dict[str, Likeness]:
    """The few of `words` that sound or are spelt most like `text`."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(text, words, scorer=OSA.normalized_similarity, score_cutoff=_GLANCE, limit=_NEAREST)
    return _enough((word, _likeness(text, word)) for word, _, _ in near)


def begun(text: str, words: Iterable[str]) -> dict[str, Likeness]:
    """The few of `words` that begin most nearly with what sounds or is spelt like `text`."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    longer = {word: word[: len(text)] for word in words if len(word) > len(text)}
    near = process.extract(text, longer, scorer=OSA.normalized_similarity, score_cutoff=_GLANCE, limit=_NEAREST_BEGUN)
    said = spoken(text)
    beginnings = ((word, _compared(text, start, said, spoken(word)[: len(said)])) for start, _, word in near)
    return _enough((word, Likeness(_BEGUN * worth, field)) for word, (worth, field) in beginnings)


def _enough(found: Iterable[tuple[str, Likeness]]) -> dict[str, Likeness]:
    return {word: likeness for word, likeness in found if likeness.worth >= _LEAST}


def _likeness(text: str, word: str) -> Likeness:
    return _compared(text, word, spoken(text), spoken(word))


def _compared(text: str, word: str, said: str, says: str) -> Likeness:
    spelt, sounds = _nearness()(text, word), _nearness()(said, says)
    return Likeness((spelt + sounds) / 2, SOUNDS_LIKE) if sounds > spelt else Likeness(spelt, SPELT_NEARLY)


@lru_cache(1)
def _nearness() -> "Nearness":
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity


def best(*many: Mapping[str, Likeness], limit: int) -> dict[str, Likeness]:
    """The nearest few of all."""
    found: dict[str, Likeness] = {}
    for word, likeness in (pair for each in many for pair in each.items()):
        found[word] = max(likeness, found.get(word, likeness))
    return {word: found[word] for word in sorted(found, key=lambda word: -found[word].worth)[:limit]}
