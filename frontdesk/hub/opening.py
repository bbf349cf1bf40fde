"""Open a hub that is there, make one where none is; never one over the other."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from frontdesk.clock import Clock
from frontdesk.errors import HubUnusable
from frontdesk.hub import schema
from frontdesk.hub.connect import APPLICATION_ID, BUSY_MS, connect
from frontdesk.hub.engines import file_engine, server_engine, server_reader
from frontdesk.hub.failures import told_plainly
from frontdesk.hub.hub import Hub
from frontdesk.hub.looking import Fault, Found, closed_to_writing, outside_of, reads_with_its_log
from frontdesk.ids import new_id

#: Writes the first records into a hub that nobody else can see yet.
Fill = Callable[[Hub], None]


def open_hub(where: Path | str, *, clock: Clock, busy_ms: int = BUSY_MS, read_only: bool = False) -> Hub:
    """The hub in the file `where`, or at a postgresql+psycopg:// URL; HubUnusable says why not.

    `busy_ms` is how long a verb waits while another program writes to the file, before HubBusy. With `read_only`, and
    where the file may not be written to, every step is refused; then a newer hub, and one on a medium that takes
    nothing, can be read too.
    """
    if isinstance(where, str):
        return _open_server(where, clock, read_only=read_only)
    found = outside_of(where)
    if found.fault is not None:
        raise found.refusal()
    closed = closed_to_writing(where)
    if read_only or closed is Fault.READ_ONLY:
        return _open_to_read(where, clock, busy_ms)
    if closed is not None:
        raise Found(where, closed).refusal()
    with _let_go_on_failure(file_engine(where, busy_ms=busy_ms)) as writing:
        schema.bring_up_to_date(writing, first=partial(_keep_a_copy, where, clock))
        return Hub(writing, file_engine(where, read_only=True, busy_ms=busy_ms), clock=clock, file=where)


def _open_server(url: str, clock: Clock, *, read_only: bool) -> Hub:
    with _let_go_on_failure(server_engine(url)) as engine:
        reading = server_reader(engine)
        if read_only:
            schema.refuse_unreadable(reading)
            return Hub(reading, reading, clock=clock, is_read_only=True)
        schema.bring_up_to_date(engine)
        return Hub(engine, reading, clock=clock)


def _open_to_read(where: Path, clock: Clock, busy_ms: int) -> Hub:
    with told_plainly():
        sealed = not reads_with_its_log(where)
    with _let_go_on_failure(file_engine(where, read_only=True, busy_ms=busy_ms, sealed=sealed)) as reading:
        schema.refuse_unreadable(reading)
        return Hub(reading, reading, clock=clock, file=where, is_read_only=True)


def _keep_a_copy(where: Path, clock: Clock) -> None:
    from frontdesk.hub.kept import Why, keep

    keep(where, Why.BEFORE_MIGRATION, at=clock.now())


def make_hub(where: Path | str, *, clock: Clock, fill: Fill | None = None) -> Hub:
    """A new hub, empty or as `fill` fills it; refused where something is. A file appears whole or not at all."""
    if isinstance(where, str):
        with _let_go_on_failure(server_engine(where)) as engine:
            schema.make(engine, hub_id=new_id(), at=clock.now())
            made = Hub(engine, server_reader(engine), clock=clock)
            if fill:
                fill(made)
            return made
    if where.exists():
        raise _taken(where)
    _make_file(where, clock, fill)
    return open_hub(where, clock=clock)


def _make_file(where: Path, clock: Clock, fill: Fill | None) -> None:
    from frontdesk.hub.copying import COMPANIONS, put_in_place  # not while a window waits for a hub that is there

    try:
        where.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _no_way(where, problem) from problem
    unfinished = where.with_name(f".{where.name}.{os.getpid()}.new")
    try:
        _fill_file(unfinished, clock, fill)
        put_in_place(unfinished, where)
    except FileExistsError as problem:
        raise _taken(where) from problem
    except OSError as problem:
        raise _no_way(where, problem) from problem
    finally:
        for end in ("", *COMPANIONS):
            with suppress(OSError):  # where nothing can be written, nothing is left either
                unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)


def _fill_file(path: Path, clock: Clock, fill: Fill | None) -> None:
    with told_plainly(), closing(connect(path)) as stamped:
        stamped.execute(f"PRAGMA application_id={APPLICATION_ID}")
    with _let_go_on_failure(file_engine(path)) as engine:
        schema.make(engine, hub_id=new_id(), at=clock.now())
        if fill:
            filled = Hub(engine, file_engine(path, read_only=True), clock=clock)
            fill(filled)
            filled.close()
    engine.dispose()  # the last connection moves the write-ahead log into the file


@contextmanager
def _let_go_on_failure(engine: Engine) -> Iterator[Engine]:
    try:
        with told_plainly():
            yield engine
    except BaseException:
        engine.dispose()
        raise


def _taken(path: Path) -> HubUnusable:
    return HubUnusable(f"There is already a file {path.name}; nothing was changed.", hint="Name a new file.")


def _no_way(path: Path, problem: OSError) -> HubUnusable:
    return HubUnusable(f"{path} cannot be opened: {problem.strerror}.", hint="Name another file.")
