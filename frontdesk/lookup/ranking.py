"""How well a card answers what was typed."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import log

from msgspec import Struct

from frontdesk.lookup.model import Why
from frontdesk.lookup.shelf import Row, Shelf
from frontdesk.lookup.typed import NumberPart, Typed

QUALITY = {"name": 1.0, "keyword": 0.9, "phrase": 0.8}
OTHER_QUALITY = 0.6
_INFLECTED = 0.85
_ENDINGS = ("ing", "ed", "es", "s")
_LEAST_STEM = 4

EXACT_TITLE, TITLE_START, NAME, ANYWHERE, HEARD, IN_PART = range(6)


class Word(Struct, frozen=True):
    """A typed word: its needles in a card's lines, each with its worth; its query; how much it weighs.

    No card has it where there are no needles.
    """

    text: str
    needles: tuple[tuple[str, float], ...]
    query: str
    weight: float = 1.0

    def worth(self, line: str) -> float:
        for needle, worth in self.needles:
            if needle in line:
                return worth
        return 0.0


class Found(Struct, frozen=True):
    """A card on its way to the list: a lower tier stands first, then a higher score.

    `why` is known where it was not found by the very words that were typed.
    """

    row: Row
    tier: int
    score: float
    why: Why | None = None

    @property
    def rank(self) -> tuple[int, float, int, str, str, str]:
        row = self.row
        return self.tier, -self.score, -row.uses, row.title_key, row.title, row.id


def beginning(shelf: Shelf, text: str) -> Word:
    """Matches every word that begins so."""
    return _word(shelf, text, ((f" {text}", 1.0),), shelf.beginning(text))


def whole(shelf: Shelf, text: str) -> Word:
    return _word(shelf, text, ((f" {text} ", 1.0),), shelf.known(text))


def inflected(shelf: Shelf, text: str, *, still_typed: bool) -> Word:
    """Matches words that begin so, of a short word that is complete only itself.

    'invoices' and 'charged' also meet 'invoice' and 'charges', for a little less.
    """
    if len(text) < _LEAST_STEM and not still_typed:
        return whole(shelf, text)
    ending = next((one for one in _ENDINGS if text.endswith(one)), "")
    stem = text.removesuffix(ending)
    if not ending or len(stem) < _LEAST_STEM:
        return beginning(shelf, text)
    return _word(shelf, text, ((f" {text}", 1.0), (f" {stem}", _INFLECTED)), shelf.beginning(stem))


def _word(shelf: Shelf, text: str, needles: tuple[tuple[str, float], ...], known: tuple[str, int]) -> Word:
    query, frequency = known
    return Word(text, needles if frequency else (), query, rarity(frequency, shelf.count))


def rarity(frequency: int, of: int) -> float:
    """How much a word weighs that so many cards have."""
    return log(1 + max(of, 1) / (1 + frequency))


def weigh(row: Row, words: Sequence[Word], side_by_side: Sequence[tuple[int, int, str]]) -> float:
    """The share of the words that `row` has: rarer ones count more, better fields more, neighbours more."""
    worths = [_worth(row, word) for word in words]
    for first, second, needle in side_by_side:
        if worths[first] and worths[second] and _stands_in(row, needle):
            worths[first], worths[second] = _nearer(worths[first]), _nearer(worths[second])
    total = sum(word.weight for word in words)
    return sum(word.weight * worth for word, worth in zip(words, worths, strict=True)) / total


def _worth(row: Row, word: Word) -> float:
    best = 0.0
    for needle, worth in word.needles:
        if worth <= best:
            break
        best = max(best, worth * _quality(row, needle))
    return best


def _quality(row: Row, needle: str) -> float:
    if needle in row.name:
        return QUALITY["name"]
    if needle in row.keyword:
        return QUALITY["keyword"]
    if needle in row.phrase:
        return QUALITY["phrase"]
    return OTHER_QUALITY if needle in row.text else 0.0


def _stands_in(row: Row, needle: str) -> bool:
    return needle in row.name or needle in row.keyword or needle in row.phrase or needle in row.text


def _nearer(worth: float) -> float:
    return worth + (1 - worth) / 2


def side_by_side(typed: Typed, words: Sequence[Word]) -> list[tuple[int, int, str]]:
    """For two words typed one after the other, little ones between: their indexes, and how they stand in a line."""
    index = {word.text: at for at, word in enumerate(words)}
    at = [position for position, text in enumerate(typed.sequence) if text in index]
    pairs = []
    for first, second in pairwise(at):
        between = " ".join(typed.sequence[first : second + 1])
        pairs.append((index[typed.sequence[first]], index[typed.sequence[second]], f" {between}"))
    return pairs


def tier(row: Row, typed: Typed, words: Sequence[Word]) -> int:
    if typed.title and row.title_key == typed.title:
        return EXACT_TITLE
    if typed.title and row.title_key.startswith(typed.title):
        return TITLE_START
    return NAME if words and all(word.worth(row.name) for word in words) else ANYWHERE


def has_numbers(row: Row, parts: Sequence[NumberPart]) -> bool:
    return all(part.key in row.numbers for part in parts)


def number_tier(row: Row, parts: Sequence[NumberPart]) -> int:
    """The same number first, then its end, then any part."""
    numbers = row.numbers.split()
    tests: tuple[Callable[[str, NumberPart], bool], ...] = (
        lambda number, part: number.removeprefix("+") in (part.digits, part.key),
        lambda number, part: number.endswith(part.key),
    )
    for tier, test in enumerate(tests):
        if all(any(test(number, part) for number in numbers) for part in parts):
            return tier
    return len(tests)
