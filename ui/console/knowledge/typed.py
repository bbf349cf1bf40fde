"""What is typed of an article or a line and is not saved yet."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from frontdesk.errors import NotFound, Refused
from frontdesk.knowledge.model import Article
from frontdesk.knowledge.wording import Wording
from frontdesk.lines.model import Line
from frontdesk.words import fold
from ui.console.knowledge.reading import ArticleRecord

LINE_FIELDS = ("name", "number", "greeting", "does", "does_not")
_MOST_NAMED = 3


class Form(StrEnum):
    """What is being written: a new article, other words for one, where it belongs, or a line."""

    WRITE = "write"
    CHANGE = "change"
    PLACE = "place"
    LINE = "line"


_UNNAMED = {
    Form.WRITE: "a new article",
    Form.CHANGE: "an article",
    Form.PLACE: "the place of an article",
    Form.LINE: "a line",
}

#: What of a new article is changed in which form, once it is written.
_CHANGES = {Form.CHANGE: ("title", "say", "body", "keywords", "note"), Form.PLACE: ("topic", "line")}


class Typed(Struct, frozen=True, kw_only=True):
    """The fields of a form by name: as they were when it was opened, and as they are.

    `id` is that of the record, '' for a new one; `seen` the wording that is being changed.
    """

    form: Form
    id: str = ""
    start: Mapping[str, str]
    fields: Mapping[str, str]
    seen: Wording | None = None

    @property
    def key(self) -> tuple[Form, str]:
        return self.form, self.id

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self.fields != self.start

    @property
    def name(self) -> str:
        """What these words are kept under."""
        return f"{self.form}/{self.id}"

    @property
    def title(self) -> str:
        """What they are told by."""
        words = self.fields.get("title") or self.fields.get("name") or (self.seen.title if self.seen else "")
        return words or _UNNAMED[self.form]

    @property
    def body(self) -> dict[str, Any]:
        """All of it, as JSON has it."""
        seen = asdict(self.seen) if self.seen else None
        start, fields = dict(self.start), dict(self.fields)
        return {"form": self.form.value, "id": self.id, "start": start, "fields": fields, "seen": seen}

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "Typed":
        """The same form, read from JSON."""
        seen = body["seen"]
        wording = Wording(**{**seen, "keywords": tuple(seen["keywords"])}) if seen else None
        return cls(form=Form(body["form"]), id=body["id"], start=body["start"], fields=body["fields"], seen=wording)

    def typed(self, name: str, text: str) -> "Typed":
        """The same with another text in one field."""
        return replace(self, fields={**self.fields, name: text})

    @property
    def wording(self) -> Wording:
        """The words as they are to be kept; keywords that nobody touched stay as they were."""
        text = self.fields["keywords"]
        if self.seen is not None and text == self.start["keywords"]:
            keywords = self.seen.keywords
        else:
            keywords = tuple(text.split(";" if ";" in text else ","))
        return Wording(title=self.fields["title"], say=self.fields["say"], body=self.fields["body"], keywords=keywords)


def _begun(form: Form, id: str, fields: Mapping[str, str], seen: Wording | None = None) -> Typed:
    return Typed(form=form, id=id, start=fields, fields=fields, seen=seen)


def new_article() -> Typed:
    """An empty form for an article."""
    return _begun(Form.WRITE, "", dict.fromkeys(("title", "say", "body", "keywords", "topic", "line"), ""))


def change_of(record: ArticleRecord) -> Typed:
    """What an article is to say, to be changed."""
    words, why = record.latest, record.draft.note if record.has_draft and record.draft else ""
    fields = {"title": words.title, "say": words.say, "body": words.body, "keywords": "; ".join(words.keywords)}
    return _begun(Form.CHANGE, record.id, {**fields, "note": why}, words)


def going_on(kept: Typed, sent: Typed, id: str, latest: Wording | None) -> list[Typed]:
    """What was typed while a new record was written, as changes of that record; `latest` is an article's wording."""
    if latest is None:
        forms = [Typed(form=Form.LINE, id=id, start=sent.fields, fields=kept.fields)]
    else:
        forms = [
            Typed(form=form, id=id, start=_only(names, sent), fields=_only(names, kept), seen=latest)
            for form, names in _CHANGES.items()
        ]
    return [form for form in forms if form.is_changed]


def _only(names: Sequence[str], one: Typed) -> dict[str, str]:
    return {name: one.fields.get(name, "") for name in names}


def placing_of(article: Article, topic: str) -> Typed:
    """Where an article belongs; `topic` is the name of its topic."""
    return _begun(Form.PLACE, article.id, {"topic": topic, "line": article.line_id or ""})


def new_line() -> Typed:
    """An empty form for a line."""
    return _begun(Form.LINE, "", dict.fromkeys(LINE_FIELDS, ""))


def change_of_line(line: Line, number: str) -> Typed:
    """A line to be changed; `number` as people read it."""
    texts = {name: str(getattr(line, name)) for name in LINE_FIELDS}
    return _begun(Form.LINE, line.id, {**texts, "number": number})


def topic_named(text: str, topics: Mapping[str, str]) -> str | None:
    """The id of the topic whose name `text` is, or the beginning or a part of one only; None for no words."""
    wanted = fold(text)
    if not wanted:
        return None
    names = {id: fold(name) for id, name in topics.items()}
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [id for id, name in names.items() if fits(name, wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            named = "; ".join(topics[id] for id in found[:_MOST_NAMED])
            raise Refused(f"Several topics have the words “{text.strip()}”.", hint=f"Write one in full: {named}.")
    raise NotFound(f"There is no topic “{text.strip()}”.", hint="Write its name, or leave the field empty.")
