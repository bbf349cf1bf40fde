"""What is never to be suggested for some words: this operator's or this desk's veto."""

from frontdesk.routing.said import Said
from frontdesk.routing.vectors import Floats

#: Texts as near as this say nearly the same.
_SAME = 0.85


class Never:
    """Topics that are not for some words, nor for what means nearly the same."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[Said, Floats]] = {}

    def add(self, said: Said, row: Floats) -> None:
        self._said[said.id] = said, row

    def forget(self, id: str) -> None:
        self._said.pop(id, None)

    def topics(self, row: Floats) -> frozenset[str]:
        """The topics that are not for the text with this row."""
        return frozenset(said.topic for said, other in self._said.values() if float(row @ other) >= _SAME)
