"""Reads inquiries with their topics from files with the columns text, topic and split; spoils them as people do."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from frontdesk.lookup.terms import LITTLE
from frontdesk.words import words

ALL = "all"
_COLUMNS = {"text", "topic", "split"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WRONG = 0.1
_NOTED = 3


class Missing(Exception):
    """The file does not have what was asked for; the sentence says what."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    text: str
    topic: str


Splits = Mapping[str, Sequence[Inquiry]]


def read(file: Path) -> Splits:
    """The inquiries of each split, in the order of the file. Raises Missing."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if lacking := _COLUMNS - set(rows.fieldnames or ()):
                raise Missing(f"{file} has no column {' and no column '.join(sorted(lacking))}.")
            return _by_split(rows)
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise Missing(f"{file} cannot be read: {problem}.") from problem


def _by_split(rows: Iterable[Mapping[str, str | None]]) -> Splits:
    found: dict[str, list[Inquiry]] = defaultdict(list)
    for row in rows:
        text, topic, split = (row[name] or "" for name in ("text", "topic", "split"))
        if text.strip() and topic.strip() and split:
            found[split].append(Inquiry(text, topic))
    return dict(found)


def part(splits: Splits, name: str) -> Sequence[Inquiry]:
    """The inquiries of the split `name`. Raises Missing, naming those that are there."""
    if name not in splits:
        raise Missing(f"There is no split {name}; the file has {', '.join(sorted(splits)) or 'none'}.")
    return splits[name]


def shown(splits: Splits, shots: str, asked: Sequence[Inquiry]) -> list[Inquiry]:
    """What the router hears before it is asked: nothing, all of train, or so many of each topic.

    The split train_N where there is one, else drawn from train; never one of the texts that are asked.
    """
    if shots == "0":
        return []
    taken = {one.text.strip().casefold() for one in asked}
    whole = splits[f"train_{shots}"] if f"train_{shots}" in splits else part(splits, "train")
    kept = [one for one in whole if one.text.strip().casefold() not in taken]
    return kept if shots == ALL or f"train_{shots}" in splits else _drawn(kept, int(shots))


def _drawn(inquiries: Sequence[Inquiry], count: int) -> list[Inquiry]:
    of: dict[str, list[Inquiry]] = defaultdict(list)
    for one in Random(1).sample(list(inquiries), len(inquiries)):
        of[one.topic].append(one)
    return [one for each in of.values() for one in each[:count]]


def topics(*parts: Sequence[Inquiry]) -> list[str]:
    return sorted({one.topic for part in parts for one in part})


def readable(topic: str) -> str:
    """A topic's label as a person would write it."""
    return " ".join(topic.replace("_", " ").split())


def spoiled(inquiries: Sequence[Inquiry], noise: str) -> list[Inquiry]:
    """The same inquiries, mistyped or noted down in short; the same for the same place in the list."""
    spoil = NOISES[noise]
    return [Inquiry(spoil(one.text, Random(place)), one.topic) for place, one in enumerate(inquiries)]


def as_said(text: str, _: Random) -> str:
    """Unspoiled."""
    return text


def mistyped(text: str, random: Random) -> str:
    """One character in ten wrong: another, missing, doubled by a stranger, or changed with the next."""
    typed: list[str] = []
    left = list(text)
    while left:
        letter = left.pop(0)
        if not letter.isalnum() or random.random() >= _WRONG:
            typed.append(letter)
            continue
        typed += _slipped(letter, left, random)
    return "".join(typed)


def _slipped(letter: str, left: list[str], random: Random) -> list[str]:
    slip = random.choice(("other", "missing", "more", "changed"))
    if slip == "missing":
        return []
    if slip == "changed" and left and left[0].isalnum():
        return [left.pop(0), letter]
    stranger = random.choice(_LETTERS)
    return [letter, stranger] if slip == "more" else [stranger]


def noted(text: str, random: Random) -> str:
    """Three of the words that say something, in their order; the text where there are none."""
    telling = [word for word in words(text) if word not in LITTLE]
    chosen = sorted(random.sample(range(len(telling)), min(_NOTED, len(telling))))
    return " ".join(telling[place] for place in chosen) or text


NOISES: Mapping[str, Callable[[str, Random], str]] = {
    "none": as_said,
    "typo": mistyped,
    "short": noted,
}
