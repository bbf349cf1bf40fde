"""A log as pages to print: the columns gathered under a few headings, so that a hand-off fits across a sheet."""

from collections.abc import Iterator
from pathlib import Path

from frontdesk.exchange.entries import COLUMNS, Column, Entry, Log
from frontdesk.exchange.paper import Paper, Printed, PrintedCell, PrintedColumn

_REFERENCE = 1
#: The share of the width that each heading takes.
_SHARES = {
    "Hand-off": 11,
    "Made, due": 16,
    "Caller": 15,
    "Topic, owner, to": 16,
    "Promise": 11,
    "Asked": 15,
    "Moves": 16,
}


def write_pdf(log: Log, file: Path, paper: Paper) -> int:
    """Draw `log` into `file`; how many hand-offs it has."""
    entries = _Counted(log)
    paper.draw(_printed(log, entries), file)
    return entries.rows


class _Counted:
    """The rows of a log, and how many there were when they were last gone through."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self.rows = 0

    def __call__(self) -> Iterator[tuple[PrintedCell, ...]]:
        self.rows = 0
        for entry in self._log.entries():
            self.rows += 1
            yield tuple(tuple(_cell(heading, entry, self._log)) for heading in _SHARES)


def _printed(log: Log, rows: _Counted) -> Printed:
    columns = (PrintedColumn(heading, share, _REFERENCE if heading == "Hand-off" else None)
               for heading, share in _SHARES.items())  # fmt: skip

    return Printed(
        title=f"Hand-offs, {log.wanted.days}",
        about=tuple(_about(log)),
        totals=tuple((name.replace("_", " "), str(figure)) for name, figure in log.totals.items()),
        columns=tuple(columns),
        rows=rows,
        empty="There are no hand-offs to tell of.",
        elsewhere="The log as CSV, XLSX or JSON has them.",
    )


def _about(log: Log) -> Iterator[str]:
    yield f"As of {log.text(log.until)} ({log.zone})"
    if log.wanted.department:
        yield f"Department: {log.wanted.department.name}"
    if log.wanted.owner:
        yield f"Owner: {log.wanted.owner.name}"


def _cell(heading: str, entry: Entry, log: Log) -> Iterator[str]:
    for column in COLUMNS:
        if column.heading == heading and (text := log.text(column.value(entry, log))):
            yield from _worded(column, text)


def _worded(column: Column, text: str) -> list[str]:
    return text.split("\n") if not column.word else [f"{column.word} {text}"]
