"""This call: what it is about, whom it goes to, the promise, the sentence to read back, and the ways to end it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from frontdesk.calls.rules import USUAL_WORDS
from frontdesk.directory.model import Channel, HandoffKind
from ui.actions import shows_key
from ui.console.console import Console
from ui.console.enter import Doing
from ui.icons import Icon
from ui.models.found import handing_words
from ui.models.logged import CHANNELS
from ui.models.rows import State, Tone
from ui.models.states import SAVED, SAVING, URGENT
from ui.rooms.console.endings import Endings
from ui.rooms.console.hints import hint
from ui.rooms.console.told import Told
from ui.theme import Look
from ui.widgets.fields import Choice, FieldFrame, Framed, Note
from ui.widgets.heading import ListHeading
from ui.widgets.keycap import KeyButton
from ui.widgets.painted import Words
from ui.widgets.panel import Panel
from ui.widgets.sentence import Sentence
from ui.words import minutes, when

_NOT_SAVED = State(Icon.WARNING_CIRCLE_FILL, "Not saved", Tone.BAD)
_HANDING = {Doing.FILE_HANDOFF, Doing.OWNER, Doing.CATCH_ALL, Doing.PERSON}
_KINDS = {HandoffKind.CALLBACK: "Call back", HandoffKind.MESSAGE: "Message", HandoffKind.TRANSFER: "Transfer"}


class CallPanel(Panel):
    """The record of the call at hand. `asked` carries the id of an action whose button was clicked."""

    asked = Signal(str)

    def __init__(self, look: Look, console: Console, parent: QWidget | None = None) -> None:
        super().__init__(look, self.tr("This call"), parent=parent)
        self._console, self._is_compact = console, False
        self._told = Told()
        self._unread_due: dict[str, str] = {}
        self.summary = Note(look, self.tr("Summary"))
        self._summary_heading = ListHeading(look, self.tr("Summary"))
        self._fields = FieldFrame(look, self.tr("Hand-off"))
        self._needs = ListHeading(look, self.tr("Hand-off"))
        self._to = self._fields.add_fact(self.tr("To"))
        self._kind = self._fields.add_choice(self.tr("How"), [(kind.value, name) for kind, name in _KINDS.items()])
        self.due = self._fields.add_line(self.tr("By"))
        self._channel = self._fields.add_choice(
            self.tr("Way"), [(channel.value, name) for channel, name in CHANNELS.items()]
        )
        self.words = self._fields.add_line(self.tr("Promise"))
        self._read_heading = ListHeading(look, self.tr("Read back"))
        self.read_back = Sentence(look, least_lines=3)
        self._hint = Words(look, ink="ink2", wraps=True)
        self.enter = KeyButton(look, "", "Enter", is_primary=True)
        self.endings = Endings(look)
        self._lay_out(look)
        self._connect()
        shows_key("call.summary", self._show_summary_key)
        shows_key("call.promise", self._show_due_key)

    def _show_summary_key(self, key: str) -> None:
        self._summary_heading.set_key(key)
        self.summary.setAccessibleName(f"{self.tr('Summary')}, {key}" if key else self.tr("Summary"))

    def _show_due_key(self, key: str) -> None:
        self._fields.set_key(self.due, key)

    def show_call(self, *, takes_enter: bool = True) -> None:
        """Show the notes as they stand; what is being typed in a field is left alone."""
        self.show_clock()
        self._show_summary()
        self._show_goal()
        self.endings.show_goal(self._console.handoff.goal)
        self.show_enter(takes_enter)

    def set_compact(self, is_compact: bool) -> None:
        """Below 1200 px the usual words of a promise are left out, and buttons are closer to their words."""
        super().set_compact(is_compact)
        self._is_compact = is_compact
        self.endings.set_compact(is_compact)
        self.endings.show_hold(self._console.waiting.act)
        self.endings.show_goal(self._console.handoff.goal)
        self._fit_promise()

    def _fit_promise(self) -> None:
        is_own = bool(self.words.text()) or self.words.hasFocus()
        self._fields.set_shown(self.words, is_own or not self._is_compact)

    def show_clock(self) -> None:
        """The time since the call began, and whether all of it is kept."""
        notes = self._console.call.notes
        clock = minutes(self._console.now() - notes.started_at) if notes else ""
        kept = self._kept
        title, urgent = self.tr("This call"), URGENT if self._console.call.is_urgent else None
        self._told(self.head.show_words, title, clock, None if self._console.call.is_blank else kept, urgent)

    @property
    def _kept(self) -> State:
        notes, drafts = self._console.call.notes, self._console.drafts
        if notes is None or drafts.has(notes):
            return SAVED
        return _NOT_SAVED if drafts.lacks(notes) or self._console.around.refusal else SAVING

    def _show_summary(self) -> None:
        notes = self._console.call.notes
        summary = notes.summary if notes else ""
        if self.summary.toPlainText() != summary and not self.summary.hasFocus():
            with QSignalBlocker(self.summary):
                self.summary.setPlainText(summary)

    def _show_goal(self) -> None:
        goal, promised = self._console.handoff.goal, self._console.handoff.promise()
        self._told(self._needs.set_title, goal.topic_name if goal and goal.topic_name else self.tr("Hand-off"))
        answered = self._console.call.article is not None
        heading = self.tr("Read back, if handed off") if answered else self.tr("Read back")
        self._told(self._read_heading.set_title, heading)
        self._fields.setEnabled(goal is not None and not goal.joins)
        _set(self._to, goal.to.name if goal and goal.to else "")
        if promised is None or self._console.overview is None:
            self._show_due("")
            _choose(self._kind, HandoffKind.CALLBACK.value)
            _choose(self._channel, Channel.PHONE.value)
            _set(self.words, "")
            self.words.setPlaceholderText(USUAL_WORDS[HandoffKind.CALLBACK])
            self._told(self.read_back.show_words, "")
        else:
            kind, promise = promised
            _choose(self._kind, kind.value)
            _choose(self._channel, promise.channel.value)
            self._show_due(when(promise.due_at, self._console.now(), self._console.overview.zone))
            _set(self.words, "" if promise.words == USUAL_WORDS[kind] else promise.words)
            self.words.setPlaceholderText(USUAL_WORDS[kind])
            self._told(self.read_back.show_words, self._console.handoff.read_back())
        self._fit_promise()
        self._show_hint()

    def _show_due(self, due: str) -> None:
        """What was typed and means no time stays with its call."""
        unread = self._unread_due.get(self._console.call.id)
        if unread is None:
            self._told(self._fields.set_missing, self.due, False)
            self.due.setModified(self.due.isModified() and self.due.hasFocus())
            _set(self.due, due)
        elif self.due.text() != unread and not self.due.hasFocus():
            self.due.setText(unread)
            self._mark_due(is_read=False)

    def _mark_due(self, *, is_read: bool) -> None:
        if is_read:
            self._unread_due.pop(self._console.call.id, None)
        else:
            self._unread_due[self._console.call.id] = self.due.text()
        self._told(self._fields.set_missing, self.due, not is_read)
        self.due.setModified(not is_read)

    def _show_hint(self) -> None:
        words, ink = hint(self._console)
        self._told(self._hint.set_ink, ink)
        self._told(self._hint.setText, words)

    def show_enter(self, takes_enter: bool) -> None:
        """The primary button says what Enter does in the box; without its key while another field has the focus."""
        act, goal = self._console.act, self._console.handoff.goal
        words, doing = act.words, act.doing
        if self.due.hasFocus() and goal is not None:  # where Enter hands off, whatever is marked
            words, doing, takes_enter = handing_words(goal.to, goal.joins), Doing.FILE_HANDOFF, True
        self.enter.setEnabled(bool(words))
        key = "Enter" if words and takes_enter else ""
        self._told(self.enter.show_act, words or self.tr("Type what they need"), key, self._icon(doing))
        self.endings.show_hold(self._console.waiting.act)

    def _icon(self, doing: Doing) -> Icon | None:
        if doing not in _HANDING:
            return None
        goal = self._console.handoff.marked if doing is Doing.OWNER else self._console.handoff.goal
        return Icon.LINK_SIMPLE if goal and goal.joins else Icon.ARROW_RIGHT

    def _connect(self) -> None:
        self.summary.textChanged.connect(lambda: self._console.call.summarise(self.summary.toPlainText()))
        self.enter.clicked.connect(lambda: self.asked.emit("call.take"))
        self.due.editingFinished.connect(self.settle_due)
        self.due.returnPressed.connect(self._file_with_due)
        self.due.textEdited.connect(self._read_as_typed)
        self.words.textEdited.connect(lambda text: self._console.handoff.set_passing(words=text))
        self._kind.activated.connect(
            lambda _: self._console.handoff.set_passing(kind=HandoffKind(self._kind.currentData()))
        )
        self._channel.activated.connect(
            lambda _: self._console.handoff.set_passing(channel=Channel(self._channel.currentData()))
        )
        self.endings.asked.connect(self.asked)

    def settle_due(self) -> bool:
        """Take the deadline as it was typed; False where it means no time."""
        if not self.due.isModified():
            return True
        understood = self._console.handoff.set_due(self.due.text())
        self._mark_due(is_read=understood)
        if understood:
            self._show_goal()
        else:
            self._console.messages.say(self.tr("By when? Write it like 16:30, 2h, tomorrow 9 or fri 10."))
        return understood

    def _read_as_typed(self, text: str) -> None:
        """The sentence to read back follows the deadline while it is typed; an empty field means the usual one."""
        self._console.handoff.set_due(text)

    def _file_with_due(self) -> None:
        if self.settle_due():
            self.asked.emit("call.hand-off")

    def _lay_out(self, look: Look) -> None:
        summary = Framed(look, self.summary)
        summary.setFixedHeight(60)
        body = self.body
        body.addWidget(self._summary_heading)
        body.addWidget(summary)
        body.addSpacing(8)
        body.addWidget(self._needs)
        body.addWidget(self._fields)
        body.addSpacing(8)
        body.addWidget(self._read_heading)
        body.addWidget(self.read_back)
        body.addStretch()
        body.addWidget(self._hint)
        self.acts.addWidget(self.enter)
        self.acts.addWidget(self.endings)


def _set(line: QLineEdit, text: str) -> None:
    """Show `text`, unless the operator is typing there."""
    if not (line.hasFocus() and line.isModified()) and line.text() != text:
        line.setText(text)


def _choose(choice: Choice, id: str) -> None:
    place = choice.findData(id)
    if place != choice.currentIndex():
        choice.setCurrentIndex(place)
