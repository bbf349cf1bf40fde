"""Salvage: what can still be read of a damaged hub goes into a new one beside it, and is counted."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError, HubUnusable
from frontdesk.hub.checking import PARTS
from frontdesk.hub.copying import COMPANIONS, Progress, unheard
from frontdesk.hub.opening import open_hub
from frontdesk.hub.salvage import Count, salvage
from frontdesk.upkeep.soundness import check

__all__ = ["Count", "Salvaged", "salvage_into"]


class Salvaged(Struct, frozen=True, kw_only=True):
    """The new hub, what was read for each table, the journal first, and what a check finds in it."""

    file: Path
    tables: tuple[Count, ...]
    problems: tuple[str, ...]

    @property
    def read(self) -> int:
        """How many rows could be read, without the journal's."""
        return sum(count.read for count in self.tables[1:])

    @property
    def rebuilt(self) -> int:
        """How many rows could not be read, and were made anew from the journal."""
        return sum(count.rebuilt for count in self.tables)

    @property
    def lost(self) -> int:
        """How many rows and journal entries are lost, as far as that can be told."""
        return sum(count.lost for count in self.tables)


def salvage_into(out: Path, damaged: Path, *, clock: Clock, progress: Progress = unheard) -> Salvaged:
    """Make the new hub `out` of what can be read in `damaged`, which is not touched; what stops it leaves nothing.

    HubUnusable where that is no hub, nothing is left in it, or `out` is there already.
    """
    parts = 0

    def far(done: int, of: int) -> None:
        nonlocal parts
        parts = of
        progress(done, of + PARTS)

    try:
        tables = salvage(damaged, out, at=clock.now(), progress=far)
    except FileExistsError as problem:
        told = f"There is already a file {out.name}; nothing was changed."
        raise HubUnusable(told, hint="Name a new file.") from problem
    with _gone_where_stopped(out), closing(open_hub(out, clock=clock)) as hub:
        report = check(hub, progress=lambda done, of: progress(parts + done, parts + of))
        return Salvaged(file=out, tables=tables, problems=report.problems)


@contextmanager
def _gone_where_stopped(made: Path) -> Iterator[None]:
    """Whoever stops the check wants none of it."""
    try:
        yield
    except (FrontdeskError, KeyboardInterrupt):
        for end in ("", *COMPANIONS):
            made.with_name(made.name + end).unlink(missing_ok=True)
        raise
