"""What two versions of an article say differently, line by line and word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from msgspec import Struct

from frontdesk.knowledge.wording import Wording

# Comparing takes the product of both lengths; what is longer is shown as exchanged whole.
_MOST_LINES = 1_000
_MOST_WORDS = 300
#: Two lines that share less are not one that was changed.
_ALIKE = 0.4
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class Change(StrEnum):
    """What became of a line."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


class Part(Struct, frozen=True):
    """A piece of a line; marked where the other version says something else."""

    text: str
    is_marked: bool = False


class DifferingLine(Struct, frozen=True):
    """A line of the title, the sentence to say, the text or the keywords, and what became of it."""

    field: str
    change: Change
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(part.text for part in self.parts)


def difference(old: Wording, new: Wording) -> tuple[DifferingLine, ...]:
    """Every line of both, in order: title, say, body, keywords."""
    return tuple(
        DifferingLine(field, change, parts)
        for field in ("title", "say", "body", "keywords")
        for change, parts in _compared(_lines_of(old, field), _lines_of(new, field))
    )


_Line = tuple[Change, tuple[Part, ...]]


def _lines_of(wording: Wording, field: str) -> list[str]:
    if field == "keywords":
        return ["; ".join(wording.keywords)] if wording.keywords else []
    text: str = getattr(wording, field)
    return text.split("\n") if text else []


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[_Line]:
    """The lines of both; what is the same at either end is set aside first."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    yield from _kept(old[:head])
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    yield from _kept(old[len(old) - tail :])


def _shared(old: Sequence[str], new: Sequence[str]) -> int:
    same = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        same += 1
    return same


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[_Line]:
    if max(len(old), len(new)) > _MOST_LINES:
        yield from _exchanged(old, new)
        return
    for what, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if what == "equal":
            yield from _kept(old[start:end])
        else:
            yield from _exchanged(old[start:end], new[new_start:new_end])


def _kept(lines: Sequence[str]) -> Iterator[_Line]:
    for line in lines:
        yield Change.KEPT, (Part(line),)


def _exchanged(old: Sequence[str], new: Sequence[str]) -> Iterator[_Line]:
    for before, after in zip_longest(old, new):
        if before is None or after is None:
            yield (Change.ADDED, (Part(after),)) if before is None else (Change.REMOVED, (Part(before),))
            continue
        removed, added = _marked(before, after)
        yield Change.REMOVED, removed
        yield Change.ADDED, added


def _marked(old: str, new: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both lines with what differs marked; nothing is where they have little in common."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return (Part(old),), (Part(new),)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return (Part(old),), (Part(new),)
    codes = matcher.get_opcodes()
    removed = ((before[start:end], what) for what, start, end, _, _ in codes)
    added = ((after[start:end], what) for what, _, _, start, end in codes)
    return _parts(removed), _parts(added)


def _parts(runs: Iterator[tuple[list[str], str]]) -> tuple[Part, ...]:
    return tuple(Part("".join(pieces), what != "equal") for pieces, what in runs if pieces)
