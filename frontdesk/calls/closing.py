"""Closing the day: what was done, what is owed and by whom, and the files that say so."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.calls import placing
from frontdesk.calls.reckoning import OwedBy, Reckoning, as_they_stood, by_name, mark, was_done
from frontdesk.calls.records import closings, day_lines
from frontdesk.calls.records import totals as figures
from frontdesk.calls.rules import belongs_to_day
from frontdesk.clock import Clock, day_bounds, local_day
from frontdesk.directory.model import Operator
from frontdesk.errors import Refused
from frontdesk.hub.columns import undamaged
from frontdesk.hub.hub import Hub
from frontdesk.ids import new_id
from frontdesk.places import is_folder

#: Told how much is done, and of how much; what it raises ends the closing, and nothing is left behind.
Progress = Callable[[int, int], None]
#: Writes the log of a day to a file for each format ('csv'), with these figures; Refused where it cannot.
Write = Callable[[date, Mapping[str, Path], Mapping[str, int], Progress], None]

_TRIES = 3


def _unheard(_done: int, _of: int) -> None:
    pass


class Closed(Struct, frozen=True, kw_only=True):
    """A day that was closed. `owed` tells who owes what was carried over: their name, the references of what it is.

    To undo the closing takes this record back; the files stay where they are.
    """

    id: str
    day: date
    revision: int
    closed_at: datetime
    by: str
    desk: str
    files: tuple[Path, ...]
    figures: Mapping[str, int]
    owed: tuple[tuple[str, tuple[str, ...]], ...]
    mark: str

    def missing(self) -> tuple[Path, ...]:
        """Those of the files that cannot be found from this computer."""
        return tuple(file for file in self.files if not (is_folder(file.parent) and file.is_file()))


class Closing:
    """Closes days; `write` makes the files, `zone` tells the hub's time zone."""

    def __init__(self, hub: Hub, *, clock: Clock, zone: Callable[[], ZoneInfo], write: Write) -> None:
        self._hub = hub
        self._clock = clock
        self._zone = zone
        self._write = write

    def reckoning(self, day: date) -> Reckoning:
        """What `day` comes to: as it stood at its end, or stands now."""
        start, end = day_bounds(day, self._zone())
        now = self._clock.now()
        with self._hub.read() as connection:
            totals = figures.totals(connection, start, end, now)
            stored = day_lines(connection, start, end)
            calls = closings.mark_of_calls(connection, start, end)
        stood = [line for line in as_they_stood(stored, end) if belongs_to_day(line.handoff, start, end)]
        return Reckoning(
            day=day,
            totals=totals,
            done=tuple(line for line in stood if was_done(line, start)),
            owed=by_name(stood, min(end, now)),
            mark=mark(calls, stood),
        )

    def close(
        self, day: date, folder: Path, formats: Sequence[str], *, by: Operator, progress: Progress = _unheard
    ) -> Closed:
        """Close `day`: write the chosen files into `folder`, and note it; again, as a new revision beside the first.

        All or nothing, and no file that is there is touched; `progress` may end it as long as it is told how far the
        files are. Refused for a day to come, or where a file cannot be.
        """
        self._refuse(day, folder)
        folder = folder.absolute()
        with placing.drafts(folder, _name(day), tuple(dict.fromkeys(formats))) as drafts:
            reckoned = self._written(day, drafts, progress)
            closed: Closed | None = None
            while closed is None:
                closed = self._placed(reckoned, drafts, folder, by)
        return closed

    def closings(self, day: date) -> list[Closed]:
        """Every closing of a day, the first first."""
        with self._hub.read() as connection:
            return [_closed(row) for row in closings.of_day(connection, day)]

    def last(self) -> Closed | None:
        """The last closing of the last day that was closed."""
        with self._hub.read() as connection:
            row = closings.last(connection)
        return _closed(row) if row else None

    def has_changed(self, day: date) -> bool:
        """Whether the log says something else of `day` than when it was closed last; of one never closed, no."""
        made = self.closings(day)
        return bool(made) and made[-1].mark != self.reckoning(day).mark

    def carried_over(self, day: date) -> tuple[OwedBy, ...]:
        """What was made before `day` and is still owed, by name: now, or when that day ended."""
        start, end = day_bounds(day, self._zone())
        with self._hub.read() as connection:
            stored = closings.owed_from_before(connection, start, end)
        return by_name(as_they_stood(stored, end), min(end, self._clock.now()))

    def _refuse(self, day: date, folder: Path) -> None:
        if day > local_day(self._clock.now(), self._zone()):
            raise Refused(f"{day} is yet to come; it cannot be closed.", hint="Name today or a day before.")
        if not is_folder(folder):
            raise Refused(f"There is no folder {folder}. Nothing was closed.", hint="Name a folder that is there.")

    def _written(self, day: date, drafts: Mapping[str, Path], progress: Progress) -> Reckoning:
        """What the day comes to, with the files that say so: written again where a call came in meanwhile."""
        told = latest = self.reckoning(day)
        for _ in range(_TRIES if drafts else 0):
            told = latest
            self._write(day, drafts, told.totals.figures(), progress)
            latest = self.reckoning(day)
            if latest.mark == told.mark:
                break
        return told

    def _placed(self, reckoned: Reckoning, drafts: Mapping[str, Path], folder: Path, by: Operator) -> Closed | None:
        """The closing with its files in place; None where another desk closed the same day meanwhile."""
        with self._hub.read() as connection:
            revision = closings.last_revision(connection, reckoned.day) + 1
        placed: list[Path] | None = None
        try:
            while (placed := placing.place(drafts, _names(folder, reckoned.day, revision, drafts))) is None:
                revision += 1
            closed = self._as_closed(reckoned, revision, tuple(placed), by)
        except KeyboardInterrupt:
            placing.take_away(placed or ())
            raise
        try:
            if self._noted(closed, by):
                return closed
            placing.take_away(placed)
        except BaseException:
            # Where even this cannot be asked, the files stay: one too many is no harm, one too few is.
            if not self._is_noted(closed.id):
                placing.take_away(placed)
            raise
        return None

    def _as_closed(self, reckoned: Reckoning, revision: int, files: tuple[Path, ...], by: Operator) -> Closed:
        return Closed(
            id=new_id(),
            day=reckoned.day,
            revision=revision,
            closed_at=self._clock.now(),
            by=by.name,
            desk=by.desk,
            files=files,
            figures=reckoned.totals.figures(),
            owed=tuple((one.who.name, tuple(line.handoff.reference for line in one.lines)) for one in reckoned.owed),
            mark=reckoned.mark,
        )

    def _noted(self, closed: Closed, by: Operator) -> bool:
        with self._hub.step("day.close", by=by.name, desk=by.desk) as step:
            is_free = closings.last_revision(step.connection, closed.day) < closed.revision
            if is_free:
                closings.add(step, _row(closed))
        return is_free

    def _is_noted(self, id: str) -> bool:
        with self._hub.read() as connection:
            return closings.is_there(connection, id)


def _name(day: date, revision: int = 1) -> str:
    """How the files of a day are called: 'handoffs-2026-03-12', those of its second closing 'handoffs-2026-03-12.2'."""
    return f"handoffs-{day}" + (f".{revision}" if revision > 1 else "")


def _names(folder: Path, day: date, revision: int, formats: Iterable[str]) -> dict[str, Path]:
    return {format: folder / f"{_name(day, revision)}.{format}" for format in formats}


def _row(closed: Closed) -> dict[str, Any]:
    told = {"figures": closed.figures, "owed": closed.owed, "mark": closed.mark}
    return {
        "id": closed.id, "day": closed.day.isoformat(), "revision": closed.revision, "closed_at": closed.closed_at,
        "by": closed.by, "desk": closed.desk, "files": tuple(map(str, closed.files)),
        "figures": json.dumps(told, ensure_ascii=False),
    }  # fmt: skip


def _closed(row: Mapping[Any, Any]) -> Closed:
    told = undamaged(json.loads, row["figures"])
    return Closed(
        id=row["id"],
        day=undamaged(date.fromisoformat, row["day"]),
        revision=row["revision"],
        closed_at=row["closed_at"],
        by=row["by"],
        desk=row["desk"],
        files=tuple(map(Path, row["files"])),
        figures=told["figures"],
        owed=tuple((name, tuple(references)) for name, references in told["owed"]),
        mark=told["mark"],
    )
