"""Reads what stands in the box: words, and parts of numbers."""

import re

from msgspec import Struct

from frontdesk.lookup.terms import LITTLE, LONGEST, terms
from frontdesk.words import digits, one_line

MOST_TERMS = 16
LEAST_DIGITS = 3
_MOST_CHARACTERS = MOST_TERMS * (LONGEST + 1)
_TRUNK_ZERO = re.compile(r"\(0\)")
_NUMBER = re.compile(r"(?<![^\W_])[+(]{0,2}\d(?:[\d\s().\-/+]{0,60}\d)?(?![^\W_])")


class NumberPart(Struct, frozen=True):
    """Digits that stand together; `key` without 0, 00 or + in front, `text` as typed."""

    digits: str
    key: str
    text: str


class Typed(Struct, frozen=True, kw_only=True):
    """What was typed: `sequence` are all its words, `words` those that count, each once, in order.

    `numbers` are parts of numbers; `others` are the words beside them.
    """

    sequence: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[NumberPart, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The form in which a typed title meets a card's."""
        return " ".join(self.sequence)

    @property
    def last(self) -> str:
        """The word still being typed."""
        return self.sequence[-1] if self.sequence else ""


def read(text: str) -> Typed:
    """What `text` asks for, of its first 16 words of at most 100 characters; whatever `text` is."""
    line = one_line(text[:_MOST_CHARACTERS])
    sequence = terms(line)[:MOST_TERMS]
    runs = [run[0] for run in _NUMBER.finditer(line) if _is_number(run[0])]
    beside = _NUMBER.sub(lambda run: " " if _is_number(run[0]) else run[0], line)
    return Typed(
        sequence=tuple(sequence),
        words=_counting(sequence),
        numbers=tuple(_number(run) for run in runs[:MOST_TERMS]),
        others=_once(terms(beside)[:MOST_TERMS]),
    )


def _is_number(run: str) -> bool:
    return len(digits(run)) >= LEAST_DIGITS


def _number(run: str) -> NumberPart:
    typed = digits(_TRUNK_ZERO.sub("", run))
    key = typed[2:] if typed.startswith("00") else typed.removeprefix("0")
    return NumberPart(typed, key if len(key) >= LEAST_DIGITS else typed, run.strip())


def _counting(sequence: list[str]) -> tuple[str, ...]:
    """Little words count only where nothing else was typed."""
    return _once([word for word in sequence if word not in LITTLE]) or _once(sequence)


def _once(sequence: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sequence))
