"""The copies of a hub that are kept beside it: where they lie, how they are called, and one more of them."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from frontdesk.errors import Refused
from frontdesk.hub.copying import Copied, Progress, copy_whole, sweep, unheard
from frontdesk.hub.hub import Hub

#: An import of more rows than this is big.
MANY_ROWS = 1_000
_FOLDER = "backups"
_TIME = "%Y%m%dT%H%M%SZ"
_TRIES = 20
#: What these names end in becomes a hub only later, and has nothing to lose.
_UNFINISHED = frozenset({".part", ".new"})


class Why(StrEnum):
    """What a copy was made for."""

    DAILY = "daily"
    BEFORE_IMPORT = "before-import"
    BEFORE_MIGRATION = "before-migration"
    COPY = "copy"


class Kept(Struct, frozen=True, kw_only=True):
    """A copy that is kept: made at `at` by the clock of then, as the `number`th of its hub, whatever the clock said."""

    path: Path
    at: datetime
    number: int
    why: Why


def folder_of(hub: Path) -> Path:
    """Where the copies of a hub are kept."""
    return hub.parent / _FOLDER


def kept_in(folder: Path, hub: Path) -> tuple[Kept, ...]:
    """The copies of `hub` that lie in `folder`, the last made first; Refused where it cannot be read."""
    try:
        names = [path.name for path in folder.iterdir()] if folder.exists() else []
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        raise Refused(f"{folder} cannot be read: {why}.", hint="Name another folder.") from problem
    found = [one for name in names if (one := _read(folder / name, hub.stem))]
    return tuple(sorted(found, key=lambda one: (one.number, one.at), reverse=True))


def keep(
    hub: Path, why: Why, *, at: datetime, folder: Path | None = None, progress: Progress = unheard
) -> tuple[Kept, Copied]:
    """Make one more copy of `hub`, beside it or in `folder`; one that is there already is never touched."""
    folder = folder or folder_of(hub)
    sweep(folder, hub.stem)
    for _ in range(_TRIES):
        next_one = _next(hub, folder, why, at)
        try:
            return next_one, copy_whole(hub, next_one.path, progress=progress)
        except FileExistsError:  # another program was quicker
            continue
    raise Refused(f"No name was free in {folder}.", hint="Name another folder.")


def keep_before(hub: Hub, why: Why, *, progress: Progress = unheard) -> Kept | None:
    """Make a copy of an open hub before much of it changes; None where a server keeps it, or it is just being made."""
    if hub.file is None or hub.file.suffix in _UNFINISHED:
        return None
    return keep(hub.file, why, at=hub.now(), progress=progress)[0]


def _next(hub: Path, folder: Path, why: Why, at: datetime) -> Kept:
    number = max((one.number for one in kept_in(folder, hub)), default=0) + 1
    at = at.astimezone(UTC).replace(microsecond=0)
    path = folder / f"{hub.stem}-{at.strftime(_TIME)}-{number:04}-{why}.db"
    return Kept(path=path, at=at, number=number, why=why)


def _read(path: Path, stem: str) -> Kept | None:
    kinds = "|".join(Why)
    told = re.fullmatch(rf"{re.escape(stem)}-(\d{{8}}T\d{{6}}Z)-(\d{{4,9}})-({kinds})\.db", path.name)
    if told is None:
        return None
    try:
        at = datetime.strptime(told[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Kept(path=path, at=at, number=int(told[2]), why=Why(told[3]))
