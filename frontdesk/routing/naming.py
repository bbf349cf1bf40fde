"""What a topic's name tells before anybody said a word about it."""

from collections.abc import Sequence

import numpy as np

from frontdesk.routing.features import LONGEST, MEANING, Features
from frontdesk.routing.said import PHRASE, Named, Said
from frontdesk.routing.vectors import Floats, unit
from frontdesk.words import fold

_KEYWORDS_WORTH = np.float32(0.5)
#: A bare label means less to a reader of sentences than the same words in somebody's mouth.
_FRAMES = ("{}", "my question is about {}", "i need help with {}", "what about {}?")


def named(features: Features, topics: Sequence[Named]) -> Floats:
    """A row of features for each topic: its name, drawn a little to the keywords beside it."""
    rows = _rows(features, [topic.name for topic in topics])
    keyed = [place for place, topic in enumerate(topics) if topic.keywords]
    rows[keyed] += _KEYWORDS_WORTH * _rows(features, [" ".join(topics[place].keywords) for place in keyed])
    rows[keyed] = unit(rows[keyed]) * np.float32(features.length)
    return rows


def _rows(features: Features, names: Sequence[str]) -> Floats:
    if not features.reader:
        return features.of(names)
    framed = [frame.format(fold(name[:LONGEST])) for frame in _FRAMES for name in names]
    if not framed:
        return features.of(())
    meant = features.reader.meaning(framed).reshape(len(_FRAMES), len(names), MEANING.stop).sum(axis=0)
    return features.of(names, meant=unit(meant))


def phrases(topics: Sequence[Named]) -> list[Said]:
    """What the topics say that callers say, as if they had."""
    return [
        Said(f"{PHRASE}{topic.id} {place}", phrase, topic.id)
        for topic in topics
        for place, phrase in enumerate(topic.phrases)
    ]
