"""Learns which topic words belong to: a class-balanced logistic regression that is drawn towards the topics' names.

The pull keeps a topic that was never or seldom heard where its name puts it, so that a few dozen uneven examples do not
make the result worse than the names alone.
"""

import numpy as np
from msgspec import Struct

from frontdesk.routing.descent import lowest
from frontdesk.routing.vectors import Floats, Places

#: How far the score of a topic stands apart for its own name; found on training splits, like the two below.
PULL = np.float32(3)
_LOOSEST = 10.0
#: From the names to where more steps change nothing that can be seen.
STEPS = 30
#: Beyond so many cells (examples by topics) the regression would take minutes: the topics' centres are taken instead.
_MOST_CELLS = 40_000_000


class Weights(Struct, frozen=True):
    """A row for each topic, and what is added to its score."""

    rows: Floats
    bias: Floats

    def scores(self, heard: Floats) -> Floats:
        found: Floats = heard @ self.rows.T + self.bias
        return found


def from_names(names: Floats) -> Weights:
    """What is known before anything was heard; `names` are rows of features."""
    return Weights(PULL * names, np.zeros(len(names), np.float32))


class Heard(Struct, frozen=True):
    """Rows of features, and the place of each one's topic."""

    rows: Floats
    topics: Places

    @classmethod
    def of(cls, *parts: tuple[Floats, Places]) -> "Heard":
        """Rows and topics that come in parts."""
        return cls(np.concatenate([rows for rows, _ in parts]), np.concatenate([topics for _, topics in parts]))


def fit(heard: Heard, names: Floats, start: Weights | None = None, *, steps: int = STEPS) -> Weights:
    """The weights after hearing `heard`, in which every topic must be; `start` makes it quicker."""
    pulled = from_names(names)
    if not len(names):
        return pulled
    if len(heard.rows) * len(names) > _MOST_CELLS:
        return _centres(heard, len(names))
    return _regression(heard, pulled, start or pulled, steps)


def _regression(heard: Heard, pulled: Weights, start: Weights, steps: int) -> Weights:
    rows = np.concatenate([heard.rows, np.ones((len(heard.rows), 1), np.float32)], axis=1)
    worth = _balanced(heard, len(pulled.bias))
    home = _joined(pulled)
    loose = _looseness(heard, len(pulled.bias))

    def slope(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(home.shape)
        shares, loss = _shares(rows @ weights, heard.topics, worth)
        away = weights - home
        gradient = rows.T @ shares + away / np.float32(loose)
        return loss + float(np.vdot(away, away)) / (2 * loose), gradient.ravel()

    found = lowest(slope, _joined(start).ravel(), steps=steps).reshape(home.shape)
    return Weights(np.ascontiguousarray(found[:-1].T), found[-1].copy())


def _looseness(heard: Heard, topics: int) -> float:
    """How little the names pull: as many times as a topic was heard on average."""
    return min(max(len(heard.rows) / topics - 1, 1.0), _LOOSEST)


def _joined(weights: Weights) -> Floats:
    return np.concatenate([weights.rows.T, weights.bias[None]])


def _balanced(heard: Heard, topics: int) -> Floats:
    """Every topic counts alike, however often it was heard."""
    worth = 1 / np.bincount(heard.topics, minlength=topics)[heard.topics]
    balanced: Floats = (worth * (len(worth) / worth.sum())).astype(np.float32)
    return balanced


def _shares(scores: Floats, places: Places, worth: Floats) -> tuple[Floats, float]:
    """How much too sure of each topic each example is, and the loss."""
    own = np.arange(len(places))
    scores -= scores.max(axis=1, keepdims=True)
    right = scores[own, places].copy()
    np.exp(scores, out=scores)
    sums = scores.sum(axis=1, keepdims=True)
    loss = float(np.dot(worth, np.log(sums[:, 0]) - right))
    scores /= sums
    scores[own, places] -= 1
    scores *= worth[:, None]
    return scores, loss


def _centres(heard: Heard, topics: int) -> Weights:
    sums = np.zeros((topics, heard.rows.shape[1]), np.float32)
    np.add.at(sums, heard.topics, heard.rows)
    counts = np.bincount(heard.topics, minlength=topics)
    return from_names((sums / counts[:, None]).astype(np.float32))
