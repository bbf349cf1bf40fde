"""Says why a card was found, in the card's own words."""

from collections.abc import Iterator, Sequence

from frontdesk.lookup.entries import spelled
from frontdesk.lookup.model import Why
from frontdesk.lookup.ranking import OTHER_QUALITY, QUALITY, Word
from frontdesk.lookup.shelf import Row
from frontdesk.lookup.terms import LITTLE, SPELLED, terms

_LONG = 400
_AFTER = 200
_GAP = " … "


class Reasons:
    """Why the hits of one search were found: the field that says most of what was typed, and its words."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._matching: dict[str, bool] = {}

    def of(self, row: Row) -> Why:
        texts = spelled(row.title, row.words, (row.name, row.keyword, row.phrase, row.text))
        field, text, _ = max(texts, key=self._says)
        return Why(field, self._matched(text))

    def _says(self, one: tuple[str, str, str]) -> tuple[bool, float]:
        field, _, line = one
        worths = [word.worth(line) for word in self._words]
        share = sum(word.weight * worth for word, worth in zip(self._words, worths, strict=True))
        return all(worths), QUALITY.get(field, OTHER_QUALITY) * share

    def _matched(self, text: str) -> str:
        """The matched words of `text`; those with at most little words between stay together as they are written."""
        runs: list[tuple[int, int]] = []
        in_run = False
        for start, end in self._near(text):
            matches = self._matches(text[start:end])
            if matches:
                runs.append((runs.pop()[0] if in_run else start, end))
            in_run = matches or (in_run and text[start:end].lower() in LITTLE)
        return _GAP.join(dict.fromkeys(text[start:end] for start, end in runs))

    def _matches(self, spelling: str) -> bool:
        known = self._matching.get(spelling)
        if known is None:
            found = [f" {term} " for term in terms(spelling)]
            known = any(word.worth(term) for term in found for word in self._words)
            self._matching[spelling] = known
        return known

    def _near(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words of `text` begin and end; of a long text those around the first that was typed."""
        if len(text) <= _LONG or not text.isascii():
            return (found.span() for found in SPELLED.finditer(text))
        start = self._first(text.lower())
        return (found.span() for found in SPELLED.finditer(text, start, start + _AFTER))

    def _first(self, lower: str) -> int:
        at = [lower.find(needle.rstrip()) for word in self._words for needle, _ in word.needles]
        return min((one for one in at if one >= 0), default=0)
