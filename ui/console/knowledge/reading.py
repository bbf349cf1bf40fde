"""What the knowledge room reads of the hub, off the window's thread: its lists, and one record."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from frontdesk.clock import local_day
from frontdesk.knowledge.model import Article, ArticleState, Version
from frontdesk.knowledge.reviews import Listed, queue
from frontdesk.knowledge.rules import Act, allowed
from frontdesk.knowledge.wording import Wording
from frontdesk.lines.model import Line
from ui.models.articles import Around, ArticleRow, LineRow, article_rows, line_rows

if TYPE_CHECKING:
    from frontdesk.desk import Desk


class Page(StrEnum):
    """The lists of the room."""

    ARTICLES = "articles"
    DRAFTS = "drafts"
    REVIEW = "review"
    RETIRED = "retired"
    LINES = "lines"


Rows = tuple[ArticleRow | LineRow, ...]


class Lists(Struct, frozen=True, kw_only=True):
    """Every list as it stood when it was read; `topics` names those in use, by id, `numbers` reads as people do."""

    around: Around
    rows: Mapping[Page, Rows]
    topics: Mapping[str, str]
    default_line: str
    numbers: Mapping[str, str]


class ArticleRecord(Struct, frozen=True):
    """One article with what it is to say next, and everything it ever said, the newest first."""

    article: Article
    draft: Version | None
    versions: tuple[Version, ...]

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def has_draft(self) -> bool:
        """Whether a version waits behind the one in force."""
        return self.draft is not None and self.article.state is ArticleState.APPROVED

    @property
    def latest(self) -> Wording:
        """What it says once its draft is approved; what it says now where there is none."""
        return Wording.of(self.draft or self.article)

    @property
    def allowed(self) -> frozenset[Act]:
        """What may be done with it now."""
        return allowed(self.article, has_draft=self.has_draft)


Record = ArticleRecord | Line


def read_lists(desk: "Desk") -> Lists:
    """Every article and line as rows."""
    zone, lines = desk.zone(), desk.lines.every()
    articles = desk.articles.listed()
    today = local_day(desk.clock.now(), zone)
    topics = desk.directory.topic_names()
    named = topics | _retired_topics(desk, articles, topics)
    around = Around(today=today, zone=zone, topics=named, lines={line.id: line for line in lines})
    default, numbers = desk.lines.default().id, {line.number: desk.callers.shown(line.number) for line in lines}
    rows = {**_article_pages(articles, around), Page.LINES: tuple(line_rows(lines, numbers, default))}
    return Lists(around=around, rows=rows, topics=topics, default_line=default, numbers=numbers)


def read_article(desk: "Desk", id: str) -> ArticleRecord:
    """One article; NotFound."""
    article, versions = desk.knowledge.article(id), desk.articles.versions_of(id)
    return ArticleRecord(article, desk.articles.draft_of(id), tuple(versions))


def _retired_topics(desk: "Desk", articles: list[Listed], in_use: Mapping[str, str]) -> dict[str, str]:
    """The names of topics that only articles still know."""
    gone = {one.topic_id for one in articles if one.topic_id} - in_use.keys()
    return {id: topic.name for id, topic in desk.directory.standing().topics(sorted(gone)).items()}


def _article_pages(articles: list[Listed], around: Around) -> dict[Page, Rows]:
    rows = {row.id: row for row in article_rows(articles, around)}
    in_use = [one for one in articles if one.retired_at is None]
    drafts = [one for one in in_use if one.has_draft or one.state is ArticleState.DRAFT]
    return {
        Page.ARTICLES: tuple(rows[one.id] for one in in_use),
        Page.DRAFTS: tuple(rows[one.id] for one in drafts),
        Page.REVIEW: tuple(rows[review.article.id] for review in queue(articles, around.today)),
        Page.RETIRED: tuple(rows[one.id] for one in articles if one.retired_at is not None),
    }
