"""Rows as people read them: fields by their title, names in place of ids."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from frontdesk.directory.records import past, shelves

#: What stands in a field: a text, a number, a moment, several texts; None and '' where nothing does.
Value = str | int | datetime | tuple[str, ...] | None
Row = Mapping[str, Any]
Changes = Mapping[str, tuple[Value, Value]]

_TITLES = {
    "number": "Number", "numbers": "Numbers", "retired_at": "Retired", "due_minutes": "Usual promise (minutes)",
    "say": "Sentence to say", "does": "What we do", "does_not": "What we do not do", "made_at": "Made",
    "starts_at": "From", "ends_at": "Until", "due_at": "Due", "started_at": "Began", "ended_at": "Ended",
    "verified_at": "Verified", "closed_at": "Closed", "began_at": "From", "waited_seconds": "Waited (seconds)",
    "handoff_id": "Hand-off", "private": "Reason (private)", "said": "What callers are told",
}  # fmt: skip
_OF_WHOM = {"": "", "to": "To", "cover": "Cover", "owner": "Owner", "meant": "Whose it is"}
_UNTOLD = frozenset({"id", "reference", "name_folded", "title_folded"})
_NUMBERS = frozenset({"number", "numbers"})

#: What a table's rows are called where they are counted.
COUNTED = {
    "people": "People", "ownership": "Topics owned or stood in for", "articles": "Articles", "callers": "Callers",
    "calls": "Calls", "handoffs": "Hand-offs", "moves": "Steps of hand-offs", "gaps": "Gaps",
    "exceptions": "Exceptions",
}  # fmt: skip


def title(column: str) -> str:
    """The title of a column; the two that name a person or a department have one."""
    if column in _TITLES:
        return _TITLES[column]
    whose, _, which = column.removesuffix("_id").rpartition("_")
    if which in ("person", "department") and whose:
        return _OF_WHOM.get(whose, whose.capitalize())
    return column.removesuffix("_id").replace("_", " ").capitalize()


class Reading:
    """Turns columns of one table into values; `shown` writes a number's key as people read it."""

    def __init__(self, connection: Any, kind: str, rows: Iterable[Row], shown: Callable[[str], str]) -> None:
        self._shown = shown
        given = list(rows)
        self._names = {
            column: shelves.names(connection, table, [row[column] for row in given if row.get(column)])
            for column, table in past.links(kind).items()
        }

    def value(self, column: str, row: Row | None) -> Value:
        """What stands in `column` of `row`, None where there is no row."""
        stored: Value = row[column] if row else None
        if column in self._names and stored:
            return self._names[column].get(str(stored), "somebody who is gone")
        if column in _NUMBERS and isinstance(stored, tuple):
            return tuple(map(self._shown, stored))
        if column in _NUMBERS and isinstance(stored, str):
            return self._shown(stored)
        return stored

    def differences(self, before: Row | None, after: Row | None) -> dict[str, tuple[Value, Value]]:
        """By title, what a row said before and says after; fields that are empty on both sides are left out."""
        found: dict[str, tuple[Value, Value]] = {}
        for column in after or before or ():
            pair = self.value(column, before), self.value(column, after)
            if column in _UNTOLD or pair[0] == pair[1] or not any(pair):
                continue
            known = found.get(title(column), (None, None))
            found[title(column)] = known[0] or pair[0], known[1] or pair[1]
        return found
