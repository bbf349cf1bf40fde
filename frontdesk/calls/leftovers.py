"""Hidden files in which others are made: named so that what a killed program left can be told, and swept."""

import os
import platform
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

#: Which computer made it: on a shared folder, another one's processes cannot be looked for here.
_HERE = sha256(platform.node().encode()).hexdigest()[:8]
_NAMED = re.compile(rf"\.(?:handoffs|frontdesk)[\d.-]*-{_HERE}-(\d{{1,9}})-[0-9a-f]{{16}}\.[a-z]+", re.ASCII)


def hidden_name(name: str, ending: str) -> str:
    """A name that no file has, and that says which process it belongs to; `name` begins with 'handoffs' or 'frontdesk'.

    '.handoffs-2026-03-12-8f14e45f-4711-0123456789abcdef.csv'
    """
    return f".{name}-{_HERE}-{os.getpid()}-{token_hex(8)}.{ending}"


def sweep(folder: Path) -> None:
    """Take away what processes of this computer left in `folder` that are no longer there."""
    with suppress(OSError):
        for file in list(folder.iterdir()):
            found = _NAMED.fullmatch(file.name)
            if found and not _is_running(int(found[1])):
                with suppress(OSError):
                    file.unlink()


def _is_running(process: int) -> bool:
    """Whether there is such a process; where asking it would end it, it is taken for running."""
    if os.name == "nt" or process == 0:
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
