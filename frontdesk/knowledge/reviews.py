"""Articles as whoever keeps them lists them, and those that wait for somebody."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from frontdesk.knowledge.model import ArticleState

#: How long before a review is due it is shown as coming.
SOON = timedelta(days=30)


class Listed(Struct, frozen=True, kw_only=True):
    """An article without its words; `has_draft` where its next version waits to be approved."""

    id: str
    reference: str
    title: str
    state: ArticleState
    version: int
    topic_id: str | None
    line_id: str | None
    verifier: str
    verified_at: datetime | None
    review_due: date | None
    retired_at: datetime | None
    has_draft: bool


class Why(StrEnum):
    """What an article waits for; in the order in which it is looked at."""

    DRAFT = "draft"
    OVERDUE = "overdue"
    SOON = "soon"


class Review(Struct, frozen=True):
    """An article that somebody has to look at, and why."""

    article: Listed
    why: Why


def queue(articles: Iterable[Listed], today: date) -> list[Review]:
    """Drafts by title, then reviews that are overdue and those due within 30 days, the soonest first; each once."""
    waiting = [Review(one, why) for one in articles if (why := _why(one, today)) is not None]
    return sorted(waiting, key=_place)


def _why(article: Listed, today: date) -> Why | None:
    if article.retired_at is not None:
        return None
    if article.has_draft or article.state is ArticleState.DRAFT:
        return Why.DRAFT
    due = article.review_due
    if due is None or due > today + SOON:
        return None
    return Why.OVERDUE if due < today else Why.SOON


def _place(review: Review) -> tuple[int, date]:
    by_day = date.min if review.why is Why.DRAFT else review.article.review_due or date.max
    return list(Why).index(review.why), by_day
