"""What a verb answers, on stdout: as JSON for programs, or as a table to read."""

import json
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.cli.moments import iso, local
from frontdesk.cli.verb import Answer, Record
from frontdesk.errors import Refused
from frontdesk.words import one_line


class Reader(Struct, frozen=True):
    """Who reads the answer: a program or a person, in which zone, on which day."""

    as_json: bool
    zone: ZoneInfo
    today: date


def written(answer: Answer, reader: Reader) -> str:
    """The answer as it goes to stdout."""
    if reader.as_json:
        return _json(answer.data, reader.zone) + "\n"
    lines = answer.lines if isinstance(answer.data, Mapping) else _table(answer, answer.data, reader)
    return "".join(f"{line}\n" for line in lines)


def _json(data: Record | Sequence[Record], zone: ZoneInfo) -> str:
    # A terminal that is not UTF-8 would replace letters; escaped, they arrive.
    encode = json.JSONEncoder(ensure_ascii=not _is_utf8(sys.stdout), default=lambda value: _plain(value, zone)).encode
    if isinstance(data, Mapping):
        return encode(data)
    return "[" + ",\n ".join(encode(record) for record in data) + "]"


def _plain(value: object, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return iso(value, zone)
    return str(value)


def _table(answer: Answer, records: Sequence[Record], reader: Reader) -> list[str]:
    if not records:
        return []
    rows = [[column.title.upper() for column in answer.columns]]
    rows += [[_cell(column.cell(record), reader) for column in answer.columns] for record in records]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_filled(*pair) for pair in zip(row, widths, strict=True)).rstrip() for row in rows]


def _cell(value: object, reader: Reader) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return local(value, reader.zone, reader.today)
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return one_line(str(value))


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """How many columns a terminal gives to `text`."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def _is_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "") == "utf8"


def put(text: str) -> None:
    """Write to stdout; a reader who has seen enough (`| head`) is no failure, a full disk is Refused."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
    except OSError as fault:
        _let_go_of_stdout()
        why = (fault.strerror or str(fault)).lower()
        raise Refused(f"The verb was done, and its answer could not be written: {why}.") from fault


def _let_go_of_stdout() -> None:
    """Python flushes once more when it ends, and would complain then."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
