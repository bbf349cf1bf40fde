"""The console: the parts that a key can ask something of, put together."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Notes
from frontdesk.clock import Clock
from frontdesk.knowledge.model import Article
from ui.console.aloud import ReadAloud
from ui.console.attaching import Attaching
from ui.console.call import CallAtHand
from ui.console.caller import CallerAtHand
from ui.console.calls import OpenCalls
from ui.console.drafts import KeptDrafts
from ui.console.ended import EndedCalls
from ui.console.ending import Ending
from ui.console.enter import Act
from ui.console.filing import Filing
from ui.console.forms import KeptForms
from ui.console.handoff import HandoffAtHand
from ui.console.means import Means
from ui.console.reached import ReachedLine
from ui.console.repeat import Repeat
from ui.console.rings import Rings
from ui.console.search import List, Search
from ui.console.shift import SigningOn
from ui.console.surroundings import Surroundings
from ui.console.taking import Taking
from ui.console.unfiled import Unfiled
from ui.console.waiting import WaitingCalls
from ui.messages import Messages
from ui.words import counted, minutes
from ui.work import Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk, Overview


class Console(QObject):
    """The box, the call at hand and what is done with it. `changed` when the screen has something new to show,
    `listed` when the lists have, `wrote` when this desk wrote to the hub."""

    changed = Signal()
    listed = Signal()
    box_filled = Signal(str)
    overview_changed = Signal()
    wrote = Signal()

    def __init__(self, work: Work, messages: Messages, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.messages: Messages = messages
        self.around = around = Surroundings(work, clock, self)
        search = Search(work, self)
        search.lost.connect(messages.refuse)
        self.search: Search = search
        self.drafts = drafts = KeptDrafts(work, messages, self)
        self.forms: KeptForms = KeptForms(work, messages, self)
        self.calls = calls = OpenCalls(work, messages, around, drafts, self)
        self.call: CallAtHand = CallAtHand(calls)
        means = Means(work, messages, around, calls)
        self.caller = CallerAtHand(means, search, self)
        self.rings: Rings = Rings(means, self.caller, self)
        self.waiting: WaitingCalls = WaitingCalls(messages, around, search, calls, self.rings, self)
        self.handoff: HandoffAtHand = HandoffAtHand(messages, around, search, calls)
        self.line: ReachedLine = ReachedLine(means, search, self)
        self.aloud: ReadAloud = ReadAloud(work, around, calls, self.handoff, self)
        self.attaching: Attaching = Attaching(means, self.caller, self)
        self.shift: SigningOn = SigningOn(work, messages, around, self)
        self.repeat: Repeat = Repeat(means, search, self.caller, self)
        self.unfiled: Unfiled = Unfiled(work, drafts, self)
        self.ended: EndedCalls = EndedCalls(means, drafts, self.unfiled, self)
        self._filing = Filing(messages, around, calls, self.ended, self.waiting, self.unfiled, self)
        self.ending: Ending = Ending(
            messages, around, search, drafts, calls, self.handoff, self._filing, self.ended, self.waiting
        )
        self.taking: Taking = Taking(around, search, calls, self.caller, self.handoff, self.ending, self.waiting, self)
        self._connect()

    def _connect(self) -> None:
        self.search.found.connect(self.listed)
        self.taking.took.connect(self.listed)
        self.repeat.took.connect(self.listed)
        self.waiting.mark_moved.connect(self.listed)
        self.search.filled.connect(self.box_filled)
        self.search.filled.connect(self.changed)
        self.calls.changed.connect(self._call_changed)
        self.calls.resumed.connect(self._resumed)
        self.drafts.kept.connect(self._kept)
        self.drafts.not_kept.connect(self._kept)
        self.around.changed.connect(self.overview_changed)
        self.around.changed.connect(self.changed)
        self.shift.signed_on.connect(self.hand_over)
        for writer in (self.ended, self._filing, self.attaching, self.shift):
            writer.wrote.connect(self._wrote)

    @property
    def desk(self) -> "Desk | None":
        """The desk, once its hub is open."""
        return self.around.desk

    @property
    def overview(self) -> "Overview | None":
        """How things stand at the desk, once that is known."""
        return self.around.overview

    def now(self) -> datetime:
        return self.around.now()

    @property
    def clock(self) -> str:
        """How long ago the call at hand began: '02:13'; '' between calls."""
        notes = self.call.notes
        return minutes(self.now() - notes.started_at) if notes else ""

    @property
    def has_call(self) -> bool:
        return self.calls.at_hand is not None

    @property
    def article(self) -> Article | None:
        """The open answer, else the marked one."""
        return self.ending.article

    @property
    def act(self) -> Act:
        """What Enter does now."""
        return self.taking.act

    @property
    def enter_takes_from(self) -> List | None:
        """The list whose marked row Enter takes."""
        return self.taking.takes_from

    def open(self, desk: "Desk") -> None:
        """The hub is open."""
        self.around.desk = desk
        self.search.open(self.line.open(desk))
        self.calls.sign()
        self.drafts.open(desk)
        self.unfiled.open(desk)
        self.forms.open(desk)
        self.around.look_around()

    def follow(self) -> None:
        """Somebody wrote to the hub: look at everything again."""
        self.around.look_around()
        self.search.refresh()
        self.caller.look_up_standing()

    def move_times(self, by: timedelta) -> None:
        """The clock was set by so much; nobody has waited longer or less because of that."""
        self.calls.move_times(by)
        self.rings.move_times(by)

    def type(self, words: str) -> None:
        """The words in the box changed; the first of them start a call."""
        self.waiting.leave()
        self.search.type(words)  # first, so that the lists are looked for while everything else is noted
        if words.strip() or self.has_call:
            self.call.say(words)
        else:
            self.changed.emit()

    def ring(self, number: str, line: str = "") -> bool:
        """A call rings from `number` ('' where it is withheld); False where it is one too many."""
        return self.rings.ring(number, line)

    def hand_over(self, operator_name: str) -> None:
        """`operator_name` signed on at this desk: open calls go on, and what is filed says who took them."""
        still_open = len(self.calls.waiting) + self.has_call
        if still_open:
            go_on = "go on" if still_open > 1 else "goes on"
            self.messages.say(f"{operator_name} is signed on. {counted(still_open, 'open call')} {go_on}.")
        self.around.look_around()

    def mark_urgent(self) -> None:
        """The call at hand is urgent; or is not after all."""
        if self.call.notes is not None:
            is_urgent = not self.call.notes.urgent
            self.call.note(urgent=is_urgent)
            self.messages.say("Marked as urgent." if is_urgent else "No longer urgent.")

    def clear_box(self) -> None:
        """Empty the box and the lists."""
        self.taking.choose_anew()
        self.search.fill("")

    def let_go(self) -> None:
        """Take the words out of the box; when there are none, forget a call in which nothing was noted."""
        if self.search.words:
            self.clear_box()
        else:
            self.ending.forget_blank()

    def _call_changed(self) -> None:
        self.search.owed = frozenset(self.handoff.open_handoffs())
        self.changed.emit()

    def _resumed(self, notes: Notes) -> None:
        """The words of a call that is gone on with stand in the box again."""
        self.search.fill(notes.words)
        self.caller.look_up_standing()

    def _kept(self, notes: Notes) -> None:
        """Its notes are on the disk, or are not: the head of the call says which."""
        if self.call.id == notes.id:
            self.changed.emit()

    def _wrote(self) -> None:
        self.wrote.emit()
        self.around.look_around()
        self.changed.emit()
