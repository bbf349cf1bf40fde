"""The desk that a verb works at: over the hub that is there, or over one that the verb makes."""

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from frontdesk.cli.telling import say
from frontdesk.clock import Clock
from frontdesk.errors import HubUnusable, Refused
from frontdesk.places import usual_hub
from frontdesk.whereabouts import whereabouts

if TYPE_CHECKING:
    from frontdesk.desk import Desk

#: How what a new hub takes of the computer is changed.
CHANGE_IT = "Change it with frontdesk setting set zone NAME, or region XX."
_SERVER = ("postgresql://", "postgresql+")


@contextmanager
def the_hub(asked: Namespace, clock: Clock) -> Iterator["Desk"]:
    """A desk over the hub that is there; HubUnusable where none is."""
    where = _place(asked)
    if isinstance(where, Path) and not where.exists():
        raise HubUnusable(
            f"There is no hub at {where}.",
            hint="Import a directory (frontdesk topics import FILE), make the sample company"
            " (frontdesk sample FILE), or name another hub with --hub.",
        )
    with _opened(where, clock, asked) as desk:
        yield desk


@contextmanager
def the_hub_or_a_new_one(asked: Namespace, clock: Clock) -> Iterator["Desk"]:
    """A desk over the hub; where none is, over a new one: kept when the verb is done, and of a dry run not at all."""
    where = _place(asked)
    if isinstance(where, str) or where.exists():
        with _opened(where, clock, asked) as desk:
            yield desk
    elif asked.dry_run:
        with TemporaryDirectory() as folder, _new(Path(folder) / "trial.db", clock, asked) as desk:
            yield desk
    else:
        with _new(where, clock, asked) as desk:
            yield desk
        say(f"There was no hub; a new one was made at {where}.")
        say(f"{whereabouts().sentence()} {CHANGE_IT}")


@contextmanager
def the_sample(asked: Namespace, clock: Clock) -> Iterator["Desk"]:
    """A desk over a new hub with the sample company; HubUnusable where something is already."""
    from frontdesk.first_start import make_sample

    desk = make_sample(asked.file, clock=clock)
    try:
        yield desk
    finally:
        desk.close()


def the_file(asked: Namespace) -> Path:
    """The hub's file, also where none is; Refused for a hub on a server, which has tools of its own for that."""
    where = _place(asked)
    if isinstance(where, str):
        hint = "For PostgreSQL these are pg_dump and pg_restore."
        raise Refused("A hub on a server is copied and restored by the server's own tools.", hint=hint)
    return where


@contextmanager
def _opened(where: Path | str, clock: Clock, asked: Namespace) -> Iterator["Desk"]:
    from frontdesk.desk import open_desk

    desk = open_desk(where, clock=clock, operator=asked.operator or "")
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def _new(where: Path, clock: Clock, asked: Namespace) -> Iterator["Desk"]:
    """A desk over a new hub that takes its place at `where` when the block ends; when it raises, none was made."""
    from frontdesk.first_start import make_empty
    from frontdesk.hub.copying import put_in_place

    draft = where.with_name(f".{where.name}.{os.getpid()}.part")
    with _said_of(where):
        where.parent.mkdir(parents=True, exist_ok=True)
    make_empty(draft, clock=clock).close()
    try:
        with _opened(draft, clock, asked) as desk:
            yield desk
        with _said_of(where):
            put_in_place(draft, where)
    finally:
        for left in ("", "-wal", "-shm"):
            draft.with_name(draft.name + left).unlink(missing_ok=True)


@contextmanager
def _said_of(where: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise HubUnusable(f"No hub could be made at {where}: {fault.strerror}.", hint="Name another file.") from fault


def _place(asked: Namespace) -> Path | str:
    """Where the hub is: a file, or the address of a server."""
    told = str(asked.hub or usual_hub())
    return told if told.startswith(_SERVER) else Path(told)
