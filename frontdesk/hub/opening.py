"""Open a hub that is there, make one where none is; never one over the other."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine

from frontdesk.clock import Clock
from frontdesk.errors import HubUnusable
from frontdesk.hub import schema
from frontdesk.hub.connect import APPLICATION_ID, BUSY_MS, connect
from frontdesk.hub.engines import file_engine, server_engine, server_reader
from frontdesk.hub.failures import told_plainly
from frontdesk.hub.hub import Hub
from frontdesk.ids import new_id

#: Writes the first records into a hub that nobody else can see yet.
Fill = Callable[[Hub], None]

_SQLITE = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})


def open_hub(where: Path | str, *, clock: Clock, busy_ms: int = BUSY_MS) -> Hub:
    """The hub in the file `where`, or at a postgresql+psycopg:// URL; HubUnusable says why not.

    `busy_ms` is how long a verb waits while another program writes to the file, before HubBusy.
    """
    if isinstance(where, str):
        with _let_go_on_failure(server_engine(where)) as engine:
            schema.bring_up_to_date(engine)
            return Hub(engine, server_reader(engine), clock=clock)
    _refuse_what_is_no_hub(where)
    with _let_go_on_failure(file_engine(where, busy_ms=busy_ms)) as writing:
        schema.bring_up_to_date(writing)
        return Hub(writing, file_engine(where, read_only=True, busy_ms=busy_ms), clock=clock)


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
        for end in ("", "-wal", "-shm"):
            unfinished.with_name(unfinished.name + end).unlink(missing_ok=True)


def put_in_place(unfinished: Path, where: Path) -> None:
    """Give the finished file its name; FileExistsError where another program made a hub there meanwhile."""
    try:
        os.link(unfinished, where)
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        if where.exists():
            raise FileExistsError(where) from problem
        unfinished.replace(where)


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


def _refuse_what_is_no_hub(path: Path) -> None:
    if not path.exists():
        raise HubUnusable(f"There is no hub at {path}.", hint="Name another file, or start anew.")
    try:
        with path.open("rb") as file:
            start = file.read(100)
    except OSError as problem:
        raise _no_way(path, problem) from problem
    stamp = int.from_bytes(start[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4])
    if not start.startswith(_SQLITE) or stamp != APPLICATION_ID:
        raise HubUnusable(
            f"{path.name} is not a Frontdesk hub, or is damaged.", hint="It was not touched; name another file."
        )


def _taken(path: Path) -> HubUnusable:
    return HubUnusable(f"There is already a file {path.name}; nothing was changed.", hint="Name a new file.")


def _no_way(path: Path, problem: OSError) -> HubUnusable:
    return HubUnusable(f"{path} cannot be opened: {problem.strerror}.", hint="Name another file.")
