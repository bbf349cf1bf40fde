"""What is put into the desk's file, and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Card:
    """Something that can be found.

    `words` are (field, text) pairs in order of weight: 'name', 'keyword', 'phrase', then any other field.
    `numbers` are keys: '+15705550142', or internal digits '231'. `uses` says how often it was taken.
    """

    kind: str
    id: str
    title: str
    words: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...] = ()
    uses: int = 0


@dataclass(frozen=True, slots=True)
class Why:
    """Why a card was found: the field, and its matched words in their own spelling (of a number: as typed)."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A card found; `score` is the share of what was typed that it matches, 0..1."""

    kind: str
    id: str
    title: str
    score: float
    why: Why


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being typed and not yet in the hub; `body` is JSON text that nobody reads here."""

    id: str
    at: datetime
    body: str
