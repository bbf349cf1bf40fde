"""Puts together what the words mean for each topic and how near the nearest example of it is."""

import numpy as np
from msgspec import Struct

from frontdesk.routing.vectors import Floats, Places

#: So many of the topics with the highest scores are compared example by example.
CANDIDATES = 10
#: What a cosine counts beside a score of the regression; found on training splits.
_NEARNESS = np.float32(5)


class Blend(Struct, frozen=True):
    """Scores of every topic for each text; `near` is the highest cosine and `top` the highest score of each."""

    scores: Floats
    near: Floats
    top: Floats


def candidates(scores: Floats) -> Places:
    """The places of the highest scores in each row, the highest first."""
    count = min(CANDIDATES, scores.shape[1])
    few = np.argpartition(-scores, count - 1, axis=1)[:, :count] if count else np.empty((len(scores), 0), np.int64)
    order = np.argsort(-np.take_along_axis(scores, few, axis=1), axis=1, kind="stable")
    return np.take_along_axis(few, order, axis=1)


def blended(scores: Floats, places: Places, nearness: Floats) -> Blend:
    """`nearness` are the cosines of the candidates at `places`; the others count as the farthest of them."""
    farthest = nearness.min(axis=1, keepdims=True)
    whole = scores + _NEARNESS * farthest
    best = np.take_along_axis(scores, places, axis=1) + _NEARNESS * nearness
    np.put_along_axis(whole, places, best, axis=1)
    return Blend(whole, nearness.max(axis=1), scores.max(axis=1))
