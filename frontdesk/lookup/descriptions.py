"""Finds topics and articles: any of the typed words counts, the rarer ones more."""

from collections import defaultdict
from itertools import pairwise

from frontdesk.lookup.ranking import (
    EXACT_TITLE,
    Found,
    Word,
    has_numbers,
    inflected,
    side_by_side,
    tier,
    weigh,
)
from frontdesk.lookup.shelf import Shelf
from frontdesk.lookup.typed import Typed

_COMPARED = 40
_TITLES = 20
_LEADING_WORDS = 4
_GATHERED = 80
_WORDS_OF_A_TITLE = 4


def find_descriptions(shelf: Shelf, typed: Typed, *, limit: int) -> tuple[list[Found], list[Word]]:
    """The best cards, best first, and the words that found them."""
    words = _weighed(shelf, typed)
    found = {}
    if words:
        pairs = side_by_side(typed, words)
        for row in shelf.rows(_gather(shelf, typed, words)):
            place = tier(row, typed, words)
            score = 1.0 if place == EXACT_TITLE else round(weigh(row, words, pairs), 6)
            found[row.place] = Found(row, place, score)
    found.update(_by_number(shelf, typed))
    best = sorted((one for one in found.values() if one.score > 0), key=lambda one: one.rank)
    return best[:limit], words


def _weighed(shelf: Shelf, typed: Typed) -> list[Word]:
    return [inflected(shelf, text, still_typed=text == typed.last) for text in typed.words]


def _gather(shelf: Shelf, typed: Typed, words: list[Word]) -> set[int]:
    """The cards worth comparing: those that hold most of the weight in the words that say most."""
    sure = {*shelf.titled(typed.title, limit=_TITLES), *_title_starts(shelf, words)}
    known = [word for word in words if word.needles]
    leading = sorted(known, key=lambda word: -word.weight)[:_LEADING_WORDS]
    weight: dict[int, float] = defaultdict(float)
    for word in leading:
        places = shelf.matching(word.query, limit=_GATHERED)
        if len(places) > _COMPARED:
            places += shelf.matching(f"strong : {word.query}", limit=_GATHERED)
        for place in places:
            weight[place] += word.weight
    for first, second in pairwise(leading):
        for place in shelf.matching(f"{first.query} AND {second.query}", limit=_COMPARED):
            weight.setdefault(place, first.weight + second.weight)
    best = sorted(weight, key=weight.__getitem__, reverse=True)[:_COMPARED]
    return sure.union(best)


def _title_starts(shelf: Shelf, words: list[Word]) -> list[int]:
    if len(words) > _WORDS_OF_A_TITLE or not all(word.needles for word in words):
        return []
    names = " AND ".join(word.query for word in words)
    return shelf.named(f"(start : {words[0].query}) AND {names}", limit=_TITLES)


def _by_number(shelf: Shelf, typed: Typed) -> dict[int, Found]:
    found = {}
    for part in typed.numbers:
        for row in shelf.rows(shelf.numbered(part.key, limit=_COMPARED)):
            if has_numbers(row, [part]):
                found[row.place] = Found(row, EXACT_TITLE, 1.0)
    return found
