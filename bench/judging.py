"""How well rows answer: accuracy, rank, calibration, and what was told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_BINS = 10
_KEPT = 0.95


@dataclass(frozen=True, slots=True)
class Answer:
    """The topics in the order in which they stood, the confidence of the first, and which was right."""

    topics: Sequence[str]
    confidence: float
    right: str

    @property
    def is_right(self) -> bool:
        return self.topics[:1] == [self.right]


def accuracy(answers: Sequence[Answer], *, at: int) -> float:
    return float(np.mean([one.right in one.topics[:at] for one in answers]))


def reciprocal_rank(answers: Sequence[Answer]) -> float:
    """The mean of 1/place of the right topic, 0 where it did not stand."""
    places = [list(one.topics).index(one.right) + 1 if one.right in one.topics else None for one in answers]
    return float(np.mean([1 / place if place else 0.0 for place in places]))


@dataclass(frozen=True, slots=True)
class Bin:
    """Of `count` first rows that said `said` on average, the share `held` was right."""

    count: int
    said: float
    held: float


def reliability(answers: Sequence[Answer]) -> list[Bin]:
    """First rows by what they said of themselves, in tenths; empty ones left out."""
    said = np.array([one.confidence for one in answers])
    held = np.array([one.is_right for one in answers], float)
    tenth = np.minimum((said * _BINS).astype(int), _BINS - 1)
    chosen = [tenth == place for place in range(_BINS)]
    return [Bin(int(one.sum()), float(said[one].mean()), float(held[one].mean())) for one in chosen if one.any()]


def calibration_error(answers: Sequence[Answer]) -> float:
    """How far what rows say is from what held, weighed by how many said it."""
    return sum(abs(one.said - one.held) * one.count for one in reliability(answers)) / len(answers)


def told_apart(own: Sequence[float], foreign: Sequence[float]) -> float:
    """The area under the curve: how often one's own inquiry scores above a foreign one."""
    scores = np.concatenate([own, foreign])
    order = scores.argsort(kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores[np.r_[False, np.diff(np.sort(scores)) == 0]]):
        ranks[scores == value] = ranks[scores == value].mean()
    count = len(own)
    return float((ranks[:count].sum() - count * (count + 1) / 2) / (count * len(foreign)))


def refused(own: Sequence[float], foreign: Sequence[float]) -> float:
    """The share of foreign inquiries below the line that keeps 95 of 100 of one's own."""
    line = np.quantile(np.asarray(own), 1 - _KEPT)
    return float(np.mean(np.asarray(foreign) < line))
