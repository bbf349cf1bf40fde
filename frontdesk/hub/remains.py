"""What is left in a damaged hub's file, read row by row from a copy that is mended as far as it must be."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnDefault, Integer, Table
from sqlcipher3 import dbapi2 as driver

from frontdesk.errors import HubUnusable
from frontdesk.hub.columns import UtcTime, Words, text_time
from frontdesk.hub.connect import APPLICATION_ID, connect_to_salvage
from frontdesk.hub.copying import COMPANIONS
from frontdesk.hub.looking import FAILURES, HEADER, Fault, log_of, outside_of, page_count, page_size
from frontdesk.hub.pages import PAGE, lead_to_the_tables

#: So many rows in a row may lie on lost pages; where it is not known how many there are, it ends there.
_PATIENCE = 20_000
#: No table of ours has more.
_ROWS_ON_A_PAGE = 200
_WORD_EVERY = 1_000


class Remains:
    """The tables of a damaged file; a row that cannot be read is passed over, and so is one that nobody wrote."""

    def __init__(self, connection: driver.Connection, pages: int, word: Callable[[], None]) -> None:
        self._connection = connection
        self._most = pages * _ROWS_ON_A_PAGE
        self._word = word

    def rows(self, table: Table) -> Iterator[dict[str, Any]]:
        """The rows of `table` that make sense, with every column that it has today."""
        for number, raw in enumerate(self._raw(table.name)):
            if number % _WORD_EVERY == 0:
                self._word()
            row = typed(table, raw)
            if row is not None:
                yield row

    def count(self, table: Table) -> int:
        """How many rows the table had, as far as that can be told."""
        for how in ("", " NOT INDEXED"):
            with suppress(*FAILURES):
                question = f"SELECT count(*) FROM {table.name}{how}"  # noqa: S608 - our own names
                return int(self._connection.execute(question).fetchone()[0])
        return 0

    def _raw(self, table: str) -> Iterator[dict[str, Any]]:
        last, read, end, failed = -1, 0, self._end(table), 0
        question = f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid"  # noqa: S608 - our own names
        while last <= (read + _PATIENCE if end is None else end):
            try:
                for number, row in self._rows_behind(question, last):
                    if number <= self._most:  # else the number itself is damaged
                        last = read = number
                    yield row
                return
            except FAILURES:  # what stands next cannot be read: past it, one number at a time
                last, failed = last + 1, failed + 1
                if failed % _WORD_EVERY == 0:
                    self._word()

    def _rows_behind(self, question: str, last: int) -> Iterator[tuple[int, dict[str, Any]]]:
        with closing(self._connection.cursor()) as cursor:  # left open, one that failed would spoil the next
            cursor.execute(question, (last,))
            names = [told[0] for told in cursor.description[1:]]
            for number, *values in cursor:
                yield number, dict(zip(names, values, strict=True))

    def _end(self, table: str) -> int | None:
        """The highest rowid, also where only the index of the ids tells it; None where nothing does."""
        for how in ("", f" INDEXED BY sqlite_autoindex_{table}_1"):
            with suppress(*FAILURES):
                found = self._connection.execute(f"SELECT max(rowid) FROM {table}{how}").fetchone()  # noqa: S608
                return int(found[0] or 0) if (found[0] or 0) <= self._most else None
        return None


@contextmanager
def remains_of(source: Path, workshop: Path, word: Callable[[], None]) -> Iterator[Remains]:
    """What is left in `source`, which stays as it is; it is mended and read under the name `workshop`."""
    try:
        shutil.copyfile(source, workshop)
        if log_of(source).exists():
            shutil.copyfile(log_of(source), log_of(workshop))
        _mend(workshop)
        with closing(connect_to_salvage(workshop)) as connection:
            yield Remains(connection, workshop.stat().st_size // PAGE, word)
    finally:
        for end in ("", *COMPANIONS):
            workshop.with_name(workshop.name + end).unlink(missing_ok=True)


def typed(table: Table, raw: Mapping[str, Any]) -> dict[str, Any] | None:
    """A stored row as the tables mean it; None for one that no verb can have written."""
    try:
        return {column.name: _value(column, raw) for column in table.c}
    except (KeyError, TypeError, ValueError):
        return None


def _value(column: Column[Any], raw: Mapping[str, Any]) -> Any:
    if column.name not in raw:
        return _left_out(column)
    value = raw[column.name]
    if value is None:
        if not column.nullable:
            raise ValueError(column.name)
        return None
    if isinstance(column.type, (Integer, BigInteger)):
        return _of_type(int, value)
    text = _of_type(str, value)
    if isinstance(column.type, UtcTime):
        return text_time(text)
    return tuple(_of_type(list, json.loads(text))) if isinstance(column.type, Words) else text


def _left_out(column: Column[Any]) -> Any:
    """What an older hub, which did not have the column, means by it."""
    if isinstance(column.default, ColumnDefault):
        return column.default.arg
    if column.nullable:
        return None
    raise KeyError(column.name)


def _of_type(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    return value


def _mend(workshop: Path) -> None:
    """Let the file begin like a hub again, and be as long as it says: SQLite reads no other."""
    with workshop.open("r+b") as file:
        start = file.read(HEADER)
        size = workshop.stat().st_size
        if outside_of(workshop).fault is Fault.WIPED:
            start = _header(size, has_log=log_of(workshop).exists())
            file.seek(0)
            file.write(start)
        if size < page_count(start) * page_size(start):
            file.truncate(page_count(start) * page_size(start))
    if not _lists_its_tables(workshop):
        lead_to_the_tables(workshop)


def _lists_its_tables(workshop: Path) -> bool:
    try:
        with closing(connect_to_salvage(workshop)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except FAILURES:
        return False
    return True


def _header(size: int, *, has_log: bool) -> bytes:
    """The header that SQLite gave a hub of this size, but for its counters."""
    mode = 2 if has_log else 1
    parts = (
        b"SQLite format 3\x00", PAGE.to_bytes(2), bytes((mode, mode, 0, 64, 32, 32)), *_whole(1, size // PAGE, 0, 0),
        *_whole(1, 4, 0, 0, 1, 0, 0, APPLICATION_ID), bytes(20), *_whole(1, driver.sqlite_version_info[0] * 1_000_000),
    )  # fmt: skip
    header = b"".join(parts)
    if len(header) != HEADER:
        raise HubUnusable("The beginning of the file could not be made anew.")
    return header


def _whole(*numbers: int) -> Iterator[bytes]:
    return (number.to_bytes(4) for number in numbers)
