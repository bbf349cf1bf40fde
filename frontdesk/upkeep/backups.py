"""Backups of a hub in a file: made while it is in use, kept by the day, rotated when the newest is known to be good."""

from datetime import UTC
from pathlib import Path

from frontdesk.clock import Clock
from frontdesk.errors import HubUnusable, Refused
from frontdesk.hub.copying import Copied, Progress, refuse_unsound, unheard
from frontdesk.hub.kept import Kept, Why, folder_of, keep, kept_in
from frontdesk.upkeep.rotation import superfluous

__all__ = ["Backups", "Copied", "Kept", "Progress", "Why", "copy_into"]


class Backups:
    """The copies that are kept beside the hub `file`."""

    def __init__(self, file: Path, *, clock: Clock) -> None:
        self._file = file
        self._clock = clock
        self.folder = folder_of(file)

    def kept(self) -> tuple[Kept, ...]:
        """Every copy, the last made first; Refused where the folder cannot be read."""
        return kept_in(self.folder, self._file)

    def is_due(self) -> bool:
        """Whether none was made on this day, in UTC."""
        daily = next((one for one in self.kept() if one.why is Why.DAILY), None)
        return daily is None or daily.at.date() != self._clock.now().astimezone(UTC).date()

    def make(self, why: Why = Why.COPY, *, progress: Progress = unheard) -> Kept:
        """Make one more; whole and sound, or HubUnusable or Refused and nothing is there."""
        return keep(self._file, why, at=self._clock.now(), progress=progress)[0]

    def daily(self, *, progress: Progress = unheard) -> Kept | None:
        """Make the one of this day and let older ones go, unless it is made already; None then."""
        if not self.is_due():
            return None
        made = self.make(Why.DAILY, progress=progress)
        self.rotate()
        return made

    def rotate(self) -> tuple[Kept, ...]:
        """Let those go that newer ones stand for, once the newest was read through and is good; those that went."""
        kept = self.kept()
        if not kept:
            return ()
        refuse_unsound(kept[0].path)
        gone = superfluous(kept, self._clock.now())
        for one in gone:
            _throw_away(one.path)
        return gone

    def last_good(self, *, progress: Progress = unheard) -> Kept | None:
        """The last made that is sound; None where none is."""
        for one in self.kept():
            if _is_sound(one.path, progress):
                return one
        return None


def copy_into(folder: Path, hub: Path, *, clock: Clock, progress: Progress = unheard) -> Copied:
    """Make a copy of `hub` in any folder, under a name of its own."""
    return keep(hub, Why.COPY, at=clock.now(), folder=folder, progress=progress)[1]


def _is_sound(path: Path, progress: Progress) -> bool:
    try:
        refuse_unsound(path, progress)
    except HubUnusable:
        return False
    return True


def _throw_away(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        raise Refused(f"{path} is not needed any more and cannot be taken away: {why}.") from problem
