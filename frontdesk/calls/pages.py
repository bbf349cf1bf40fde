"""The log by pages: filtered, newest first."""

from collections.abc import Callable
from contextlib import closing
from itertools import islice
from typing import Any, Generic
from zoneinfo import ZoneInfo

from frontdesk.calls.filter import Cursor, Filter, Line, Page
from frontdesk.calls.records import paging
from frontdesk.calls.records.filtering import Sieve, sieve
from frontdesk.clock import Clock, day_bounds
from frontdesk.hub.hub import Hub

PAGE = 50
_COUNTED_AT_ONCE = 100_000


class Listing(Generic[Line]):
    """One list of the log; `zone` tells the hub's time zone, in which days begin and end, `region` where numbers are
    read.
    """

    def __init__(
        self, hub: Hub, listed: paging.Listed[Line], *, clock: Clock, zone: Callable[[], ZoneInfo],
        region: Callable[[], str],
    ) -> None:  # fmt: skip
        self._hub = hub
        self._listed = listed
        self._clock = clock
        self._zone = zone
        self._region = region

    def page(self, asked: Filter, after: Cursor | None = None, size: int = PAGE) -> Page[Line]:
        """The newest rows; with `after`, those older than it."""
        with self._hub.read() as connection:
            rows, end = self._read(connection, asked, after, size, newer=False)
            lines = tuple(self._listed.told(connection, rows))
        first = self._cursor(rows[0]) if rows else after
        return Page(lines, first if after else None, end)

    def page_before(self, asked: Filter, before: Cursor, size: int = PAGE) -> Page[Line]:
        """The rows that are just newer than `before`; nothing where it is at the newest."""
        with self._hub.read() as connection:
            rows, end = self._read(connection, asked, before, size, newer=True)
            lines = tuple(self._listed.told(connection, rows[::-1]))
        return Page(lines, end, self._cursor(rows[0]) if rows else None)

    def count(self, asked: Filter, stopped: Callable[[], bool] = lambda: False) -> int | None:
        """How many rows there are, in slices; None once `stopped`. A million take two seconds: ask late."""
        wants, counted = self._sieve(asked), 0
        cursor: Cursor | None = None
        while not stopped():
            with self._hub.read() as connection:
                to = paging.stretch(connection, self._listed, wants, cursor, look=_COUNTED_AT_ONCE)
                if to is None:
                    return counted
                counted += paging.count(connection, self._listed, wants, cursor, to)
            cursor = Cursor(to.until)
        return None

    def _read(
        self, connection: Any, asked: Filter, cursor: Cursor | None, size: int, *, newer: bool
    ) -> tuple[list[Any], Cursor | None]:
        """At most `size` rows, the nearest to `cursor` first, and where to ask on; None where nothing lies there."""
        wants = self._sieve(asked)
        to = paging.stretch(connection, self._listed, wants, cursor, newer=newer)
        if to is None:
            return [], None
        with closing(paging.hits(connection, self._listed, wants, cursor, to, newer=newer)) as hits:
            rows = list(islice(hits, size + 1))
        if len(rows) > size:
            return rows[:size], self._cursor(rows[size - 1])
        return rows, None if to.ends else Cursor(to.until)

    def _cursor(self, row: Any) -> Cursor:
        return Cursor(row[self._listed.at.key], row["id"])

    def _sieve(self, asked: Filter) -> Sieve:
        zone = self._zone()
        start = day_bounds(asked.from_day, zone)[0] if asked.from_day else None
        end = day_bounds(asked.to_day, zone)[1] if asked.to_day else None
        return sieve(self._listed.table, asked, (start, end), self._clock.now(), self._region())
