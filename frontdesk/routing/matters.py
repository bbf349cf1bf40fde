"""Where one sentence may hold two matters: at its stops, and at the words that join."""

import re
from itertools import islice

from frontdesk.lookup.terms import LITTLE
from frontdesk.words import words

_WORDS = "and|also|plus|but|besides|then|und|et|y|e|en"
_JOINT = re.compile(rf"[.!?;,\n]+(?:\s|$)|\s[-–—/&+]\s|\b(?:{_WORDS})\b", re.IGNORECASE)
_MOST_JOINTS, _MOST_PAIRS = 20, 3
_LEAST_TELLING = 2


def halves(text: str) -> list[tuple[str, str]]:
    """The first ways of taking `text` apart into two that both say something, at most three."""
    joints = islice(_JOINT.finditer(text), _MOST_JOINTS)
    pairs = ((text[: joint.start()].strip(), text[joint.end() :].strip()) for joint in joints)
    return list(islice((pair for pair in pairs if all(map(_says_something, pair))), _MOST_PAIRS))


def _says_something(part: str) -> bool:
    return len({word for word in words(part) if word not in LITTLE}) >= _LEAST_TELLING
