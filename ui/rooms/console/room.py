"""The console: line, caller, box, lists and the call at hand in one line of sight."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from frontdesk.calls.model import Contact, HandoffLine, Outcome
from ui.actions import key, shows_key
from ui.console.console import Console
from ui.messages import Message
from ui.models.callers import caller_name, facts, is_late, owed_words
from ui.models.found import summary
from ui.models.logged import log_rows, most_urgent, overdue_count
from ui.models.rows import Tone
from ui.models.states import handoff_state
from ui.rooms.console.idle import IdleLists, IdlePanel
from ui.rooms.console.told import Told
from ui.theme import Look, Space
from ui.widgets.band import DayBand, LineBand, TodayBand
from ui.widgets.box import Box
from ui.widgets.caller import CallerHeading, CallerWords, Fact
from ui.widgets.columns import inset
from ui.widgets.room import Room
from ui.widgets.strip import Strip, StripKind, StripWords
from ui.work import after_painting

if TYPE_CHECKING:
    from ui.rooms.console.article import ArticleCard
    from ui.rooms.console.call_panel import CallPanel
    from ui.rooms.console.caller_card import CallerCard
    from ui.rooms.console.found import FoundLists

_HALO = 3
_NO_INQUIRY = (
    ("&Abandoned", Outcome.ABANDONED, "Hung up before saying what they need"),
    ("&Wrong number", Outcome.NOT_AN_INQUIRY, "Wrong number"),
    ("&Spam", Outcome.NOT_AN_INQUIRY, "Spam"),
)
_WAYS = (
    ("&Phone", Contact.PHONE),
    ("&Walk-in", Contact.WALK_IN),
    ("&E-mail", Contact.MAIL),
    ("&Chat", Contact.CHAT),
    ("P&ost", Contact.POST),
)


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
        self._card_of = ""
        self.line, self.heading, self.strip = LineBand(look), CallerHeading(look), Strip(look)
        self.box = Box(look, self.tr("What do they need?"))
        self.idle, self.idle_panel = IdleLists(look), IdlePanel(look)
        self.day, self.today = DayBand(look), TodayBand(look)
        self.today.list.set_empty(self.tr("No call yet. Calls stand here as soon as they are filed, newest first."))
        self.middle, self.right = QStackedWidget(), QStackedWidget()
        self._beside = after_painting(self, self._show_beside)
        self._lay_out()
        self._connect()
        self.show_all()

    # What is made when it is first asked for

    @cached_property
    def found(self) -> "FoundLists":
        """Answers, owners and people."""
        from ui.rooms.console.found import FoundLists

        made = FoundLists(self._look, self._console)
        made.set_compact(self._is_compact)
        made.taken.connect(lambda: self.asked.emit("call.take"))
        made.whole_asked.connect(lambda: self.asked.emit("call.article"))
        self.middle.addWidget(made)
        return made

    @cached_property
    def caller_card(self) -> "CallerCard":
        """Who calls, and what went before."""
        from ui.rooms.console.caller_card import CallerCard

        made = CallerCard(self._look, self._console)
        made.closed.connect(lambda: self.asked.emit("go.box"))
        self.middle.addWidget(made)
        return made

    @cached_property
    def article_card(self) -> "ArticleCard":
        """The whole answer."""
        from ui.rooms.console.article import ArticleCard

        made = ArticleCard(self._look)
        made.closed.connect(lambda: self.asked.emit("go.box"))
        self.middle.addWidget(made)
        return made

    @cached_property
    def call_panel(self) -> "CallPanel":
        """The record of the call at hand."""
        from ui.rooms.console.call_panel import CallPanel

        made = CallPanel(self._look, self._console)
        made.set_compact(self._is_compact)
        made.asked.connect(self.asked)
        self.right.addWidget(made)
        return made

    def make_rest(self) -> None:
        """Make what was not asked for yet, so that its first key need not wait for it."""
        for name in ("found", "call_panel", "caller_card", "article_card"):
            getattr(self, name)

    def _made(self, name: str) -> bool:
        return name in self.__dict__

    # What is shown

    def show_all(self) -> None:
        """Show everything as it stands."""
        self._show_overview()
        self.show_found()
        self.show_call()

    def show_call(self) -> None:
        """Show the caller, what is owed, and the call at hand or the idle panel."""
        self._show_middle()
        self._show_act()
        self._show_beside()

    def _show_beside(self) -> None:
        """Show what stands beside box and lists: the caller, what is owed, the record of the call."""
        self._beside.stop()
        self._show_line()
        self._show_caller()
        self._show_strip()
        self.right.setCurrentWidget(self.call_panel if self._console.has_call else self.idle_panel)
        if self._console.has_call:
            self.call_panel.show_call(takes_enter=self.takes_enter)
        else:
            self.idle_panel.show_overview(self._console)
        if self._shows("caller_card"):
            self.caller_card.show_caller()

    def _show_change(self) -> None:
        """Show what changed; while lists are on their way it is shown with them, so that a key is painted once."""
        if not self._console.search.is_looking:
            self.show_call()

    def show_found(self) -> None:
        """Show the three lists, then what stands beside them, and tell a screen reader what stands first."""
        if self._console.overview is not None:
            self.found.show_found()
        self._show_middle()
        self._show_act()
        self._beside.start()
        words = self._console.search
        if words.is_settled and words.words.strip():
            told = summary(words.findings)
            if told != self._last_summary:
                self._console.messages.announce(told)
            self._last_summary = told

    def show_message(self, message: Message) -> None:
        """Say in the status line what just happened."""
        self.day.set_status(message.text, Tone.BAD if message.is_bad else Tone.NEUTRAL)

    def focus_first(self) -> None:
        self.box.edit.setFocus()

    def tick(self) -> None:
        """A second went by."""
        if self._console.has_call:
            self.call_panel.show_clock()
        else:
            self.idle_panel.show_overview(self._console)

    def set_compact(self, is_compact: bool) -> None:
        """Leave words out below 1200 px."""
        self._is_compact = is_compact
        for part in (self.line, self.idle, self.idle_panel, self.day, self.today):
            part.set_compact(is_compact)
        for name in ("found", "call_panel"):
            if self._made(name):
                getattr(self, name).set_compact(is_compact)
        self.right.setFixedWidth(self.idle_panel.width())
        edge = (Space.PAGE_NARROW if is_compact else Space.PAGE) - Space.REACH
        self._page.setContentsMargins(edge, 12, edge, 0)
        self._show_strip()

    # What can be opened over the lists

    def open_caller(self) -> None:
        """The caller's card, with the first field to fill."""
        self._console.call.start()
        self._card_of = self._console.call.id
        self.middle.setCurrentWidget(self.caller_card)
        self.caller_card.show_caller()
        _enter(self.caller_card.name)

    def open_article(self) -> None:
        article = self._console.article
        if article is not None:
            self._card_of = self._console.call.id
            self.article_card.show_article(article)
            self.middle.setCurrentWidget(self.article_card)
            self.box.edit.setFocus()

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

    def ask_why_not(self) -> None:
        """One more key says why this is no inquiry."""
        end = self._console.ending.not_an_inquiry
        self._ask(self.tr("Not an inquiry"), [
            (title, partial(end, outcome, reason)) for title, outcome, reason in _NO_INQUIRY
        ])  # fmt: skip

    def ask_how_they_came(self) -> None:
        """One more key says how the caller came."""
        self._ask(self.tr("New call"), [(title, partial(self._console.call.start, way)) for title, way in _WAYS])

    def say_open(self) -> None:
        """Tell the call at hand and what is owed."""
        call = self.heading.text() if self._console.has_call else self.tr("No call.")
        self._console.messages.say(" ".join(part for part in (call, self.strip.text()) if part))

    def close_card(self) -> bool:
        """Go back to the lists; False where they were in sight already."""
        was_open = self._shows("caller_card", "article_card")
        self.middle.setCurrentWidget(self.idle)
        self._show_middle()
        return was_open

    def fill_box(self, words: str) -> None:
        """Put `words` into the box instead of those in it, and forget what it would undo."""
        self.box.edit.setText(words)

    def _ask(self, name: str, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, act in choices:
            menu.addAction(title).triggered.connect(act)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.box.mapToGlobal(QPoint(_HALO, self.box.height())))

    # How it is shown

    def _shows(self, *names: str) -> bool:
        """Whether one of these is in sight over the lists."""
        return any(self._made(name) and self.middle.currentWidget() is getattr(self, name) for name in names)

    def _show_middle(self) -> None:
        if self._shows("caller_card", "article_card") and self._card_of == self._console.call.id:
            if not self._console.search.choices:
                return
            self.box.edit.setFocus()
        has_lists = bool(self._console.search.words.strip()) or bool(self._console.search.choices)
        is_idle = not has_lists and not (self._console.has_call and self._console.call.article)
        self.middle.setCurrentWidget(self.idle if is_idle else self.found)

    def _show_overview(self) -> None:
        overview, now = self._console.overview, self._console.now()
        if overview is None:
            self._told(self.line.show_words, "", self.tr("Opening the hub …"), "")
            return
        self._show_line()
        self.idle.show_overview(self._console)
        self.today.list.set_rows(log_rows(overview.today[:50], now, overview.zone, overview.numbers), -1)
        self.day.set_owed(len(overview.owed), overdue_count(overview.owed, now))

    def _show_line(self) -> None:
        """The line that was reached, else the usual one, and how it is answered."""
        overview, desk, reached = self._console.overview, self._console.desk, self._console.call.line
        if overview is None:
            return
        settings = overview.settings
        operator = desk.operator.name if desk else ""
        named = settings.organisation or self.tr("Front desk")
        usual = settings.greeting or self.tr("{}, how can I help?").format(named)
        greeting = (reached.greeting if reached else "") or usual
        name = reached.name if reached else settings.line
        self._told(self.line.show_words, name, greeting, f"{settings.desk} · {operator}")

    def _show_caller(self) -> None:
        call = self._console.call
        if call.notes is None:
            self._told(self._show_heading, None)
            return
        caller, noted = call.caller, call.notes.caller_name
        name = caller_name(caller, call.recognition, noted, call.notes.contact)
        organisation = call.notes.organisation or (caller.organisation if caller else "")
        number = call.recognition.shown if call.recognition.shown != name else ""
        told = tuple(Fact(quiet, strong) for quiet, strong in facts(caller, call.recognition, call.standing))
        words = CallerWords(name=name, organisation=organisation, number=number, facts=told)
        self._told(self._show_heading, words)

    def _show_heading(self, words: CallerWords | None) -> None:
        if words is None:
            self.heading.show_idle()
        else:
            self.heading.show_caller(words)

    def _show_strip(self) -> None:
        overview = self._console.overview
        if overview is None:
            self._told(self.strip.show_words, None)
        elif self._console.has_call:
            owed = most_urgent(self._console.call.standing.owed)
            self._told(self.strip.show_words, self._strip_words(owed, in_call=True))
        else:
            late = [line for line in overview.owed if is_late(line, self._console.now())]
            self._told(self.strip.show_words, self._strip_words(most_urgent(late), in_call=False))

    def _strip_words(self, line: HandoffLine | None, *, in_call: bool) -> StripWords | None:
        overview, now = self._console.overview, self._console.now()
        if line is None or overview is None:
            return None
        late = is_late(line, now)
        return StripWords(
            kind=StripKind.OVERDUE if late else StripKind.OWED,
            lead=self.tr("Overdue") if late else self.tr("Owed"),
            strong=owed_words(line, now, overview.zone, with_caller=not in_call),
            rest="" if self._is_compact else line.topic,
            state=handoff_state(line.handoff, now, overview.zone) if in_call else None,
            act="" if in_call else self.tr("Open"),
            key="" if in_call else key("go.owed"),
        )

    def _show_act(self) -> None:
        """Beside the box stands what Enter does there; in another field Enter does something else."""
        self._told(self.box.set_act, self._console.act.words if self.takes_enter else "")

    @property
    def takes_enter(self) -> bool:
        """Whether Enter goes to the box."""
        field = self.window().focusWidget()
        return field is None or field is self.box.edit or not isinstance(field, (QLineEdit, QTextEdit, QComboBox))

    def _focus_moved(self) -> None:
        self._show_act()
        if self._console.has_call:
            self.call_panel.show_enter(self.takes_enter)

    def _connect(self) -> None:
        self.box.typed.connect(self._console.type)
        shows_key("go.owed", self.day.set_key)
        shows_key("call.caller", self.heading.set_key)
        self.idle_panel.asked.connect(self.asked)
        self.heading.history_asked.connect(lambda: self.asked.emit("call.caller"))
        self.strip.pressed.connect(lambda: self.asked.emit("go.owed"))
        self.day.owed_asked.connect(lambda: self.asked.emit("go.owed"))
        self._console.changed.connect(self._show_change)
        self._console.listed.connect(self.show_found)
        self._console.overview_changed.connect(self.show_all)
        self._console.box_filled.connect(self.fill_box)
        self._console.messages.said.connect(self.show_message)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.line)
        left.addLayout(self._make_page(), 1)
        self.middle.addWidget(self.idle)
        self.right.addWidget(self.idle_panel)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addLayout(left, 1)
        upper.addWidget(self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.day)
        column.addWidget(self.today)

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
