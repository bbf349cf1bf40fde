"""The router: for a few typed words the topics they belong to, best first, learned from every logged call."""

import threading
from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from frontdesk.lookup.model import Why
from frontdesk.routing import kept, learning
from frontdesk.routing.blending import Blend, blended, candidates
from frontdesk.routing.confidence import FROM_NAMES
from frontdesk.routing.features import LONGEST, Features, Reader
from frontdesk.routing.kept import Kept
from frontdesk.routing.learning import Weights
from frontdesk.routing.lessons import Learned, Lesson, learn
from frontdesk.routing.matters import halves
from frontdesk.routing.memory import Memory
from frontdesk.routing.naming import named, phrases
from frontdesk.routing.never import Never
from frontdesk.routing.said import Named, Owned, Ranked, Said
from frontdesk.routing.shorthand import is_note, notes
from frontdesk.routing.spelling import Spelling
from frontdesk.routing.vectors import Floats
from frontdesk.words import words

#: Two matters are told where each is at least so sure, and nearly as sure as the whole.
_SURE_OF_BOTH, _AS_SURE = 0.4, 0.8
#: How sure it is, is tried anew where so many times as many examples are known.
_TRIED_AGAIN = 1.3


class _Asked(Struct, frozen=True):
    """What was typed as a row of features, and whether it stands there as a note."""

    row: Floats
    is_note: bool


class Router:
    """Ranks topics for words. Ask it from any thread while another learns; it needs no file, no hub and no window.

    `reader` is an `Encoder`; without one the router works on words alone. To make it takes 6 ms a topic, or nothing
    for those that `saved`, which an earlier router gave, already holds.
    """

    def __init__(self, topics: Iterable[Named], reader: Reader | None = None, *, saved: bytes = b"") -> None:
        self._lock = threading.RLock()
        self._features = Features(reader)
        self._compared = self._features.compared
        self._width = self._compared.stop - self._compared.start
        self._topics: list[Named] = []
        self._names = self._features.of(()).astype(np.float16)
        self.learned = Learned(learning.from_names(self._features.of(())), FROM_NAMES)
        self._memory = Memory(self._width)
        self._never = Never()
        self._spelling = Spelling(())
        self._fresh = self._tried = self._naming = 0
        self._forgot = False
        found = kept.unpack(saved) if saved else None
        if found and found.compared == self._width:
            self._take_up(found)
        self.name(topics)

    def name(self, topics: Iterable[Named]) -> None:
        """These are the topics from now on; what was heard of others waits until they are back."""
        topics = list(topics)
        names = self._named(topics)
        said = [one for one in phrases(topics) if self._memory.said(one.id) != one]
        rows = self._features.of([one.words for one in said])[:, self._compared]
        with self._lock:
            self.learned = self._carried(topics, names)
            self._topics, self._names = topics, names.astype(np.float16)
            self._naming += 1
            self._places = {topic.id: place for place, topic in enumerate(topics)}
            self._memory.keep_phrases({one.id for one in phrases(topics)})
            for one, row in zip(said, rows, strict=True):
                self._memory.add(one, row)
            self._spelling = self._spelled(self._memory.kept())

    def learn(self, *said: Said) -> None:
        """Counts at once, by how near it is to what is asked; `lesson` and `adopt` make it count in full."""
        rows = self._features.of([one.words for one in said])[:, self._compared]
        with self._lock:
            for one, row in zip(said, rows, strict=True):
                self._memory.add(one, row)
                self._spelling.hear(words(one.words[:LONGEST]))
            self._fresh += len(said)

    def forget(self, id: str) -> None:
        """As if it had never been said; from the next lesson on also in the weights."""
        with self._lock:
            self._forgot |= self._memory.forget(id) is not None

    def never(self, said: Said) -> None:
        """Not this topic for these words, nor for what means nearly the same; `again` with its id takes it back."""
        row = self._features.of([said.words])[0, self._compared]
        with self._lock:
            self._never.add(said, row)

    def again(self, id: str) -> None:
        with self._lock:
            self._never.forget(id)

    def known(self) -> frozenset[str]:
        """The ids of all that was learned."""
        with self._lock:
            return self._memory.ids()

    def is_due(self) -> bool:
        """Whether enough changed for a lesson: a tenth of what is known is new, or 200, or something was forgotten."""
        return self._forgot or self._fresh > min(200, len(self._memory) // 10)

    def rank(self, text: str, k: int = 5) -> tuple[Ranked, ...]:
        """At most `k` topics, the likeliest first; none where `text` holds no word or there is no topic."""
        asked = self._asked(text)
        if asked is None:
            return ()
        with self._lock:
            places, reasons, blend = self._blend(asked)
            shares = self.learned.sureness.shares(blend.scores)[0]
            shunned = self._never.topics(asked.row[self._compared])
            order = sorted(range(len(places)), key=lambda one: -blend.scores[0, places[one]])
            wanted = [one for one in order if self._topics[places[one]].id not in shunned]
            return tuple(self._ranked(places[one], reasons[one], blend, shares) for one in wanted[:k])

    def matters(self, text: str) -> tuple[tuple[str, Ranked], ...]:
        """Where `text` holds two matters of two topics: each one's words and topic; else nothing. Up to seven ranks."""
        pairs = halves(text[:LONGEST])
        whole = self.rank(text, 1) if pairs else ()
        if not whole:
            return ()
        least = max(_SURE_OF_BOTH, _AS_SURE * whole[0].confidence)
        ranked = [tuple((part, row) for part in pair for row in self.rank(part, 1)) for pair in pairs]
        return max((pair for pair in ranked if _are_two(pair, least)), key=_surest, default=())

    def owned(self, text: str) -> Owned | None:
        """Whether anybody's topics fit `text`; None where it holds no word."""
        asked = self._asked(text)
        if asked is None:
            return None
        with self._lock:
            _, _, blend = self._blend(asked)
            sureness = self.learned.sureness
        fit = float(sureness.fits(blend)[0])
        return Owned(fit, fit < sureness.line)

    def lesson(self) -> Lesson:
        """All that was heard, to be learned beside the window: `adopt(learn(lesson))`; takes 0.2 ms an example."""
        with self._lock:
            said = [one for one in self._memory.kept() if one.topic in self._places]
            meant = self._memory.rows_of([one.id for one in said])
            topics = np.array([self._places[one.topic] for one in said], np.int64)
            names, start = self._names.astype(np.float32), self.learned.weights
            naming, self._fresh, self._forgot = self._naming, 0, False
        spelling = self._spelled(said)
        heard = self._features.of([one.words for one in said], meant=meant if self._features.reader else None)
        short = notes([one.words for one in said], topics=len(names))
        with self._lock:
            self._spelling = spelling
        noted = np.array(list(short), np.int64)
        sureness = self.learned.sureness if len(said) < _TRIED_AGAIN * self._tried else None
        self._tried = self._tried if sureness else len(said)
        brief = self._features.of(list(short.values()))
        return Lesson(heard, topics, names, self._compared, brief, noted, naming, start, sureness)

    def adopt(self, learned: Learned) -> None:
        """Answer from now on with what a lesson brought; one that knew the topics by other names is left alone."""
        with self._lock:
            if learned.naming == self._naming and len(learned.weights.bias) == len(self._topics):
                self.learned = learned

    def relearn(self) -> None:
        """A whole lesson here and now; for who has no window to keep free."""
        self.adopt(learn(self.lesson()))

    def saved(self) -> bytes:
        """All of it but what is never to be suggested, for `Router(…, saved=…)`; a megabyte for 600 examples."""
        with self._lock:
            said = self._memory.kept()
            rows = self._memory.packed_rows([one.id for one in said])
            state = Kept(self._topics, self._names, self.learned, said, rows, self._width)
        return kept.pack(state)

    def _take_up(self, found: Kept) -> None:
        self._topics, self._names, self.learned = found.topics, found.names, found.learned
        self._memory = Memory(self._width, found.said, found.rows)

    def _asked(self, text: str) -> _Asked | None:
        typed = words(text[:LONGEST])
        if not self._topics or not typed:
            return None
        mended = self._spelling.mend(typed)
        row: Floats = self._features.of([text if mended == typed else " ".join(mended)])[0]
        return _Asked(row, is_note(typed))

    def _blend(self, asked: _Asked) -> tuple[list[int], list[Said | None], Blend]:
        row, learned = asked.row, self.learned
        scores = (learned.brief if asked.is_note and learned.brief else learned.weights).scores(row[None])
        places = candidates(scores)
        few = places[0].tolist()
        nearest = self._memory.nearest(row[self._compared], [self._topics[place].id for place in few])
        own = self._names[few][:, self._compared].astype(np.float32) @ row[self._compared]
        nearness = np.array([max(like, name) for (like, _), name in zip(nearest, own, strict=True)], np.float32)
        reasons = [said if like >= name else None for (like, said), name in zip(nearest, own, strict=True)]
        return few, reasons, blended(scores, places, nearness[None])

    def _ranked(self, place: int, said: Said | None, blend: Blend, shares: Floats) -> Ranked:
        topic = self._topics[place]
        why = Why("said", said.words) if said else Why("name", topic.name)
        return Ranked(topic.id, float(blend.scores[0, place]), float(shares[place]), why)

    def _named(self, topics: Sequence[Named]) -> Floats:
        """The rows of the names; of a topic that is called as before the row that is there."""
        before = {_called(topic): place for place, topic in enumerate(self._topics)}
        rows = np.empty((len(topics), self._names.shape[1]), np.float32)
        new = [place for place, topic in enumerate(topics) if _called(topic) not in before]
        rows[new] = named(self._features, [topics[place] for place in new])
        for place, topic in enumerate(topics):
            if (was := before.get(_called(topic))) is not None:
                rows[place] = self._names[was]
        return rows

    def _carried(self, topics: Sequence[Named], names: Floats) -> Learned:
        """What was learned of topics that are called as before; what the names tell of the others."""
        before = {_called(topic): place for place, topic in enumerate(self._topics)}
        pairs = [(place, before.get(_called(topic))) for place, topic in enumerate(topics)]
        same = [(place, was) for place, was in pairs if was is not None]
        brief = self.learned.brief
        return Learned(
            _weights(names, self.learned.weights, same),
            self.learned.sureness,
            None if brief is None else _weights(names, brief, same),
            self._naming + 1,
        )

    def _spelled(self, said: Iterable[Said]) -> Spelling:
        told = [text for topic in self._topics for text in (topic.name, *topic.keywords)]
        texts = [words(text[:LONGEST]) for text in (*told, *(one.words for one in said))]
        return Spelling(texts, self._features.reader.language() if self._features.reader else ())


def _weights(names: Floats, before: Weights, same: Sequence[tuple[int, int]]) -> Weights:
    """Those of the names, but for the places that were learned before."""
    known = learning.from_names(names)
    for place, was in same:
        known.rows[place], known.bias[place] = before.rows[was], before.bias[was]
    return known


def _called(topic: Named) -> tuple[str, str, tuple[str, ...]]:
    return topic.id, topic.name, topic.keywords


def _are_two(pair: tuple[tuple[str, Ranked], ...], least: float) -> bool:
    return len({row.topic for _, row in pair}) == 2 and _surest(pair) >= least


def _surest(pair: tuple[tuple[str, Ranked], ...]) -> float:
    """How sure the less sure of the two is."""
    return min(row.confidence for _, row in pair)
