"""The rows of a file, read field by field; what is not readable is refused with its reason."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from frontdesk.exchange.fields import Columns
from frontdesk.exchange.plans import AT_ONCE, Decisions, Progress
from frontdesk.exchange.tables import Row
from frontdesk.exchange.values import Unfit, quoted

#: Reads one cell of a field; what is empty afterwards counts as not given.
Read = Callable[[str], Any]
_REMEMBERED = 4_096


class Given(NamedTuple):
    """One row: where it starts, and the fields that it gives."""

    line: int
    values: dict[str, Any]


class Reader(NamedTuple):
    """How one field is read from a row; the cells of several columns are joined, or their words put together."""

    field: str
    places: tuple[int, ...]
    read: Read
    many: bool = False


def readers(columns: Columns, reads: Mapping[str, Read], *, many: frozenset[str] = frozenset()) -> list[Reader]:
    """The readers of the fields that the file has."""
    return [
        Reader(field, places, reads[field], field in many and len(places) > 1)
        for field, places in columns.places.items()
        if field in reads
    ]


def remembered(read: Read) -> Read:
    """`read` for what stands in many rows alike."""
    return lru_cache(_REMEMBERED)(read)


def given(
    rows: Sequence[Row], fields: Sequence[Reader], *, called: str, decisions: Decisions, progress: Progress
) -> list[Given]:
    """What each row gives; one without the field `called`, or with a cell that cannot be read, is refused."""
    found = []
    for done, (line, cells) in enumerate(rows):
        if done % AT_ONCE == 0:
            progress("reading", done, len(rows))
        try:
            values = _values(cells, fields)
            if called not in values:
                raise Unfit(f"no {called}")
            found.append(Given(line, values))
        except Unfit as reason:
            decisions.refuse(line, _name(cells, fields, called), str(reason))
    progress("reading", len(rows), len(rows))
    return found


def _values(cells: Sequence[str], fields: Sequence[Reader]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field, places, read, many in fields:
        value: Any = None
        if many:
            value = tuple(dict.fromkeys(each for at in places if cells[at].strip() for each in read(cells[at])))
        else:
            cell = cells[places[0]] if len(places) == 1 else " ".join(cells[at] for at in places if cells[at])
            if cell and not cell.isspace():
                value = read(cell)
        if value:
            values[field] = value
    return values


def _name(cells: Sequence[str], fields: Sequence[Reader], called: str) -> str:
    places = next((field.places for field in fields if field.field == called), ())
    return quoted(" ".join(cells[at] for at in places))
