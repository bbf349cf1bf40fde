"""People in a file: who of them is in the directory already, and what is new about whom."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct

from frontdesk.directory.model import Party, PartyKind
from frontdesk.exchange.fields import Columns
from frontdesk.exchange.parties import BLANK_PERSON, Departments, candidates, index
from frontdesk.exchange.plans import AT_ONCE, Decisions, Progress, Stored
from frontdesk.exchange.reading import Given, Read, given, readers, remembered
from frontdesk.exchange.tables import Row
from frontdesk.exchange.values import Unfit, is_nothing, line, mail, numbers
from frontdesk.ids import new_id
from frontdesk.words import fold

_SHOWN = {"department_id": "department"}


class _Standing(Struct, frozen=True):
    """Who is in the directory, by mail and by name, and who of them a row of the file is about already."""

    by_mail: dict[str, list[Stored]]
    by_name: dict[str, list[Stored]]
    claimed: dict[str, int]


def decide_people(
    rows: Sequence[Row], columns: Columns, people: Sequence[Stored], departments: Sequence[Stored], *, region: str,
    decisions: Decisions, progress: Progress,
) -> None:  # fmt: skip
    """Decide what each row does to the directory; `people` and `departments` are those it has."""
    fields = readers(columns, _reads(region), many=frozenset(("numbers",)))
    found = given(rows, fields, called="name", decisions=decisions, progress=progress)
    for one in found:
        one.values["name_folded"] = fold(one.values["name"])
    houses = Departments(departments, decisions)
    matched = _matched(_without_doubles(found, decisions), people, decisions)
    for done, (one, stored) in enumerate(matched):
        if done % AT_ONCE == 0:
            progress("comparing", done, len(matched))
        try:
            _decide(one, stored, houses, decisions)
        except Unfit as reason:
            decisions.refuse(one.line, one.values["name"], str(reason))
    progress("comparing", len(matched), len(matched))


def _reads(region: str) -> dict[str, Read]:
    return {
        "name": line("name"),
        "mail": mail,
        "numbers": numbers(region),
        "department": remembered(_department_name),
        "role": remembered(line("role")),
        "place": remembered(line("place")),
    }


def _department_name(cell: str) -> str:
    return "" if is_nothing(cell) else line("department")(cell)


def _without_doubles(found: list[Given], decisions: Decisions) -> list[Given]:
    """The rows that no other row of the file contradicts: one mail address, one person; one name without mail too."""
    of_mail: dict[str, int] = {}
    of_name: dict[str, list[Given]] = defaultdict(list)
    kept = []
    for one in found:
        address = one.values.get("mail", "")
        first = of_mail.setdefault(address, one.line) if address else one.line
        if first != one.line:
            decisions.refuse(one.line, one.values["name"], f"it has the same mail address as line {first}")
            continue
        of_name[one.values["name_folded"]].append(one)
        kept.append(one)
    unclear = {one.line: other.line for alike in of_name.values() if len(alike) > 1 for one, other in _unclear(alike)}
    for one in kept:
        if one.line in unclear:
            reason = f"it has the same name as line {unclear[one.line]}, and no mail address tells them apart"
            decisions.refuse(one.line, one.values["name"], reason)
    return [one for one in kept if one.line not in unclear]


def _unclear(alike: list[Given]) -> list[tuple[Given, Given]]:
    """Of rows of one name, those without mail, each with another one that it may be; the first of all may stay."""
    with_mail = [one for one in alike if "mail" in one.values]
    without = [one for one in alike if "mail" not in one.values]
    if with_mail:
        return [(one, with_mail[0]) for one in without]
    return [(one, without[0]) for one in without[1:]]


def _matched(found: list[Given], people: Sequence[Stored], decisions: Decisions) -> list[tuple[Given, Stored | None]]:
    """Each row with the person it is about, None for a new one: by mail; else by name, if nobody else is meant."""
    standing = _Standing(index(people, "mail"), index(people, "name_folded"), {})
    by_mail = {one.line: _by_mail(one, standing) for one in found}
    left = Counter(one.values["name_folded"] for one in found if not by_mail[one.line])
    matched: list[tuple[Given, Stored | None]] = []
    for one in found:
        alike = by_mail[one.line] or _by_name(one, standing)
        reason = _why_unclear(one, alike, left)
        if reason:
            decisions.refuse(one.line, one.values["name"], reason)
        else:
            matched.append((one, alike[0] if alike else None))
    return matched


def _by_mail(one: Given, standing: _Standing) -> list[Stored]:
    found = standing.by_mail.get(one.values.get("mail", ""), [])
    for row in found:
        standing.claimed[row["id"]] = one.line
    return found


def _by_name(one: Given, standing: _Standing) -> list[Stored]:
    """Those of that name whom no other row means by their mail: somebody's address may have changed."""
    alike = standing.by_name.get(one.values["name_folded"])
    return [row for row in alike if row["id"] not in standing.claimed] if alike else []


def _why_unclear(one: Given, alike: list[Stored], left: Counter[str]) -> str:
    if len(alike) > 1:
        return f"more than one person in the directory may be meant: {candidates(alike)}"
    if alike and alike[0]["mail"] != one.values.get("mail", "") and left[one.values["name_folded"]] > 1:
        return f"several rows have this name, and which of them is {candidates(alike)} in the directory is unclear"
    return ""


def _decide(one: Given, stored: Stored | None, houses: Departments, decisions: Decisions) -> None:
    values = one.values
    name = values["name"]
    if "department" in values:
        values["department_id"] = houses.id_of(values.pop("department"))
    if stored is None:
        row = {**BLANK_PERSON, "id": new_id(), **values}
        decisions.new(one.line, name, "people", row)
        return
    changes = [column for column, value in values.items() if stored[column] != value and column != "name_folded"]
    if changes:
        decisions.writes.change("people", {**stored, **values})
    if "name" in changes:
        before, after = (Party(PartyKind.PERSON, stored["id"], called) for called in (stored["name"], name))
        decisions.writes.renamed.append((before, after))
    decisions.settle(one.line, name, (_SHOWN.get(column, column) for column in changes))
