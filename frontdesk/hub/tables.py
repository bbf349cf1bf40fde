"""Every table of the hub. docs/data.md tells what each column means; a test keeps the two together."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

from frontdesk.hub.columns import UtcTime, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", String(36), primary_key=True)


def _reference() -> Column[str]:
    return Column("reference", String(6), nullable=False, unique=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="", server_default="")


def _folded(name: str) -> Column[str]:
    # A server would sort by its own language, and differently from a file.
    same_everywhere = Text().with_variant(Text(collation="C"), "postgresql")
    return Column(name, same_everywhere, nullable=False, index=True)


def _to(name: str, table: str, *, nullable: bool = True, index: bool = False) -> Column[str]:
    return Column(name, String(36), ForeignKey(f"{table}.id"), nullable=nullable, index=index)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, default=0, server_default="0")


def _words(name: str) -> Column[tuple[str, ...]]:
    return Column(name, Words, nullable=False, default=(), server_default="[]")


head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hub", String(36), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_at", UtcTime, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("step", String(36), nullable=False, index=True),
    Column("undoes", String(36), index=True),
    Column("verb", String(64), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("row", String(128), nullable=False, index=True),
    Column("before", Text),
    Column("after", Text),
    Column("salt", String(32), nullable=False),
    Column("digest", String(64), nullable=False),
)

departments = Table(
    "departments",
    metadata,
    _id(),
    _reference(),
    _text("name"),
    _folded("name_folded"),
    _text("mail"),
    _text("number"),
    _text("place"),
    Column("retired_at", UtcTime),
)

people = Table(
    "people",
    metadata,
    _id(),
    _reference(),
    _text("name"),
    _folded("name_folded"),
    _to("department_id", "departments"),
    _text("role"),
    Column("mail", Text, nullable=False, default="", server_default="", index=True),
    _words("numbers"),
    _text("place"),
    Column("retired_at", UtcTime),
)

topics = Table(
    "topics",
    metadata,
    _id(),
    _reference(),
    _text("name"),
    _folded("name_folded"),
    _text("text"),
    _words("keywords"),
    _words("phrases"),
    Column("kind", String(16), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("due_minutes", Integer, nullable=False),
    Column("retired_at", UtcTime),
)

ownership = Table(
    "ownership",
    metadata,
    _id(),
    _to("topic_id", "topics", nullable=False),
    Column("position", Integer, nullable=False),
    _to("person_id", "people", index=True),
    _to("department_id", "departments", index=True),
    UniqueConstraint("topic_id", "position"),
)

lines = Table(
    "lines",
    metadata,
    _id(),
    _reference(),
    _text("name"),
    _folded("name_folded"),
    _text("number"),
    _text("greeting"),
    _text("does"),
    _text("does_not"),
    Column("retired_at", UtcTime),
)

articles = Table(
    "articles",
    metadata,
    _id(),
    _reference(),
    _text("title"),
    _folded("title_folded"),
    _text("say"),
    _text("body"),
    _words("keywords"),
    _to("topic_id", "topics", index=True),
    Column("version", Integer, nullable=False),
    _text("verifier"),
    Column("verified_at", UtcTime),
    Column("review_due", String(10)),
    Column("retired_at", UtcTime),
    Column("state", String(16), nullable=False, default="approved", server_default="approved"),
    _to("line_id", "lines"),
)

versions = Table(
    "versions",
    metadata,
    _id(),
    _to("article_id", "articles", nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    _text("title"),
    _text("say"),
    _text("body"),
    _words("keywords"),
    Column("at", UtcTime, nullable=False),
    Column("by", Text, nullable=False),
    _text("note"),
    UniqueConstraint("article_id", "version"),
)

callers = Table(
    "callers",
    metadata,
    _id(),
    _reference(),
    _text("name"),
    _folded("name_folded"),
    _text("organisation"),
    _words("numbers"),
    _to("person_id", "people", index=True),
    _text("note"),
    Column("retired_at", UtcTime),
)

calls = Table(
    "calls",
    metadata,
    _id(),
    _reference(),
    Column("started_at", UtcTime, nullable=False, index=True),
    Column("ended_at", UtcTime, nullable=False),
    Column("contact", String(16), nullable=False),
    _text("received"),
    Column("number", Text, nullable=False, default="", server_default="", index=True),
    _to("caller_id", "callers", index=True),
    _to("topic_id", "topics", index=True),
    _to("article_id", "articles", index=True),
    _to("handoff_id", "handoffs", index=True),
    Column("outcome", String(16), nullable=False),
    _text("summary"),
    _text("words"),
    Column("operator", Text, nullable=False),
    Column("desk", Text, nullable=False),
    _to("line_id", "lines"),
    _whole("urgent"),
    _whole("waited_seconds"),
    _text("taken_by"),
)

handoffs = Table(
    "handoffs",
    metadata,
    _id(),
    _reference(),
    Column("call_id", String(36), nullable=False, index=True),
    _to("topic_id", "topics"),
    _to("caller_id", "callers"),
    _to("owner_person_id", "people"),
    _to("owner_department_id", "departments"),
    _to("to_person_id", "people", index=True),
    _to("to_department_id", "departments"),
    Column("kind", String(16), nullable=False),
    _text("promise"),
    Column("due_at", UtcTime, nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("made_at", UtcTime, nullable=False, index=True),
)
Index("ix_handoffs_state_due_at", handoffs.c.state, handoffs.c.due_at)
Index("ix_handoffs_caller_id_topic_id", handoffs.c.caller_id, handoffs.c.topic_id)

moves = Table(
    "moves",
    metadata,
    _id(),
    _to("handoff_id", "handoffs", nullable=False),
    Column("position", Integer, nullable=False),
    Column("step", String(16), nullable=False),
    Column("at", UtcTime, nullable=False, index=True),
    Column("by", Text, nullable=False),
    _text("note"),
    _text("reason"),
    _to("meant_person_id", "people"),
    _to("meant_department_id", "departments"),
    UniqueConstraint("handoff_id", "position"),
)

gaps = Table(
    "gaps",
    metadata,
    _id(),
    _to("call_id", "calls", nullable=False, index=True),
    _text("words"),
    Column("closed_at", UtcTime),
    _to("topic_id", "topics"),
    _text("note"),
)

exceptions = Table(
    "exceptions",
    metadata,
    _id(),
    Column("kind", String(16), nullable=False),
    _to("person_id", "people", index=True),
    _to("topic_id", "topics", index=True),
    _to("cover_person_id", "people"),
    _to("cover_department_id", "departments"),
    Column("starts_at", UtcTime, nullable=False),
    Column("ends_at", UtcTime, nullable=False, index=True),
    _text("said"),
    _text("private"),
)

shifts = Table(
    "shifts",
    metadata,
    _id(),
    Column("desk", Text, nullable=False, index=True),
    Column("operator", Text, nullable=False),
    Column("began_at", UtcTime, nullable=False),
    Column("ended_at", UtcTime),
)

closings = Table(
    "closings",
    metadata,
    _id(),
    Column("day", String(10), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("closed_at", UtcTime, nullable=False),
    Column("by", Text, nullable=False),
    Column("desk", Text, nullable=False),
    _words("files"),
    _text("figures"),
    UniqueConstraint("day", "revision"),
)

settings = Table(
    "settings",
    metadata,
    Column("id", String(128), primary_key=True),
    Column("value", Text, nullable=False),
)

#: What verbs write and undo puts back; children stand after what they point to.
RECORDS = (
    departments, people, topics, ownership, lines, articles, versions, callers, handoffs, calls, moves, gaps,
    exceptions, shifts, closings, settings,
)  # fmt: skip
BY_KIND = {table.name: table for table in RECORDS}
