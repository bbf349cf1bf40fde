"""Writing files: here, or in a process of its own, so that the window answers meanwhile."""

import threading
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from frontdesk.directory.model import Operator
from frontdesk.errors import FrontdeskError, Refused
from frontdesk.exchange.wanted import Cancelled, Format, Progress, Wanted

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from frontdesk.desk import Desk

_LOOK_AGAIN_S = 0.1


class Load(Protocol):
    """What is to be written, over whatever desk."""

    def write(self, desk: "Desk", heard: Progress) -> Any:
        """Write it; `heard` is told how far it is, and may raise Cancelled."""


class ExportLoad(Struct, frozen=True):
    """The log of some days as files; with the day's figures where nothing is left out."""

    wanted: Wanted
    files: Mapping[Format, Path]

    def write(self, desk: "Desk", heard: Progress) -> Any:
        totals = desk.log.totals(self.wanted.first, self.wanted.last).figures() if self.wanted.is_whole else {}
        return desk.day_log.export_all(self.wanted, self.files, totals=totals, progress=heard)


class CloseLoad(Struct, frozen=True):
    """The closing of a day with its files."""

    day: date
    folder: Path
    formats: tuple[str, ...]
    by: Operator

    def write(self, desk: "Desk", heard: Progress) -> Any:
        return desk.closing.close(self.day, self.folder, self.formats, by=self.by, progress=heard)


#: Writes a load over a desk; tells how far it is, and stops where the event is set.
Carry = Callable[["Desk", Load, Progress, threading.Event], Any]


def carry_here(desk: "Desk", load: Load, heard: Progress, stopped: threading.Event) -> Any:
    """Write it in this process."""

    def told(done: int, of: int) -> None:
        heard(done, of)
        if stopped.is_set():
            raise Cancelled("Stopped; nothing was written.")

    return load.write(desk, told)


class CarryApart:
    """Writes in a process of its own, over the hub at `where`: pages that are drawn here would stop the window."""

    def __init__(self, where: Path) -> None:
        self._where = where

    def __call__(self, desk: "Desk", load: Load, heard: Progress, stopped: threading.Event) -> Any:
        from multiprocessing import get_context

        spawn = get_context("spawn")
        mine, theirs = spawn.Pipe()
        process = spawn.Process(target=_write, args=(theirs, self._where, load, desk.hub.is_read_only), daemon=True)
        process.start()
        theirs.close()
        try:
            return _answer(mine, heard, stopped)
        except (EOFError, ConnectionError) as ended:
            hint = "Look which files are there before you try again."
            raise Refused("The writing ended before it was done.", hint=hint) from ended
        finally:
            mine.close()
            process.join()


def _answer(pipe: "Connection", heard: Progress, stopped: threading.Event) -> Any:
    """What the other process answers, with its word of how far it is handed on; EOFError where it is gone."""
    is_told = False
    while True:
        if stopped.is_set() and not is_told:
            pipe.send("stop")
            is_told = True
        if not pipe.poll(_LOOK_AGAIN_S):
            continue
        kind, told = pipe.recv()
        if kind == "heard":
            heard(*told)
        elif kind == "refused":
            raise Cancelled(told[0]) if stopped.is_set() else Refused(told[0], hint=told[1])
        else:
            return told


def _write(pipe: "Connection", where: Path, load: Load, is_read_only: bool) -> None:
    """In the other process: open the desk, write, answer; of a mistake who waits hears by the pipe's end."""
    from frontdesk.traces.trail import kept
    from frontdesk.traces.watch import Reported

    with kept("writing"), Reported():
        try:
            _write_over(pipe, where, load, is_read_only)
        except FrontdeskError as refused:
            pipe.send(("refused", (str(refused), refused.hint)))


def _write_over(pipe: "Connection", where: Path, load: Load, is_read_only: bool) -> None:
    from frontdesk.desk import open_desk
    from ui.paper import PdfPaper

    desk = open_desk(where, read_only=is_read_only)
    desk.paper = PdfPaper
    stopped = threading.Event()
    try:
        pipe.send(("done", carry_here(desk, load, lambda *far: _tell(pipe, far, stopped), stopped)))
    finally:
        desk.close()


def _tell(pipe: "Connection", far: tuple[int, int], stopped: threading.Event) -> None:
    pipe.send(("heard", far))
    if pipe.poll():
        stopped.set()
