"""The articles' rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from frontdesk.hub.columns import undamaged
from frontdesk.hub.nouns import build, row_of
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import articles
from frontdesk.knowledge.model import Article, ArticleState
from frontdesk.words import fold


def article(row: Mapping[Any, Any]) -> Article:
    due = row["review_due"]
    return build(
        Article,
        row,
        review_due=undamaged(date.fromisoformat, due) if due else None,
        state=undamaged(ArticleState, row["state"]),
    )


def article_row(noun: Article) -> dict[str, Any]:
    due = noun.review_due.isoformat() if noun.review_due else None
    return row_of(noun, title_folded=fold(noun.title), review_due=due)


def articles_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    return {id: article(row) for id, row in rows_by_id(connection, articles, ids).items()}


def articles_called(connection: Connection, text: str) -> list[Article]:
    """Articles whose reference or title `text` is."""
    called = or_(articles.c.reference == text.upper(), articles.c.title_folded == fold(text))
    rows = connection.execute(select(articles).where(called, articles.c.retired_at.is_(None))).mappings()
    return [article(row) for row in rows]


def all_articles(connection: Connection) -> list[Article]:
    rows = connection.execute(select(articles).where(articles.c.retired_at.is_(None)).order_by(articles.c.title_folded))
    return [article(row) for row in rows.mappings()]


def rows_in_use(connection: Connection) -> list[dict[str, Any]]:
    """The articles that are not retired, as they are stored."""
    rows = connection.execute(select(articles).where(articles.c.retired_at.is_(None))).mappings()
    return [dict(row) for row in rows]
