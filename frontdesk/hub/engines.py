"""Engines: SQLAlchemy over one SQLite file, or over PostgreSQL."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from frontdesk.errors import HubUnusable
from frontdesk.hub.connect import BUSY_MS, connect

# Several read at once, and the system keeps the pages of the file anyhow: with more, looking through a long log even
# takes longer. Who writes much at once must have more of it at hand.
_READER_KIB, _WRITER_KIB = 2_048, 8_192


class _OneFile:
    """The file that lay at `path` first: SQLite goes on writing into one that was deleted, where nobody finds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._first: tuple[int, int] | None = None

    def connected(self, connect: Callable[[], driver.Connection]) -> driver.Connection:
        """What `connect` opens; HubUnusable, and nothing made, where the first file is no longer there."""
        if self._first is not None:
            self.refuse_another()
        connection = connect()
        self._first = self._first or self._now()
        return connection

    def refuse_another(self) -> None:
        """HubUnusable where the first file is no longer there."""
        if self._now() != self._first:
            gone = f"The hub's file {self._path.name} was deleted, moved or replaced; nothing was changed."
            raise HubUnusable(gone, hint="Put it back, or close Frontdesk and open it again.")

    def _now(self) -> tuple[int, int] | None:
        try:
            there = self._path.stat()
        except OSError:
            return None
        return there.st_dev, there.st_ino


def file_engine(path: Path, *, read_only: bool = False, busy_ms: int = BUSY_MS, sealed: bool = False) -> Engine:
    """An engine over the SQLite file `path`; transactions of a writing one begin IMMEDIATE.

    `sealed` reads the file alone, as it lies on a medium that nothing can be written to.
    """
    cache_kib = _READER_KIB if read_only else _WRITER_KIB
    opened = partial(connect, path, read_only=read_only, sealed=sealed, cache_kib=cache_kib, busy_ms=busy_ms)
    file = _OneFile(path)
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=partial(file.connected, opened),
        poolclass=QueuePool,
        pool_size=4,
        hide_parameters=True,  # an error names no caller, wherever it is shown
    )
    begin = "BEGIN" if read_only else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.connection.cursor().execute(begin)
        file.refuse_another()  # now, as the lock may have been waited for; the pool rolls back

    return engine


def server_engine(url: str) -> Engine:
    """An engine over the PostgreSQL database at `url` (postgresql+psycopg://…); HubUnusable for what is no such."""
    try:
        return create_engine(url, pool_size=4, pool_pre_ping=True, hide_parameters=True)
    except (ArgumentError, ValueError) as problem:
        hint = "Write it as postgresql+psycopg://user@server/database."
        raise HubUnusable("This is not the address of a hub on a server.", hint=hint) from problem
    except ModuleNotFoundError as problem:
        hint = "Install Frontdesk with its extra 'postgres'."
        raise HubUnusable("What speaks with servers is not installed.", hint=hint) from problem


def server_reader(engine: Engine) -> Engine:
    """The same server for reading only: each connection sees one state, as it does with a file."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
