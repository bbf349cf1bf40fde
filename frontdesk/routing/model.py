"""What the one box finds."""

from dataclasses import dataclass
from datetime import datetime

from frontdesk.callers.model import Caller
from frontdesk.directory.model import Coverage, Department, Party, Person
from frontdesk.knowledge.model import Article
from frontdesk.lookup.model import Why

__all__ = ["Findings", "FoundAnswer", "FoundCaller", "FoundOwner", "FoundPerson", "Why"]


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    article: Article
    score: float
    why: Why


@dataclass(frozen=True, slots=True)
class FoundOwner:
    coverage: Coverage
    score: float
    why: Why


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """`cover` is who answers while they are away, where somebody was named."""

    person: Person
    department: Department | None
    away_until: datetime | None
    score: float
    why: Why
    cover: Party | None = None


@dataclass(frozen=True, slots=True)
class FoundCaller:
    caller: Caller
    score: float
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The three lists for `words`, each best first; `callers` stand after the people, where they were asked for."""

    words: str
    answers: tuple[FoundAnswer, ...] = ()
    owners: tuple[FoundOwner, ...] = ()
    people: tuple[FoundPerson, ...] = ()
    callers: tuple[FoundCaller, ...] = ()
