"""What whoever keeps articles and lines can do: each verb one step, and the sentence that says what it did."""

from typing import TYPE_CHECKING

from msgspec import Struct

from frontdesk.errors import Stale
from frontdesk.knowledge.model import Article, Version
from frontdesk.knowledge.wording import Wording
from frontdesk.lines.model import Line
from frontdesk.lines.service import LineFields
from frontdesk.words import apart
from ui.console.knowledge.reading import ArticleRecord, Lists
from ui.console.knowledge.typed import Form, Typed, topic_named
from ui.console.telling import undoes
from ui.models.articles import dated
from ui.words import shortened

if TYPE_CHECKING:
    from frontdesk.desk import Desk

# A status line has room for this much of a title.
_LONGEST = 30


class Done(Struct, frozen=True):
    """The record that was written, and what to say of it."""

    id: str
    words: str


def save(desk: "Desk", typed: Typed, lists: Lists) -> Done:
    """Write what was typed; Refused, Stale, NotFound, NotAllowed."""
    return {Form.WRITE: _write, Form.CHANGE: _change, Form.PLACE: _place, Form.LINE: _save_line}[typed.form](
        desk, typed, lists
    )


def _write(desk: "Desk", typed: Typed, lists: Lists) -> Done:
    topic = topic_named(typed.fields["topic"], lists.topics)
    line = typed.fields["line"] or None
    made = desk.articles.write(typed.wording, topic_id=topic, line_id=line, by=desk.operator)
    return Done(made.id, f"Draft written: {_named(made)}, {made.reference}, to be approved. {undoes()}")


def _change(desk: "Desk", typed: Typed, _lists: Lists) -> Done:
    try:
        made = desk.articles.change(
            typed.id, typed.wording, seen=typed.seen, note=typed.fields["note"], by=desk.operator
        )
    except Stale as stale:
        raise _told_by_whom(
            desk, typed.id, stale, "What you typed is kept; saving again puts it over theirs."
        ) from None
    article = desk.knowledge.article(typed.id)
    if made.version == article.version:
        return Done(typed.id, f"Draft changed: {_named(made)}. {undoes()}")
    given = f"version {article.version} is given until you approve it"
    return Done(typed.id, f"Draft kept: {_named(made)}; {given}. {undoes()}")


def _place(desk: "Desk", typed: Typed, lists: Lists) -> Done:
    topic = topic_named(typed.fields["topic"], lists.around.topics)
    placed = desk.articles.place(typed.id, topic_id=topic, line_id=typed.fields["line"] or None, by=desk.operator)
    where = (
        f"{apart(lists.around.topic(topic))}, {lists.around.line(placed.line_id) if placed.line_id else 'every line'}"
    )
    return Done(placed.id, f"Placed: {_named(placed)} under {where}. {undoes()}")


def _save_line(desk: "Desk", typed: Typed, _lists: Lists) -> Done:
    new = typed.fields
    fields = LineFields(name=new["name"], number=new["number"], greeting=new["greeting"], does=new["does"],
                        does_not=new["does_not"])  # fmt: skip
    if not typed.id:
        line = desk.lines.add(by=desk.operator, **fields)
        return Done(line.id, f"New line: {apart(line.name)}. {undoes()}")
    for name in [name for name in typed.start if typed.start[name] == new[name]]:
        fields.pop(name, None)  # type: ignore[misc] # what nobody touched is left to others
    line = desk.lines.change(typed.id, by=desk.operator, **fields)
    return Done(line.id, f"Changed: the line {apart(line.name)}. {undoes()}")


def approve(desk: "Desk", record: ArticleRecord) -> Done:
    """Put the draft in force, as it was read."""
    try:
        article = desk.articles.approve(record.id, seen=record.latest, by=desk.operator)
    except Stale as stale:
        raise _told_by_whom(desk, record.id, stale, "Read it again, then approve it.") from None
    return Done(article.id, f"In force: {_named(article)}, version {article.version}{_next(desk, article)}. {undoes()}")


def verify(desk: "Desk", record: ArticleRecord) -> Done:
    """Say that it is still true."""
    article = desk.articles.verify(record.id, by=desk.operator)
    return Done(article.id, f"Verified: {_named(article)}{_next(desk, article)}. {undoes()}")


def retire(desk: "Desk", record: ArticleRecord | Line) -> Done:
    """Take it out of use."""
    if isinstance(record, Line):
        line = desk.lines.retire(record.id, by=desk.operator)
        return Done(line.id, f"Retired: the line {apart(line.name)}; it rings no more. {undoes()}")
    article = desk.articles.retire(record.id, by=desk.operator)
    return Done(article.id, f"Retired: {_named(article)} may no longer be given. {undoes()}")


def bring_back(desk: "Desk", record: ArticleRecord | Line) -> Done:
    """Take it into use again."""
    if isinstance(record, Line):
        line = desk.lines.bring_back(record.id, by=desk.operator)
        return Done(line.id, f"Brought back: the line {apart(line.name)} rings again. {undoes()}")
    article = desk.articles.bring_back(record.id, by=desk.operator)
    return Done(article.id, f"Brought back: {_named(article)} is as it was. {undoes()}")


def drop(desk: "Desk", record: ArticleRecord) -> Done:
    """Throw the draft away."""
    desk.articles.drop(record.id, by=desk.operator)
    title, version = _named(record.latest), record.article.version
    if record.has_draft:
        return Done(record.id, f"Dropped: the draft of {title}; version {version} stays in force. {undoes()}")
    return Done("", f"Dropped: the draft {title}, which never was in force. {undoes()}")


def latest_wording(desk: "Desk", id: str) -> Wording:
    """What an article is to say next; NotFound."""
    return Wording.of(desk.articles.draft_of(id) or desk.knowledge.article(id))


def _named(words: Article | Version | Wording) -> str:
    return f"“{shortened(words.title, _LONGEST)}”"


def _next(desk: "Desk", article: Article) -> str:
    """'; next review by 3 Sep'."""
    today = desk.clock.now().astimezone(desk.zone()).date()
    return f"; next review by {dated(article.review_due, today)}" if article.review_due else ""


def _told_by_whom(desk: "Desk", id: str, stale: Stale, hint: str) -> Stale:
    """The same refusal, with who changed the words and when."""
    newest = desk.articles.versions_of(id)[0]
    if not newest.by:
        return Stale(str(stale), hint=hint)
    at = newest.at.astimezone(desk.zone())
    return Stale(f"{apart(newest.by)} changed these words at {at:%H:%M}.", hint=hint)
