"""Rows of numbers, and what is done with them everywhere."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]
Halves: TypeAlias = npt.NDArray[np.float16]
Bytes: TypeAlias = npt.NDArray[np.int8]
Places: TypeAlias = npt.NDArray[np.int64]

_LEAST = np.float32(1e-9)
_STEPS = np.float32(127)


def unit(rows: Floats) -> Floats:
    """Each row at length one; a row of nothing stays nothing."""
    long: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), _LEAST)
    return long


def packed(rows: Floats) -> Bytes:
    """Rows of length one or less in a quarter of the room, exact to a hundredth."""
    return np.round(np.clip(rows, -1, 1) * _STEPS).astype(np.int8)


def unpacked(rows: Bytes) -> Floats:
    return rows.astype(np.float32) / _STEPS
