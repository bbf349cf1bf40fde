"""Breaking text into lines by the words of its language."""

import re
from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout, QTextOption

_LONGEST = 4000
#: What begins an isolation of another direction of writing, and what ends one.
_BEGINS, _ENDS = "\u2066\u2067\u2068", "\u2069"
# '570 555 0142' stays on one line, and so does '4 unowned' in a list of figures.
_TOGETHER = re.compile(r"(?<=\d) (?=\d)|(?<=, \d) (?=\w)|(?<=, \d\d) (?=\w)")


def wrap(text: str, font: QFont, width: float) -> tuple[str, ...]:
    """The lines of `text` in `font` at this width; a word that is too long is broken."""
    return _wrapped(text[:_LONGEST], font.key(), width, _Held(font))


class _Held:
    """A font that does not count when the cache compares questions: its key stands there already."""

    def __init__(self, font: QFont) -> None:
        self.font = font

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=256)
def _wrapped(text: str, _key: str, width: float, held: _Held) -> tuple[str, ...]:
    return tuple(line for paragraph in text.split("\n") for line in kept_apart(_best(paragraph, held.font, width)))


def kept_apart(lines: list[str]) -> list[str]:
    """Lines of one paragraph, each painted alone: what is isolated in it and goes on in the next line is so there."""
    if not any(_ENDS in line for line in lines):
        return lines
    opened, kept = "", list[str]()
    for line in lines:
        begins = opened
        for sign in line:
            opened = opened + sign if sign in _BEGINS else opened[:-1] if sign == _ENDS else opened
        kept.append(begins + line + _ENDS * len(opened))
    return kept


def _best(paragraph: str, font: QFont, width: float) -> list[str]:
    """Numbers stay whole where that takes no line more."""
    lines, whole = _lines(paragraph, font, width), _TOGETHER.sub("\u00a0", paragraph)
    if len(lines) < 2 or whole == paragraph:
        return lines
    better = _lines(whole, font, width)
    return [line.replace("\u00a0", " ") for line in better] if len(better) == len(lines) else lines


def _lines(paragraph: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(paragraph[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return lines
