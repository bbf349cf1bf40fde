"""CSV files as people bring them: whatever writes them, read cell by cell or refused with the line named."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from frontdesk.errors import Refused
from frontdesk.exchange.decoding import decoded
from frontdesk.exchange.dialect import RefusedRow, Row, records_of
from frontdesk.exchange.sheet import unguarded
from frontdesk.words import fold, one_line

__all__ = ["RefusedRow", "Row", "Table", "TableUnreadable", "read_table"]

LONGEST_FIELD = 65_536
LONGEST_NAME = 200
LARGEST_FILE = 100 * 1024 * 1024

_OTHER_FILES = {
    b"PK\x03\x04": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "an old workbook",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
}


class TableUnreadable(Refused):
    """The file as a whole cannot be read as a table."""


class Table(Struct, frozen=True, kw_only=True):
    """A file read: headers, rows in the file's order, and the records refused."""

    headers: tuple[str, ...]
    header_line: int
    rows: tuple[Row, ...]
    refused: tuple[RefusedRow, ...]
    encoding: str
    delimiter: str


def read_table(source: bytes | Path) -> Table:
    """The table in a file's bytes or at a path; TableUnreadable when there is none."""
    found = decoded(_content(source))
    if found is None:
        raise TableUnreadable("The file is not text in any encoding we know.", hint="Save it as CSV in UTF-8.")
    text = found.text.replace("\0", "")
    delimiter, records = records_of(text)
    header = _header(records)
    rows, refused = _sorted_out(records, _Checks(len(header.cells), found.damaged, "'" in text))
    headers, rows = _named_columns(header, rows)
    return Table(
        headers=headers,
        header_line=header.line,
        rows=tuple(rows),
        refused=tuple(refused),
        encoding=found.encoding,
        delimiter=delimiter,
    )


def _content(source: bytes | Path) -> bytes:
    content = source if isinstance(source, bytes) else _read(source)
    if len(content) > LARGEST_FILE:
        raise TableUnreadable("The file is larger than 100 MB.", hint="Split it and import the parts.")
    for start, kind in _OTHER_FILES.items():
        if content.startswith(start):
            raise TableUnreadable(f"The file is {kind}, not CSV.", hint="Open it there and save it as CSV.")
    return content


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as fault:
        why = (fault.strerror or str(fault)).lower()
        raise TableUnreadable(f"{path} cannot be read: {why}.", hint="Check the name and the folder.") from fault


def _header(records: Iterator[Row | RefusedRow]) -> Row:
    """The first record, its names cleaned; refused where two columns go by one name."""
    record = next(records, None)
    if record is None:
        raise TableUnreadable("The file is empty.", hint="Choose a file with a line of column names and rows below.")
    if isinstance(record, RefusedRow):
        raise TableUnreadable(
            f"The column names in line {record.line} cannot be read: {record.reason}.",
            hint="Mend the quotes there, then import again.",
        )
    names = tuple(one_line(unguarded(name)) for name in record.cells)
    if any(len(name) > LONGEST_NAME for name in names):
        raise TableUnreadable(
            f"Line {record.line} holds no column names: one is over {LONGEST_NAME} characters long.",
            hint="Put a line with the column names first, then import again.",
        )
    times = Counter(fold(name) for name in names if name)
    if twice := sorted({name for name in names if times[fold(name)] > 1}):
        raise TableUnreadable(
            f"More than one column is called {', '.join(twice)} in line {record.line}.",
            hint="Give each column its own name, then import again.",
        )
    return Row(record.line, names)


class _Checks(NamedTuple):
    width: int
    damaged: bool
    guarded: bool


def _sorted_out(records: Iterator[Row | RefusedRow], checks: _Checks) -> tuple[list[Row], list[RefusedRow]]:
    rows: list[Row] = []
    refused: list[RefusedRow] = []
    for record in records:
        checked = _checked(record, checks) if isinstance(record, Row) else record
        if isinstance(checked, Row):
            rows.append(checked)
        else:
            refused.append(checked)
    return rows, refused


def _checked(row: Row, checks: _Checks) -> Row | RefusedRow:
    """`row` as wide as the header, as it was before a spreadsheet was kept from carrying it out."""
    line, cells = row
    if len(cells) != checks.width:
        if any(cells[checks.width :]):
            return RefusedRow(line, f"{len(cells)} cells where the header has {checks.width}")
        cells = (*cells, *[""] * (checks.width - len(cells)))[: checks.width]
        row = Row(line, cells)
    if max(map(len, cells)) > LONGEST_FIELD:
        return RefusedRow(line, f"a cell holds more than {LONGEST_FIELD:,} characters")
    if checks.damaged and any("\udc80" <= c <= "\udcff" for cell in cells for c in cell):
        return RefusedRow(line, "it holds bytes that are not UTF-8, as the rest of the file is")
    return Row(line, tuple(map(unguarded, cells))) if checks.guarded else row


def _named_columns(header: Row, rows: list[Row]) -> tuple[tuple[str, ...], list[Row]]:
    """Without the columns that have neither name nor text; one with text and no name is refused."""
    named = [at for at, name in enumerate(header.cells) if name]
    if len(named) == len(header.cells):
        return header.cells, rows
    for at in set(range(len(header.cells))).difference(named):
        if full := next((row for row in rows if row.cells[at]), None):
            raise TableUnreadable(
                f"Column {at + 1} has no name in line {header.line}, but text in line {full.line}.",
                hint="Name the column or empty it, then import again.",
            )
    return tuple(header.cells[at] for at in named), [
        Row(line, tuple(cells[at] for at in named)) for line, cells in rows
    ]
