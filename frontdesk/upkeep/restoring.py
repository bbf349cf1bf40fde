"""Put a copy in the place of the hub: the copy is read through first, and what stood there is kept aside."""

import socket
import sys
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from frontdesk.bell import bell_of, is_own
from frontdesk.clock import Clock
from frontdesk.errors import HubBusy, HubUnusable, Refused
from frontdesk.hub.copying import Progress, unheard
from frontdesk.hub.in_use import is_in_use
from frontdesk.hub.looking import Fault, look
from frontdesk.hub.replacing import replace_whole

_PATIENCE_S = 0.5
_MAY_BE_COPIED = (None, Fault.READ_ONLY, Fault.SEALED)


class Restored(Struct, frozen=True, kw_only=True):
    """The hub's file, what it was restored from, and where the hub that stood there is now; None where none did."""

    file: Path
    source: Path
    aside: Path | None
    pages: int
    bytes: int


def restore(copy: Path, hub: Path, *, clock: Clock, progress: Progress = unheard) -> Restored:
    """Put `copy` in the place of `hub`; whole, or not at all and everything is as it was.

    HubUnusable where the copy is no sound hub, HubBusy where a console or another program has the hub open.
    """
    if hub.exists() and copy.exists() and hub.samefile(copy):
        raise Refused("This file is the hub itself.", hint="Name a copy of it: frontdesk backup --list")
    found = look(copy)
    if found.fault not in _MAY_BE_COPIED:
        raise HubUnusable(f"{found.sentence} Nothing was restored.", hint="Name another copy: frontdesk backup --list")
    if is_open_in_a_console(hub) or is_in_use(hub):
        raise HubBusy("A console has the hub open; nothing was restored.", hint="Close it, then restore again.")
    copied, aside = replace_whole(copy, hub, at=clock.now(), progress=progress)
    return Restored(file=hub, source=copy, aside=aside, pages=copied.pages, bytes=copied.bytes)


def is_open_in_a_console(hub: Path) -> bool:
    """Whether a console of this user listens for rings over this hub."""
    bell = bell_of(hub)
    if sys.platform == "win32" or not is_own(bell.parent):
        return False
    with closing(socket.socket(socket.AF_UNIX)) as line:
        line.settimeout(_PATIENCE_S)
        try:
            line.connect(str(bell))
        except (BlockingIOError, TimeoutError):  # it is there, and busy
            return True
        except OSError:
            return False
    return True
