"""A log as CSV: a table that opens in a spreadsheet as it was meant."""

from pathlib import Path

from frontdesk.exchange.entries import COLUMNS, Log
from frontdesk.exchange.sheet import csv_pieces


def write_csv(log: Log, file: Path) -> int:
    """Write `log` to `file`; how many hand-offs it has."""
    rows = 0
    with file.open("wb") as out:
        for piece in csv_pieces([column.name for column in COLUMNS], map(log.row, log.entries())):
            out.write(piece)
            rows += 1
    return rows - 1
