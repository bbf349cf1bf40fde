"""The history of any record, as the journal tells it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from msgspec import Struct

from frontdesk.directory.readable import Changes, Reading, Value
from frontdesk.directory.records import past
from frontdesk.directory.records.past import Change
from frontdesk.errors import WrongUse
from frontdesk.hub.hub import Hub

_TABLES = {
    "person": "people", "department": "departments", "topic": "topics", "caller": "callers", "article": "articles",
    "call": "calls", "handoff": "handoffs", "line": "lines", "exception": "exceptions", "gap": "gaps",
}  # fmt: skip
_MOST = 500


class Entry(Struct, frozen=True, kw_only=True):
    """One step that concerned a record: who did what when, and by field's title what stood there before and after.

    `is_erased` where the words are no longer kept: what they said is not among the changes.
    """

    at: datetime
    who: str
    desk: str
    verb: str
    changes: Changes
    is_erased: bool = False


class History:
    """Reads the journal; `shown` writes a number's key as people read it."""

    def __init__(self, hub: Hub, *, shown: Callable[[str], str]) -> None:
        self._hub = hub
        self._shown = shown

    def history(self, kind: str, id: str, *, limit: int = _MOST) -> list[Entry]:
        """What was done to a record, newest first; of a topic its owners too.

        `kind` is 'person', 'department', 'topic', 'caller', 'article', 'call', 'handoff', 'line', 'exception' or
        'gap'; WrongUse for another.
        """
        table = _TABLES.get(kind)
        if table is None:
            raise WrongUse(f"There is no history of a “{kind}”.", hint="Histories: " + ", ".join(_TABLES))
        with self._hub.read() as connection:
            changes = past.changes(connection, table, [id], limit)
            if kind == "topic":
                places = past.changes(connection, "ownership", past.place_ids(connection, id), limit)
                changes = sorted((*changes, *places), key=lambda one: -one.seq)[:limit]
            readings = {kind: Reading(connection, kind, _rows(changes, kind), self._shown)
                        for kind in {one.kind for one in changes}}  # fmt: skip
        return [_entry(list(run), readings) for _, run in groupby(changes, key=lambda one: one.step)]


def _rows(changes: Sequence[Change], kind: str) -> list[Mapping[str, Any]]:
    return [row for one in changes if one.kind == kind for row in (one.before, one.after) if row]


def _entry(run: Sequence[Change], readings: Mapping[str, Reading]) -> Entry:
    """The entries of one step, which come newest first, as one."""
    told: dict[str, tuple[Value, Value]] = {}
    for one in reversed(run):
        for title, (before, after) in _told(one, readings[one.kind]).items():
            told[title] = told.get(title, (before, after))[0], after
    last = run[0]
    return Entry(
        at=last.at,
        who=last.who,
        desk=last.desk,
        verb=last.verb,
        changes={title: pair for title, pair in told.items() if pair[0] != pair[1]},
        is_erased=any(one.is_erased for one in run),
    )


def _told(one: Change, reading: Reading) -> Changes:
    if one.is_erased:
        return {}
    return _place(one, reading) if one.kind == "ownership" else reading.differences(one.before, one.after)


def _place(one: Change, reading: Reading) -> dict[str, tuple[Value, Value]]:
    """Who stood at a place of the chain before, and who does after."""
    row = one.after or one.before
    if row is None:
        return {}
    position = row["position"]
    stood, stands = (
        reading.value("person_id", side) or reading.value("department_id", side) for side in (one.before, one.after)
    )
    return {f"Deputy {position}" if position else "Owner": (stood, stands)}
