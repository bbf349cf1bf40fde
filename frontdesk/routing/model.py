"""What the one box finds."""

from datetime import datetime

from msgspec import Struct

from frontdesk.callers.model import Caller
from frontdesk.directory.model import Coverage, Department, Party, Person
from frontdesk.knowledge.model import Article
from frontdesk.lookup.model import IN_FULL, Why

__all__ = ["IN_FULL", "Findings", "FoundAnswer", "FoundCaller", "FoundOwner", "FoundPerson", "Why"]


class FoundAnswer(Struct, frozen=True):
    article: Article
    score: float
    why: Why


class FoundOwner(Struct, frozen=True):
    coverage: Coverage
    score: float
    why: Why


class FoundPerson(Struct, frozen=True):
    """`cover` is who answers while they are away, where somebody was named."""

    person: Person
    department: Department | None
    away_until: datetime | None
    score: float
    why: Why
    cover: Party | None = None


class FoundCaller(Struct, frozen=True):
    caller: Caller
    score: float
    why: Why


class Findings(Struct, frozen=True, kw_only=True):
    """The three lists for `words`, each best first; `callers` stand after the people, where they were asked for."""

    words: str
    answers: tuple[FoundAnswer, ...] = ()
    owners: tuple[FoundOwner, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    callers: tuple[FoundCaller, ...] = ()
