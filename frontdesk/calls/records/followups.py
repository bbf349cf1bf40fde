"""The rows that follow a call after it was logged: its hand-off, its gap, what it said before."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, select

from frontdesk.callers.numbers import shown
from frontdesk.calls.model import Call, Edit, HandoffLine, Outcome
from frontdesk.calls.records import call_row, gap_row, handoff_lines
from frontdesk.directory.model import Party
from frontdesk.directory.records import parties, party_columns, past, shelves
from frontdesk.errors import Refused
from frontdesk.hub import tables
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import calls, gaps, handoffs

#: What a correction may point to, by its column.
NAMED: Mapping[str, Table] = {
    "topic_id": tables.topics, "caller_id": tables.callers, "article_id": tables.articles, "line_id": tables.lines,
    "handoff_id": handoffs,
}  # fmt: skip
_WHAT = {"topic_id": "topic", "caller_id": "caller", "article_id": "answer", "line_id": "line"}
#: The columns a history tells, and how it calls them.
_TOLD = {
    "received": "number", "caller_id": "caller", "topic_id": "topic", "summary": "summary", "outcome": "outcome",
    "handoff_id": "hand-off", "article_id": "article", "contact": "contact", "urgent": "urgent", "line_id": "line",
}  # fmt: skip
GONE, NAMELESS = "no longer known", "somebody whose name is unknown"
_ANYWHERE = "US"  # a number's key says itself where it belongs


def handoff_line(connection: Connection, id: str) -> HandoffLine:
    return handoff_lines(connection, list(rows_by_id(connection, handoffs, [id]).values()))[0]


def send_calls_on(step: Step, old: str, new: str) -> None:
    """Let every call of the hand-off `old` point to `new`."""
    rows = step.connection.execute(select(calls).where(calls.c.handoff_id == old)).mappings().all()
    step.update(calls, [{**row, "handoff_id": new} for row in rows])


def refuse_gone(connection: Connection, columns: Mapping[str, Any]) -> None:
    """NotFound where one of these columns of a call is to point to a record that is not there.

    Refused for a caller who is no longer in use.
    """
    for column, what in _WHAT.items():
        row = shelves.the_row(connection, NAMED[column], columns[column], what) if columns.get(column) else {}
        if column == "caller_id" and row.get("retired_at"):
            raise Refused(f"{_name(row)} was made one with another caller.", hint="Name that one.")


def topic_in_place_of(connection: Connection, topic_id: str) -> str:
    """The id of the topic that this one was made one with since, else its own; Refused where nothing tells which."""
    row = past.in_place_of(connection, tables.topics, topic_id)
    return row["id"] if row else topic_id


def as_logged(connection: Connection, call_id: str) -> Mapping[str, Any]:
    """The row of a call as it was logged, whatever was corrected since; nothing where its words were erased."""
    known = (one for one in past.changes(connection, calls.name, [call_id]) if not one.is_erased)
    return next((one.after for one in known if one.before is None and one.after), {})


def save_call(step: Step, noun: Call, owner: Party | None) -> None:
    """Write a call that was corrected; what was handed off in it has its caller, its topic and that one's `owner`."""
    step.update(calls, [call_row(noun)])
    made = step.connection.execute(select(handoffs).where(handoffs.c.call_id == noun.id)).mappings().all()
    told = {"caller_id": noun.caller_id, "topic_id": noun.topic_id}
    owned = told | party_columns(owner, "owner_")
    step.update(handoffs, [{**row, **(told if row["topic_id"] == noun.topic_id else owned)} for row in made])
    _follow_gap(step, noun)


def _follow_gap(step: Step, noun: Call) -> None:
    """A gap for a call that nobody owns, in the words it has now; an open one for no other.

    What was closed stays so, with its note.
    """
    known = step.connection.execute(select(gaps).where(gaps.c.call_id == noun.id)).mappings().all()
    if noun.outcome is not Outcome.UNOWNED:
        step.delete(gaps, [row["id"] for row in known if row["closed_at"] is None])
    elif not known:
        step.insert(gaps, [gap_row(noun)])
    else:
        words = gap_row(noun)["words"]
        step.update(gaps, [{**row, "words": words} for row in known if row["closed_at"] is None])


def edits(connection: Connection, call_id: str) -> list[Edit]:
    """Every change of a call, its logging first, as the journal has it."""
    changes = past.changes(connection, calls.name, [call_id])[::-1]
    names = _names(connection, [row for one in changes for row in (one.before, one.after) if row])
    return [
        Edit(at=one.at, who=one.who, verb=one.verb, fields=_changed(one.before or {}, one.after or {}, names))
        for one in changes
    ]


def _names(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What people call everything that these rows point to, by id."""
    found: dict[str, str] = {}
    several = list(rows)
    for column, table in NAMED.items():
        named = rows_by_id(connection, table, {row[column] for row in several if row.get(column)})
        if table is handoffs:
            found |= _whom(connection, named)
        else:
            found |= {id: _name(row) for id, row in named.items()}
    return found


def _whom(connection: Connection, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Whom these hand-offs went to, by their id."""
    went = {id: (row["to_person_id"], row["to_department_id"]) for id, row in rows.items()}
    who = parties(connection, list(went.values()))
    return {id: who[person or department].name for id, (person, department) in went.items()}


def _name(row: Mapping[str, Any]) -> str:
    named = row.get("name") or row.get("title") or row.get("organisation")
    return named or ", ".join(shown(key, _ANYWHERE) for key in row.get("numbers", ())) or NAMELESS


def _changed(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    pairs = {
        field: (_said(column, before.get(column), names), _said(column, after.get(column), names))
        for column, field in _TOLD.items()
    }
    return {field: pair for field, pair in pairs.items() if pair[0] != pair[1]}


def _said(column: str, value: Any, names: Mapping[str, str]) -> str:
    """A value as people read it; '' for nothing, and for not urgent."""
    if not value:
        return ""
    if column == "urgent":
        return "yes"
    if column == "handoff_id":  # one that was taken back went to nobody
        return names.get(value, "")
    return names.get(value, GONE) if column in NAMED else str(value)
