"""Which desk has a hub open: a lock on a small file beside it, which ends with the program, however that ends."""

import errno
import getpass
import json
import os
import platform
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict

from frontdesk.clock import computer_zone, local_day
from frontdesk.errors import HubBusy
from frontdesk.hub.looking import closed_to_writing
from frontdesk.places import home
from frontdesk.words import MONTHS, WEEKDAYS, one_line

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LONGEST, _LONGEST_NAME = 4_096, 80
#: Whoever just lets go, or writes down who it is, is done by then.
_TRIES = 8
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
#: Behind everything that is written there: what is locked cannot be read on Windows.
_LOCKED_BYTE = 1 << 30
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class Holder(Struct, frozen=True, kw_only=True):
    """Who has a hub open since when: the desk's name, whose files lie in `home` on that computer."""

    desk: str
    user: str
    computer: str
    home: str
    since: datetime

    def is_same_desk(self, other: "Holder") -> bool:
        """Whether it is the same desk: its files are the same, whatever it is called."""
        return (self.computer, self.home) == (other.computer, other.home)

    def told(self, now: datetime) -> str:
        """'Front hall since 08:12 (anna at pc-17)', with the day where that is not today."""
        zone = ZoneInfo(computer_zone())
        since, day = self.since.astimezone(zone), ""
        if local_day(self.since, zone) != local_day(now, zone):
            day = f"{WEEKDAYS[since.weekday()]} {since.day} {MONTHS[since.month - 1]} "
        return f"{self.desk} since {day}{since:%H:%M} ({self.user} at {self.computer})"


class InUse(HubBusy):
    """A console of another desk has the hub open; `kept` says what became of it, `holder` who that is, where known."""

    kept = "Everything in it is as it was; two consoles are not opened over one hub."

    def __init__(self, holder: Holder | None, now: datetime) -> None:
        who = holder.told(now) if holder else "another desk"
        super().__init__(f"In use by {who}.", hint="Close it there, or open it here to read only.")
        self.holder = holder


class Claim:
    """What a console holds as long as it has a hub open."""

    def __init__(self, mark: Path, descriptor: int) -> None:
        self._mark = mark
        self._descriptor = descriptor

    def release(self) -> None:
        """The console closed the hub; the last of a desk takes the mark away."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor < 0:
            return
        if sys.platform != "win32" and _lock(descriptor) and _is_in_place(self._mark, descriptor):
            _take_away(self._mark)
        os.close(descriptor)
        if sys.platform == "win32":
            _take_away(self._mark)  # where another console has it open, the system refuses


def mark_of(hub: Path) -> Path:
    """The file that tells who has `hub` open."""
    hub = hub.resolve()
    return hub.with_name(f".{hub.name}.in-use")


def here(desk: str, now: datetime) -> Holder:
    """This desk, from now on."""
    try:
        user = one_line(getpass.getuser())
    except (KeyError, OSError):
        user = "somebody"
    computer = one_line(platform.node()) or "another computer"
    return Holder(desk=desk, user=user, computer=computer, home=str(home().resolve()), since=now)


def claim(hub: Path, by: Holder) -> Claim | None:
    """Hold `hub` for a console of this desk; InUse where another desk's console has it open.

    None where the hub may only be read, and where a disk knows no locks: then it is opened without.
    """
    if hub.exists() and closed_to_writing(hub) is not None:
        return None
    mark, found = mark_of(hub), None
    for _ in range(_TRIES):
        descriptor = _opened(mark, hub)
        if descriptor is None:
            return None
        try:
            held = _held_by(descriptor, mark, by)
        except OSError:
            os.close(descriptor)
            return None
        if held:
            return Claim(mark, descriptor)
        found, is_there = _read(descriptor), _is_in_place(mark, descriptor)
        os.close(descriptor)
        if is_there and found is not None and not found.is_same_desk(by):
            break
    raise InUse(found, by.since)


def is_in_use(hub: Path) -> bool:
    """Whether a console has `hub` open, whoever sits there; False where that cannot be known."""
    try:
        descriptor = os.open(mark_of(hub), os.O_RDWR | _NO_LINK)
    except OSError:
        return False
    try:
        return not _lock(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)


def _held_by(descriptor: int, mark: Path, by: Holder) -> bool:
    """Whether the open mark is held now: alone and written anew, or with another console of the same desk."""
    if _lock(descriptor):
        if not _is_in_place(mark, descriptor):  # who had it open took it away meanwhile
            return False
        _write(descriptor, by)
        return sys.platform == "win32" or _share(descriptor)
    if not _is_of(by, descriptor) or not _share(descriptor):
        return False
    return _is_in_place(mark, descriptor) and _is_of(by, descriptor)  # it may have been a killed console's before


def _is_of(by: Holder, descriptor: int) -> bool:
    found = _read(descriptor)
    return found is not None and found.is_same_desk(by)


def _opened(mark: Path, hub: Path) -> int | None:
    """The open mark; whoever may write to the hub may write to it. None where none can be made."""
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(mark, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with suppress(OSError):  # it is somebody else's, who did this already; or there is no hub yet
        mark.chmod(hub.stat().st_mode & 0o666)
    return descriptor


def _is_in_place(mark: Path, descriptor: int) -> bool:
    try:
        there, opened = mark.stat(), os.fstat(descriptor)
    except OSError:
        return False
    return (there.st_dev, there.st_ino) == (opened.st_dev, opened.st_ino)


def _take_away(mark: Path) -> None:
    with suppress(OSError):
        mark.unlink()


def _write(descriptor: int, by: Holder) -> None:
    """Where a full disk does not take it, the hub is held all the same, and nobody learns by whom."""
    told = json.dumps(asdict(by) | {"since": by.since.astimezone(UTC).isoformat()})
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, told.encode())


def _read(descriptor: int) -> Holder | None:
    """Who wrote the mark; None where nobody can tell, as while it is written."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        told = json.loads(os.read(descriptor, _LONGEST))
        since = datetime.fromisoformat(told["since"])
        names = {name: one_line(str(told[name]))[:_LONGEST_NAME] for name in ("desk", "user", "computer")}
        return Holder(**names, home=str(told["home"]), since=since.astimezone(UTC))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None


def _lock(descriptor: int) -> bool:
    """Whether this program alone holds the open file from now on; OSError where the disk knows no locks."""
    with _others_known() as others:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return not others


def _share(descriptor: int) -> bool:
    """Whether it is held from now on together with other consoles of this desk; never on Windows, where the lock is the
    first console's alone: a second one would hold nothing once that is closed."""
    if sys.platform == "win32":
        return False
    with _others_known() as others:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    return not others


@contextmanager
def _others_known() -> Iterator[list[OSError]]:
    """Holds what the system says where somebody else has the lock; other errors go on."""
    found = list[OSError]()
    try:
        yield found
    except OSError as problem:
        if problem.errno not in _HELD:
            raise
        found.append(problem)
