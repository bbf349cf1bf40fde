"""The one way to open an SQLite file, with the driver whose SQLite has the WAL-reset fix."""

from pathlib import Path

from sqlcipher3 import dbapi2 as driver

APPLICATION_ID = 0x46444B31
BUSY_MS = 5_000
_PRAGMAS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "checkpoint_fullfsync=ON",
)
_WRITER = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
# Nobody knows a draft before it is whole and safe on the disk; when that fails, it is thrown away.
_DRAFT = ("journal_mode=OFF", "synchronous=OFF")


def connect(
    path: Path, *, read_only: bool = False, sealed: bool = False, cache_kib: int = 8_192, busy_ms: int = BUSY_MS
) -> driver.Connection:
    """A connection in autocommit; begin transactions by BEGIN IMMEDIATE. `read_only` refuses every write.

    `sealed` takes the file alone, as it lies on a medium that nothing can be written to.
    `busy_ms` is how long to wait while another program writes.
    """
    own = (f"busy_timeout={busy_ms}", f"cache_size=-{cache_kib}")
    if not (read_only or sealed):
        return _opened(str(path), (*own, *_PRAGMAS, *_WRITER))
    # Who only reads makes no file where none is.
    name = f"{path.absolute().as_uri()}?{'immutable=1' if sealed else 'mode=rw'}"
    return _opened(name, (*own, *_PRAGMAS, "query_only=ON"))


def connect_to_look(path: Path, *, sealed: bool = False, busy_ms: int = BUSY_MS) -> driver.Connection:
    """A connection that leaves file and log as they are; another one that reads would tidy the log away at its end."""
    if sealed or not path.with_name(f"{path.name}-wal").exists():
        return connect(path, read_only=True, sealed=sealed, busy_ms=busy_ms)
    pragmas = (f"busy_timeout={busy_ms}", *_PRAGMAS, "query_only=ON")
    return _opened(f"{path.absolute().as_uri()}?mode=ro", pragmas)


def connect_to_salvage(path: Path) -> driver.Connection:
    """A connection that reads what it can, also where the list of tables has gaps or contradicts itself."""
    return _opened(str(path), ("writable_schema=ON", *_PRAGMAS, "query_only=ON"))


def connect_draft(path: Path) -> driver.Connection:
    """A connection to a file that takes its place when it is whole: nothing of it is safe before it is synced."""
    return _opened(str(path), (*_PRAGMAS, *_DRAFT))


def _opened(name: str, pragmas: tuple[str, ...]) -> driver.Connection:
    connection = driver.connect(name, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection
