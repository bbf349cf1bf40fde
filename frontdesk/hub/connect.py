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


def connect(
    path: Path, *, read_only: bool = False, cache_kib: int = 16_384, busy_ms: int = BUSY_MS
) -> driver.Connection:
    """A connection in autocommit; begin transactions by BEGIN IMMEDIATE. `read_only` refuses every write.

    `busy_ms` is how long to wait while another program writes.
    """
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    own = (f"busy_timeout={busy_ms}", f"cache_size=-{cache_kib}")
    for pragma in (*own, *_PRAGMAS, *(("query_only=ON",) if read_only else _WRITER)):
        connection.execute(f"PRAGMA {pragma}")
    return connection
