"""restore: a copy in the place of the hub; or what can be read of a damaged hub, in a new one."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from frontdesk.cli.opening import the_file
from frontdesk.cli.verb import Answer, Verb, argument
from frontdesk.clock import Clock
from frontdesk.errors import WrongUse

if TYPE_CHECKING:
    from frontdesk.upkeep.salvaging import Salvaged


def restore(asked: Namespace, clock: Clock) -> Answer:
    """Put a copy in the hub's place, or salvage a damaged hub."""
    if asked.salvage != (asked.out is not None):
        raise WrongUse("--salvage and --out go together.", hint="frontdesk restore --salvage FILE --out NEW")
    return _salvaged(asked.file, asked.out, clock) if asked.salvage else _restored(asked.file, the_file(asked), clock)


def _restored(file: Path, hub: Path, clock: Clock) -> Answer:
    from frontdesk.upkeep.restoring import restore as put_back

    began = perf_counter()
    done = put_back(file, hub, clock=clock)
    seconds = round(perf_counter() - began, 2)
    aside = str(done.aside) if done.aside else None
    data = {
        "file": str(hub), "source": str(file), "aside": aside, "pages": done.pages, "bytes": done.bytes,
        "seconds": seconds,
    }  # fmt: skip
    was_there = (f"What stood there is kept: {aside}",) if aside else ()
    return Answer(data=data, lines=(f"{hub} is as {file} was: {done.pages} pages, {seconds} s.", *was_there))


def _salvaged(file: Path, out: Path, clock: Clock) -> Answer:
    from frontdesk.upkeep.salvaging import salvage_into

    done = salvage_into(out, file, clock=clock)
    data = {
        "file": str(out), "source": str(file), "read": done.read, "rebuilt": done.rebuilt, "lost": done.lost,
        "tables": [{"name": one.name, "read": one.read, "rebuilt": one.rebuilt, "lost": one.lost}
                   for one in done.tables],
        "problems": done.problems,
    }  # fmt: skip
    checked = ("A check finds these differences in it:", *done.problems) if done.problems else ()
    return Answer(data=data, lines=tuple(_told(done)), asides=checked)


def _told(done: "Salvaged") -> Iterator[str]:
    yield f"{done.file}: {done.read} rows read, {done.rebuilt} made anew from the journal, {done.lost} lost."
    for one in done.tables:
        if one.rebuilt or one.lost:
            yield f"{one.name}: {one.read} read, {one.rebuilt} made anew, {one.lost} lost."
    yield f"Look at it with frontdesk --hub {done.file}; frontdesk restore {done.file} puts it in the hub's place."


VERBS = (
    Verb(
        words="restore", help="Put a copy in the hub's place.", files=restore,
        arguments=(
            argument("file", type=Path, metavar="FILE", help="the copy, or with --salvage the damaged hub"),
            argument("--salvage", action="store_true", help="read what can be read of a damaged hub into a new one"),
            argument("--out", type=Path, metavar="NEW", help="the new hub's file, with --salvage"),
        ),
    ),
)  # fmt: skip
