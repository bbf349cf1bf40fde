"""What is typed into the box: seeded, with every beginning of one and two letters that occurs."""

from collections.abc import Iterator, Sequence
from random import Random

from frontdesk.words import words

COUNT = 500
_ABSENT = ("qwzx", "zzyzx", "blorfing", "xylqu")


def queries(titles: Sequence[str], numbers: Sequence[str], *, count: int = COUNT, seed: int = 1) -> list[str]:
    """At least `count` of them: one word for each beginning of two letters, then what people type."""
    random = Random(seed)
    by_beginning: dict[str, list[str]] = {}
    for title in titles:
        for word in words(title):
            by_beginning.setdefault(word[:2], []).append(word)
    wanted = [random.choice(by_beginning[beginning]) for beginning in sorted(by_beginning)]
    more = _as_typed(random, titles, numbers)
    while len(wanted) < count:
        wanted.append(next(more))
    random.shuffle(wanted)
    return wanted


def _as_typed(random: Random, titles: Sequence[str], numbers: Sequence[str]) -> Iterator[str]:
    """In turn: two words of a title in either order, a whole title, part of a number, a word with one letter wrong."""
    while True:
        some = words(random.choice(titles))
        yield " ".join(random.sample(some, min(2, len(some))))
        yield random.choice(titles).lower()
        number = random.choice(numbers)
        yield number[-random.randint(3, 6) :]
        yield _misspelt(random, random.choice(words(random.choice(titles))))
        yield f"{random.choice(words(random.choice(titles)))} {random.choice(_ABSENT)}"


def _misspelt(random: Random, word: str) -> str:
    at = random.randrange(len(word))
    return word[:at] + random.choice("aeinrst") + word[at + 1 :]
