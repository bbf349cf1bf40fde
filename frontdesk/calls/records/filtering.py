"""A filter of the log as conditions on its rows: what the database decides, and what is left to look at."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Boolean, Column, ColumnElement, Table, and_, func, literal, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from frontdesk.calls.filter import Filter, digits_of, number_of
from frontdesk.calls.model import OWED
from frontdesk.errors import Refused
from frontdesk.hub.tables import callers, calls, departments, handoffs, people, topics
from frontdesk.words import fold

#: Columns of a row that was found by words: the organisation, and from here on whether each word is surely there.
ORGANISATION, SURE = "organisation", "sure_"
MOST_WORDS, LONGEST_WORD = 20, 200
_SEEN = (calls.c.summary, calls.c.words, handoffs.c.promise)


class Contains(FunctionElement[bool]):
    """Whether a text has a word, whatever the case of ASCII letters."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, text: ColumnElement[Any], word: str) -> None:
        escaped = word.replace("/", "//").replace("%", "/%").replace("_", "/_")
        super().__init__(text, literal(f"%{escaped}%"))


@compiles(Contains)
def _contains(element: Contains, compiler: Any, **how: Any) -> str:
    """LIKE of SQLite knows no case; to fold each text first would double the time."""
    text, pattern = (compiler.process(clause, **how) for clause in element.clauses)
    like = "LIKE" if compiler.dialect.name == "sqlite" else "ILIKE"
    return f"({text} {like} {pattern} ESCAPE '/')"


class Sieve(Struct, frozen=True):
    """Conditions on rows of `table` joined with the other, in the half-open span; `words` folded."""

    start: datetime | None
    end: datetime | None
    conditions: tuple[ColumnElement[bool], ...]
    words: tuple[str, ...]
    more: tuple[ColumnElement[Any], ...]


def sieve(
    table: Table, asked: Filter, span: tuple[datetime | None, datetime | None], now: datetime, region: str
) -> Sieve:
    """What `asked` asks of `table` (calls or handoffs), overdue as of `now`; Refused for too many words."""
    words = _words(asked)
    number = number_of(asked.words, region)
    surely = [_said(table, word, number) for word in words]
    conditions = [*_plain(table, asked), *_of_handoff(asked, now)]
    conditions += [or_(sure, *_unsure(table)) for sure in surely]
    more: list[ColumnElement[Any]] = [sure.label(f"{SURE}{place}") for place, sure in enumerate(surely)]
    if words:
        more += [_organisation(table), *(column.label(f"seen_{column.name}") for column in _SEEN)]
    return Sieve(*span, tuple(conditions), words, tuple(more))


def _words(asked: Filter) -> tuple[str, ...]:
    """The folded words, each once; Refused for more of them, or longer ones, than a database takes."""
    words = tuple(dict.fromkeys(fold(asked.words).split()))
    if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
        sentence = f"The log is searched for {MOST_WORDS} words at most, of {LONGEST_WORD} characters each."
        raise Refused(sentence, hint="Search for fewer of them.")
    return words


def has_words(row: Mapping[Any, Any], words: Sequence[str]) -> bool:
    """Whether all `words` are in a row: those that the database was not sure of are looked for without accents."""
    unsure = [word for place, word in enumerate(words) if not row[f"{SURE}{place}"]]
    if not unsure:
        return True
    texts = [row[ORGANISATION], *(row[f"seen_{column.name}"] for column in _SEEN)]
    text = fold(" ".join(text for text in texts if text and not text.isascii()))
    return all(word in text for word in unsure)


def _plain(table: Table, asked: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.topic_id:
        found.append(_unindexed(table.c.topic_id) == asked.topic_id)
    if asked.outcome:
        found.append(calls.c.outcome == asked.outcome.value)
    if asked.operator:
        found.append(or_(calls.c.operator == asked.operator, calls.c.taken_by == asked.operator))
    return found


def _of_handoff(asked: Filter, now: datetime) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.person_id:
        found.append(or_(*(column == asked.person_id for column in _PERSONS)))
    if asked.department_id:
        members = select(people.c.id).where(people.c.department_id == asked.department_id)
        own = [column == asked.department_id for column in _HOUSES]
        found.append(or_(*own, *(column.in_(members) for column in _PERSONS)))
    if asked.state:
        found.append(_unindexed(handoffs.c.state) == asked.state.value)
    if asked.overdue:
        owed = _unindexed(handoffs.c.state).in_([state.value for state in OWED])
        found.append(and_(owed, handoffs.c.due_at < now))
    return found


def _unindexed(column: Column[Any]) -> ColumnElement[Any]:
    """SQLite else takes the index of what is asked for, and sorts all that it finds before the first row comes."""
    return func.coalesce(column, "")


_PERSONS = (handoffs.c.owner_person_id, handoffs.c.to_person_id)
_HOUSES = (handoffs.c.owner_department_id, handoffs.c.to_department_id)


def _said(table: Table, word: str, number: str) -> ColumnElement[bool]:
    """Whether a row has `word`, or the number that all words are; as far as a database without accents can tell."""
    texts = (*_SEEN, calls.c.reference, handoffs.c.reference, calls.c.number, calls.c.received)
    found: list[ColumnElement[bool]] = [Contains(column, word) for column in texts]
    found += [Contains(calls.c.number, part) for part in (digits_of(word), number) if part]
    called = or_(Contains(callers.c.name_folded, word), Contains(callers.c.organisation, word))
    found += _among((table.c.caller_id,), callers, called)
    found += _among((table.c.topic_id,), topics, Contains(topics.c.name_folded, word))
    found += _among(_PERSONS, people, Contains(people.c.name_folded, word))
    found += _among(_HOUSES, departments, Contains(departments.c.name_folded, word))
    return or_(*found)


def _among(columns: Iterable[Column[Any]], table: Table, named: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """Whether the columns point to rows of `table` that are `named` so; those are looked up once for all of them."""
    found = select(table.c.id).where(named).cte().prefix_with("MATERIALIZED")
    return [column.in_(select(found.c.id)) for column in columns]


def _unsure(table: Table) -> list[ColumnElement[bool]]:
    """Where a row has letters beyond ASCII in texts that are not kept folded."""
    abroad = select(callers.c.id).where(_beyond_ascii(callers.c.organisation))
    return [*(_beyond_ascii(column) for column in _SEEN), table.c.caller_id.in_(abroad)]


def _beyond_ascii(column: Column[Any]) -> ColumnElement[bool]:
    return func.octet_length(column) != func.length(column)


def _organisation(table: Table) -> ColumnElement[Any]:
    mine = select(callers.c.organisation).where(callers.c.id == table.c.caller_id)
    return mine.scalar_subquery().label(ORGANISATION)
