"""How a CSV file is written, found out from its text: what parts its cells, what quotes them, where records start."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_RECORDS = 200
_SAMPLE_CHARACTERS = 262_144

# The module's own limit ends the whole reading; a reader of tables refuses the one row and goes on.
csv.field_size_limit(2**31 - 1)


class Row(NamedTuple):
    """One record: `line` is where it starts in the file, from 1; `cells` are as many as there are headers."""

    line: int
    cells: tuple[str, ...]


class RefusedRow(NamedTuple):
    """One record that cannot be taken, and why."""

    line: int
    reason: str


class _Dialect(NamedTuple):
    delimiter: str
    quote: str
    spaced: bool = False


def records_of(text: str) -> tuple[str, Iterator[Row | RefusedRow]]:
    """The delimiter found, and every record of `text` that is not blank, the one with the column names first."""
    delimiter, text, lines_before = _announced(text)
    dialect = _dialect_of(text, delimiter)
    return dialect.delimiter, _records(text, dialect, lines_before)


def _announced(text: str) -> tuple[str, str, int]:
    """The delimiter that a first line `sep=;` announces, the text after it, and how many lines it took."""
    first, end, rest = text.partition("\n") if text[:4].lower() == "sep=" else ("", "", "")
    first = first.rstrip("\r")
    return (first[4], rest, 1) if end and first[4:] in _DELIMITERS else ("", text, 0)


def _dialect_of(text: str, announced: str) -> _Dialect:
    """The delimiter and quote under which most records are as wide as the first; a comma where there is one column.

    Single quotes win an equal fit only where they stand around cells and no double quote stands anywhere; a space
    between delimiter and quote is no part of the cell, wherever that fits as well.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    best, best_score = _Dialect(announced or ",", '"'), (0.0, 0, False)
    for dialect in _candidates(sample, announced or _DELIMITERS):
        preferred = dialect.spaced or (dialect.quote == "'" and '"' not in text)
        score = (*_score(_sampled(sample, dialect, len(text))), preferred)
        if score > best_score:
            best, best_score = dialect, score
    return best


def _candidates(sample: str, delimiters: Iterable[str]) -> Iterator[_Dialect]:
    for delimiter in delimiters:
        yield _Dialect(delimiter, '"')
        if f'{delimiter} "' in sample:
            yield _Dialect(delimiter, '"', spaced=True)
        if f"{delimiter}'" in sample or "\n'" in sample:
            yield _Dialect(delimiter, "'")


def _sampled(sample: str, dialect: _Dialect, whole: int) -> list[Row | RefusedRow]:
    """The first records; without the last where the sample's end cuts it."""
    records = list(islice(_records(sample, dialect), _SAMPLE_RECORDS))
    return records[:-1] if len(sample) < whole and len(records) < _SAMPLE_RECORDS else records


def _score(records: Sequence[Row | RefusedRow]) -> tuple[float, int]:
    """From -1 to 1: how well the records fit the first one; and its width, which decides between equals."""
    header = records[0] if records else None
    if not isinstance(header, Row):
        return -1.0, 0
    body, width = records[1:], len(header.cells)
    if width == 1:
        return 0.0, 0
    return (sum(_fit(record, width) for record in body) / len(body) if body else 1.0), width


def _fit(record: Row | RefusedRow, width: int) -> float:
    if isinstance(record, RefusedRow) or any(record.cells[width:]):
        return -1.0
    return 1.0 if len(record.cells) >= width else 0.5


def _records(text: str, dialect: _Dialect, lines_before: int = 0) -> Iterator[Row | RefusedRow]:
    """Every record that is not blank, strictly; one that breaks the rules is refused and the next line tried."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        skipinitialspace=dialect.spaced,
        strict=True,
    )
    while True:
        line = reader.line_num + lines_before + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield RefusedRow(line, _quote_fault(line, reader.line_num + lines_before))
        else:
            if any(cells):
                yield Row(line, tuple(cells))


def _quote_fault(first: int, last: int) -> str:
    if first == last:
        return "a quote is opened and not closed before the end of its cell"
    return f"a quote is opened here and not closed rightly; nothing up to line {last} was read"
