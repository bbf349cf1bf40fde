"""Below the lists: who waits, what just happened and what is owed, today's log."""

from PySide6.QtCore import QObject, Signal

from ui.actions import shows_key
from ui.console.console import Console
from ui.messages import Message
from ui.models.logged import log_rows, overdue_count
from ui.models.rows import Tone
from ui.models.waiting import waiting_rows
from ui.rooms.console.told import Told
from ui.theme import Look
from ui.widgets.band import DayBand, TodayBand
from ui.widgets.waiting import WaitingBand


class Foot(QObject):
    """The bands across the console, to be laid out with what stands above them: one comes and goes, and all move at
    once. `asked` carries the id of an action."""

    asked = Signal(str)

    def __init__(self, look: Look, console: Console, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._console = console
        self._told = Told()
        self.waiting, self.day, self.today = WaitingBand(look), DayBand(look), TodayBand(look)
        self.bands = (self.waiting, self.day, self.today)
        self._connect()

    def show_overview(self) -> None:
        """Show today's log and what is owed."""
        overview, now = self._console.overview, self._console.now()
        if overview is not None:
            empty = self.tr("No call yet. Calls stand here as soon as they are filed, newest first.")
            self._told(self.today.list.set_empty, empty)
            self.today.list.set_rows(log_rows(overview.today, now, overview.zone, overview.numbers), -1)
            self.day.set_owed(len(overview.owed), overdue_count(overview.owed, now))

    def show_waiting(self) -> None:
        """Show who waits, and how long; the band is there only while somebody does."""
        overview, waiting = self._console.overview, self._console.waiting
        if overview is not None:
            waiters, marked = waiting.waiters, waiting.marked
            rows = waiting_rows(waiters, self._console.now(), overview.zone)
            self._told(self.waiting.show_rows, rows, marked.id if marked else "", waiting.act)
            self.today.set_shorter(bool(rows))
            self.day.set_quiet("" if rows else self.day.tr("Nobody is waiting."))

    def show_message(self, message: Message) -> None:
        """Say in the status line what just happened."""
        self.day.set_status(message.text, Tone.BAD if message.is_bad else Tone.NEUTRAL)

    def set_compact(self, is_compact: bool) -> None:
        """Leave words out below 1200 px."""
        for band in self.bands:
            band.set_compact(is_compact)

    def _connect(self) -> None:
        shows_key("go.owed", self.day.set_key)
        shows_key("call.hold", self.waiting.set_key)
        shows_key("call.waiting", self.waiting.set_list_key)
        self.day.owed_asked.connect(lambda: self.asked.emit("go.owed"))
        self.waiting.act_asked.connect(lambda: self.asked.emit("call.hold"))
        self.waiting.taken.connect(self._console.waiting.take_one)
        self._console.waiting.changed.connect(self.show_waiting)
        self._console.messages.said.connect(self.show_message)
