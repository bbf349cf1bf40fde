"""What the router is told, and what it answers."""

from msgspec import Struct

from frontdesk.lookup.model import Why

#: The id of a topic's own phrase begins so, and no id of a call does.
PHRASE = "phrase "


class Named(Struct, frozen=True):
    """A topic as its owner names it: the name, keywords, and phrases that callers say."""

    id: str
    name: str
    keywords: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class Said(Struct, frozen=True):
    """Words that belonged to a topic: one logged call, or one correction; `id` tells it from others."""

    id: str
    words: str
    topic: str


class Ranked(Struct, frozen=True):
    """A topic for some words; of those that say `confidence` 0.9, nine in ten are right."""

    topic: str
    score: float
    confidence: float
    why: Why


class Owned(Struct, frozen=True):
    """How well anybody's topics fit: above 0 as well as most of what was learned; `is_foreign` below the usual."""

    score: float
    is_foreign: bool
