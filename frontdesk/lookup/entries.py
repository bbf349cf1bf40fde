"""How a card lies in the file: its folded words by weight, ready to be compared."""

import re
from functools import lru_cache
from typing import NamedTuple

from frontdesk.lookup.model import Card
from frontdesk.lookup.terms import terms
from frontdesk.words import clean, one_line

FIELDS = ("name", "keyword", "phrase", "text")
_PLACE = {field: place for place, field in enumerate(FIELDS)}
_OTHER = len(FIELDS) - 1
_KEY = re.compile("[+]?[0-9]+")
_DIGIT = re.compile(r"\d")
# Cleaned text holds neither, so that a card's words lie in one column without escapes.
_BETWEEN, _WITHIN = "\x1e", "\x1f"


class Entry(NamedTuple):
    """A card's row. A field holds one line for each of its texts: ' charged twice \\n billed again '."""

    id: str
    title: str
    title_key: str
    uses: int
    name: str
    keyword: str
    phrase: str
    text: str
    numbers: str
    words: str

    @property
    def vocabulary(self) -> set[str]:
        return set(f"{self.name} {self.keyword} {self.phrase} {self.text}".split())

    @property
    def strong(self) -> str:
        """The words of all fields but the texts."""
        return f"{self.name} {self.keyword} {self.phrase}"

    @property
    def start(self) -> str:
        """The first word of the title."""
        return self.title_key.partition(" ")[0]


def entry(card: Card) -> Entry:
    """The row of `card`; every field but the four of FIELDS counts as text."""
    title, words = _cleaned(card)
    title_key = " ".join(terms(title))
    lines: tuple[list[str], ...] = ([f" {title_key} "], [], [], [])
    for field, text in words:
        if field != "name" or text != title:
            lines[_PLACE.get(field, _OTHER)].append(_line(text))
    name, keyword, phrase, other = map("\n".join, lines)
    numbers = _numbers(card.numbers) if card.numbers else ""
    spelling = _BETWEEN.join(map(_WITHIN.join, words))
    return Entry(card.id, title, title_key, max(card.uses, 0), name, keyword, phrase, other, numbers, spelling)


def _cleaned(card: Card) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Title and words without what the file cannot hold; most need nothing, which one look tells."""
    everything = "".join([card.title, *map("".join, card.words)])
    if everything.isascii() and everything.isprintable():
        return card.title, card.words
    return clean(card.title), tuple((clean(field), clean(text)) for field, text in card.words)


# Departments and roles return on thousands of cards.
@lru_cache(4096)
def _line(text: str) -> str:
    return f" {' '.join(terms(text))} "


def _numbers(numbers: tuple[str, ...]) -> str:
    """The numbers that have a digit, each once, without spaces."""
    unspaced = [number if _KEY.fullmatch(number) else "".join(one_line(number).split()) for number in numbers]
    return " ".join([number for number in dict.fromkeys(unspaced) if _DIGIT.search(number)])


def spelled(title: str, words: str, lines: tuple[str, str, str, str]) -> list[tuple[str, str, str]]:
    """(field, text, line) of a card's row: each text in its own spelling, beside its folded line."""
    rest = [iter(field.split("\n")) for field in lines]
    found = [("name", title, next(rest[0]))]
    for pair in words.split(_BETWEEN) if words else ():
        field, text = pair.split(_WITHIN)
        if field != "name" or text != title:
            found.append((field, text, next(rest[_PLACE.get(field, _OTHER)])))
    return found
