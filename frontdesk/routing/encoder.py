"""What a sentence means: a small language model, run on one thread of this machine."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path

import numpy as np

from frontdesk.routing import weights
from frontdesk.routing.table import Table
from frontdesk.routing.vectors import Floats, unit

DIMENSIONS = 384
_MOST_PIECES = 64
_BATCH = 32


class Encoder:
    """Texts to vectors; open one in a worker (a quarter of a second), then ask it from any thread."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._takes = {one.name for one in self._session.get_inputs()}
        self._pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._pieces.no_padding()
        self._pieces.enable_truncation(_MOST_PIECES)
        self._table = Table(folder)

    @classmethod
    def open(cls, folder: Path | None = None) -> "Encoder":
        """Raises weights.Damaged where a file is not as it was made."""
        return cls(weights.checked(folder))

    def meaning(self, texts: Sequence[str]) -> Floats:
        """What each text means as a sentence: rows of 384 numbers, of length one."""
        pieces = self._taken_apart(texts)
        meant = np.empty((len(texts), DIMENSIONS), np.float32)
        for places, batch in _of_one_length(pieces):
            meant[places] = self._meant(batch)
        return unit(meant)

    def about(self, texts: Sequence[str]) -> Floats:
        """What the word pieces of each text are about: rows of 256 numbers, of length one; far quicker."""
        return self._table.sums(self._taken_apart(texts))

    def language(self) -> list[str]:
        """The whole words that the model knows, which stand in order of how common they are."""
        return self._language

    @cached_property
    def _language(self) -> list[str]:
        known: dict[str, int] = self._pieces.get_vocab()
        return [word for word in sorted(known, key=known.__getitem__) if len(word) > 1 and word.isalpha()]

    def _taken_apart(self, texts: Sequence[str]) -> list[list[int]]:
        return [one.ids for one in self._pieces.encode_batch(list(texts))]

    def _meant(self, pieces: Sequence[Sequence[int]]) -> Floats:
        ids = np.asarray(pieces, np.int64)
        shown = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        hidden: Floats = self._session.run(None, {name: shown[name] for name in self._takes})[0]
        meant: Floats = hidden.mean(axis=1)
        return meant


def _of_one_length(pieces: Sequence[Sequence[int]]) -> Iterator[tuple[list[int], list[Sequence[int]]]]:
    """Batches that need no filling up."""
    order = sorted(range(len(pieces)), key=lambda place: len(pieces[place]))
    for _, group in groupby(order, key=lambda place: len(pieces[place])):
        places = list(group)
        for start in range(0, len(places), _BATCH):
            chosen = places[start : start + _BATCH]
            yield chosen, [pieces[place] for place in chosen]
