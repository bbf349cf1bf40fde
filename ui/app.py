"""Starts the console: the window first, everything heavy beside it."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication

from frontdesk.clock import Clock, SystemClock, computer_zone
from frontdesk.errors import FrontdeskError, HubBusy, HubUnusable, Refused
from frontdesk.places import is_any_console_open, usual_hub
from ui import crash
from ui.brim import Brim
from ui.console.console import Console
from ui.console.day import LogBook
from ui.console.opening import Opening
from ui.console.warming import Warming
from ui.dress import Dress, last_shown
from ui.feed import Feed
from ui.following import FollowApart, follow_here
from ui.mending import Afresh, Mending
from ui.messages import Messages
from ui.starting import AfterFirstSight, come_to_front, has_display, set_up
from ui.theme import Look, Theme
from ui.watch import Watch
from ui.window import Window
from ui.work import Lane, Lanes, ThreadLanes, Work, after_painting

if TYPE_CHECKING:
    from frontdesk.bell import Rung
    from frontdesk.desk import Desk
    from frontdesk.exchange.paper import Paper
    from frontdesk.traces.broken_off import LastWords
    from ui.ring import Bell

_REST_AFTER_MS = 500


class Program:
    """The parts of one running console."""

    def __init__(
        self, app: QApplication, where: Path, *, clock: Clock | None = None, lanes: Lanes | None = None,
        look: Look | None = None, wanted: Afresh | None = None, last_words: "LastWords | None" = None,
    ) -> None:  # fmt: skip
        clock = clock or SystemClock()
        self.look = look or Look(app, last_shown())
        theme = Theme.SYSTEM if look else self.look.choice
        self.messages = Messages()
        own_lanes = AfterFirstSight(ThreadLanes())
        self.work = Work(lanes or own_lanes, on_error=self.messages.refuse, on_mistake=self.own_mistake)
        self.console = Console(self.work, self.messages, clock)
        self.dress = Dress(self.look, self.console, theme)
        self.bell: Bell | None = None
        self._where = where
        self.warming = Warming(self.work, self.console.search, self.console)
        self.log = LogBook(self.work, self.messages, clock, None if lanes else where)
        self._apart = FollowApart(where)
        follow = follow_here if lanes else self._apart
        self.feed = Feed(self.work, follow)
        self.opening = Opening(self.work, where, clock, follow)
        self.window = Window(app, self.look, self.console, self.log, self.work)
        self.mending = Mending(self.look, self.work, self.window, self.console, self.opening, where, clock)
        self._wanted, self._last_words = wanted, last_words
        self.following: Afresh | None = None
        self.window.painted.connect(own_lanes.begin)
        self.messages.setParent(self.window)
        self._brim = Brim(app, self.messages, self.window)
        self._rest = after_painting(self.window, self._make_rest)
        self.watch = Watch(clock, self._zone, self.window)
        self._connect()

    def start(self) -> None:
        """Show the window, then open the hub: what that loads would keep the first sight waiting."""
        if self._wanted is not None and self._wanted.copy is not None:
            self.mending.put_in_place(self._wanted)
        else:
            self.opening.start()
        self.window.show()

    def close(self) -> None:
        """Finish what was begun, and let go of the hub."""
        self._begin_nothing_more()
        self.log.close()
        if self.bell is not None:
            self.bell.close()
        self.console.unfiled.leave()
        self.console.drafts.keep_now()
        self.console.forms.keep_now()
        self.work.close()
        self._begin_nothing_more()  # a hub that was still opening is open only by now
        self._brim.close()
        self.dress.take_off()
        self.feed.close()
        if self.console.desk is not None:
            self.console.desk.close()

    def _begin_nothing_more(self) -> None:
        self._rest.stop()
        self._apart.stop()
        self.warming.end()
        self.mending.close()

    def _connect(self) -> None:
        self.opening.opened.connect(self._opened)
        self.opening.refused.connect(self._refused)
        self.opening.missing.connect(self._ask)
        self.mending.anew.connect(self._ask)
        self.mending.afresh.connect(self._start_afresh)
        self.feed.went_on.connect(self.console.follow)
        self.console.wrote.connect(self.feed.ask)
        self.feed.went_on.connect(self.log.refresh)
        self.feed.went_on.connect(self._warm_up)
        self.window.ticked.connect(self.watch.look)
        self.watch.clock_set.connect(self.console.move_times)
        self.watch.came_late.connect(self._come_up_to_date)

    def _ask(self) -> None:
        from ui.rooms.first_start import FirstStart

        page = FirstStart(self.look)
        page.sample_asked.connect(self.opening.make_sample)
        page.empty_asked.connect(self.opening.make_empty)
        self.window.ask_first_questions(page)

    def _opened(self, desk: "Desk") -> None:
        self.window.end_first_questions()
        desk.paper = _paper
        self.feed.open(desk)
        self.console.open(desk)
        self.log.open(desk)
        self.warming.begin(desk)
        self.mending.opened(desk)
        self._rest.start(_REST_AFTER_MS)

    def _make_rest(self) -> None:
        self.log.refresh()  # by now the first words were looked up
        self.window.make_rest()
        self.hear_rings()
        self.mending.make_rest()
        if self.console.desk is not None:
            self.work.run(self.window, self.console.desk.load_rest, _nothing_more, lane=Lane.DRAFTS)
        if self._last_words is not None:
            began = partial(crash.begun, self._last_words)
            self.work.run(self.window, began, self._tell_of_last_time, lane=Lane.DRAFTS)

    def _tell_of_last_time(self, report: Path | None) -> None:
        """Drafts that were left are read in these two lanes one after the other, and are told first: it says both."""
        self.work.run(self.window, lambda: report, self.messages.broke_off, lane=Lane.READ)

    def hear_rings(self) -> None:
        """From now on the telephone can tell that a call rings."""
        from ui.ring import Bell

        self.bell = Bell(self._rings, partial(come_to_front, self.window), self.window)
        desk = self.console.desk
        if not self.bell.listen(self._where) and not (desk is not None and desk.hub.is_read_only):
            from frontdesk.bell import show

            self.work.run(self.window, partial(show, self._where), self._leave_it, lane=Lane.BULK)

    def _rings(self, rung: "Rung") -> bool:
        return self.console.ring(rung.number, rung.line)

    def _leave_it(self, is_open_elsewhere: bool) -> None:
        """Two were started at once, and the other was first."""
        if is_open_elsewhere:
            self.window.close()

    def _warm_up(self) -> None:
        if self.console.desk is not None:
            self.warming.begin(self.console.desk)

    def _zone(self) -> ZoneInfo:
        overview = self.console.overview
        return overview.zone if overview is not None else ZoneInfo(computer_zone())

    def _come_up_to_date(self) -> None:
        """The computer slept, its clock was set, or it is another day: look at everything again."""
        self.feed.ask_anew()
        self.console.follow()
        self.log.refresh()
        self.mending.come_up_to_date()

    def _refused(self, error: FrontdeskError) -> None:
        if self.window.first_start is not None:
            self.window.first_start.show_problem(f"{error} {error.hint}")
        elif isinstance(error, (HubUnusable, HubBusy)):
            self.mending.explain(error)
        else:
            self.window.uncover()
            self.console.around.refuse(error)
            self.messages.refuse(error)

    def _start_afresh(self, wanted: Afresh) -> None:
        """The console ends, and starts again over another file."""
        self.following = wanted
        self.window.close()

    def own_mistake(self, problem: BaseException) -> None:
        """Report a mistake of the program's own, and say so."""
        self.messages.own_mistake(crash.report(problem))


def _paper() -> "Paper":
    from ui.paper import PdfPaper

    return PdfPaper()


def _nothing_more(_nothing: None) -> None:
    pass


def prepare(program: Program) -> None:
    """Set the interpreter up for a window that answers within a frame."""
    set_up(program.opening)


def _comes_to_front(where: Path) -> bool:
    from frontdesk.bell import show

    return show(where)


def run(hub: Path | None = None) -> int:
    """Open the console over `hub`, the usual one where none is named, or bring the one to the front that is open over
    it; the exit code."""
    if not has_display():
        return Refused.exit_code
    where = hub or usual_hub()
    if is_any_console_open() and _comes_to_front(where):
        return 0
    with crash.watched("console") as watch:
        return _run(where, watch)


def _run(where: Path, watch: crash.Watch) -> int:
    app = QApplication(sys.argv[:1])  # Qt would obey -stylesheet and -platformpluginpath from the others
    app.setApplicationName("Frontdesk")
    crash.mask_qt()
    wanted: Afresh | None = Afresh(where)
    code = 0
    while wanted is not None:
        program = Program(app, wanted.where, wanted=wanted, last_words=watch.last_words)
        watch.tells(program.messages.own_mistake)
        prepare(program)
        program.start()
        code = app.exec()
        program.close()
        wanted = program.following
    return code
