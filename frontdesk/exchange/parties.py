"""Who a file means by a name, a mail address or a number; and who is made where nobody goes by it."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from frontdesk.callers.numbers import looks_like_number, read
from frontdesk.directory.model import Department, Party, PartyKind, Person
from frontdesk.directory.records import named_row
from frontdesk.exchange.plans import Decisions, Stored
from frontdesk.exchange.values import LONGEST_LINE, LONGEST_MAIL, Unfit, mail, quoted
from frontdesk.ids import new_id
from frontdesk.words import fold, one_line

#: Rows with every column of their table, to be filled; the reference is given when the plan is whole.
BLANK_PERSON = named_row(Person(id="", reference="", name=""))
BLANK_DEPARTMENT = named_row(Department(id="", reference="", name=""))

_TABLES = {PartyKind.PERSON: "people", PartyKind.DEPARTMENT: "departments"}
_BLANKS = {PartyKind.PERSON: BLANK_PERSON, PartyKind.DEPARTMENT: BLANK_DEPARTMENT}
_MOST_CANDIDATES = 5


def candidates(rows: Sequence[Stored]) -> str:
    """The names and references of `rows`, to choose from."""
    shown = ", ".join(f"{row['name']} ({row['reference']})" for row in rows[:_MOST_CANDIDATES])
    more = len(rows) - _MOST_CANDIDATES
    return f"{shown} and {more} more" if more > 0 else shown


def index(rows: Iterable[Stored], column: str) -> dict[str, list[Stored]]:
    """The rows by what stands in `column`, those with nothing there left out."""
    found: dict[str, list[Stored]] = {}
    for row in rows:
        if row[column]:
            found.setdefault(row[column], []).append(row)
    return found


class Departments:
    """Departments by name; one that nobody knows is made."""

    def __init__(self, rows: Sequence[Stored], decisions: Decisions) -> None:
        self._by_name = index(rows, "name_folded")
        self._decisions = decisions

    def id_of(self, name: str) -> str:
        """The id of the department of that name; Unfit when several have it."""
        folded = fold(name)
        found = self._by_name.get(folded, [])
        if len(found) > 1:
            raise Unfit(f"more than one department is called “{quoted(name)}”: {candidates(found)}")
        if not found:
            row = _made(PartyKind.DEPARTMENT, name, self._decisions)
            found = self._by_name[folded] = [row]
        return str(found[0]["id"])


class _Known(Struct, frozen=True):
    party: Party
    row: Stored


class Parties:
    """People and departments by name, mail, number or reference; unknown ones are made as `create` says."""

    def __init__(
        self, people: Sequence[Stored], departments: Sequence[Stored], *, region: str, create: PartyKind | None,
        decisions: Decisions,
    ) -> None:  # fmt: skip
        self._region = region
        self._create = create
        self._decisions = decisions
        self._called: dict[str, list[_Known]] = {}
        for row in people:
            self._add(PartyKind.PERSON, row, row["numbers"])
        for row in departments:
            key = read(row["number"], region).key if row["number"] else ""
            self._add(PartyKind.DEPARTMENT, row, (key,))

    def known(self, text: str) -> Party | None:
        """Whoever goes by `text`; None for nobody, Unfit for several."""
        found = {one.party.id: one for one in self._going_by(text)}
        if len(found) > 1:
            raise Unfit(f"more than one goes by “{quoted(text)}”: {candidates([one.row for one in found.values()])}")
        return next((one.party for one in found.values()), None)

    def party(self, text: str) -> Party:
        """Whoever goes by `text`, made where nobody does; Unfit with the reason when that may not be."""
        found = self.known(text)
        if found is not None:
            return found
        if self._create is None:
            raise Unfit(f"nobody in the directory goes by “{quoted(text)}”; import them first, or use --create-owners")
        return self._add(self._create, self._new(self._create, text), ())

    def _going_by(self, text: str) -> list[_Known]:
        named = self._called.get(fold(text), [])
        if not looks_like_number(text):
            return named
        key = read(text, self._region).key
        return [*named, *self._called.get(key, [])] if key else named

    def _new(self, kind: PartyKind, text: str) -> Stored:
        name = one_line(text)
        if looks_like_number(name):
            raise Unfit(f"nobody has the number “{quoted(name)}”, and a number is no name to make an owner of")
        if ";" in name:
            raise Unfit(f"“{quoted(name)}” is more than one owner; put the others into a column of deputies")
        if len(name) > LONGEST_LINE:
            raise Unfit(f"the owner's name is longer than {LONGEST_LINE} characters")
        address = mail(name) if "@" in name and len(name) <= LONGEST_MAIL else ""
        return _made(kind, name, self._decisions, mail=address)

    def _add(self, kind: PartyKind, row: Stored, numbers: Iterable[str]) -> Party:
        known = _Known(Party(kind, row["id"], row["name"]), row)
        for called in {row["name_folded"], fold(row["mail"]), fold(row["reference"]), *numbers}:
            if called:
                self._called.setdefault(called, []).append(known)
        return known.party


def _made(kind: PartyKind, name: str, decisions: Decisions, **more: Any) -> Stored:
    row = {**_BLANKS[kind], "id": new_id(), "name": name, "name_folded": fold(name), **more}
    decisions.writes.add(_TABLES[kind], row)
    decisions.created.append(name)
    return row
