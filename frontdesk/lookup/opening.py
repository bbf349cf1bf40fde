"""Opens the desk's SQLite files; sets a damaged one aside."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlcipher3 import dbapi2 as driver

from frontdesk.errors import Refused
from frontdesk.hub.connect import connect

if TYPE_CHECKING:
    from sqlite_utils import Database

#: An open file; the driver does not say what types it has.
Connection: TypeAlias = Any

# Checkpoints come often and are small: one of the usual thousand pages takes 15 ms of a change that takes one.
_PRAGMAS = ("busy_timeout=10000", "secure_delete=OFF", "wal_autocheckpoint=200")
_COMPANIONS = ("-wal", "-shm", "-journal")


def open_file(path: Path, *, synchronous: str) -> Connection:
    """`path`, made when missing. Raises the driver's DatabaseError for a file that is no database."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path)
    for pragma in (*_PRAGMAS, f"synchronous={synchronous}"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def tables(connection: Connection) -> "Database":
    """The tables of an open file, for whoever lays it out by the names of rows; loaded only for that."""
    # sqlite-utils takes the driver of this name if there is one, and then catches that driver's errors.
    sys.modules.setdefault("pysqlite3", driver)
    sys.modules.setdefault("pysqlite3.dbapi2", driver)
    from sqlite_utils import Database

    return Database(connection, recursive_triggers=False, execute_plugins=False)


@contextmanager
def told_plainly(
    sentence: str = "This desk's own file cannot be written to.",
    *,
    hint: str = "See that its folder (FRONTDESK_HOME) may be written to and has room; the hub is not concerned.",
) -> Iterator[None]:
    """Refused where the disk does not take the desk's own file; our own mistakes stay what they are."""
    try:
        yield
    except OSError as problem:
        raise Refused(sentence, hint=hint) from problem
    except driver.DatabaseError as problem:
        if not (isinstance(problem, driver.OperationalError) or is_damage(problem)):
            raise
        raise Refused(sentence, hint=hint) from problem


def is_damage(error: Exception) -> bool:
    """Whether SQLite means the file itself; what can be tried again comes as one of the subclasses."""
    return type(error) is driver.DatabaseError


def set_aside(path: Path) -> Path:
    """Moves a damaged file and its companions out of the way, over those of an earlier time; where it is now."""
    aside = path.with_name(f"{path.name}.damaged")
    for suffix in _COMPANIONS:
        Path(f"{aside}{suffix}").unlink(missing_ok=True)
    for suffix in ("", *_COMPANIONS):
        source = Path(f"{path}{suffix}")
        if source.exists():
            source.replace(f"{aside}{suffix}")
    return aside
