"""Recovery in the window: the page over it, backups, the daily round; what it needs is loaded when it is asked for."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError
from ui.actions import key
from ui.console.conversation import Conversation
from ui.console.opening import Opening
from ui.theme import Look
from ui.widgets.keycap import plain_tip
from ui.window import Window
from ui.work import Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk
    from ui.console.console import Console
    from ui.console.copies import Copies
    from ui.console.recovering import Recovering
    from ui.console.rounds import Rounds
    from ui.models.asked import Asked

_READ_ONLY = "This hub is open to be read only: nothing can be filed, and what you type is kept at this desk."
_DAMAGED = "Some pages of the hub’s file are damaged; most of it can still be read."


class Afresh(Struct, frozen=True):
    """The console is to be started again: over which hub, and which copy is put in its place before; `told` then."""

    where: Path
    copy: Path | None = None
    told: str = ""


class Mending(QObject):
    """`afresh` carries over what the console is to be started again, `anew` that a hub is to be made where none is."""

    afresh = Signal(object)
    anew = Signal()

    def __init__(
        self, look: Look, work: Work, window: Window, console: "Console", opening: Opening, where: Path, clock: Clock
    ) -> None:
        super().__init__(window)
        self._look, self._work, self._window, self._console = look, work, window, console
        self._opening, self._where, self._clock = opening, where, clock
        self._error: FrontdeskError | None = None
        self._done = ""
        window.backup_asked.connect(lambda: self._copies.back_up())
        window.restore_asked.connect(self._offer)

    def explain(self, error: FrontdeskError) -> None:
        """The hub was not opened: say why, and what can be done."""
        self._error = error
        self._recovering.explain(error)

    def put_in_place(self, wanted: Afresh) -> None:
        """Before the hub is opened, put a copy in its place; where that fails, it is opened as it is."""
        if wanted.copy is not None:
            self._recovering.put_in_place(wanted.copy, wanted.told, self._open_as_it_is)

    def opened(self, desk: "Desk") -> None:
        """The hub is open: nothing is asked any more."""
        self._window.uncover()
        if desk.hub.is_read_only:
            self._window.notice.stay(_READ_ONLY)
        if self._done:
            self._console.messages.say(self._done)
            self._done = ""

    def make_rest(self) -> None:
        """The window is ready: go round in the background."""
        if self._console.desk is not None:
            self._rounds.begin(self._console.desk)

    def come_up_to_date(self) -> None:
        """The computer slept, or it is another day."""
        if "_rounds" in self.__dict__:
            self._rounds.come_up_to_date()

    def close(self) -> None:
        """The window closes: what is under way is stopped."""
        for name in ("_talk", "_rounds", "_copies"):
            if name in self.__dict__:
                self.__dict__[name].stop()

    @cached_property
    def _talk(self) -> Conversation:
        made = Conversation(self._work, self)
        made.began.connect(self._show_page)
        made.asked.connect(self._show_page)
        made.left.connect(self._window.uncover)
        return made

    @cached_property
    def _recovering(self) -> "Recovering":
        from ui.console.recovering import Recovering

        made = Recovering(self._talk, self._opening, self._where, self._clock, self)
        made.left.connect(self._leave)
        made.another.connect(lambda path: self.afresh.emit(Afresh(path)))
        made.anew.connect(self.anew)
        made.closed.connect(self._window.leave)
        made.told.connect(self._remember)
        return made

    @cached_property
    def _copies(self) -> "Copies":
        from ui.console.copies import Copies

        made = Copies(self._work, self._console.messages, self._talk, self._where, self._clock, self)
        made.desk = self._console.desk
        making = made.making
        making.began.connect(lambda title: self._show_making(title, 0, 0))
        making.moved.connect(lambda done, of: self._show_making(making.title, done, of))
        making.ended.connect(lambda: self._window.notice.pass_by(""))
        made.chosen.connect(lambda copy, told: self.afresh.emit(Afresh(self._where, copy, told)))
        return made

    @cached_property
    def _rounds(self) -> "Rounds":
        from ui.console.rounds import Rounds

        made = Rounds(self._work, self._console, self._where, self._clock, self)
        made.damaged.connect(self._tell_damage)
        return made

    def _show_page(self, shown: "Asked | str") -> None:
        if self._window.page is None:
            from ui.rooms.recovery import RecoveryPage

            self._window.cover(RecoveryPage(self._look, self._talk))
        page = self._window.page
        assert page is not None
        page.show_now(shown)
        self._console.messages.announce(page.spoken)

    def _show_making(self, title: str, done: int, of: int) -> None:
        far = f"{title}: {self._copies.making.far(done, of)}" if of else f"{title} …"
        self._window.notice.pass_by(far, key("hub.backup"))

    def _offer(self) -> None:
        if self._console.desk is None and self._error is not None:
            self.explain(self._error)
        else:
            self._copies.offer()

    def _leave(self, error: FrontdeskError) -> None:
        """Nothing is done: the window stays, and says so."""
        self._console.around.refuse(error)
        self._console.messages.refuse(error)

    def _remember(self, told: str) -> None:
        self._done = told

    def _open_as_it_is(self, error: FrontdeskError) -> None:
        self._done = " ".join(part for part in (str(error), error.hint) if part)
        self._opening.start()

    def _tell_damage(self, detail: str) -> None:
        notice, puts = self._window.notice, key("hub.restore") or key("help.commands")
        notice.stay(f"{_DAMAGED} {puts} puts a backup in place.", "bad")
        notice.setToolTip(plain_tip(detail))
        self._console.messages.announce(notice.text())
