"""What was heard of each topic, to find the nearest of it again."""

from collections.abc import Container, Iterable, Sequence

import numpy as np

from frontdesk.routing.said import PHRASE, Said
from frontdesk.routing.vectors import Bytes, Floats, packed, unpacked

#: Of a topic that was heard more often the latest are compared.
_COMPARED = 200
_ROOM = 64


class Memory:
    """Examples by topic; `nearest` compares a text with those of a few topics only, so its time does not grow."""

    def __init__(self, width: int, said: Sequence[Said] = (), rows: Bytes | None = None) -> None:
        """`rows` are packed, one for each of `said`."""
        self._said: list[Said | None] = list(said)
        self._rows: Bytes = np.empty((_ROOM, width), np.int8) if rows is None or not len(rows) else rows
        self._of: dict[str, list[int]] = {}
        self._places = {one.id: place for place, one in enumerate(said)}
        for place, one in enumerate(said):
            self._of.setdefault(one.topic, []).append(place)

    def __len__(self) -> int:
        return len(self._places)

    def ids(self) -> frozenset[str]:
        return frozenset(self._places)

    def said(self, id: str) -> Said | None:
        return self._said[self._places[id]] if id in self._places else None

    def add(self, said: Said, row: Floats) -> None:
        """Keep one more; what had the same id is forgotten."""
        self.forget(said.id)
        place = len(self._said)
        if place == len(self._rows):
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows[: max(_ROOM, place // 4)])])
        self._rows[place] = packed(row)
        self._said.append(said)
        self._of.setdefault(said.topic, []).append(place)
        self._places[said.id] = place

    def forget(self, id: str) -> Said | None:
        """What had this id, and has no longer."""
        place = self._places.pop(id, None)
        if place is None:
            return None
        said = self._said[place]
        assert said is not None
        self._said[place] = None
        self._rows[place] = 0
        self._of[said.topic].remove(place)
        return said

    def kept(self) -> list[Said]:
        return [said for said in self._said if said is not None]

    def keep_phrases(self, ids: Container[str]) -> None:
        """Forget the phrases of topics but for these."""
        for said in self.kept():
            if said.id.startswith(PHRASE) and said.id not in ids:
                self.forget(said.id)

    def packed_rows(self, ids: Sequence[str]) -> Bytes:
        return self._rows[[self._places[id] for id in ids]]

    def rows_of(self, ids: Sequence[str]) -> Floats:
        return unpacked(self.packed_rows(ids))

    def nearest(self, row: Floats, topics: Sequence[str]) -> list[tuple[float, Said | None]]:
        """For each topic how near its nearest example is (a cosine), and which that is."""
        places = [self._of.get(topic, [])[-_COMPARED:] for topic in topics]
        compared = [place for few in places for place in few]
        likeness = unpacked(self._rows[compared]) @ row if compared else np.empty(0, np.float32)
        return list(self._best(places, likeness))

    def _best(self, places: Iterable[list[int]], likeness: Floats) -> Iterable[tuple[float, Said | None]]:
        start = 0
        for few in places:
            own = likeness[start : start + len(few)]
            start += len(few)
            if not few:
                yield 0.0, None
                continue
            best = int(own.argmax())
            yield float(own[best]), self._said[few[best]]
