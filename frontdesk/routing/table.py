"""A table of word pieces: what a text is about, without reading it as a sentence."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from frontdesk.routing.vectors import Floats, unit

DIMENSIONS = 256


class Table:
    """One short vector for each word piece, read from the file as it is needed."""

    def __init__(self, folder: Path) -> None:
        self._rows = np.load(folder / "pieces.npy", mmap_mode="r", allow_pickle=False)
        self._scales: Floats = np.load(folder / "scales.npy", allow_pickle=False)

    def sums(self, texts: Sequence[Sequence[int]]) -> Floats:
        """A row of length one for each text, given as its word pieces."""
        found = np.empty((len(texts), DIMENSIONS), np.float32)
        for place, pieces in enumerate(texts):
            ids = np.asarray(pieces, np.int64)
            found[place] = self._scales[ids] @ self._rows[ids].astype(np.float32)
        return unit(found)
