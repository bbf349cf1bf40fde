"""One lesson: all that was heard, learned anew and tried on what was held back; runs beside the window."""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from frontdesk.routing import confidence, learning
from frontdesk.routing.blending import Blend, blended, candidates
from frontdesk.routing.confidence import FROM_NAMES, Sureness
from frontdesk.routing.learning import Heard, Weights
from frontdesk.routing.vectors import Floats, Places

_LEAST_HEARD = 60
_FOLDS = 5
#: With more than this one fold tells enough.
_MANY = 1_500
_TRIED = 2_000
_SEED = 7
#: So many steps take up what is new since the last lesson.
_AGAIN = 10


class Lesson(Struct, frozen=True):
    """Rows of features that were heard, the place of each one's topic, and the rows of the topics' names.

    `compared` is the part of a row by which the nearest is found. `notes` are rows of some of what was heard as it
    would be noted down, of the places `noted`. `start` and `sureness` may come from an earlier lesson.
    """

    heard: Floats
    topics: Places
    names: Floats
    compared: slice
    notes: Floats
    noted: Places
    naming: int
    start: Weights | None = None
    sureness: Sureness | None = None


class Learned(Struct, frozen=True):
    """What a lesson brings.

    `brief` are the weights for what is noted down in a few words, where enough was heard to learn them.

    `naming` tells by which names the topics were known: it counts how often they were told.
    """

    weights: Weights
    sureness: Sureness
    brief: Weights | None = None
    naming: int = 0


def learn(lesson: Lesson) -> Learned:
    """Weights from all, sureness from parts held back in turn (kept where the lesson brings it)."""
    if not len(lesson.heard):
        return Learned(learning.from_names(lesson.names), FROM_NAMES, naming=lesson.naming)
    steps = _AGAIN if lesson.sureness else learning.STEPS
    heard = _heard(lesson, np.arange(len(lesson.heard)))
    weights = learning.fit(heard, lesson.names, lesson.start, steps=steps)
    sureness = lesson.sureness or _tried(lesson)
    return Learned(weights, sureness, _brief(lesson, heard, weights), lesson.naming)


def _heard(lesson: Lesson, kept: Places) -> Heard:
    """The rows at the places `kept`, and the names."""
    names = lesson.names, np.arange(len(lesson.names))
    return Heard.of((lesson.heard[kept], lesson.topics[kept]), names)


def _brief(lesson: Lesson, heard: Heard, start: Weights) -> Weights | None:
    """With notes beside what was heard: better for notes, and worse for whole sentences."""
    if not len(lesson.notes):
        return None
    noted = lesson.notes, lesson.topics[lesson.noted]
    return learning.fit(Heard.of((heard.rows, heard.topics), noted), lesson.names, start)


def _tried(lesson: Lesson) -> Sureness:
    if len(lesson.heard) < _LEAST_HEARD or len(lesson.names) < 2:
        return FROM_NAMES
    parts = [(_answered(lesson, held), lesson.topics[held]) for held in _held_back(len(lesson.heard))]
    blend = Blend(
        np.concatenate([one.scores for one, _ in parts]),
        np.concatenate([one.near for one, _ in parts]),
        np.concatenate([one.top for one, _ in parts]),
    )
    return confidence.measured(blend, np.concatenate([topics for _, topics in parts]))


def _held_back(count: int) -> Iterator[Places]:
    order = np.random.default_rng(_SEED).permutation(count)
    for fold in range(1 if count > _MANY else _FOLDS):
        yield order[fold::_FOLDS][:_TRIED]


def _answered(lesson: Lesson, held: Places) -> Blend:
    """What would be answered to the texts held back by who heard only the others."""
    rest = np.setdiff1d(np.arange(len(lesson.heard)), held)
    heard, topics, asked = lesson.heard[rest], lesson.topics[rest], lesson.heard[held]
    scores = learning.fit(_heard(lesson, rest), lesson.names).scores(asked)
    rows = np.concatenate([heard, lesson.names])[:, lesson.compared]
    owners = np.concatenate([topics, np.arange(len(lesson.names))])
    near = _nearest(asked[:, lesson.compared], rows, owners)
    places = candidates(scores)
    return blended(scores, places, np.take_along_axis(near, places, axis=1))


def _nearest(asked: Floats, rows: Floats, topics: Places) -> Floats:
    """The highest cosine of each text with the rows of each topic; every topic has one."""
    order = np.argsort(topics, kind="stable")
    starts = np.searchsorted(topics[order], np.arange(int(topics.max()) + 1))
    near: Floats = np.maximum.reduceat(asked @ rows[order].T, starts, axis=1)
    return near
