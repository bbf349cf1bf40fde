"""Open a hub that is there, make one where none is; never one over the other."""

import os
from pathlib import Path

from frontdesk.clock import Clock
from frontdesk.errors import HubUnusable
from frontdesk.hub import schema
from frontdesk.hub.connect import APPLICATION_ID, connect
from frontdesk.hub.engines import file_engine, server_engine
from frontdesk.hub.hub import Hub, new_id

_SQLITE = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68


def open_hub(where: Path | str, *, clock: Clock) -> Hub:
    """The hub in the file `where`, or at a postgresql+psycopg:// URL; HubUnusable says why not."""
    if isinstance(where, str):
        engine = server_engine(where)
        schema.bring_up_to_date(engine)
        return Hub(engine, engine, clock=clock)
    _refuse_what_is_no_hub(where)
    writing = file_engine(where)
    schema.bring_up_to_date(writing)
    return Hub(writing, file_engine(where, read_only=True), clock=clock)


def make_hub(where: Path | str, *, clock: Clock) -> Hub:
    """A new, empty hub; refused where something is already. A file appears whole or not at all."""
    if isinstance(where, str):
        schema.make(server_engine(where), hub_id=new_id(), at=clock.now())
        return open_hub(where, clock=clock)
    if where.exists():
        raise HubUnusable(f"There is already a file {where.name}; nothing was changed.", hint="Name a new file.")
    where.parent.mkdir(parents=True, exist_ok=True)
    unfinished = where.with_name(f".{where.name}.{os.getpid()}.new")
    unfinished.unlink(missing_ok=True)
    _make_file(unfinished, clock)
    os.link(unfinished, where)  # fails where another program made a hub meanwhile
    unfinished.unlink()
    return open_hub(where, clock=clock)


def _make_file(path: Path, clock: Clock) -> None:
    connection = connect(path)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.close()
    engine = file_engine(path)
    schema.make(engine, hub_id=new_id(), at=clock.now())
    engine.dispose()  # the last connection moves the write-ahead log into the file


def _refuse_what_is_no_hub(path: Path) -> None:
    if not path.exists():
        raise HubUnusable(f"There is no hub at {path}.", hint="Name another file, or start anew.")
    with path.open("rb") as file:
        start = file.read(100)
    stamp = int.from_bytes(start[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4])
    if not start.startswith(_SQLITE) or stamp != APPLICATION_ID:
        raise HubUnusable(
            f"{path.name} is not a Frontdesk hub, or is damaged.", hint="It was not touched; name another file."
        )
