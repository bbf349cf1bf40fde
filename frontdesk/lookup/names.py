"""Finds people: every typed word must be there, in any order, by its beginning; numbers by any part."""

from collections.abc import Callable, Iterable, Sequence

from frontdesk.lookup.ear import Ear
from frontdesk.lookup.heard import find_heard, find_heard_in
from frontdesk.lookup.ranking import (
    ANYWHERE,
    EXACT_TITLE,
    IN_PART,
    NAME,
    TITLE_START,
    Found,
    Word,
    beginning,
    has_numbers,
    number_tier,
    rarity,
    side_by_side,
    tier,
    weigh,
    whole,
)
from frontdesk.lookup.shelf import Row, Shelf
from frontdesk.lookup.terms import LITTLE
from frontdesk.lookup.typed import Typed

# As many as are compared with each other; they come most used first, so that what is beyond is used less.
_COMPARED = 120
_NUMBERED = 60
_RARER_WORDS = 4
_RARE_SHARE = 50
_RARE_AT_LEAST = 8


def find_names(ear: Ear, typed: Typed, *, limit: int) -> tuple[list[Found], list[Word]]:
    """The best cards, best first, and the words that found them; who was heard stands after who was found plainly."""
    shelf = ear.shelf
    if typed.numbers:
        words = _beginnings(shelf, typed.others)
        found = _by_number(shelf, typed, words)
        if found:
            return _best(found, limit), words
    words = _beginnings(shelf, dict.fromkeys(typed.sequence))
    found = _all_words(shelf, typed, words, limit)
    if len(found) < limit:
        found += find_heard(ear, typed, found)
    if not found:
        words = _complete(shelf, typed)
        found = _any_word(ear, typed, words)
    return _best(found, limit), words


def _beginnings(shelf: Shelf, texts: Iterable[str]) -> list[Word]:
    """Words up to the first that nobody has: with it, nobody has them all."""
    words = []
    for text in texts:
        words.append(beginning(shelf, text))
        if not words[-1].needles:
            break
    return words


def _best(found: list[Found], limit: int) -> list[Found]:
    return sorted(found, key=lambda one: one.rank)[:limit]


def _by_number(shelf: Shelf, typed: Typed, words: Sequence[Word]) -> list[Found]:
    if not all(word.needles for word in words):
        return []
    longest = max((part.key for part in typed.numbers), key=len)
    places = shelf.numbered(longest, limit=_NUMBERED)
    if words:
        places += shelf.matching(_all(words), limit=2 * _COMPARED)
    rows = [row for row in shelf.rows(set(places)) if has_numbers(row, typed.numbers)]
    return [Found(row, number_tier(row, typed.numbers), 1.0) for row in rows if all(_has(row, word) for word in words)]


def _all_words(shelf: Shelf, typed: Typed, words: list[Word], limit: int) -> list[Found]:
    """From the best tier to the last, until there are enough: a worse tier cannot come before a better one."""
    found: dict[int, Found] = {}
    for whole_up_to, places in _tiers(shelf, typed, words):
        for row in shelf.rows(set(places()).difference(found)):
            found[row.place] = Found(row, tier(row, typed, words), round(weigh(row, words, ()), 6))
        if sum(one.tier <= whole_up_to for one in found.values()) >= limit:
            break
    return list(found.values())


def _tiers(shelf: Shelf, typed: Typed, words: list[Word]) -> list[tuple[int, Callable[[], list[int]]]]:
    if not words or not all(word.needles for word in words):
        return []
    start, query = words[0].query, _all(words)
    return [
        (EXACT_TITLE, lambda: shelf.titled(typed.title, limit=_COMPARED)),
        (TITLE_START, lambda: shelf.named(f"(start : {start}) AND {query}", limit=_COMPARED)),
        (NAME, lambda: shelf.named(query, limit=_COMPARED)),
        (ANYWHERE, lambda: shelf.matching(query, limit=_COMPARED)),
    ]


def _complete(shelf: Shelf, typed: Typed) -> list[Word]:
    return [whole(shelf, text) for text in typed.words if text not in LITTLE]


def _any_word(ear: Ear, typed: Typed, words: list[Word]) -> list[Found]:
    """Whoever has one of the rarer words; what many have would bury them."""
    shelf = ear.shelf
    least = rarity(max(_RARE_AT_LEAST, shelf.count // _RARE_SHARE), shelf.count)
    rare = [word for word in words if word.needles and word.weight >= least]
    rarest = sorted(rare, key=lambda word: -word.weight)[:_RARER_WORDS]
    places = {place for word in rarest for place in shelf.matching(word.query, limit=_COMPARED)}
    pairs = side_by_side(typed, words)
    found = {row.place: Found(row, IN_PART, round(weigh(row, words, pairs), 6)) for row in shelf.rows(places)}
    for one in find_heard_in(ear, words):
        before = found.get(one.row.place)
        found[one.row.place] = Found(one.row, IN_PART, before.score + one.score, before.why) if before else one
    return list(found.values())


def _all(words: Sequence[Word]) -> str:
    return " AND ".join(word.query for word in words)


def _has(row: Row, word: Word) -> bool:
    return any(word.worth(line) for line in (row.name, row.keyword, row.phrase, row.text))
