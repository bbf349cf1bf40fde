"""One record of the log with its whole history, and what may be done with it now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from frontdesk.calls.model import Handoff, HandoffLine, LogLine, Step
from frontdesk.calls.rules import meant
from frontdesk.words import apart
from ui.actions import shows_key
from ui.console.log.at_hand import RecordAtHand
from ui.models.callers import owed_words
from ui.models.log_record import edit_facts, move_rows, other_rows
from ui.models.logged import Telling, call_number, who
from ui.models.states import CLOCK_CHANGED, call_state, handoff_state
from ui.rooms.log.scrolled import LEFT, Scrolled
from ui.theme import Look, Space
from ui.widgets.columns import inset
from ui.widgets.facts import FactGroup
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.lists import MoveList, OtherList
from ui.widgets.painted import Words
from ui.widgets.panel import Panel, button_rows
from ui.widgets.record import RecordHead
from ui.widgets.sentence import Sentence

#: What each step is called on its button, and the action that takes it.
STEPS = {
    Step.ACKNOWLEDGE: "log.acknowledge", Step.FINISH: "log.done", Step.RETURN: "log.returned",
    Step.PASS_ON: "log.pass-on", Step.CANCEL: "log.cancel",
}  # fmt: skip
_SHORT = {Step.FINISH: "Done", Step.RETURN: "Returned", Step.CANCEL: "Cancel"}


class LogRecord(Panel):
    """A call or a hand-off. `asked` carries the id of an action whose button was clicked."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("Record"), has_head=False, parent=parent)
        self._head = RecordHead(look)
        self._said_heading, self._said = ListHeading(look, ""), Sentence(look)
        self._summary_heading, self._summary = ListHeading(look, ""), Words(look, wraps=True)
        self._moves_heading, self._moves = ListHeading(look, self.tr("What happened"), has_line=True), MoveList(look)
        self._edits_heading = ListHeading(look, self.tr("What it said before"), has_line=True)
        self._edits = FactGroup(look)
        self._others_heading, self.others = ListHeading(look, self.tr("Other calls"), has_line=True), OtherList(look)
        self.primary = KeyButton(look, "", "Enter", is_primary=True)
        self._steps = {step: KeyButton(look, self.tr(words)) for step, words in _SHORT.items()}
        self._correct = KeyButton(look, self.tr("Correct"))
        self._attach = KeyButton(look, self.tr("Whose number"))
        self._first: Step | None = None
        self._lay_out()
        self._connect()

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.body.setContentsMargins(1, 0, 0, 0)  # what scrolls reaches from edge to edge

    def show_nothing(self) -> None:
        """No row is marked."""
        self._head.show_words(self.tr("No record"))
        self._show_words(("", ""), "", ("", ""))
        for part in (self._moves_heading, self._moves, self._edits_heading, self._edits, self._others_heading,
                     self.others):  # fmt: skip
            part.setVisible(False)

    def show_record(self, at_hand: RecordAtHand, told: Telling) -> None:
        """Show what is in sight: the row that is known already, then everything that was read of it."""
        line = at_hand.line
        if line is None:
            self.show_nothing()
            return
        if at_hand.told is None:
            call = line if isinstance(line, LogLine) else None
            handoff = line if isinstance(line, HandoffLine) else None
        else:
            call = at_hand.told.record.line
            handoff = at_hand.told.handoff if isinstance(line, HandoffLine) else None
        more = (CLOCK_CHANGED,) if call is not None and call.clock_changed else ()
        if handoff is not None:
            self._show_handoff(handoff, told, more)
        elif call is not None:
            self._show_call(call, told, more)
        self._show_moves(at_hand, told)
        self._show_past(at_hand, told)

    def show_acts(self, first: Step | None, allowed: tuple[Step, ...], at_hand: RecordAtHand) -> None:
        """Grey what cannot be done now; `first` is what Enter does."""
        self._first = first
        self.primary.setVisible(first is not None or at_hand.place >= 0)
        if at_hand.place >= 0:
            self.primary.show_act(self.tr("Open this call"), "Enter")
        elif first is not None and at_hand.handoff is not None:
            self.primary.show_act(first_words(first, at_hand.handoff.handoff), "Enter")
        for step, button in self._steps.items():
            button.setEnabled(step in allowed)
        self._correct.setEnabled(at_hand.told is not None)
        call = at_hand.told.record.line if at_hand.told else None
        self._attach.setVisible(call is not None and bool(call.call.number) and not call.caller)

    def _show_handoff(self, line: HandoffLine, told: Telling, more: tuple[str, ...]) -> None:
        state = handoff_state(line.handoff, told.now, told.zone, told.day)
        number = told.numbers.get(line.number, line.number)
        facts = tuple(part for part in (line.organisation, number, *more) if part)
        self._head.show_words(who(line.caller, "") if line.caller else number or who("", ""), facts, state)
        promised = (self.tr("Promised"), line.handoff.reference)
        self._show_words(promised, owed_words(line, told.now, told.zone) + ".", (line.summary, ""))

    def _show_call(self, line: LogLine, told: Telling, more: tuple[str, ...]) -> None:
        call, number = line.call, call_number(line.call, told.numbers)
        facts = tuple(part for part in (line.organisation, number, *more) if part)
        self._head.show_words(line.caller or number or who("", "", call), facts, call_state(line, told.now))
        said = line.topic or self.tr("No topic")
        taken = self.tr("told {}").format(apart(call.operator)) if call.operator else ""
        self._show_words((self.tr("Topic"), call.reference), said, (call.summary or call.words, taken))

    def _show_words(self, heading: tuple[str, str], said: str, asked: tuple[str, str]) -> None:
        """`heading` and `asked` come with what stands at the right of their lines."""
        summary, taken = asked
        self._said_heading.set_title(*heading)
        self._said.show_words(said)
        self._summary_heading.set_title(self.tr("What they asked"), taken)
        self._summary_heading.setVisible(bool(summary))
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))

    def _show_moves(self, at_hand: RecordAtHand, told: Telling) -> None:
        line = at_hand.line
        known = at_hand.handoff.handoff if at_hand.handoff else line.handoff if line else None
        rows = move_rows(known, told) if known else []
        self._moves.set_rows(rows, -1)
        for part in (self._moves_heading, self._moves):
            part.setVisible(bool(rows))

    def _show_past(self, at_hand: RecordAtHand, told: Telling) -> None:
        groups = edit_facts(at_hand.told.record.edits, told.now, told.zone) if at_hand.told else ()
        self._edits.show_facts(groups[0] if groups else (), has_line=False)
        for part in (self._edits_heading, self._edits):
            part.setVisible(bool(groups))
        others = other_rows(at_hand.others, told)
        self.others.set_takes_enter(at_hand.place >= 0)
        self.others.set_rows(others, at_hand.place)
        self.others.setFixedHeight(self.others.content_height())
        self._others_heading.setVisible(bool(others))
        self.others.setVisible(bool(others))
        if at_hand.place >= 0:
            self.area.ensureWidgetVisible(self.others)

    def _connect(self) -> None:
        taken = [(button, STEPS[step]) for step, button in self._steps.items()]
        for button, action in (*taken, (self._correct, "room.change"), (self._attach, "log.attach")):
            shows_key(action, button.set_key)
            button.clicked.connect(lambda _=False, id=action: self.asked.emit(id))
        shows_key("log.others", self._others_heading.set_key)
        self.primary.clicked.connect(self._ask_first)

    def _ask_first(self) -> None:
        if self._first is not None:
            self.asked.emit(STEPS[self._first])

    def _lay_out(self) -> None:
        self.body.addSpacing(8)
        self.body.addLayout(inset(self._head, LEFT, Space.PAGE))
        self.area = Scrolled(self._look)
        for part in (self._said_heading, self._said):
            self.area.add(part)
        self.area.add(self._summary_heading, below=8)
        self.area.add(self._summary)
        self.area.add(self._moves_heading, below=8)
        for each in (self._moves, self._edits_heading, self._edits, self._others_heading):
            self.area.add(each)
        self.area.add(self.others, reach=Space.REACH)
        self.area.fill()
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.area.floor)
        self.acts.addWidget(self.primary)
        pairs = [[self._steps[Step.FINISH], self._steps[Step.RETURN]], [self._steps[Step.CANCEL], self._correct]]
        self.acts.addLayout(button_rows([*pairs, [self._attach]]))


def first_words(step: Step, handoff: Handoff) -> str:
    """What Enter does: 'Acknowledged by Edgar Lindholm', 'Pass it on to Joana Pires'."""
    whose = meant(handoff) if step is Step.PASS_ON else None
    words = {
        Step.ACKNOWLEDGE: f"Acknowledged by {apart(handoff.to.name)}",
        Step.FINISH: f"Done by {apart(handoff.to.name)}",
    }
    return words.get(step, f"Pass it on to {apart(whose.name)}" if whose else "Pass it on")
