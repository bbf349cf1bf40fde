"""Are the pages of a hub's file whole? Read through in the background, while the hub is in use."""

from contextlib import closing
from pathlib import Path

from frontdesk.hub.connect import connect_to_look
from frontdesk.hub.copying import Progress, page_faults, refuse_no_hub, unheard
from frontdesk.hub.failures import told_plainly
from frontdesk.hub.looking import reads_with_its_log

_MOST_TOLD = 100


def faults(file: Path, *, progress: Progress = unheard) -> tuple[str, ...]:
    """A sentence for each damaged page, of very many the first hundred; () for a sound file. HubUnusable where it
    cannot be read at all.

    `progress` hears which table of how many is read, and is also asked within a large one, so that it can stop it.
    """
    refuse_no_hub(file)
    found: list[str] = []
    with told_plainly():
        sealed = not reads_with_its_log(file)
        with closing(connect_to_look(file, sealed=sealed)) as connection:
            for fault in page_faults(connection, progress):
                found.append(fault)
                if len(found) == _MOST_TOLD:
                    break
    return tuple(found)
