"""What is wrong with a hub, in words for whoever sits at the desk: what happened, what is kept, what can be done."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from frontdesk.errors import HubUnusable, Refused
from frontdesk.hub.copying import Progress, unheard
from frontdesk.hub.in_use import InUse
from frontdesk.hub.kept import Kept, folder_of, kept_in
from frontdesk.hub.looking import Fault, Found, look
from frontdesk.upkeep.integrity import faults

__all__ = ["IN_USE", "Choice", "Damage", "Fault", "InUse", "described", "what_is_wrong"]


class Choice(StrEnum):
    """What can be done about it."""

    RESTORE = "restore"
    READ_ONLY = "read-only"
    SALVAGE = "salvage"
    ANOTHER = "another"
    START = "start"
    RETRY = "retry"
    UPDATE = "update"


class Damage(Struct, frozen=True, kw_only=True):
    """One sentence each for what happened and for what is kept; `choices`, the best first.

    `backup` is the last copy that is kept beside the hub; whether it is sound is seen when it is restored.
    """

    file: Path
    fault: Fault
    sentence: str
    kept: str
    choices: tuple[Choice, ...]
    backup: Kept | None = None


_UNTOUCHED = "The file was not touched, and nothing is written over it."
_WHOLE = "Everything in it is as it was."
_AROUND = "The file was not touched; most of what is in it can usually be read still."

#: What is kept, and what can be done, the best first; RESTORE only stands where there is a copy to restore.
_KNOWN: Mapping[Fault, tuple[str, tuple[Choice, ...]]] = {
    Fault.MISSING: ("Nothing was made in its place.", (Choice.RESTORE, Choice.ANOTHER, Choice.START)),
    Fault.UNREADABLE: (_UNTOUCHED, (Choice.RETRY, Choice.ANOTHER)),
    Fault.EMPTY: (_UNTOUCHED, (Choice.RESTORE, Choice.ANOTHER)),
    Fault.FOREIGN: (_UNTOUCHED, (Choice.RESTORE, Choice.ANOTHER)),
    Fault.WIPED: (_AROUND, (Choice.RESTORE, Choice.SALVAGE, Choice.ANOTHER)),
    Fault.OTHER_DATABASE: (_UNTOUCHED, (Choice.ANOTHER, Choice.RESTORE)),
    Fault.BARE: (_UNTOUCHED, (Choice.RESTORE, Choice.ANOTHER)),
    Fault.TRUNCATED: (_AROUND, (Choice.RESTORE, Choice.SALVAGE, Choice.ANOTHER)),
    Fault.DAMAGED: (_AROUND, (Choice.RESTORE, Choice.READ_ONLY, Choice.SALVAGE, Choice.ANOTHER)),
    Fault.NEWER: (_WHOLE, (Choice.UPDATE, Choice.READ_ONLY, Choice.ANOTHER)),
    Fault.LOCKED: (_WHOLE, (Choice.RETRY, Choice.ANOTHER)),
    Fault.SEALED: (_WHOLE, (Choice.READ_ONLY, Choice.RETRY, Choice.ANOTHER)),
    Fault.READ_ONLY: (_WHOLE, (Choice.READ_ONLY, Choice.RETRY, Choice.ANOTHER)),
}

#: What can be done where a console of another desk has the hub open, the safest first.
IN_USE = (Choice.RETRY, Choice.READ_ONLY, Choice.ANOTHER)


def what_is_wrong(file: Path, *, thorough: bool = False, progress: Progress = unheard) -> Damage | None:
    """What is wrong with the hub's file, None where nothing is; `thorough` also reads every page of it."""
    found = look(file)
    if found.fault is None and thorough and _has_damaged_pages(file, progress):
        found = Found(file, Fault.DAMAGED, found.schema)
    return None if found.fault is None else described(found, _last_kept(file))


def described(found: Found, backup: Kept | None) -> Damage:
    """The words for what was found; ValueError where that is no fault."""
    if found.fault is None:
        raise ValueError("a sound file has nothing to describe")
    kept, choices = _KNOWN[found.fault]
    possible = tuple(choice for choice in choices if backup is not None or choice is not Choice.RESTORE)
    return Damage(
        file=found.path, fault=found.fault, sentence=found.sentence, kept=kept, choices=possible, backup=backup
    )


def _has_damaged_pages(file: Path, progress: Progress) -> bool:
    try:
        return bool(faults(file, progress=progress))
    except HubUnusable:
        return True


def _last_kept(file: Path) -> Kept | None:
    try:
        return next(iter(kept_in(folder_of(file), file)), None)
    except Refused:  # the copies may lie on the disk that failed
        return None
