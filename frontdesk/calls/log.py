"""The whole log: its lists by pages, the figures of its days, and one record with all that became of it."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.calls.model import Edit, HandoffLine, LogLine
from frontdesk.calls.pages import Listing
from frontdesk.calls.records import followups, history, paging
from frontdesk.calls.records import totals as figures
from frontdesk.calls.totals import Totals
from frontdesk.clock import Clock, day_bounds
from frontdesk.errors import NotFound
from frontdesk.hub.hub import Hub


class Record(Struct, frozen=True, kw_only=True):
    """One call with its whole history.

    `edits` is what was noted of it, the first first; `handoffs` what was made in it or joined, with their moves.
    `sharing` names other calls of those hand-offs, `earlier` and `later` its caller's others, the nearest first.
    """

    line: LogLine
    edits: tuple[Edit, ...]
    handoffs: tuple[HandoffLine, ...]
    sharing: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]


class Log:
    """Reads the log; `zone` tells the hub's time zone, in which days begin and end, `region` where numbers are read."""

    def __init__(self, hub: Hub, *, clock: Clock, zone: Callable[[], ZoneInfo], region: Callable[[], str]) -> None:
        self._hub = hub
        self._clock = clock
        self._zone = zone
        self.calls = Listing(hub, paging.CALLS, clock=clock, zone=zone, region=region)
        self.handoffs = Listing(hub, paging.HANDOFFS, clock=clock, zone=zone, region=region)

    def totals(self, first: date, last: date | None = None) -> Totals:
        """The figures of a day, or of those from `first` to `last`."""
        zone = self._zone()
        start, end = day_bounds(first, zone)[0], day_bounds(last or first, zone)[1]
        with self._hub.read() as connection:
            return figures.totals(connection, start, end, self._clock.now())

    def record(self, call_id: str) -> Record:
        """A call with its whole history; NotFound."""
        with self._hub.read() as connection:
            line = history.line(connection, call_id)
            if line is None:
                raise NotFound("This call is no longer in the log.", hint="Look again; somebody may have undone it.")
            passed = history.passed_on(connection, call_id, line.call.handoff_id)
            earlier, later = history.around(connection, line)
            return Record(
                line=line,
                edits=tuple(followups.edits(connection, call_id)),
                handoffs=tuple(passed),
                sharing=tuple(history.sharing(connection, [one.handoff.id for one in passed], call_id)),
                earlier=tuple(earlier),
                later=tuple(later),
            )

    def record_of(self, handoff_id: str) -> Record:
        """The call that a hand-off was made in, with its whole history; NotFound."""
        with self._hub.read() as connection:
            call_id = history.began_with(connection, handoff_id)
        if call_id is None:
            raise NotFound("This hand-off is no longer there.")
        return self.record(call_id)
