"""Words as the index keeps them, and little words that say nothing."""

import re

from frontdesk.words import words

LONGEST = 100
# Scripts that are written without spaces: each character stands for itself, so that any part is found.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana and ideographs
)
_PIECES = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}]+")
_PLAIN = re.compile("[a-z0-9]+")
SPELLED = re.compile(rf"[^\W_{_UNSPACED}]+|[{_UNSPACED}]")

_LITTLE = """
a about an and any are as at be been but by can cannot could d did do does for from get got had has have he
her hers hi hello him his how i if in into is it its ll m me my need no not of on or our out own owns please re s she
so some t than that the their them then there they this to up us ve want was we were what when where which
who whom whose why will with would you your yours
"""
LITTLE = frozenset(_LITTLE.split())


def terms(text: str) -> list[str]:
    """The folded words of `text` in order, none longer than LONGEST."""
    if text.isascii() and text.isprintable():
        found = _PLAIN.findall(text.lower())
    else:
        found = [piece for word in words(text) for piece in pieces(word)]
    return [word[:LONGEST] for word in found] if len(text) > LONGEST else found


def pieces(word: str) -> list[str]:
    return [word] if word.isascii() else _PIECES.findall(word)
