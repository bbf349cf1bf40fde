"""What a desk's verbs do, done once more with plain dictionaries: the rows they leave, and what undo makes of them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

#: A row's kind and what it goes by: its id, or (topic, position) of an owner, (hand-off, position) of a move.
Key = tuple[str, Any]
Row = Mapping[str, Any]
Rows = dict[Key, Row]

OWED = ("open", "acknowledged", "returned")
#: What each step makes of each state, written out once more.
MOVES = {
    ("open", "acknowledge"): "acknowledged", ("open", "finish"): "done", ("open", "return"): "returned",
    ("open", "cancel"): "cancelled", ("acknowledged", "finish"): "done", ("acknowledged", "return"): "returned",
    ("acknowledged", "cancel"): "cancelled", ("returned", "cancel"): "cancelled",
}  # fmt: skip
#: Which columns point to rows of which kind.
LINKS = {
    "owners": {"topic": "topics", "party": "people"},
    "exceptions": {"person": "people", "topic": "topics", "cover": "people"},
    "calls": {"topic": "topics", "handoff": "handoffs"},
    "handoffs": {"topic": "topics", "owner": "people", "to": "people"},
    "moves": {"handoff": "handoffs", "meant": "people"},
    "gaps": {"call": "calls"},
}  # fmt: skip


class Refused(Exception):
    """What a desk must refuse."""


@dataclass
class Step:
    """One verb: who did it, and for each row it changed what was before and is after; None where there was none."""

    who: str
    changes: dict[Key, tuple[Row | None, Row | None]]
    undone: bool = False


@dataclass
class Plain:
    """Rows and the steps that made them."""

    rows: Rows = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    ever: set[Key] = field(default_factory=set)

    def of(self, kind: str) -> dict[Any, Row]:
        """The rows of a kind, by what they go by."""
        return {key: row for (known, key), row in self.rows.items() if known == kind}

    def live(self, kind: str) -> dict[Any, Row]:
        """Those that are not retired."""
        return {key: row for key, row in self.of(kind).items() if row["retired_at"] is None}

    @contextmanager
    def step(self, who: str) -> Iterator[Rows]:
        """What is done with the rows is one step; nothing where it is refused, and no step where nothing changes."""
        rows = dict(self.rows)
        yield rows
        self._note(who, rows)

    def _note(self, who: str, rows: Rows) -> None:
        keys = dict.fromkeys((*self.rows, *rows))
        changes = {key: (self.rows.get(key), rows.get(key)) for key in keys if self.rows.get(key) != rows.get(key)}
        self.rows = rows
        self.ever |= set(rows)
        if changes:
            self.steps.append(Step(who, changes))

    def undo(self, who: str) -> None:
        """Take back the last step of `who`; Refused where there is none, or somebody built on it."""
        last = next((step for step in reversed(self.steps) if step.who == who and not step.undone), None)
        if last is None or any(self.rows.get(key) != after for key, (_, after) in last.changes.items()):
            raise Refused
        rows = dict(self.rows)
        for key, (before, _) in last.changes.items():
            _put(rows, key, before)
        if any(dangling(rows)):
            raise Refused
        self.rows = rows
        last.undone = True

    def chain(self, rows: Rows, topic: str) -> list[str]:
        """Owner and deputies of a topic, without who is retired."""
        places = sorted((key, row) for (kind, key), row in rows.items() if kind == "owners" and key[0] == topic)
        return [row["party"] for _, row in places if rows["people", row["party"]]["retired_at"] is None]

    def rechain(self, rows: Rows, topic: str, chain: Iterable[str]) -> None:
        """Let exactly these own it and stand in."""
        for key in [key for key in rows if key[0] == "owners" and key[1][0] == topic]:
            del rows[key]
        for position, party in enumerate(chain):
            rows["owners", (topic, position)] = {"topic": topic, "party": party}

    def holds(self, person: str, now: datetime) -> bool:
        """Whether somebody would leave something behind."""
        owns = any(person in self.chain(self.rows, topic) for topic in self.live("topics"))
        owes = any(row["to"] == person and row["state"] in OWED for row in self.of("handoffs").values())
        covers = any(row["cover"] == person and row["ends_at"] > now for row in self.of("exceptions").values())
        return owns or owes or covers


def dangling(rows: Rows) -> Iterator[Key]:
    """The rows that point to one that is not there."""
    for (kind, key), row in rows.items():
        for column, to in LINKS.get(kind, {}).items():
            if row[column] is not None and (to, row[column]) not in rows:
                yield kind, key


def _put(rows: Rows, key: Key, row: Row | None) -> None:
    if row is None:
        rows.pop(key, None)
    else:
        rows[key] = row


def moved(rows: Rows, handoff: str, step: str, *, meant: str | None = None) -> None:
    """One step of a hand-off, which its state permits."""
    stored = rows["handoffs", handoff]
    rows["handoffs", handoff] = {**stored, "state": MOVES[stored["state"], step]}
    position = sum(kind == "moves" and key[0] == handoff for kind, key in rows)
    rows["moves", (handoff, position)] = {"handoff": handoff, "step": step, "meant": meant}


def passed_on(rows: Rows, old: str, new: str, to: str, owner: str | None) -> None:
    """A returned hand-off is cancelled, and `new` takes its place in every call of it."""
    stored = rows["handoffs", old]
    moved(rows, old, "cancel")
    rows["handoffs", new] = {**stored, "to": to, "owner": owner, "state": "open"}
    rows["moves", (new, 0)] = {"handoff": new, "step": "make", "meant": None}
    for kind, key in list(rows):
        if kind == "calls" and rows[kind, key]["handoff"] == old:
            rows[kind, key] = {**rows[kind, key], "handoff": new}
