"""Doubles: proposed, looked at, and merged into one in a step that undo takes back."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from frontdesk.clock import Clock
from frontdesk.directory import chains, doubles
from frontdesk.directory.keeping import Kind, Named, Renamed, named
from frontdesk.directory.model import Operator, Party, PartyKind
from frontdesk.directory.readable import COUNTED, Reading, Value
from frontdesk.directory.records import chains as stored_chains
from frontdesk.directory.records import links, save_chain, shelves
from frontdesk.errors import Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import exceptions

_PARTIES = {Kind.PERSON: PartyKind.PERSON, Kind.DEPARTMENT: PartyKind.DEPARTMENT}
_CHAIN = "Owner and deputies"


class Pair(Struct, frozen=True):
    """Two records that may be one: `kept` is the older; why, in words."""

    kept: Named
    double: Named
    because: tuple[str, ...]


class Field(Struct, frozen=True, kw_only=True):
    """One field of two records, and what it says when they are one."""

    title: str
    kept: Value
    double: Value
    result: Value


class Preview(Struct, frozen=True, kw_only=True):
    """What merging would do: each field that either has, and how many rows of what move to the kept one."""

    kept: Named
    double: Named
    fields: tuple[Field, ...]
    moves: tuple[tuple[str, int], ...]


class Merging:
    """Makes one of two people, departments, topics or callers. `shown` writes a number's key as people read it."""

    def __init__(self, hub: Hub, *, clock: Clock, shown: Callable[[str], str], renamed: Sequence[Renamed] = ()) -> None:
        self._hub = hub
        self._clock = clock
        self._shown = shown
        self._renamed = tuple(renamed)

    def doubles(self, kind: Kind) -> list[Pair]:
        """The records in use that may be one and the same, by name."""
        with self._hub.read() as connection:
            rows = {row["id"]: row for row in shelves.in_use(connection, shelves.TABLES[kind])}
        found = [
            Pair(named(kind, rows[kept]), named(kind, rows[double]), because)
            for (kept, double), because in doubles.pairs(kind, rows.values()).items()
        ]
        return sorted(found, key=lambda pair: (rows[pair.kept.id]["name_folded"], pair.kept.id, pair.double.id))

    def preview(self, kind: Kind, kept_id: str, double_id: str) -> Preview:
        """What merging `double_id` into `kept_id` would do; Refused, NotFound where it cannot be done."""
        with self._hub.read() as connection:
            kept, double = _both(connection, kind, kept_id, double_id)
            result = doubles.united(kept, double)
            table = shelves.TABLES[kind]
            reading = Reading(connection, table.name, (kept, double), self._shown)
            sides = [reading.differences(None, row) for row in (kept, double, result)]
            fields = [_field(title, *(side.get(title, (None, None))[1] for side in sides)) for title in sides[2]]
            if kind is Kind.TOPIC:
                fields.append(_chain_field(connection, kept_id, double_id))
            moves = links.counted(connection, table, double_id)
        counts = tuple((COUNTED.get(name, name.capitalize()), count) for name, count in moves.items())
        return Preview(kept=named(kind, kept), double=named(kind, double), fields=tuple(fields), moves=counts)

    def merge(self, kind: Kind, kept_id: str, double_id: str, *, by: Operator) -> Named:
        """Make one of two: everything points to the kept one, which the double fills up; the double is retired."""
        with self._hub.step(f"{kind}.merge", by=by.name, desk=by.desk) as step:
            kept, double = _both(step.connection, kind, kept_id, double_id)
            result = self._merge(step, kind, kept, double)
        return named(kind, result)

    def _merge(self, step: Step, kind: Kind, kept: links.Row, double: links.Row) -> links.Row:
        table, result = shelves.TABLES[kind], doubles.united(kept, double)
        step.update(table, [result])
        if kind is Kind.TOPIC:
            _merge_chains(step, kept["id"], double["id"])
        elif kind is not Kind.CALLER:
            self._merge_party(step, *(Party(_PARTIES[kind], row["id"], row["name"]) for row in (kept, double)))
        links.repoint(step, table, double["id"], kept["id"])
        if kind is Kind.PERSON:
            shelves.uncover_themselves(step, links.rows_naming(step.connection, exceptions.c.person_id, kept["id"]))
            self._merge_callers(step, kept["id"])
        step.update(table, [_retired(kind, double, self._clock)])
        return result

    def _merge_party(self, step: Step, kept: Party, double: Party) -> None:
        """What names the double otherwise than by a column that points to them."""
        for topic_id, chain in shelves.topics_of(step.connection, double).items():
            save_chain(step, topic_id, chains.handed_on(chain, double.id, kept))
        links.reset_settings(step, double.text, kept.text)
        for tell in self._renamed:
            tell(step, [(double, kept)])

    def _merge_callers(self, step: Step, person_id: str) -> None:
        """One colleague is one caller."""
        found = shelves.callers_who_are(step.connection, person_id)
        for double in found[1:]:
            found[0] = self._merge(step, Kind.CALLER, found[0], double)


def _both(connection: Any, kind: Kind, kept_id: str, double_id: str) -> tuple[links.Row, links.Row]:
    if kept_id == double_id:
        raise Refused(f"This is one and the same {kind}.", hint="Choose two.")
    kept, double = (shelves.the_row(connection, shelves.TABLES[kind], id, kind) for id in (kept_id, double_id))
    for row in (kept, double):
        if row["retired_at"] is not None:
            raise Refused(f"{row['name']} is retired.", hint="Bring it back first, or leave it as it is.")
    return kept, double


def _retired(kind: Kind, double: links.Row, clock: Clock) -> links.Row:
    """The double as it is kept: a caller is no colleague any more, since the kept one is who calls for them."""
    retired = {**double, "retired_at": clock.now()}
    return retired | ({"person_id": None} if kind is Kind.CALLER else {})


def _merge_chains(step: Step, kept_id: str, double_id: str) -> None:
    found = stored_chains(step.connection, [kept_id, double_id])
    save_chain(step, double_id, ())
    save_chain(step, kept_id, chains.united(found.get(kept_id, ()), found.get(double_id, ())))


def _field(title: str, kept: Value, double: Value, result: Value) -> Field:
    return Field(title=title, kept=kept, double=double, result=result)


def _chain_field(connection: Any, kept_id: str, double_id: str) -> Field:
    found = stored_chains(connection, [kept_id, double_id])
    kept, double = found.get(kept_id, ()), found.get(double_id, ())
    texts = [tuple(party.name for party in chain) for chain in (kept, double, chains.united(kept, double))]
    return _field(_CHAIN, *texts)
