"""Starts the window for looking up: over the hub that is there, with no verb that writes to it."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from frontdesk.clock import Clock, SystemClock
from frontdesk.errors import FrontdeskError, Refused
from frontdesk.places import usual_hub
from ui import crash
from ui.brim import Brim
from ui.console.lookup import Lookup
from ui.console.opening import Opening
from ui.dress import last_shown
from ui.feed import Feed
from ui.lookup_window import LookupWindow
from ui.messages import Messages
from ui.starting import AfterFirstSight, has_display, set_up
from ui.theme import Look, Theme
from ui.work import Lane, Lanes, ThreadLanes, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from frontdesk.traces.broken_off import LastWords

_NO_HUB = "There is no hub yet, so there is nothing to look up. Open the console first: frontdesk"


class LookupProgram:
    """The parts of one running window for looking up."""

    def __init__(
        self, app: QApplication, where: Path, *, clock: Clock | None = None, lanes: Lanes | None = None,
        look: Look | None = None, last_words: "LastWords | None" = None,
    ) -> None:  # fmt: skip
        clock = clock or SystemClock()
        self._last_words = last_words
        self.look = look or Look(app, last_shown())
        self._theme = Theme.SYSTEM if look else self.look.choice
        self.messages = Messages()
        own_lanes = AfterFirstSight(ThreadLanes())
        self.work = Work(lanes or own_lanes, on_error=self.messages.refuse, on_mistake=self.own_mistake)
        self.lookup = Lookup(self.work, self.messages, clock)
        self.feed = Feed(self.work)
        self.opening = Opening(self.work, where, clock, is_console=False)
        self.window = LookupWindow(app, self.look, self.lookup)
        self.window.painted.connect(own_lanes.begin)
        self.messages.setParent(self.window)
        self._brim = Brim(app, self.messages, self.window)
        self._connect()

    def start(self) -> None:
        """Show the window, then open the hub: what that loads would keep the first sight waiting."""
        self.opening.start()
        self.window.show()

    def close(self) -> None:
        """Finish what was begun, and let go of the hub."""
        self._brim.close()
        self.work.close()
        self.feed.close()  # now, since a hub that was still opening is open only by now
        if self.lookup.around.desk is not None:
            self.lookup.around.desk.close()

    def _connect(self) -> None:
        self.opening.opened.connect(self._opened)
        self.opening.refused.connect(self._refused)
        self.opening.missing.connect(self._missing)
        self.feed.went_on.connect(self.lookup.follow)
        self.lookup.around.changed.connect(self._dress)

    def _opened(self, desk: "Desk") -> None:
        self.feed.open(desk)
        self.lookup.open(desk)
        if self._last_words is not None:
            self.work.run(self.window, partial(crash.begun, self._last_words), self.messages.broke_off, lane=Lane.BULK)

    def _missing(self) -> None:
        self.window.room.show_problem(_NO_HUB)

    def _refused(self, error: FrontdeskError) -> None:
        self.window.room.show_problem(" ".join(part for part in (str(error), error.hint) if part))

    def _dress(self) -> None:
        """Wear what this desk wears."""
        overview = self.lookup.around.overview
        if overview is not None and overview.settings.theme != self._theme:
            self._theme = Theme(overview.settings.theme)
            self.look.choose(self._theme)

    def own_mistake(self, problem: BaseException) -> None:
        """Report a mistake of the program's own, and say so."""
        self.messages.own_mistake(crash.report(problem))


def run(hub: Path | None = None) -> int:
    """Open the window over `hub`, the usual one where none is named; the exit code."""
    if not has_display():
        return Refused.exit_code
    with crash.watched("lookup") as watch:
        return _run(hub or usual_hub(), watch)


def _run(where: Path, watch: crash.Watch) -> int:
    app = QApplication(sys.argv[:1])  # Qt would obey -stylesheet and -platformpluginpath from the others
    app.setApplicationName("Frontdesk")
    crash.mask_qt()
    program = LookupProgram(app, where, last_words=watch.last_words)
    watch.tells(program.messages.own_mistake)
    set_up(program.opening)
    program.start()
    code = app.exec()
    program.close()
    return code
