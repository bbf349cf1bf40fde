"""The log of a day, to read: every call and hand-off, and one record with its whole history."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from frontdesk.calls.model import HandoffLine, LogLine
from ui.actions import key, shows_key
from ui.actions.keymap import KEYMAP
from ui.console.console import Console
from ui.console.day import LogBook, Page
from ui.icons import Icon
from ui.messages import Message
from ui.models.callers import owed_words
from ui.models.logged import Telling, call_number, handoff_rows, log_rows, move_rows, outcome_counts, who
from ui.models.rows import State, Tone
from ui.models.states import call_state, handoff_state
from ui.theme import Look, Space
from ui.widgets.band import CallBand, DayBand, DayHead
from ui.widgets.columns import Hairline, inset
from ui.widgets.figures import Figure, Figures
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.lists import HandoffList, LogList, MoveList
from ui.widgets.painted import Words
from ui.widgets.panel import Panel, button_rows
from ui.widgets.record import RecordHead
from ui.widgets.room import Room
from ui.widgets.sentence import Sentence
from ui.widgets.table_header import HandoffHeader
from ui.widgets.tabs import Filter, Tab, Tabs
from ui.words import day_name, minutes

_LABELS = {
    Page.HANDOFFS: "Hand-offs",
    Page.CALLS: "All calls",
    Page.OWED: "Still open",
    Page.OVERDUE: "Overdue",
    Page.RETURNED: "Returned",
}
_EMPTY = {
    Page.HANDOFFS: "No hand-off was made, moved or due this day. They come from the console: {hand_off}.",
    Page.CALLS: "No call was logged this day. Type in the console's box, and the first one begins.",
    Page.OWED: "Nothing is owed to anybody.",
    Page.OVERDUE: "Every promise has been kept in time.",
    Page.RETURNED: "No hand-off was returned.",
}


class LogRoom(Room):
    """Shows the log and passes on what is asked: `asked` carries the id of an action."""

    def __init__(self, look: Look, console: Console, log: LogBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._console, self._log = console, log
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head, self.figures = DayHead(look), Figures(look)
        self.tabs = Tabs(look, [Tab(page.value, self.tr(label)) for page, label in _LABELS.items()])
        self.filter = Filter(look)
        self._header = HandoffHeader(look)
        self.handoffs, self.calls = HandoffList(look), LogList(look)
        self._empty = Words(look, ink="ink2", wraps=True)
        self.lists = QStackedWidget()
        self.record = LogRecord(look)
        self.status = DayBand(look)
        self.call = CallBand(look)
        self._lay_out()
        self._connect()
        self.show_day()

    def show_day(self) -> None:
        """Show the day, its figures, the list in sight and the marked record."""
        view, overview = self._log.view, self._console.overview
        if view is None or overview is None:
            return
        keys = (key("log.day-before"), key("log.day-after"))
        self.head.show_words(
            day_name(view.day), tuple(own for own in keys if own), self._line_state(), self._who_sits_here()
        )
        self.figures.show_figures([Figure(*pair) for pair in outcome_counts(dict(view.outcomes))])
        for page in Page:
            self.tabs.set_count(page.value, self._log.count(page))
        self.tabs.select(self._log.page.value)
        self._show_rows()
        self._show_record()
        late = self._log.count(Page.OVERDUE)
        self.status.set_owed(len(overview.owed), late)
        self.show_call()

    def show_call(self) -> None:
        """Keep a call in progress in sight."""
        notes = self._console.call.notes
        self.call.setVisible(notes is not None)
        if notes is not None:
            caller = self._console.call.caller
            name = caller.name if caller else self._console.call.recognition.shown
            self.call.show_words(name or self.tr("Unknown caller"), notes.words, self._clock())

    def filter_list(self) -> None:
        """Go to the words that the list is filtered by."""
        self.filter.edit.setFocus()
        self.filter.edit.selectAll()

    @property
    def has_filter(self) -> bool:
        return True

    def enter(self) -> None:
        self._log.refresh()

    def step_row(self, by: int) -> bool:
        self._log.step_row(by)
        return True

    def can(self, verb: str) -> bool:
        return verb == "lists"

    def step_list(self, by: int) -> None:
        self._log.step_page(by)

    def step_back(self) -> bool:
        """Show the whole list again and go back to it; False where it was whole and had the keys already."""
        if not (self.filter.edit.hasFocus() or self.filter.edit.text()):
            return False
        self.filter.edit.clear()
        self.setFocus()
        return True

    def export_day(self) -> None:
        """Ask where to, and write the day's log there."""
        if self._log.view is None:
            return
        wanted = str(_documents() / f"handoffs-{self._log.view.day}.csv")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export the day"), wanted, "CSV (*.csv)")
        if chosen:
            self._log.export(Path(chosen))

    def tick(self) -> None:
        """A second went by."""
        if self._console.has_call:
            self.call.set_clock(self._clock())

    def show_message(self, message: Message) -> None:
        self.status.set_status(message.text, Tone.BAD if message.is_bad else Tone.NEUTRAL)

    def set_compact(self, is_compact: bool) -> None:
        for part in (self.head, self.figures, self.tabs, self.handoffs, self.record, self.status, self.call):
            part.set_compact(is_compact)

    def _who_sits_here(self) -> str:
        overview, desk = self._console.overview, self._console.desk
        return f"{overview.settings.desk} · {desk.operator.name}" if overview and desk else ""

    def _clock(self) -> str:
        notes = self._console.call.notes
        return minutes(self._console.now() - notes.started_at) if notes else ""

    def _line_state(self) -> State:
        if self._console.has_call:
            return State(Icon.PHONE_CALL_FILL, self.tr("On a call"), Tone.GOOD)
        return State(Icon.PHONE, self.tr("Nobody is on the line"))

    def _show_rows(self) -> None:
        told, rows, shows_calls = self._telling(), self._log.rows(), self._log.page is Page.CALLS
        self._header.setVisible(not shows_calls)
        self._above_calls.setVisible(shows_calls)
        if shows_calls:
            lines = [line for line in rows if isinstance(line, LogLine)]
            self.calls.set_rows(log_rows(lines, told.now, told.zone, told.numbers), self._log.place)
        else:
            handoffs = [line for line in rows if isinstance(line, HandoffLine)]
            self.handoffs.set_rows(handoff_rows(handoffs, told), self._log.place)
        words = self.tr("Nothing has these words.") if self._log.words.strip() else self._empty_words()
        self._empty.setText(words)
        shown: QWidget = self.calls if shows_calls else self.handoffs
        self.lists.setCurrentWidget(shown if rows else self._nothing)

    def _empty_words(self) -> str:
        return self.tr(_EMPTY[self._log.page]).format(hand_off=key("call.hand-off") or key("help.commands"))

    def _show_keys(self) -> None:
        words = self.tr("Next list: {}, list before: {}")
        self.tabs.setToolTip(words.format(key("room.next-list"), key("room.list-before")))

    def _show_record(self) -> None:
        rows = self._log.rows()
        self.record.show_line(rows[self._log.place] if rows else None, self._telling())

    def _telling(self) -> Telling:
        overview, view = self._console.overview, self._log.view
        assert overview is not None
        assert view is not None
        zone, now = overview.zone, self._console.now()
        return Telling(day=view.day, now=now, moment=self._log.moment(zone), zone=zone, numbers=view.numbers)

    def _connect(self) -> None:
        self._show_keys()
        KEYMAP.watch(self._show_keys)
        shows_key("room.filter", self.filter.set_key)
        shows_key("go.owed", self.status.set_key)
        self._log.changed.connect(self.show_day)
        self._console.overview_changed.connect(self.show_day)
        self._console.changed.connect(self.show_call)
        self._console.messages.said.connect(self.show_message)
        self.tabs.chosen.connect(lambda id: self._log.show_page(Page(id)))
        self.filter.edit.textChanged.connect(self._log.filter)
        self.handoffs.pointed.connect(lambda row: self._log.mark(self.handoffs.rows.index(row)))
        self.calls.pointed.connect(lambda row: self._log.mark(self.calls.rows.index(row)))
        self.record.asked.connect(self.asked)
        self.status.owed_asked.connect(lambda: self.asked.emit("go.owed"))
        self.call.back_asked.connect(lambda: self.asked.emit("go.box"))

    def _lay_out(self) -> None:
        self._nothing = QWidget()
        nothing = QVBoxLayout(self._nothing)
        nothing.setContentsMargins(Space.REACH, 12, Space.REACH, 12)
        nothing.addWidget(self._empty)
        nothing.addStretch()
        self._above_calls = QWidget()
        self._above_calls.setFixedHeight(8)
        self.calls.set_compact(True)  # what was said stands in the record beside the list
        for part in (self.handoffs, self.calls, self._nothing):
            self.lists.addWidget(part)
        self.tabs.row.addWidget(self.filter)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.tabs)
        left.addLayout(inset(self._header, Space.PAGE, Space.PAGE))
        left.addWidget(self._above_calls)
        left.addLayout(inset(self.lists), 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.figures)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        column.addWidget(self.call)


class LogRecord(Panel):
    """One record with its whole history. `asked` carries the id of an action whose button was clicked."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Record"), has_head=False, parent=parent)
        self._head = RecordHead(look)
        self._said_heading, self._said = ListHeading(look, ""), Sentence(look)
        self._summary_heading = ListHeading(look, self.tr("What they asked"))
        self._summary = Words(look, wraps=True)
        self._moves = MoveList(look)
        export = KeyButton(look, self.tr("Export the day"))
        shows_key("log.export", export.set_key)
        export.clicked.connect(lambda: self.asked.emit("log.export"))
        self.body.addSpacing(8)
        self._line = Hairline(look)
        for part in (self._head, self._said_heading, self._said):
            self.body.addWidget(part)
        self.body.addSpacing(8)
        self.body.addWidget(self._summary_heading)
        self.body.addWidget(self._summary)
        self.body.addSpacing(16)
        self.body.addWidget(self._line)
        self.body.addSpacing(8)
        self.body.addLayout(inset(self._moves, -Space.REACH, -Space.REACH), 1)
        self.acts.addLayout(button_rows([[export]]))

    def show_line(self, line: LogLine | HandoffLine | None, told: Telling) -> None:
        """Show a call or a hand-off; None shows what belongs here."""
        self._line.setVisible(line is not None)
        if isinstance(line, HandoffLine):
            self._show_handoff(line, told)
        elif line is not None:
            self._show_call(line, told)
        else:
            self._head.show_words(self.tr("No record"))
            self._show_words(("", ""), "", ("", ""))
            self._moves.set_rows([], -1)

    def _show_handoff(self, line: HandoffLine, told: Telling) -> None:
        state = handoff_state(line.handoff, told.moment, told.zone, told.day)
        number = told.numbers.get(line.number, line.number)
        facts = tuple(part for part in (line.organisation, number) if part)
        self._head.show_words(who(line.caller, "") if line.caller else number or who("", ""), facts, state)
        promised = (self.tr("Promised"), line.handoff.reference)
        self._show_words(promised, owed_words(line, told.now, told.zone) + ".", (line.summary, ""))
        self._moves.set_rows(move_rows(line.handoff, told), -1)

    def _show_call(self, line: LogLine, told: Telling) -> None:
        call, number = line.call, call_number(line.call, told.numbers)
        facts = tuple(part for part in (line.organisation, number) if part)
        self._head.show_words(line.caller or number or who("", "", call), facts, call_state(line, told.moment))
        said = line.topic or self.tr("No topic")
        taken = self.tr("told {}").format(call.operator) if call.operator else ""
        self._show_words((self.tr("Topic"), call.reference), said, (call.summary or call.words, taken))
        self._moves.set_rows(move_rows(line.handoff, told) if line.handoff else [], -1)

    def _show_words(self, heading: tuple[str, str], said: str, asked: tuple[str, str]) -> None:
        """`heading` and `asked` come with what stands at the right of their lines."""
        summary, taken = asked
        self._said_heading.set_title(*heading)
        self._said.show_words(said)
        self._summary_heading.set_title(self.tr("What they asked"), taken)
        self._summary_heading.setVisible(bool(summary))
        self._summary.setText(summary)


def _documents() -> Path:
    """The folder that the system names for documents; home where there is none."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(named) if named and Path(named).is_dir() else Path.home()
