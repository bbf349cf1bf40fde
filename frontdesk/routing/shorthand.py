"""How operators note an inquiry down: a few of its words that say something."""

from collections.abc import Sequence
from random import Random

from frontdesk.lookup.terms import LITTLE
from frontdesk.words import words

_NOTED, _FEW = 3, 4
#: Learned where so many examples of a topic were heard on average, and so many at most: they take a lesson's time.
_FROM, _MOST = 8, 4_000


def is_note(typed: Sequence[str]) -> bool:
    """Whether words stand there as one notes them down: few, and each says something."""
    return len(typed) <= _FEW and not any(word in LITTLE for word in typed)


def shortened(text: str) -> str:
    """Up to three telling words of `text`, in order, always the same; none where it has no more than that."""
    telling = [word for word in words(text) if word not in LITTLE]
    if len(telling) <= _NOTED:
        return ""
    return " ".join(_some(telling, Random(text)))


def _some(telling: Sequence[str], random: Random) -> list[str]:
    return [telling[place] for place in sorted(random.sample(range(len(telling)), _NOTED))]


def notes(texts: Sequence[str], *, topics: int) -> dict[int, str]:
    """Some of `texts` as they would be noted down, by their places; none where little was heard of a topic."""
    if len(texts) < _FROM * topics:
        return {}
    chosen = range(0, len(texts), len(texts) // _MOST + 1)
    return {place: note for place in chosen if (note := shortened(texts[place]))}
