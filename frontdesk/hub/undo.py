"""Undo: the operator's last step at this desk, taken back as a step of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, islice
from typing import Any, NamedTuple

from msgspec import Struct, field
from sqlalchemy import Connection, ForeignKey, Table, select
from sqlalchemy.exc import IntegrityError

from frontdesk.errors import NotFound, Stale
from frontdesk.hub.child_keys import indexed
from frontdesk.hub.columns import row_text, text_row
from frontdesk.hub.steps import CHUNK, Step, Texts, rows_by_id
from frontdesk.hub.tables import BY_KIND, journal

_MOST_NAMED, _FEW = 5, 20


class Undone(Struct, frozen=True):
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
    stand = _refuse_changed(step.connection, entries)
    try:
        for run in _runs(entries):
            _apply(step, run, stand[run.kind] if run.is_first else {})
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


def _refuse_changed(connection: Connection, entries: Iterable[Any]) -> dict[str, Texts]:
    """What the rows of these entries say now, by kind, where all are as the entries left them; else Stale."""
    left: dict[str, dict[str, str | None]] = {}
    for entry in entries:
        left.setdefault(entry.kind, {}).setdefault(entry.row, entry.after)
    stand: dict[str, Texts] = {}
    changed: dict[str, None] = {}
    for kind, after in left.items():
        stand[kind], differ = _compared(connection, BY_KIND[kind], after)
        changed.update(dict.fromkeys(_label(connection, BY_KIND[kind], row) for row in differ[:_MOST_NAMED]))
    if changed:
        raise _stale("Changed since: " + ", ".join(list(changed)[:_MOST_NAMED]))
    return stand


def _compared(
    connection: Connection, table: Table, after: Mapping[str, str | None]
) -> tuple[Texts, list[dict[str, Any] | None]]:
    """What the rows say that are as `after` tells, and the rows that are not; some are read at a time.

    An entry from before a column was added means that column's default.
    """
    texts: Texts = {}
    differ: list[dict[str, Any] | None] = []
    expected = iter(after.items())
    while some := dict(islice(expected, CHUNK)):
        stored = rows_by_id(connection, table, some)
        for id, text in some.items():
            row = stored.get(id)
            if row is None:
                differ += [] if text is None else [None]
            elif (told := row_text(row)) == text:
                texts[id] = text  # the same words need not be held twice
            elif text is not None and row == text_row(table, text):
                texts[id] = told
            else:
                differ.append(row)
    return texts, differ


class _Run(NamedTuple):
    """Neighbours in the journal that can be put back at once; no row stands twice among them."""

    kind: str
    action: str
    is_first: bool
    entries: list[Any]


def _runs(entries: Iterable[Any]) -> Iterator[_Run]:
    """In the order in which they are put back; `is_first` where none of their rows stood in one before."""
    met: Counter[tuple[str, str]] = Counter()

    def alike(entry: Any) -> tuple[str, str, int]:
        met[entry.kind, entry.row] += 1
        what = "delete" if entry.before is None else "insert" if entry.after is None else "update"
        return entry.kind, what, met[entry.kind, entry.row]

    for (kind, what, times), run in groupby(entries, key=alike):
        yield _Run(kind, what, times == 1, list(run))


def _apply(step: Step, run: _Run, stand: Texts) -> None:
    """Put the rows of a run back; `stand` has what those say that nothing was put back of before."""
    table = BY_KIND[run.kind]
    if run.action == "delete":
        ids = [entry.row for entry in run.entries]
        with indexed(step.connection, table, len(ids)):
            step.delete(table, ids, known=stand)
        return
    rows = [text_row(table, entry.before) for entry in run.entries]
    (step.insert if run.action == "insert" else step.update)(table, rows)


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
