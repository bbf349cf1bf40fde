"""Articles: answers that may be given."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An approved answer: `say` is the sentence to say first, `body` the rest in Markdown."""

    id: str
    reference: str
    title: str
    say: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()
    topic_id: str | None = None
    version: int = 1
    verifier: str = ""
    verified_at: datetime | None = None
    review_due: date | None = None
    retired_at: datetime | None = None
