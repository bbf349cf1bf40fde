"""Articles: answers that may be given."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class ArticleState(StrEnum):
    """Whether an answer may be given; one that no longer may is retired. A draft is replaced by another's words."""

    DRAFT = "draft"
    APPROVED = "approved"
    REPLACED = "replaced"


class Article(Struct, frozen=True, kw_only=True):
    """An answer: `say` is the sentence to say first, `body` the rest in Markdown; no `line_id` means every line.
    """

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
    state: ArticleState = ArticleState.APPROVED
    line_id: str | None = None


class Version(Struct, frozen=True, kw_only=True):
    """What an article said from `at` on, who wrote it, and why."""

    id: str
    article_id: str
    version: int
    state: ArticleState
    title: str
    say: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()
    at: datetime
    by: str
    note: str = ""
