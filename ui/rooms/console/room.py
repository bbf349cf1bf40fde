"""The console: line, caller, box, lists and the call at hand in one line of sight."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from frontdesk.words import apart
from ui.actions import key, shows_key
from ui.console.ahead import TypedAhead
from ui.console.console import Console
from ui.console.enter import still_goes_to
from ui.models.found import summary
from ui.rooms.console.foot import Foot
from ui.rooms.console.idle import IdlePanel
from ui.rooms.console.middle import Middle
from ui.rooms.console.questions import Questions
from ui.rooms.console.told import Told
from ui.rooms.console.who import WhoCalls
from ui.theme import Look, Space
from ui.widgets.band import LineBand
from ui.widgets.box import Box
from ui.widgets.columns import inset
from ui.widgets.room import Room
from ui.work import after_painting

if TYPE_CHECKING:
    from ui.rooms.console.article import ArticleCard
    from ui.rooms.console.call_panel import CallPanel
    from ui.rooms.console.caller_card import CallerCard
    from ui.rooms.console.found import FoundLists

_HALO = 3


class ConsoleRoom(Room):
    """Shows the console and passes on what is asked: `asked` carries the id of an action.

    What is seen only in a call is loaded and made when it is first asked for, so that the window stands sooner.
    """

    def __init__(self, look: Look, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._console = console
        self._is_compact = False
        self._last_summary = ""
        self._told = Told()
        self.line, self._who = LineBand(look), WhoCalls(look, console)
        self.heading, self.strip = self._who.heading, self._who.strip
        self.box = Box(look, self.tr("What do they need?"))
        TypedAhead(self.box.edit, console.search)
        self.questions: Questions = Questions(look, console, self.box)
        self.middle: Middle = Middle(look, console)
        self.right = QStackedWidget()
        self.idle, self.idle_panel = self.middle.idle, IdlePanel(look)
        self.foot = Foot(look, console, self)
        self.waiting, self.day, self.today = self.foot.waiting, self.foot.day, self.foot.today
        self._beside = after_painting(self, self._show_beside)
        self._lay_out()
        self._connect()
        self.show_all()

    @property
    def found(self) -> "FoundLists":
        """Answers, owners and people."""
        return self.middle.found

    @property
    def caller_card(self) -> "CallerCard":
        """Who calls, and what went before."""
        return self.middle.caller_card

    @property
    def article_card(self) -> "ArticleCard":
        """The whole answer."""
        return self.middle.article_card

    @cached_property
    def call_panel(self) -> "CallPanel":
        """The record of the call at hand, made when it is first asked for."""
        from ui.rooms.console.call_panel import CallPanel

        made = CallPanel(self._look, self._console)
        made.set_compact(self._is_compact)
        made.asked.connect(self.asked)
        self.right.addWidget(made)
        return made

    def make_rest(self) -> None:
        """Make what was not asked for yet, so that its first key need not wait for it."""
        self.middle.make_rest()
        self.questions.make_rest()
        self.call_panel  # noqa: B018 - asking for it makes it

    # What is shown

    def show_all(self) -> None:
        """Show everything as it stands."""
        self._show_overview()
        self.show_found()
        self.show_call()

    def show_call(self) -> None:
        """Show the caller, what is owed, and the call at hand or the idle panel."""
        self.middle.turn()
        self._show_act()
        self._show_beside()

    def _show_beside(self) -> None:
        """Show what stands beside box and lists: the caller, what is owed, who waits, the record of the call."""
        self._beside.stop()
        self._show_line()
        self._who.show_now()
        self.foot.show_waiting()
        self.right.setCurrentWidget(self.call_panel if self._console.has_call else self.idle_panel)
        if self._console.has_call:
            self.call_panel.show_call(takes_enter=self.takes_enter)
        else:
            self.idle_panel.show_overview(self._console)
        self.middle.show_card()

    def _show_change(self) -> None:
        """Show what changed; while lists are on their way it is shown with them, so that a key is painted once."""
        if not self._console.search.is_looking:
            self.show_call()

    def show_found(self) -> None:
        """Show the three lists, then what stands beside them, and tell a screen reader what stands first."""
        if self._console.overview is not None:
            self.found.show_found()
        self.middle.turn()
        self._show_act()
        self._beside.start()
        words = self._console.search
        if words.is_settled and words.words.strip():
            told = summary(words.findings)
            if told != self._last_summary:
                self._console.messages.announce(told)
            self._last_summary = told

    def focus_first(self) -> None:
        self.box.edit.setFocus()

    def tick(self) -> None:
        """A second went by."""
        self._console.waiting.tick()
        self.foot.show_waiting()
        if self._console.has_call:
            self.call_panel.show_clock()
        else:
            self.idle_panel.show_overview(self._console)

    def set_compact(self, is_compact: bool) -> None:
        """Leave words out below 1200 px."""
        self._is_compact = is_compact
        for part in (self.line, self.middle, self.idle_panel, self.foot):
            part.set_compact(is_compact)
        if "call_panel" in self.__dict__:
            self.call_panel.set_compact(is_compact)
        self.right.setFixedWidth(self.idle_panel.width())
        edge = (Space.PAGE_NARROW if is_compact else Space.PAGE) - Space.REACH
        self._page.setContentsMargins(edge, 12, edge, 0)
        self._who.set_compact(is_compact)

    def give_way(self, gives_way: bool) -> None:
        """Leave a line of the log to what the window says at its foot."""
        self.today.give_way(gives_way)

    # What can be asked for

    def edit_summary(self) -> None:
        _enter(self.call_panel.summary)

    def edit_promise(self) -> None:
        _enter(self.call_panel.due)

    def hand_off(self) -> None:
        """Hand off, unless the deadline as it was typed means no time: then go there."""
        if self.call_panel.settle_due():
            self._console.ending.hand_off()
        else:
            self.edit_promise()

    def say_open(self) -> None:
        """Tell the call at hand, what is owed, and who waits."""
        call = self.heading.text() if self._console.has_call else self.tr("No call.")
        urgent = self.tr("Urgent.") if self._console.call.is_urgent else ""
        self._console.messages.say(" ".join(part for part in (call, urgent, self.strip.text(), self._waits()) if part))

    def _waits(self) -> str:
        waiting = self._console.waiting
        told = "; ".join(waiting.told(one) for one in waiting.waiters)
        return f"{self.tr('Waiting')}: {told}. {key('call.hold')}: {waiting.act}." if told else ""

    def close_card(self) -> bool:
        """Go back to the lists, or leave the list of those who wait; False where neither was open."""
        return self._console.waiting.leave() or self.middle.close_card()

    def step_row(self, by: int) -> bool:
        """Up, Down outside the box: in the card over the lists."""
        return self.middle.over.step(by)

    def fill_box(self, words: str) -> None:
        """Put `words` into the box instead of those in it, and forget what it would undo."""
        self.box.edit.setText(words)

    # How it is shown

    def _show_overview(self) -> None:
        if self._console.overview is None:
            self.idle.show_overview(self._console)
            return
        self._show_line()
        self.idle.show_overview(self._console)
        self.foot.show_overview()

    def _show_line(self) -> None:
        """The line that was reached, else the usual one, and how it is answered."""
        overview, desk, reached = self._console.overview, self._console.desk, self._console.line.at_hand
        if overview is None:
            return
        settings = overview.settings
        operator = desk.operator.name if desk else ""
        named = settings.organisation or self.tr("Front desk")
        usual = settings.greeting or self.tr("{}, how can I help?").format(apart(named))
        greeting = (reached.greeting if reached else "") or usual
        name = reached.name if reached else settings.line
        self._told(self.line.show_words, name, greeting, f"{settings.desk} · {apart(operator)}")

    def _show_act(self) -> None:
        """Beside the box stands what Enter does there; in another field Enter does something else."""
        self._told(self.box.set_act, self._console.act.words if self.takes_enter else "")
        still = still_goes_to(self._console.call, self._console.act, self._console.handoff.marked)
        self._told(
            self.box.set_also, self.tr("{} still goes to {}").format(key("call.hand-off"), still) if still else ""
        )

    @property
    def takes_enter(self) -> bool:
        """Whether Enter goes to the box."""
        field = self.window().focusWidget()
        if field is None or field is self.box.edit:
            return True
        return not (isinstance(field, (QLineEdit, QTextEdit, QComboBox)) or self.questions.has_keys(field))

    def _focus_moved(self) -> None:
        self._show_act()
        if self._console.has_call:
            self.call_panel.show_enter(self.takes_enter)
            self.found.show_enter(self.takes_enter)

    def _connect(self) -> None:
        console = self._console
        self.box.typed.connect(console.type)
        shows_key("call.caller", self.heading.set_key)
        for part in (self.idle_panel, self.middle, self.foot):
            part.asked.connect(self.asked)
        self.heading.history_asked.connect(lambda: self.asked.emit("call.caller"))
        self.strip.pressed.connect(lambda: self.asked.emit("go.owed"))
        self.middle.left.connect(self.focus_first)
        console.changed.connect(self._show_change)
        console.listed.connect(self.show_found)
        console.overview_changed.connect(self.show_all)
        console.box_filled.connect(self.fill_box)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.line)
        left.addLayout(self._make_page(), 1)
        self.right.addWidget(self.idle_panel)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addLayout(left, 1)
        upper.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        for band in self.foot.bands:
            column.addWidget(band)

    def _make_page(self) -> QVBoxLayout:
        """Heading, strip, box and lists; the box always stands at the same place."""
        self._page = QVBoxLayout()
        self._page.setSpacing(0)
        self._page.addLayout(inset(self.heading))
        self._page.addSpacing(8)
        self._page.addLayout(inset(self.strip))
        self._page.addSpacing(13)
        self._page.addLayout(inset(self.box, Space.REACH - _HALO, Space.REACH - _HALO))
        self._page.addSpacing(5)
        self._page.addWidget(self.middle, 1)
        self.set_compact(False)
        return self._page


def _enter(field: QLineEdit | QTextEdit) -> None:
    field.setFocus()
    field.selectAll()
