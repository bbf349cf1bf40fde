"""backup: a copy of the hub, made while it is in use; and the copies that are kept."""

from argparse import Namespace
from pathlib import Path
from time import perf_counter
from typing import Any

from frontdesk.cli.opening import the_file
from frontdesk.cli.verb import Answer, Column, Verb, argument, columns
from frontdesk.clock import Clock
from frontdesk.errors import HubUnusable, WrongUse


def backup(asked: Namespace, clock: Clock) -> Answer:
    """Make a copy in a folder, or one more beside the hub; or list those."""
    if asked.list and asked.folder:
        raise WrongUse("--list takes no folder.", hint="frontdesk backup --list")
    return _listed(the_file(asked), clock) if asked.list else _made(the_file(asked), asked.folder, clock)


def _made(hub: Path, folder: Path | None, clock: Clock) -> Answer:
    from frontdesk.upkeep.backups import Backups, copy_into

    if not hub.exists():
        raise HubUnusable(f"There is no hub at {hub}.", hint="Name another with --hub; frontdesk backup --list")
    began = perf_counter()
    kept = Backups(hub, clock=clock)
    made = copy_into(folder or kept.folder, hub, clock=clock)
    if folder is None:
        kept.rotate()
    seconds = round(perf_counter() - began, 2)
    data = {"file": str(made.path), "pages": made.pages, "bytes": made.bytes, "seconds": seconds}
    return Answer(data=data, lines=(f"{made.path}: {made.pages} pages, {made.bytes} bytes, {seconds} s.",))


def _listed(hub: Path, clock: Clock) -> Answer:
    from frontdesk.upkeep.backups import Backups

    kept: list[dict[str, Any]] = [
        {"file": str(one.path), "made_at": one.at, "why": one.why.value, "bytes": one.path.stat().st_size}
        for one in Backups(hub, clock=clock).kept()
    ]
    megabytes = Column("MB", lambda one: f"{one['bytes'] / 1_000_000:.1f}")
    return Answer(data=kept, columns=(*columns("made_at", "why"), megabytes, *columns("file")))


VERBS = (
    Verb(
        words="backup", help="Copy the hub while it is in use.", files=backup,
        arguments=(
            argument("folder", nargs="?", type=Path, metavar="DIR", help="where to; without it, beside the hub"),
            argument("--list", action="store_true", help="list the copies that are kept beside the hub"),
        ),
    ),
)  # fmt: skip
