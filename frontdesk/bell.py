"""The bell: tells the console that is open over a hub, on this computer and by this user, that a call rings, or that
somebody started it once more and wants to see it."""

import os
import socket
import stat
import sys
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from frontdesk.errors import Refused, WrongUse
from frontdesk.places import BELL, runtime
from frontdesk.words import one_line

#: The most bytes that a message has, and the most characters of each part.
LONGEST, LONGEST_PART = 400, 64
TAKEN, NOT_TAKEN = b"taken\n", b"not taken\n"
#: Asks a console to come to the front.
SHOW = b"show\n"
_FIRST_WORD = "ring"
_PATIENCE_S = 5.0
#: Who starts the console once more looks at an empty screen meanwhile.
_SHORT_PATIENCE_S = 2.0
_NOT_THIS_USERS = stat.S_IRWXG | stat.S_IRWXO


class Rung(Struct, frozen=True):
    """A call that rings: the number as it came, '' where it is withheld, and the number of the line it reached."""

    number: str
    line: str = ""


def bell_of(hub: Path | str) -> Path:
    """Where the console that is open over `hub` listens; who reads the folder learns no hub's name or place."""
    told = str(hub) if "://" in str(hub) else str(Path(hub).resolve())
    return runtime() / f"{sha256(told.encode()).hexdigest()[:20]}{BELL}"


def make_place_for(bell: Path) -> bool:
    """Make the folder of `bell`; False where that cannot be this user's alone, and then nobody should listen there."""
    try:
        bell.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return is_own(bell.parent)


def is_own(folder: Path) -> bool:
    """Whether `folder` is a folder of this user that nobody else can look into, and no link to one."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    is_mine = sys.platform == "win32" or (found.st_uid == os.getuid() and not found.st_mode & _NOT_THIS_USERS)
    return stat.S_ISDIR(found.st_mode) and is_mine


def written(rung: Rung) -> bytes:
    """`rung` as the one line that is sent; WrongUse where no number is so long."""
    parts = [_plain(rung.number), _plain(rung.line)]
    message = ("\t".join([_FIRST_WORD, *parts]) + "\n").encode()
    if any(len(part) > LONGEST_PART for part in parts) or len(message) > LONGEST:
        raise WrongUse(f"A number has {LONGEST_PART} characters at most.", hint="frontdesk ring NUMBER")
    return message


def read(message: bytes) -> Rung | None:
    """What a message says; None for anything that is not one whole line of ours."""
    if len(message) > LONGEST or message.find(b"\n") != len(message) - 1:
        return None
    try:
        first, *parts = message.decode().removesuffix("\n").split("\t")
    except UnicodeDecodeError:
        return None
    if first != _FIRST_WORD or len(parts) != 2 or not all(map(_is_plain, parts)):
        return None
    return Rung(*parts)


def _plain(text: str) -> str:
    """`text` without the marks of writing direction that a number brings along when it is copied."""
    return "".join(filter(str.isprintable, one_line(text)))


def _is_plain(part: str) -> bool:
    return len(part) <= LONGEST_PART and part.isprintable()


def ring(hub: Path | str, rung: Rung) -> None:
    """Tell the console that is open over `hub`; Refused where none is, or where it does not take the ring."""
    message = written(rung)
    if sys.platform == "win32":
        raise Refused("A ring cannot be sent on Windows yet.", hint="Type the number in the console’s box.")
    try:
        answer = _asked(bell_of(hub), message, _PATIENCE_S)
    except (BlockingIOError, TimeoutError):
        answer = b""
    except OSError as fault:
        raise Refused("No console is open over this hub; nobody was told.", hint="Open it with: frontdesk") from fault
    if answer != TAKEN:
        raise Refused("The console did not take the ring.", hint="Too many calls ring there already, or it is busy.")


def show(hub: Path | str) -> bool:
    """Ask the console that is open over `hub` to come to the front; False where none is, or none answers."""
    if sys.platform == "win32":
        return False
    try:
        return _asked(bell_of(hub), SHOW, _SHORT_PATIENCE_S) == TAKEN
    except OSError:
        return False


def _asked(bell: Path, message: bytes, patience_s: float) -> bytes:
    """What the console answers to `message`; OSError where nobody of this user listens."""
    if not is_own(bell.parent):
        raise FileNotFoundError(bell.name)
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(patience_s)
        line.connect(str(bell))
        line.sendall(message)
        with line.makefile("rb") as answers:
            return answers.readline(len(NOT_TAKEN))
