"""The topics of a small office, and what callers said about them."""

from collections.abc import Sequence

import numpy as np

from frontdesk.routing.encoder import DIMENSIONS
from frontdesk.routing.said import Named, Said
from frontdesk.routing.table import DIMENSIONS as ABOUT
from frontdesk.routing.vectors import Floats

TOPICS = (
    Named("bill", "Billing disputes", keywords=("invoice", "charged twice")),
    Named("park", "Parking permits", phrases=("where may visitors leave their car",)),
    Named("pass", "Forgotten passwords"),
    Named("leave", "Holidays and sick leave"),
)

SAID = (
    Said("1", "the amount on my statement is wrong", "bill"),
    Said("2", "you took the money two times", "bill"),
    Said("3", "the barrier of the garage stays shut", "park"),
    Said("4", "the computer does not let me in", "pass"),
    Said("5", "I am ill and cannot come tomorrow", "leave"),
)

#: What a plain reader knows: words of one line mean the same.
_MEANINGS = (
    {"billing", "invoice", "charged", "amount", "statement", "money", "bill"},
    {"parking", "car", "garage", "barrier", "vehicle", "visitors"},
    {"passwords", "password", "computer", "login", "screen"},
    {"holidays", "sick", "ill", "vacation", "tomorrow"},
)


class PlainReader:
    """Reads by the little dictionary above, so that expectations can be written by hand.

    `asked` counts the texts that were read, `longest` the characters of the longest.
    """

    def __init__(self) -> None:
        self.asked = self.longest = 0

    def meaning(self, texts: Sequence[str]) -> Floats:
        self.asked += len(texts)
        self.longest = max([self.longest, *map(len, texts)])
        return self._rows(texts, DIMENSIONS)

    def about(self, texts: Sequence[str]) -> Floats:
        return self._rows(texts, ABOUT)

    def language(self) -> Sequence[str]:
        return ("the", "where", "my", "bill", "car", "screen", "login")

    def _rows(self, texts: Sequence[str], width: int) -> Floats:
        rows = np.zeros((len(texts), width), np.float32)
        for row, text in zip(rows, texts, strict=True):
            known = set(text.lower().split())
            row[: len(_MEANINGS)] = [len(known & meant) for meant in _MEANINGS]
            row[-1] = 0.01
            row /= np.linalg.norm(row)
        return rows
