"""The rows of the hub: its backups. To put one in place ends this window, and has tests of its own."""

from frontdesk.upkeep.backups import Backups
from tests.ui.desk_window import DeskWindow
from tests.ui.rows.doing import Doing, journey


@journey("Hub", "make a backup")
def _(at: DeskWindow, row: Doing) -> None:
    row.does(said="Backed up: hub-20260302T090000Z-0001-")
    assert len(Backups(at.home / "hub.db", clock=at.clock).kept()) == 1


@journey("Hub", "look at the backups that are kept")
def _(at: DeskWindow, row: Doing) -> None:
    at.press("Ctrl+Shift+B")
    row.does()
    assert at.window.page is not None
    row.undoes()
    assert at.window.page is None
