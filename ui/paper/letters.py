"""Which letters no font of this computer shows."""

import unicodedata
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

_MOST_NAMED = 12
# Formatting marks and line ends have no shape of their own; of the variation selectors none needs one.
_SHAPELESS = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))


def without_font(letters: Iterable[str], font: QFont) -> str:
    """A sentence that names the letters which no font of this computer shows; '' where there are none."""
    fonts = _Fonts(font)
    missing = sorted(letter for letter in letters if not fonts.show(letter))
    if not missing:
        return ""
    named = ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, '')}".strip() for each in missing[:_MOST_NAMED])
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return f"No font on this computer shows these characters, which stand as empty boxes: {named}{more}."


class _Fonts:
    """A font, and all those that may stand in for it."""

    def __init__(self, first: QFont) -> None:
        self._open = [QRawFont.fromFont(first)]
        self._others = iter(QFontDatabase.families())

    def show(self, letter: str) -> bool:
        """Whether one of them shows `letter`; a mark without a shape needs none."""
        if unicodedata.category(letter) in _SHAPELESS or "VARIATION SELECTOR" in unicodedata.name(letter, ""):
            return True
        return any(font.supportsCharacter(ord(letter)) for font in self._all())

    def _all(self) -> Iterator[QRawFont]:
        """Those that were opened already, then one after the other: opening all would take a while."""
        yield from list(self._open)
        for family in self._others:
            self._open.append(QRawFont.fromFont(QFont(family)))
            yield self._open[-1]
