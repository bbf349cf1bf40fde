"""What is wrong with a hub's file, told by its first bytes and by a short look into it; nothing is written."""

import os
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from sqlcipher3 import dbapi2 as driver

from frontdesk.errors import HubUnusable
from frontdesk.hub.connect import APPLICATION_ID, connect_to_look
from frontdesk.hub.schema import VERSION

#: As many bytes as tell what a file is.
HEADER = 100
_SQLITE = b"SQLite format 3\x00"
_PAGE_SIZE_AT, _PAGES_AT, _APPLICATION_ID_AT, _FIRST_TREE_AT = 16, 28, 68, 100
_LEAF, _INTERIOR = 13, 5
#: SQLite's primary result codes for what another program holds.
BUSY = (5, 6)
#: And for what is no whole database.
DAMAGE = (11, 26)
_CLOSED = (8, 14)
#: What the driver raises over a damaged file; the second where it stumbles over its own message.
FAILURES = (driver.DatabaseError, UnicodeDecodeError)


class Fault(StrEnum):
    """What can be wrong with a hub's file."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    FOREIGN = "foreign"
    WIPED = "wiped"
    OTHER_DATABASE = "other database"
    BARE = "bare"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"
    SEALED = "sealed"
    READ_ONLY = "read-only"


#: What happened, in one sentence, and the next step at the command line.
SAID = {
    Fault.MISSING: ("There is no hub at {path}.", "Name another file, or start anew."),
    Fault.UNREADABLE: ("{path} cannot be opened: {why}.", "Name another file."),
    Fault.EMPTY: ("{name} is empty; what was in it is gone.", "It was not touched: restore a backup over it."),
    Fault.FOREIGN: ("{name} is not a Frontdesk hub.", "It was not touched; name another file."),
    Fault.WIPED: ("The beginning of {name} was wiped out.", "It was not touched: restore a backup, or salvage it."),
    Fault.OTHER_DATABASE: (
        "{name} is another program's database, not a Frontdesk hub.", "It was not touched; name another file.",
    ),
    Fault.BARE: ("This is not a Frontdesk hub.", "Name another file; nothing was changed in it."),
    Fault.TRUNCATED: ("The end of {name} is missing.", "It was not touched: restore a backup, or salvage it."),
    Fault.DAMAGED: ("The hub's file is damaged.", "Restore the last backup."),
    Fault.NEWER: (
        "This hub was written by a newer Frontdesk (schema {schema}, this one knows {known}).",
        "Install the newer version; nothing was changed.",
    ),
    Fault.LOCKED: ("Another program holds {name}.", "Close it there, then try again."),
    Fault.SEALED: ("{name} lies where nothing can be written.", "Copy it to another folder, or open it to read only."),
    Fault.READ_ONLY: ("{name} may only be read.", "Allow writing to it, to work with it."),
}  # fmt: skip


class Found(Struct, frozen=True):
    """What a look at a file found: its fault, None for none, and the version of its schema, '' where not known."""

    path: Path
    fault: Fault | None
    schema: str = ""
    why: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong; '' where nothing is."""
        return self._told(0)

    @property
    def hint(self) -> str:
        """What to do about it at the command line."""
        return self._told(1)

    def refusal(self) -> HubUnusable:
        """The fault as what is raised."""
        return HubUnusable(self.sentence, hint=self.hint)

    def _told(self, which: int) -> str:
        if self.fault is None:
            return ""
        told = SAID[self.fault][which]
        return told.format(path=self.path, name=self.path.name, why=self.why, schema=self.schema, known=VERSION)


def outside_of(path: Path) -> Found:
    """What the file's first bytes and its size tell; it is not opened as a database."""
    if not path.exists():
        return Found(path, Fault.MISSING)
    try:
        with path.open("rb") as file:
            start = file.read(HEADER + 1)
        size, has_log = path.stat().st_size, log_of(path).exists()
    except OSError as problem:
        return Found(path, Fault.UNREADABLE, why=problem.strerror or str(problem))
    return Found(path, _by_its_bytes(start, size, has_log))


def look(path: Path) -> Found:
    """What is wrong with the file, but for single damaged pages, which only reading all of it shows."""
    found = outside_of(path)
    if found.fault is not None:
        return found
    try:
        with closing(connect_to_look(path, busy_ms=0)) as connection:
            stored = schema_of(connection)
    except FAILURES as problem:
        return Found(path, _by_code(problem))
    if stored is None or stored > VERSION:
        return Found(path, Fault.BARE if stored is None else Fault.NEWER, stored or "")
    return Found(path, closed_to_writing(path), stored)


def closed_to_writing(path: Path) -> Fault | None:
    """SEALED where the folder takes nothing, READ_ONLY where only the file does not, None where both do."""
    if not _takes_words(path.parent):
        return Fault.SEALED
    return None if _takes_words(path) else Fault.READ_ONLY


def _takes_words(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def reads_with_its_log(path: Path) -> bool:
    """Whether the file can be read as others write it; else, where nothing can be written, it is read alone."""
    try:
        with closing(connect_to_look(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except FAILURES as problem:
        if _by_code(problem) is Fault.SEALED:
            return False
        raise
    return True


def log_of(path: Path) -> Path:
    """Where SQLite keeps what is not in the file yet."""
    return path.with_name(f"{path.name}-wal")


def code_of(problem: Exception) -> int:
    """SQLite's primary result code; 0 where the driver tells none."""
    return (getattr(problem, "sqlite_errorcode", None) or 0) & 0xFF


def schema_of(connection: driver.Connection) -> str | None:
    """The version of the schema that a file has; None where no hub is in it."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not {"alembic_version", "head"} <= names:
        return None
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if found is None else str(found[0])


def page_size(start: bytes) -> int:
    """How many bytes a page has, as the file's header says."""
    told = int.from_bytes(start[_PAGE_SIZE_AT : _PAGE_SIZE_AT + 2])
    return 65_536 if told == 1 else told


def page_count(start: bytes) -> int:
    """How many pages the file has, as its header says."""
    return int.from_bytes(start[_PAGES_AT : _PAGES_AT + 4])


def _by_its_bytes(start: bytes, size: int, has_log: bool) -> Fault | None:
    if not start:
        return Fault.EMPTY
    if not start.startswith(_SQLITE):
        return Fault.WIPED if _is_wiped(start) else Fault.FOREIGN
    if size < HEADER:
        return Fault.TRUNCATED
    if int.from_bytes(start[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]) != APPLICATION_ID:
        return Fault.OTHER_DATABASE
    # What the log holds comes back when the file is opened, also pages behind its end.
    return Fault.TRUNCATED if size < page_count(start) * page_size(start) and not has_log else None


def _is_wiped(start: bytes) -> bool:
    """Whether zeros stand where a database begins; the tables of a hub may be whole behind them."""
    return not any(start[:HEADER]) and start[_FIRST_TREE_AT:] in (b"", b"\0", bytes([_LEAF]), bytes([_INTERIOR]))


def _by_code(problem: Exception) -> Fault:
    code = code_of(problem)
    if code in BUSY:
        return Fault.LOCKED
    if code in _CLOSED:
        return Fault.SEALED
    if code in DAMAGE or not code:  # text that is not UTF-8 comes without a code
        return Fault.DAMAGED
    raise problem
