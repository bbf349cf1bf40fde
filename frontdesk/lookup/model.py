"""What is put into the desk's file, and what comes out of it."""

from datetime import datetime

from msgspec import Struct


class Card(Struct, frozen=True):
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


#: Instead of a field, where nobody has the very word that was typed: what the found one is to it.
SOUNDS_LIKE, SPELT_NEARLY, SHORT_FOR, IN_FULL = "sounds like", "spelt nearly", "short for", "in full"
_HEARD = frozenset({SOUNDS_LIKE, SPELT_NEARLY, SHORT_FOR, IN_FULL})


class Why(Struct, frozen=True):
    """Why a card was found: the field, and its matched words in their own spelling (of a number: as typed).

    Of a name that was heard: what it is to the typed word, and that word.
    """

    field: str
    text: str

    @property
    def is_heard(self) -> bool:
        """Whether it is not the very word that was typed."""
        return self.field in _HEARD


class Hit(Struct, frozen=True):
    """A card found; `score` is the share of what was typed that it matches, 0..1."""

    kind: str
    id: str
    title: str
    score: float
    why: Why


class Draft(Struct, frozen=True):
    """What is being typed and not yet in the hub; `body` is JSON text that nobody reads here."""

    id: str
    at: datetime
    body: str
