"""Undo: the operator's last step at this desk, taken back as a step of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, ForeignKey, Table, select
from sqlalchemy.exc import IntegrityError

from frontdesk.errors import NotFound, Stale
from frontdesk.hub.columns import row_text, text_row
from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import BY_KIND, journal

_MOST_NAMED, _FEW = 5, 20


@dataclass(frozen=True, slots=True)
class Undone:
    """The verb that was taken back, and how many rows that touched.

    Of few rows those that are `gone` by it, by kind, and those that were `changed`, as they were before.
    """

    verb: str
    rows: int
    gone: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    changed: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def last_step(connection: Connection, *, who: str, desk: str) -> tuple[str, str]:
    """(step, verb) that undo would take back; NotFound when there is none."""
    undone = select(journal.c.undoes).where(journal.c.undoes.is_not(None)).distinct()
    last = connection.execute(
        select(journal.c.step, journal.c.verb)
        .where(journal.c.who == who, journal.c.desk == desk, journal.c.undoes.is_(None), journal.c.step.not_in(undone))
        .order_by(journal.c.seq.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        raise NotFound("There is nothing to undo.", hint="Undo takes back what you did at this desk.")
    return last.step, last.verb


def refuse_other(connection: Connection, step: str, row: str) -> None:
    """Stale where the step made no row of this id: something else was done since, if only to that row."""
    made = select(journal.c.seq).where(journal.c.step == step, journal.c.row == row, journal.c.before.is_(None))
    if connection.execute(made.limit(1)).first() is None:
        raise Stale("Something else was done since.", hint="Undo that first, or correct this one by hand.")


def take_back(step: Step, undone: str, verb: str) -> Undone:
    """Put every row back that the step `undone` changed; refused, naming the rows, where one changed since."""
    entries = step.connection.execute(
        select(journal.c.kind, journal.c.row, journal.c.before, journal.c.after)
        .where(journal.c.step == undone)
        .order_by(journal.c.seq.desc())
    ).all()
    _refuse_changed(step.connection, entries)
    try:
        for kind, action, run in _runs(entries):
            _apply(step, kind, action, run)
    except IntegrityError as problem:
        raise _stale("Something newer builds on it") from problem
    few = entries if len(entries) <= _FEW else []
    made = [entry for entry in few if entry.before is None]
    return Undone(verb, len(entries), _written(made), _written(entry for entry in few if entry.before is not None))


def _written(entries: Iterable[Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows as these entries left them, by kind."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        if entry.after is not None:
            rows.setdefault(entry.kind, []).append(text_row(BY_KIND[entry.kind], entry.after))
    return rows


def _refuse_changed(connection: Connection, entries: Iterable[Any]) -> None:
    left: dict[str, dict[str, str | None]] = {}
    for entry in entries:
        left.setdefault(entry.kind, {}).setdefault(entry.row, entry.after)
    changed: dict[str, None] = {}
    for kind, after in left.items():
        stored = rows_by_id(connection, BY_KIND[kind], after)
        differ = [stored.get(id) for id, text in after.items() if not _is_left(BY_KIND[kind], stored.get(id), text)]
        changed.update(dict.fromkeys(_label(connection, BY_KIND[kind], row) for row in differ[:_MOST_NAMED]))
    if changed:
        raise _stale("Changed since: " + ", ".join(list(changed)[:_MOST_NAMED]))


def _is_left(table: Table, stored: dict[str, Any] | None, text: str | None) -> bool:
    """Whether the row is as its entry says; an entry from before a column was added means that column's default."""
    if stored is None or text is None:
        return stored is None and text is None
    return row_text(stored) == text or stored == text_row(table, text)


def _runs(entries: Iterable[Any]) -> Iterator[tuple[str, str, list[Any]]]:
    """(kind, action, entries) of neighbours that can be put back at once; no row stands twice in one of them."""
    met: Counter[tuple[str, str]] = Counter()

    def alike(entry: Any) -> tuple[str, str, int]:
        met[entry.kind, entry.row] += 1
        what = "delete" if entry.before is None else "insert" if entry.after is None else "update"
        return entry.kind, what, met[entry.kind, entry.row]

    for (kind, what, _), run in groupby(entries, key=alike):
        yield kind, what, list(run)


def _apply(step: Step, kind: str, action: str, run: list[Any]) -> None:
    table = BY_KIND[kind]
    if action == "delete":
        step.delete(table, [entry.row for entry in run])
        return
    rows = [text_row(table, entry.before) for entry in run]
    (step.insert if action == "insert" else step.update)(table, rows)


def _label(connection: Connection, table: Table, row: dict[str, Any] | None) -> str:
    """What people call a row; one without a name, such as an owner, by the name of what it belongs to."""
    if row is None:
        return f"a row of {table.name} that is gone"
    own = row.get("name") or row.get("title") or row.get("reference")
    to = next((key for key in _links(table) if row[key.parent.name]), None)
    if own or to is None:
        return str(own or table.name)
    id = row[to.parent.name]
    return _label(connection, to.column.table, rows_by_id(connection, to.column.table, [id]).get(id))


def _links(table: Table) -> Iterator[ForeignKey]:
    """What the rows of `table` point to, in the order of its columns."""
    return (key for column in table.c for key in column.foreign_keys)


def _stale(what: str) -> Stale:
    return Stale(f"This cannot be undone any more. {what}.", hint="Nothing was changed; correct it by hand.")
