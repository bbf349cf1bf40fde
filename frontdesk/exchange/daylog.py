"""The hand-off log as files: one row for each hand-off, as it stood when the day, or the last of the days, ended."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.calls.leftovers import sweep
from frontdesk.calls.rules import as_of, belongs_to_day
from frontdesk.calls.service import Calls
from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError, Refused
from frontdesk.exchange.csv_out import write_csv
from frontdesk.exchange.entries import Entry, Log
from frontdesk.exchange.json_out import write_json
from frontdesk.exchange.paper import Paper
from frontdesk.exchange.records import Reading, reading
from frontdesk.exchange.wanted import Format, Progress, Wanted, day_of, refuse_unfit
from frontdesk.exchange.whole_file import write_whole
from frontdesk.hub.hub import Hub

_NONE: Mapping[str, int] = MappingProxyType({})
_PIECE = 1 << 20
#: How often each kind of file reads the hand-offs.
_READS = {Format.PDF: 2}


def _unheard(_done: int, _of: int) -> None:
    pass


class Exported(Struct, frozen=True):
    """A log that was written, and how many hand-offs it lists; `day` is the last of its days."""

    file: Path
    day: date
    rows: int
    format: Format = Format.CSV


class DayLog:
    """Writes the log. `zone` tells the hub's time zone, `shown` how people read a number's key, `paper` who draws."""

    def __init__(
        self, hub: Hub, calls: Calls, *, clock: Clock, zone: Callable[[], ZoneInfo], shown: Callable[[str], str],
        paper: Callable[[], Paper | None],
    ) -> None:  # fmt: skip
        self._hub = hub
        self._calls = calls
        self._clock = clock
        self._zone = zone
        self._shown = shown
        self._paper = paper

    def export(
        self, wanted: Wanted | date, path: Path, format: Format = Format.CSV, *, totals: Mapping[str, int] = _NONE,
        progress: Progress = _unheard,
    ) -> Exported:  # fmt: skip
        """Write the log of a day or of what is `wanted` to `path`; see `export_all`."""
        asked = day_of(wanted) if isinstance(wanted, date) else wanted
        return self.export_all(asked, {format: path}, totals=totals, progress=progress)[0]

    def export_all(
        self, wanted: Wanted, files: Mapping[Format, Path], *, totals: Mapping[str, int] = _NONE,
        progress: Progress = _unheard,
    ) -> tuple[Exported, ...]:  # fmt: skip
        """Write the log in each of these formats, all from one reading of the hub, each whole or not at all.

        No file is touched before all are made, so one that is stopped or fails on the way leaves nothing behind.
        Refused for a day to come, for a place that takes no file, and for PDF where nobody draws pages; WrongUse for
        days in the wrong order.
        """
        refuse_unfit(wanted, self._calls.today())
        for there in {path.parent for path in files.values()}:
            sweep(there)
        with _workplace() as folder:
            made = self._make(wanted, folder, list(files), totals, progress)
            with _gone_where_stopped(path for path in files.values() if not path.exists()):
                for format, path in files.items():
                    write_whole(path, _pieces(_draft(folder, format)))
        return tuple(Exported(files[format], wanted.last, rows, format) for format, rows in made.items())

    def _make(
        self, wanted: Wanted, folder: Path, formats: Sequence[Format], totals: Mapping[str, int], progress: Progress
    ) -> dict[Format, int]:
        start, end = self._calls.bounds(wanted.first)[0], self._calls.bounds(wanted.last)[1]
        with reading(self._hub, wanted, start, end) as found:
            heard = _Heard(progress, len(found.ids) * sum(_READS.get(format, 1) for format in formats))
            log = Log(
                wanted=wanted,
                until=min(end, self._clock.now()),
                zone=self._zone(),
                totals=totals,
                entries=partial(self._entries, found, start, end, heard),
            )
            return {format: self._write(log, format, _draft(folder, format)) for format in formats}

    def _entries(self, found: Reading, start: datetime, end: datetime, heard: "_Heard") -> Iterator[Entry]:
        heard.more(0)
        for some in found.slices():
            for line, department in some:
                stood = replace(line, handoff=as_of(line.handoff, end))
                if belongs_to_day(stood.handoff, start, end):
                    yield Entry(line=stood, number=self._shown(line.number), department=department)
            heard.more(len(some))

    def _write(self, log: Log, format: Format, file: Path) -> int:
        if format is Format.PDF:
            return self._draw(log, file)
        if format is Format.XLSX:
            from frontdesk.exchange.xlsx_out import write_xlsx

            return write_xlsx(log, file)
        return {Format.CSV: write_csv, Format.JSON: write_json}[format](log, file)

    def _draw(self, log: Log, file: Path) -> int:
        from frontdesk.exchange.pdf_out import write_pdf

        paper = self._paper()
        if paper is None:
            raise Refused("Nobody draws pages here.", hint="Choose another format, or export from the window.")
        return write_pdf(log, file, paper)


class _Heard:
    """Counts what is read, and tells it."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def more(self, count: int) -> None:
        self._done += count
        self._progress(self._done, self._total)


@contextmanager
def _gone_where_stopped(fresh: Iterable[Path]) -> Iterator[None]:
    """Whoever stops it between two files wants none of them; one that took another's place stays."""
    fresh = list(fresh)
    try:
        yield
    except (FrontdeskError, KeyboardInterrupt):
        for path in fresh:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


@contextmanager
def _workplace() -> Iterator[Path]:
    """A folder of this person's alone, in which files are made until they are whole."""
    try:
        with TemporaryDirectory(prefix="frontdesk-") as folder:
            yield Path(folder)
    except OSError as fault:
        why = (fault.strerror or str(fault)).lower()
        hint = "Free some space for temporary files, then write it again."
        raise Refused(f"The log could not be made: {why}. Nothing was written.", hint=hint) from fault


def _draft(folder: Path, format: Format) -> Path:
    return folder / f"log.{format.value}"


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as made:
        while piece := made.read(_PIECE):
            yield piece
