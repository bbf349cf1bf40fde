"""The pages of a damaged file, read without SQLite: where the tables are listed, and a first page that leads there."""

from collections.abc import Iterator
from pathlib import Path

from frontdesk.hub.looking import HEADER

#: What every hub is made with.
PAGE = 4_096
_INTERIOR, _LEAF = 5, 13
_COLUMNS_OF_THE_LIST = 5
_LISTED = (b"table", b"index")


def lead_to_the_tables(path: Path) -> None:
    """Let the first page lead to every other that lists tables and can be read; the header stays.

    A list that is short enough to lie on the first page alone is lost with it.
    """
    leaves = sorted(_lists(path))
    if leaves:
        with path.open("r+b") as file:
            file.seek(HEADER)
            file.write(_first_page(leaves)[HEADER:])


def _lists(path: Path) -> Iterator[tuple[int, int]]:
    """(the last row's number, the page's number) of every page that lists tables."""
    with path.open("rb") as file:
        number = 1
        while page := file.read(PAGE):
            last = _last_listed(page) if number > 1 else None
            if last is not None:
                yield last, number
            number += 1


def _last_listed(page: bytes) -> int | None:
    """The number of the last row on a page that lists tables; None for any other page."""
    cells = int.from_bytes(page[3:5])
    if page[0] != _LEAF or not 0 < cells < PAGE // 4:
        return None
    places = [int.from_bytes(page[8 + 2 * cell :][:2]) for cell in range(cells)]
    try:
        rows = [_row(page, place) for place in places]
    except IndexError:
        return None
    return rows[-1][0] if all(is_listed for _, is_listed in rows) else None


def _row(page: bytes, place: int) -> tuple[int, bool]:
    """The number of the row that lies at `place`, and whether it tells of a table or an index."""
    _size, at = _number(page, place)
    row, at = _number(page, at)
    kinds, end = [], at
    length, at = _number(page, at)
    while at < end + length:
        kind, at = _number(page, at)
        kinds.append(kind)
    return row, len(kinds) == _COLUMNS_OF_THE_LIST and page[at : at + 5] in _LISTED


def _number(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes as SQLite writes it, and where the next one begins."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return value, place + 1
    return value << 8 | page[at + 8], at + 9


def _first_page(leaves: list[tuple[int, int]]) -> bytes:
    """A first page, but for its header, from which these pages are reached."""
    page, end, places = bytearray(PAGE), PAGE, []
    for row, number in leaves[:-1]:
        cell = number.to_bytes(4) + _written(row)
        end -= len(cell)
        page[end : end + len(cell)] = cell
        places.append(end.to_bytes(2))
    told = bytes((_INTERIOR, 0, 0)) + len(places).to_bytes(2) + end.to_bytes(2) + b"\0" + leaves[-1][1].to_bytes(4)
    page[HEADER : HEADER + len(told)] = told
    start = HEADER + len(told)
    page[start : start + 2 * len(places)] = b"".join(places)
    return bytes(page)


def _written(number: int) -> bytes:
    """A number below two million as SQLite writes it."""
    parts = [number & 0x7F]
    while number := number >> 7:
        parts.insert(0, number & 0x7F | 0x80)
    return bytes(parts)
