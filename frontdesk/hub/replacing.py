"""One hub's file in the place of another: the old one is kept aside under a name of its own, log and all."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from frontdesk.errors import HubBusy
from frontdesk.hub.connect import connect
from frontdesk.hub.copying import (
    COMPANIONS,
    Copied,
    Progress,
    copy_whole,
    put_in_place,
    sync,
    told_of_the_disk,
    unheard,
)
from frontdesk.hub.looking import BUSY, code_of, outside_of

_LOG = "wal"


def replace_whole(copy: Path, hub: Path, *, at: datetime, progress: Progress = unheard) -> tuple[Copied, Path | None]:
    """Put a copy of `copy` in the place of `hub`; also where the old one is now, None where none was.

    HubBusy where another program has the hub open. The new file is whole and safe before the old one moves.
    """
    settle(hub)  # before anybody waits for the copy, and again before the hub moves
    fresh = hub.with_name(f".{hub.name}.restored")
    fresh.unlink(missing_ok=True)  # of a restore that did not end; the file that it was made from is there still
    try:
        copied = copy_whole(copy, fresh, progress=progress)
        settle(hub)
        with told_of_the_disk(hub), _out_of_the_way(hub, at) as aside:
            put_in_place(fresh, hub)
            sync(hub.parent)
    finally:
        fresh.unlink(missing_ok=True)
    return Copied(hub, copied.pages, copied.bytes), aside


def settle(hub: Path) -> None:
    """Move what SQLite keeps beside the hub into it; HubBusy where another program has it open.

    A damaged hub, what is none, and what may not be written to, stays as it is.
    """
    if outside_of(hub).fault is not None:
        return
    try:
        with closing(connect(hub, busy_ms=0)) as connection:
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except driver.DatabaseError as problem:
        if code_of(problem) not in BUSY:
            return
        mode = _LOG
    if mode == _LOG:
        hint = "Close it there, then restore again."
        raise HubBusy("Another program has the hub open; nothing was restored.", hint=hint)


@contextmanager
def _out_of_the_way(hub: Path, at: datetime) -> Iterator[Path | None]:
    """The hub and its companions under a free name; back in their place where the block raises."""
    aside = _free_name(hub, at)
    moved = [(_with(hub, end), _with(aside, end)) for end in ("", *COMPANIONS) if _with(hub, end).exists()]
    try:
        for old, new in moved:
            old.rename(new)
        yield aside if moved else None
    except BaseException:
        for old, new in reversed(moved):
            if new.exists():  # what is noted beside it may be a step behind when a key stops it
                new.replace(old)
        raise


def _free_name(hub: Path, at: datetime) -> Path:
    told = f"{hub.stem}-replaced-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    number = 1
    while True:
        name = hub.with_name(f"{told}{'' if number == 1 else f'-{number}'}{hub.suffix}")
        if not any(_with(name, end).exists() for end in ("", *COMPANIONS)):
            return name
        number += 1


def _with(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
