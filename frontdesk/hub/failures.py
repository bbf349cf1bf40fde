"""What a database refuses, told in a sentence; known by its code, never by its text."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlcipher3 import dbapi2 as driver

from frontdesk.errors import FrontdeskError, HubBusy, HubUnusable

_Told = tuple[type[FrontdeskError], str, str]

_NOTHING = "Nothing was changed; try again in a moment."
_BUSY = (HubBusy, "Another program is writing to the hub.", _NOTHING)
_FULL = (HubUnusable, "The disk is full; nothing was changed.", "Free some space, then try again.")
_READ_ONLY = (HubUnusable, "The hub may only be read here; nothing was changed.", "Allow writing to it.")
_DAMAGED = (HubUnusable, "The hub's file is damaged.", "Restore the last backup.")
_NO_FILE = (HubUnusable, "The hub's file cannot be opened.", "See that its folder is there and may be written to.")
_NO_DISK = (HubUnusable, "The disk failed; nothing was changed.", "See that it is connected, then try again.")
_NO_SERVER = (HubUnusable, "The hub's server cannot be reached.", "See that it runs, and that its address is right.")

#: By SQLite's primary result code.
_OF_A_FILE: dict[int, _Told] = {
    5: _BUSY, 6: _BUSY, 8: _READ_ONLY, 10: _NO_DISK, 11: _DAMAGED, 13: _FULL, 14: _NO_FILE, 26: _DAMAGED,
}  # fmt: skip
#: By PostgreSQL's SQLSTATE; a connection that was refused or lost has none.
_OF_A_SERVER: dict[str, _Told] = {
    "25006": _READ_ONLY, "40001": _BUSY, "40P01": _BUSY, "53100": _FULL, "55P03": _BUSY, "57P01": _NO_SERVER,
    "57P03": _NO_SERVER,
}  # fmt: skip


@contextmanager
def told_plainly() -> Iterator[None]:
    """Raises HubBusy or HubUnusable for what may happen to a database; our own mistakes stay what they are."""
    try:
        yield
    except (DBAPIError, driver.Error) as problem:  # the driver's own where a file is opened without an engine
        plain = _in_a_sentence(problem)
        if plain is None:
            raise
        raise plain from problem
    except UnicodeDecodeError as problem:  # the driver stumbles over a message that quotes damaged text
        kind, sentence, hint = _DAMAGED
        raise kind(sentence, hint=hint) from problem


def _in_a_sentence(problem: Exception) -> FrontdeskError | None:
    told = _by_code(problem)
    if told is None:
        return None
    kind, sentence, hint = told
    return kind(sentence, hint=hint)


def _by_code(problem: Exception) -> _Told | None:
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return _OF_A_FILE.get(code & 0xFF)
    if isinstance(cause, driver.Error):  # text that is not UTF-8 comes without a code
        return _DAMAGED if isinstance(cause, driver.OperationalError) else None
    state = getattr(cause, "sqlstate", None)
    if state is None:
        return _NO_SERVER if isinstance(problem, OperationalError) else None
    return _OF_A_SERVER.get(state)
