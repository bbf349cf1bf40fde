"""The rules of doubles: which records may be one and the same, and what becomes of their fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from frontdesk.directory.keeping import Kind
from frontdesk.words import fold

Row = Mapping[str, Any]
#: What two rows have in common where they may be one, by the reason in words.
Marks = Callable[[Row], Iterator[tuple[str, object]]]

#: A number that more of them have is a shared line, and tells nothing.
_SHARE_A_LINE = 3
_NUMBER = "same number"
_OWN = frozenset({"id", "reference", "retired_at"})


def _of_a_person(row: Row) -> Iterator[tuple[str, object]]:
    yield "same name and department", (row["name_folded"], row["department_id"])
    yield from ((_NUMBER, number) for number in row["numbers"])
    if row["mail"]:
        yield "same mail", row["mail"]


def _of_a_caller(row: Row) -> Iterator[tuple[str, object]]:
    yield from ((_NUMBER, number) for number in row["numbers"])
    if row["name_folded"]:
        yield "same name and organisation", (row["name_folded"], fold(row["organisation"]))
    if row["person_id"]:
        yield "same colleague", row["person_id"]


def _of_a_name(row: Row) -> Iterator[tuple[str, object]]:
    yield "same name", row["name_folded"]


_MARKS: Mapping[Kind, Marks] = {
    Kind.PERSON: _of_a_person, Kind.DEPARTMENT: _of_a_name, Kind.TOPIC: _of_a_name, Kind.CALLER: _of_a_caller,
}  # fmt: skip


def pairs(kind: Kind, rows: Iterable[Row]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(id of the older, id of the double) with the reasons why they may be one; `rows` stand oldest first.

    Of several that are alike each is paired with the oldest.
    """
    alike: dict[tuple[str, object], list[str]] = {}
    for row in rows:
        for mark in dict.fromkeys(_MARKS[kind](row)):
            alike.setdefault(mark, []).append(row["id"])
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for (reason, _), ids in alike.items():
        if reason == _NUMBER and len(ids) > _SHARE_A_LINE:
            continue
        for other in ids[1:]:
            reasons = found.get((ids[0], other), ())
            found[ids[0], other] = reasons if reason in reasons else (*reasons, reason)
    return found


def united(kept: Row, double: Row) -> dict[str, Any]:
    """`kept` with its gaps filled from the double, and lists that hold what either has."""
    row = {name: value if name in _OWN else _united(value, double[name]) for name, value in kept.items()}
    if "note" in row:
        row["note"] = _both_notes(kept, double)
    return row | ({"name_folded": fold(row["name"])} if "name" in row else {})


def _both_notes(kept: Row, double: Row) -> str:
    """'dislikes waiting · Nils Ek (double): prefers mail'; one where there is but one, or both say the same."""
    own, other = str(kept["note"]), str(double["note"])
    if not own or not other or fold(other) in fold(own):
        return own or other
    who = double["name"] or double["organisation"]
    return f"{own} · {who} (double): {other}" if who else f"{own} · (double): {other}"


def _united(kept: Any, double: Any) -> Any:
    if isinstance(kept, tuple):
        return _both(kept, double)
    return double if kept in ("", None) else kept


def _both(kept: Sequence[str], double: Sequence[str]) -> tuple[str, ...]:
    known = set(map(fold, kept))
    return (*kept, *(text for text in double if fold(text) not in known))
