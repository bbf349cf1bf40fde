"""The articles' rows, and those of their versions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from msgspec.structs import replace
from sqlalchemy import Connection, Select, and_, func, or_, select

from frontdesk.hub.columns import undamaged
from frontdesk.hub.nouns import build, references, row_of
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import articles, calls, journal, versions
from frontdesk.knowledge.model import Article, ArticleState, Version
from frontdesk.knowledge.reviews import Listed
from frontdesk.words import fold

#: The verbs that write an article's row and leave its words alone.
_WORDLESS = (
    "article.place", "article.approve", "article.verify", "article.retire", "article.restore", "undo",
    "person.retire", "department.retire", "person.merge", "department.merge", "topic.merge", "person.change",
    "department.change", "people.import",
)  # fmt: skip
_WORDS = ("title", "say", "body", "keywords")
_AT_ONCE = 500
_IN_FORCE = and_(articles.c.retired_at.is_(None), articles.c.state == ArticleState.APPROVED.value)


def article(row: Mapping[Any, Any]) -> Article:
    return build(Article, row, review_due=_day(row), state=undamaged(ArticleState, row["state"]))


def article_row(noun: Article) -> dict[str, Any]:
    due = noun.review_due.isoformat() if noun.review_due else None
    return row_of(noun, title_folded=fold(noun.title), review_due=due)


def version(row: Mapping[Any, Any]) -> Version:
    return build(Version, row, state=undamaged(ArticleState, row["state"]))


def _day(row: Mapping[Any, Any]) -> date | None:
    return undamaged(date.fromisoformat, row["review_due"]) if row["review_due"] else None


# Articles


def articles_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Article]:
    return {id: article(row) for id, row in rows_by_id(connection, articles, ids).items()}


def articles_called(connection: Connection, text: str) -> list[Article]:
    """Articles whose reference or title `text` is."""
    called = or_(articles.c.reference == text.upper(), articles.c.title_folded == fold(text))
    return _articles(connection, select(articles).where(called, articles.c.retired_at.is_(None)))


def titled(connection: Connection, title: str, line_id: str | None) -> list[Article]:
    """Articles in use of that title which hold for exactly this line, or for all where it is None."""
    same = and_(articles.c.title_folded == fold(title), articles.c.line_id.is_not_distinct_from(line_id))
    return _articles(connection, select(articles).where(same, articles.c.retired_at.is_(None)))


def all_articles(connection: Connection, *, line_id: str | None = None) -> list[Article]:
    """Every article that may be given, by title; with `line_id` those that hold for this line, '' for no line."""
    wanted = select(articles).where(_IN_FORCE).order_by(articles.c.title_folded)
    if line_id is not None:
        wanted = wanted.where(or_(articles.c.line_id.is_(None), articles.c.line_id == line_id))
    return _articles(connection, wanted)


def _articles(connection: Connection, wanted: Select[Any]) -> list[Article]:
    return [article(row) for row in connection.execute(wanted).mappings()]


def listed(connection: Connection) -> list[Listed]:
    """Every article without its words, by title."""
    drafts = set(connection.execute(select(versions.c.article_id).where(_is_draft())).scalars())
    plain = [column for column in articles.c if column.name not in ("say", "body", "keywords")]
    rows = connection.execute(select(*plain).order_by(articles.c.title_folded)).mappings()
    return [
        build(
            Listed,
            row,
            review_due=_day(row),
            state=undamaged(ArticleState, row["state"]),
            has_draft=row["id"] in drafts,
        )
        for row in rows
    ]


def rows_in_use(connection: Connection) -> list[dict[str, Any]]:
    """The articles that are not retired, as they are stored."""
    rows = connection.execute(select(articles).where(articles.c.retired_at.is_(None))).mappings()
    return [dict(row) for row in rows]


def is_used(connection: Connection, id: str) -> bool:
    """Whether a call says that this article was given."""
    return connection.execute(select(calls.c.id).where(calls.c.article_id == id).limit(1)).first() is not None


def new_reference(connection: Connection) -> str:
    return references(connection, articles, 1)[0]


def add(step: Step, noun: Article) -> None:
    step.insert(articles, [article_row(noun)])


def save(step: Step, noun: Article) -> None:
    step.update(articles, [article_row(noun)])


def remove(step: Step, noun: Article) -> None:
    step.delete(versions, [one.id for one in versions_of(step.connection, noun.id)])
    step.delete(articles, [noun.id])


# Versions


def versions_of(connection: Connection, article_id: str) -> list[Version]:
    """What is kept of the article's versions; the one in force may not be among them."""
    rows = connection.execute(select(versions).where(versions.c.article_id == article_id)).mappings()
    return [version(row) for row in rows]


def draft_of(connection: Connection, article_id: str) -> Version | None:
    """The next version of an approved article, waiting."""
    wanted = select(versions).where(versions.c.article_id == article_id, _is_draft())
    row = connection.execute(wanted).mappings().one_or_none()
    return version(row) if row else None


def drafts(connection: Connection) -> dict[str, dict[str, Any]]:
    """The rows of all drafts that wait, by article."""
    rows = connection.execute(select(versions).where(_is_draft())).mappings()
    return {row["article_id"]: dict(row) for row in rows}


def numbers_kept(connection: Connection) -> set[tuple[str, int]]:
    """(article, number) of every version that is kept."""
    return {
        (row.article_id, row.version) for row in connection.execute(select(versions.c.article_id, versions.c.version))
    }


def highest_kept(connection: Connection, ids: Sequence[str] | None = None) -> dict[str, int]:
    """The highest number of a version that is kept, by article; of those with these ids, else of each."""
    wanted = select(versions.c.article_id, func.max(versions.c.version).label("last")).group_by(versions.c.article_id)
    if ids is not None:
        wanted = wanted.where(versions.c.article_id.in_(ids))
    return {row.article_id: row.last for row in connection.execute(wanted)}


def as_version(connection: Connection, noun: Article) -> Version:
    """What an article's own row says, as a version that is not kept yet."""
    row = former_row(article_row(noun))
    sign(connection, [row])
    return version(row)


def former_row(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The row that keeps what the article row `stored` says; `sign` tells who wrote it and when.

    A version has the same id each time it is told, whether it is kept or not.
    """
    words = {name: stored[name] for name in ("version", "state", *_WORDS)}
    id = str(uuid5(NAMESPACE_OID, f"{stored['id']}/{stored['version']}"))
    return {"id": id, "article_id": stored["id"], **words, "at": None, "by": "", "note": ""}


def sign(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Fill in who wrote these versions and when, as the journal knows: nobody kept it when they were written."""
    written = _written(connection, [row["article_id"] for row in rows])
    for row in rows:
        row["at"], row["by"] = written[row["article_id"]]


def _written(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[datetime, str]]:
    """When, and by whom, each article's row was last given words, what was undone left out."""
    undone = select(journal.c.undoes).where(journal.c.undoes.is_not(None))
    wanted = (
        select(journal.c.row, journal.c.at, journal.c.who)
        .where(journal.c.kind == "articles", journal.c.verb.not_in(_WORDLESS), journal.c.step.not_in(undone))
        .order_by(journal.c.seq)
    )
    found: dict[str, tuple[datetime, str]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = connection.execute(wanted.where(journal.c.row.in_(ids[start : start + _AT_ONCE])))
        found.update((row.row, (row.at, row.who)) for row in some)
    return found


def keep_former(step: Step, noun: Article) -> None:
    """Keep what the article says now, unless it is kept already."""
    kept = select(versions.c.id).where(versions.c.article_id == noun.id, versions.c.version == noun.version)
    if step.connection.execute(kept).first() is None:
        add_version(step, as_version(step.connection, noun))


def keep_replaced(step: Step, draft: Version) -> None:
    """Keep what a draft said that somebody else replaced."""
    add_version(step, replace(draft, state=ArticleState.REPLACED))


def add_version(step: Step, noun: Version) -> None:
    step.insert(versions, [row_of(noun)])


def save_version(step: Step, noun: Version) -> None:
    step.update(versions, [row_of(noun)])


def remove_version(step: Step, noun: Version) -> None:
    step.delete(versions, [noun.id])


def _is_draft() -> Any:
    return versions.c.state == ArticleState.DRAFT.value
