"""What a router learned, as bytes for the desk's file; what cannot be read is nothing, and is learned again."""

from io import BytesIO
from zipfile import BadZipFile

import msgspec
import numpy as np
from msgspec import Struct

from frontdesk.routing.confidence import Sureness
from frontdesk.routing.features import WIDTH
from frontdesk.routing.learning import Weights
from frontdesk.routing.lessons import Learned
from frontdesk.routing.said import Named, Said
from frontdesk.routing.vectors import Bytes, Halves

#: Raised whenever rows mean something else than before.
_VERSION = 1
_UNREADABLE = (OSError, EOFError, ValueError, KeyError, BadZipFile, msgspec.MsgspecError)

_NONE = Weights(np.empty((0, WIDTH), np.float32), np.empty(0, np.float32))


class Kept(Struct, frozen=True):
    """Topics with a row for each name, what was learned of them, and each example with its row in a byte a number.

    `compared` is the width of an example's row, by which a router with weights knows one that was made without.
    """

    topics: list[Named]
    names: Halves
    learned: Learned
    said: list[Said]
    rows: Bytes
    compared: int


class _Words(Struct, frozen=True):
    version: int
    topics: list[Named]
    said: list[Said]
    sureness: Sureness
    compared: int


def pack(kept: Kept) -> bytes:
    words = _Words(_VERSION, kept.topics, kept.said, kept.learned.sureness, kept.compared)
    weights, brief = kept.learned.weights, kept.learned.brief or _NONE
    file = BytesIO()
    np.savez(
        file, words=np.frombuffer(msgspec.json.encode(words), np.uint8), names=kept.names,
        weights=weights.rows.astype(np.float16), bias=weights.bias, rows=kept.rows,
        brief=brief.rows.astype(np.float16), brief_bias=brief.bias,
    )  # fmt: skip
    return file.getvalue()


def unpack(blob: bytes) -> Kept | None:
    """What `pack` made, or None where it is damaged or of another version."""
    try:
        with np.load(BytesIO(blob), allow_pickle=False) as found:
            words = msgspec.json.decode(found["words"].tobytes(), type=_Words)
            names, weights = found["names"].astype(np.float16), found["weights"].astype(np.float32)
            bias, rows = found["bias"].astype(np.float32), found["rows"].astype(np.int8)
            brief = Weights(found["brief"].astype(np.float32), found["brief_bias"].astype(np.float32))
    except _UNREADABLE:
        return None
    learned = Learned(Weights(weights, bias), words.sureness, brief if brief.rows.shape == weights.shape else None)
    kept = Kept(words.topics, names, learned, words.said, rows, words.compared)
    return kept if words.version == _VERSION and _fits(kept) else None


def _fits(kept: Kept) -> bool:
    count, weights = len(kept.topics), kept.learned.weights
    return (
        kept.names.shape == weights.rows.shape == (count, WIDTH)
        and weights.bias.shape == (count,)
        and kept.rows.shape == (len(kept.said), kept.compared)
        and bool(np.isfinite(kept.names).all() and np.isfinite(weights.rows).all() and np.isfinite(weights.bias).all())
    )
