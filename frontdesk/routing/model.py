"""What the one box finds."""

from dataclasses import dataclass
from datetime import datetime

from frontdesk.directory.model import Coverage, Department, Person
from frontdesk.knowledge.model import Article
from frontdesk.lookup.model import Why

__all__ = ["Findings", "FoundAnswer", "FoundOwner", "FoundPerson", "Why"]


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
    person: Person
    department: Department | None
    away_until: datetime | None
    score: float
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The three lists for `words`, each best first."""

    words: str
    answers: tuple[FoundAnswer, ...] = ()
    owners: tuple[FoundOwner, ...] = ()
    people: tuple[FoundPerson, ...] = ()
