"""Mends what was mistyped, towards the words that this organisation uses; knows no keyboard."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from math import log

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_LEAST = 3
_LONGEST = 30
#: How many letters may be wrong in a word of so many letters.
_WRONG = ((4, 1), (8, 2), (_LONGEST, 3))
_CANDIDATES = 12
_REMEMBERED = 4_000
_MOST = 24
#: So many of the language's words are believed where they are typed: fewer where one's own words are known.
_COMMON, _COMMON_AT_FIRST = 6_000, 25_000
_KNOWN = 500
# Found on training splits: what one wrong letter costs beside how often a word is said, and a word of one's own.
_LETTER = 6.0
_OWN = 5.0
_NEIGHBOUR = 2.0
_FIRST_LETTER = 1.5


class Spelling:
    """`said` are texts of this organisation, as words; `language` are common words, the commonest first."""

    def __init__(self, said: Iterable[Sequence[str]], language: Sequence[str] = ()) -> None:
        said = list(said)
        own = Counter(chain.from_iterable(said))
        common = _COMMON if len(own) > _KNOWN else _COMMON_AT_FIRST
        self._worth = {word: -log(place + 10) for place, word in enumerate(language[:common])}
        self._unheard = -log(common) + _OWN
        for word, count in own.items():
            self._worth[word] = self._worth.get(word, -log(common)) + _OWN + log(1 + count)
        self._pairs = Counter(pair for words in said for pair in pairwise(words))
        self._of_length: dict[int, list[str]] = defaultdict(list)
        for word in self._worth:
            self._keep(word)
        self._near = lru_cache(_REMEMBERED)(self._search)

    def hear(self, words: Sequence[str]) -> None:
        """These are words of this organisation from now on."""
        for word in words:
            if word not in self._worth:
                self._worth[word] = self._unheard
                self._keep(word)
                self._near.cache_clear()

    def _keep(self, word: str) -> None:
        if _is_plain(word):
            self._of_length[len(word)].append(word)

    def mend(self, words: Sequence[str]) -> list[str]:
        """Each word that nobody uses as the likeliest one that somebody does; a word without one stays."""
        mended = list(words)
        for place, word in enumerate(words[:_MOST]):
            if _is_plain(word) and word not in self._worth:
                before = mended[place - 1] if place else ""
                after = words[place + 1] if place + 1 < len(words) else ""
                mended[place] = self._likeliest(word, before, after)
        return mended

    def _likeliest(self, word: str, before: str, after: str) -> str:
        def likeness(near: tuple[str, float]) -> float:
            beside = log(1 + self._pairs[before, near[0]]) + log(1 + self._pairs[near[0], after])
            return near[1] + _NEIGHBOUR * beside

        return max(self._near(word), key=likeness, default=(word, 0.0))[0]

    def _search(self, word: str) -> list[tuple[str, float]]:
        """The words that may be meant, each with how likely it is without regard to its neighbours."""
        wrong = next(letters for long, letters in _WRONG if len(word) <= long)
        found: list[tuple[str, float]] = []
        for length in range(len(word) - wrong, len(word) + wrong + 1):
            known = self._of_length.get(length, ())
            near = extract(word, known, scorer=OSA.distance, score_cutoff=wrong, limit=_CANDIDATES)
            found += [(one, self._likeness(word, one, distance)) for one, distance, _ in near]
        return found

    def _likeness(self, typed: str, word: str, wrong: float) -> float:
        return self._worth[word] - _LETTER * wrong - (_FIRST_LETTER if typed[0] != word[0] else 0.0)


def _is_plain(word: str) -> bool:
    return _LEAST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
