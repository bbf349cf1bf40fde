"""Articles in a file: what is new about which of them."""

from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.exchange.fields import Columns
from frontdesk.exchange.parties import candidates, index
from frontdesk.exchange.plans import AT_ONCE, Decisions, Progress, Stored, Writes
from frontdesk.exchange.reading import Given, given, readers
from frontdesk.exchange.tables import Row
from frontdesk.exchange.topics_in import the_one
from frontdesk.exchange.values import Unfit, day, is_nothing, line, quoted, several, text
from frontdesk.ids import new_id
from frontdesk.knowledge import records
from frontdesk.knowledge.model import Article, ArticleState
from frontdesk.knowledge.wording import LONGEST_SAY
from frontdesk.words import fold

if TYPE_CHECKING:
    from sqlalchemy import Connection

BLANK_ARTICLE = records.article_row(Article(id="", reference="", title=""))
_SHOWN = {"topic_id": "topic", "review_due": "review due"}

_UNVERIFIED = {"verifier": "", "verified_at": None, "review_due": None}


class KeptArticles(NamedTuple):
    """The articles in use, the (article, number) of every version that is kept, the highest number of each article's,
    and the drafts that wait.
    """

    rows: Sequence[Stored]
    versions: Set[tuple[str, int]]
    highest: Mapping[str, int]
    drafts: Mapping[str, Stored]


NO_ARTICLES = KeptArticles((), frozenset(), {}, {})


def kept_articles(connection: "Connection") -> KeptArticles:
    """What the hub keeps of articles."""
    numbers, highest = records.numbers_kept(connection), records.highest_kept(connection)
    return KeptArticles(records.rows_in_use(connection), numbers, highest, records.drafts(connection))


class _Topics:
    """Topics by name or reference."""

    def __init__(self, rows: Sequence[Stored]) -> None:
        self._by_name = index(rows, "name_folded")
        self._by_reference = index(rows, "reference")

    def id_of(self, text: str) -> str:
        """The id of the topic that goes by `text`; Unfit for none or several."""
        found = self._by_name.get(fold(text)) or self._by_reference.get(text.upper(), [])
        if not found:
            raise Unfit(f"no topic goes by “{quoted(text)}”; import topics first")
        if len(found) > 1:
            raise Unfit(f"more than one topic goes by “{quoted(text)}”: {candidates(found)}")
        return str(found[0]["id"])


def decide_articles(
    rows: Sequence[Row], columns: Columns, kept: KeptArticles, topics: Sequence[Stored], *,
    decisions: Decisions, progress: Progress,
) -> None:  # fmt: skip
    """Decide what each row does to the articles."""
    reads = {
        "title": line("title"),
        "say": text("answer", LONGEST_SAY),
        "body": text("body"),
        "keywords": several("keywords", ";,|"),
        "topic": _topic_name,
        "verifier": line("verifier"),
        "review due": day,
    }
    fields = readers(columns, reads, many=frozenset(("keywords",)))
    found = given(rows, fields, called="title", decisions=decisions, progress=progress)
    named = [{**row, "name": row["title"]} for row in kept.rows]
    by_title, seen, about = index(named, "title_folded"), dict[str, int](), _Topics(topics)
    for done, one in enumerate(found):
        if done % AT_ONCE == 0:
            progress("comparing", done, len(found))
        try:
            stored = the_one(one, one.values["title"], by_title, seen, "article")
            _decide(one, stored, about, kept, decisions)
        except Unfit as reason:
            decisions.refuse(one.line, one.values["title"], str(reason))
    progress("comparing", len(found), len(found))


def _topic_name(cell: str) -> str:
    return "" if is_nothing(cell) else line("topic")(cell)


def _decide(one: Given, stored: Stored | None, topics: _Topics, kept: KeptArticles, decisions: Decisions) -> None:
    title = one.values["title"]
    values = _columns(one.values, topics)
    if stored is None:
        if not ("say" in values or "body" in values):
            raise Unfit("it has neither an answer nor a body")
        decisions.new(one.line, title, "articles", {**BLANK_ARTICLE, "id": new_id(), **values})
        return
    changes = [column for column, value in values.items() if stored[column] != value and column != "title_folded"]
    if changes and stored["state"] == ArticleState.DRAFT.value:
        raise Unfit("it waits here as a draft, in other words; approve or drop that first")
    if changes:
        _change(stored, values, kept, decisions.writes)
    decisions.settle(one.line, title, (_SHOWN.get(column, column) for column in changes))


def _columns(values: Mapping[str, object], topics: _Topics) -> Stored:
    found: Stored = {name: values[name] for name in values if name not in ("topic", "review due")}
    found["title_folded"] = fold(str(values["title"]))
    if "topic" in values:
        found["topic_id"] = topics.id_of(str(values["topic"]))
    if "review due" in values:
        found["review_due"] = values["review due"]
    return found


def _change(stored: Stored, values: Stored, kept: KeptArticles, writes: Writes) -> None:
    """Write the row over the article; other words for the caller are a new version, and the former ones are kept.

    Nobody vouched for the new words yet, unless the file says who does.
    """
    row = {**stored, **values}
    del row["name"]
    id, number = row["id"], stored["version"]
    if any(row[words] != stored[words] for words in ("title", "say", "body")):
        draft = kept.drafts.get(id)
        next_number = draft["version"] if draft else max(number, kept.highest.get(id, 0)) + 1
        row |= _UNVERIFIED | values | {"version": next_number}
        if (id, number) not in kept.versions:
            writes.add("versions", records.former_row(stored))
        if draft:
            writes.change("versions", {**draft, "version": next_number + 1})
    writes.change("articles", row)
