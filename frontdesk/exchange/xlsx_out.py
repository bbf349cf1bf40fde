"""A log as a workbook: one sheet of hand-offs, and one that says what they are of; every cell is text."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from math import ceil
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from frontdesk.errors import Refused
from frontdesk.exchange.entries import COLUMNS, Log

#: What a cell holds at most, counted as spreadsheets do, in halves of UTF-16.
_MOST = 32_767
_CUT = "… (cut here; the other formats have all of it)"
_MOST_ROWS = 1_048_575
#: Points: one line of text, and the highest row there can be.
_LINE, _HIGHEST = 15.0, 409.0
_LOST_IN_WRAPPING = 3
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(log: Log, file: Path) -> int:
    """Write `log` to `file`; how many hand-offs it has. What is too large on the way lies beside `file`."""
    book = Workbook(file, {**_OPTIONS, "tmpdir": str(file.parent)})
    try:
        with book:
            book.use_zip64()
            book.set_properties({"title": f"Hand-offs of {log.wanted.days}", "created": log.until.replace(tzinfo=None)})
            rows = _handoffs(book, log)
            _about(book, log)
    except FileCreateError as fault:
        raise OSError(*getattr(fault.args[0], "args", fault.args)) from fault
    finally:
        _let_go(book)
    return rows


def _let_go(book: Any) -> None:
    """A book that could not be finished leaves the files open in which it kept its rows."""
    for sheet in book.worksheets():
        with suppress(OSError):
            sheet.row_data_fh.close()


def _handoffs(book: Any, log: Log) -> int:
    sheet = book.add_worksheet("Hand-offs")
    strong, text = _shapes(book)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.name, strong)
    rows = 0
    for rows, entry in enumerate(log.entries(), 1):
        if rows > _MOST_ROWS:
            raise Refused(f"A sheet has {_MOST_ROWS:,} rows, and the log has more.", hint="Name fewer days, or CSV.")
        cells = [as_a_cell_holds(cell) for cell in log.row(entry)]
        sheet.set_row(rows, _height(cells))
        for place, cell in enumerate(cells):
            sheet.write_string(rows, place, cell, text)
    _printed_well(sheet, rows)
    return rows


def _about(book: Any, log: Log) -> None:
    sheet = book.add_worksheet("About")
    strong, text = _shapes(book)
    sheet.set_column(0, 1, 30)
    for row, (name, figure) in enumerate(about(log)):
        sheet.write_string(row, 0, as_a_cell_holds(name), strong)
        sheet.write_string(row, 1, as_a_cell_holds(figure), text)


def about(log: Log) -> Iterator[tuple[str, str]]:
    """What the log is of, and its totals, line by line."""
    wanted = log.wanted
    yield "from", wanted.first.isoformat()
    yield "to", wanted.last.isoformat()
    yield "zone", str(log.zone)
    yield "until", log.text(log.until)
    yield "department", wanted.department.name if wanted.department else ""
    yield "owner", wanted.owner.name if wanted.owner else ""
    yield from ((name, str(figure)) for name, figure in log.totals.items())


def _shapes(book: Any) -> tuple[Any, Any]:
    strong = book.add_format({"bold": True, "valign": "top", "num_format": "@"})
    return strong, book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})


def _printed_well(sheet: Any, rows: int) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)


def _height(cells: Sequence[str]) -> float:
    """The points that a row needs: not every spreadsheet finds out by itself how often its texts are wrapped."""
    lines = (_lines(cell, column.width - _LOST_IN_WRAPPING) for cell, column in zip(cells, COLUMNS, strict=True))
    return min(_HIGHEST, _LINE * max(lines))


def _lines(text: str, width: int) -> int:
    if text.isascii() and len(text) <= width and "\n" not in text:
        return 1
    return sum(max(1, ceil(_wide(line) / width)) for line in text.split("\n"))


def _wide(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def as_a_cell_holds(text: str) -> str:
    """`text` without what no workbook can hold, and cut, saying so, where it is longer than a cell can be."""
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if len(text) * 2 <= _MOST:
        return text
    halves = text.encode("utf-16-le")
    if len(halves) <= 2 * _MOST:
        return text
    return halves[: 2 * (_MOST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
