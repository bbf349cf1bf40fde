"""What an import would do, row by row, before anything is done."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from msgspec import Struct, field

from frontdesk.directory.model import Party
from frontdesk.exchange.fields import Noun

#: Told what is being done, how many rows are done, and of how many; what it raises ends the import.
Progress = Callable[[str, int, int], None]
Stored = dict[str, Any]
AT_ONCE = 1_000


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class PlannedRow(NamedTuple):
    """One row of the file: where it starts, whom or what it is about, its fate, why, and which fields change."""

    line: int
    name: str
    fate: Fate
    reason: str = ""
    changes: tuple[str, ...] = ()


class Writes(Struct, frozen=True):
    """The hub's rows that a plan adds, changes and takes away, by table; and who is `renamed`, before and after."""

    new: dict[str, list[Stored]] = field(default_factory=dict)
    changed: dict[str, list[Stored]] = field(default_factory=dict)
    gone: dict[str, list[str]] = field(default_factory=dict)
    renamed: list[tuple[Party, Party]] = field(default_factory=list)

    def add(self, table: str, row: Stored) -> None:
        """Note a row to be added."""
        self.new.setdefault(table, []).append(row)

    def change(self, table: str, row: Stored) -> None:
        """Note a row to be written over the one of its id."""
        self.changed.setdefault(table, []).append(row)

    def count(self) -> int:
        """How many rows are written or taken away."""
        parts: tuple[Mapping[str, list[Any]], ...] = (self.new, self.changed, self.gone)
        return sum(len(rows) for part in parts for rows in part.values())


class Plan(Struct, frozen=True, kw_only=True):
    """What importing a file would do, as the hub stood at entry `seq`.

    `created` names the departments and owners that would be made, `ignored` the columns nothing is read from,
    `columns` gives (header, field) of the others.
    """

    noun: Noun
    rows: tuple[PlannedRow, ...]
    created: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    seq: int
    writes: Writes

    def count(self, fate: Fate) -> int:
        """How many rows have this fate."""
        return Counter(row.fate for row in self.rows)[fate]

    def refused(self) -> tuple[PlannedRow, ...]:
        """The rows that cannot be taken."""
        return tuple(row for row in self.rows if row.fate is Fate.REFUSED)


class Imported(Struct, frozen=True, kw_only=True):
    """What an import did: how many rows of each fate, and who or what was made besides."""

    new: int
    changed: int
    same: int
    created: tuple[str, ...]


class Decisions(Struct, frozen=True):
    """The fate of each row as it is decided, and what follows from it."""

    rows: list[PlannedRow] = field(default_factory=list)
    writes: Writes = field(default_factory=Writes)
    created: list[str] = field(default_factory=list)

    def refuse(self, line: int, name: str, reason: str) -> None:
        """The row in `line` cannot be taken."""
        self.rows.append(PlannedRow(line, name, Fate.REFUSED, reason))

    def new(self, line: int, name: str, table: str, row: Stored) -> None:
        """The row in `line` brings something that is not there yet."""
        self.rows.append(PlannedRow(line, name, Fate.NEW))
        self.writes.add(table, row)

    def settle(self, line: int, name: str, changes: Iterable[str]) -> None:
        """The row in `line` is about something that is there; `changes` names the fields that differ."""
        differing = tuple(changes)
        fate = Fate.CHANGED if differing else Fate.SAME
        self.rows.append(PlannedRow(line, name, fate, changes=differing))
