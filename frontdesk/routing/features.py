"""What is known of a text, side by side in one row: its meaning, what it is about, and its letters."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from frontdesk.routing import encoder, letters, table
from frontdesk.routing.vectors import Floats
from frontdesk.words import one_line, words

MEANING = slice(0, encoder.DIMENSIONS)
_ABOUT = slice(MEANING.stop, MEANING.stop + table.DIMENSIONS)
_LETTERS = slice(_ABOUT.stop, _ABOUT.stop + letters.DIMENSIONS)
WIDTH: int = _LETTERS.stop
# Found on training splits: more of either drowns the meaning.
_ABOUT_WORTH = np.float32(0.3)
_LETTERS_WORTH = np.float32(0.5)

LONGEST = 1_000


class Reader(Protocol):
    """Gives rows of length one for texts; `encoder.Encoder` is the real one."""

    def meaning(self, texts: Sequence[str]) -> Floats: ...

    def about(self, texts: Sequence[str]) -> Floats: ...

    def language(self) -> Sequence[str]:
        """Common words, the commonest first."""
        ...


class Features:
    """Texts to rows of WIDTH numbers; without a reader a row holds letters alone."""

    def __init__(self, reader: Reader | None) -> None:
        self.reader = reader
        self._letters_worth = _LETTERS_WORTH if reader else np.float32(1)
        #: The part by which two texts are compared, of length one.
        self.compared = MEANING if reader else _LETTERS
        self.length = float(np.sqrt(1 + _ABOUT_WORTH**2 + _LETTERS_WORTH**2)) if reader else 1.0

    def of(self, texts: Sequence[str], *, meant: Floats | None = None) -> Floats:
        """A row for each of `texts`, of which the first LONGEST characters count; `meant` where that is known."""
        rows = np.zeros((len(texts), WIDTH), np.float32)
        if not len(texts):
            return rows
        plain = [text[:LONGEST] for text in texts]
        rows[:, _LETTERS] = letters.hashed([words(text) for text in plain]) * self._letters_worth
        if self.reader:
            plain = [one_line(text) for text in plain]
            rows[:, MEANING] = self.reader.meaning(plain) if meant is None else meant
            rows[:, _ABOUT] = self.reader.about(plain) * _ABOUT_WORTH
        return rows
