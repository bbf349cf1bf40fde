"""Choosing one of many by a few letters of the name: what is found, and what is done with the marked row."""

from collections.abc import Callable, Sequence
from typing import Protocol

from frontdesk.words import words
from ui.models.rows import PersonRow

#: Whoever shows the rows that were found.
Shows = Callable[[Sequence[PersonRow]], None]


class Picking(Protocol):
    """What a card that asks for a name is about."""

    def find(self, typed: str, show: Shows) -> None:
        """Have `show` show what goes by these words; with none, what can be shown without being asked for."""

    def take(self, row: PersonRow) -> None:
        """Do it with the marked row."""


def is_named(name: str, typed: str) -> bool:
    """Whether every word that was typed begins one of the name's."""
    parts = words(name)
    return all(any(part.startswith(word) for part in parts) for word in words(typed))
