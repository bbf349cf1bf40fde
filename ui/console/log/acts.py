"""What is noted of a call or a hand-off that is in the log: its steps, its corrections, its caller, its files."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Handoff, Step
from frontdesk.directory.fields import Unreadable
from frontdesk.errors import FrontdeskError
from ui.console.keeping.asking import Asking, Done
from ui.console.keeping.naming import names_for
from ui.console.log import questions
from ui.console.log.at_hand import RecordAtHand
from ui.console.log.files import Files
from ui.messages import Messages
from ui.models.form import Field, NameRow, Names, Texts
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.calls.closing import Closed
    from frontdesk.desk import Desk
    from frontdesk.exchange.daylog import Exported

_ASKS: dict[Step, Callable[[Handoff], Asking]] = {
    Step.RETURN: questions.give_back, Step.PASS_ON: questions.pass_on, Step.CANCEL: questions.cancel,
}  # fmt: skip
#: What Enter does first, by what may be done.
_FIRST = (Step.PASS_ON, Step.ACKNOWLEDGE, Step.FINISH)


class _Sent(Struct, frozen=True):
    """The panel that is being written, with what was typed into it by then."""

    id: str
    texts: Texts | None


class Acts(QObject):
    """`asking` is the panel that stands open over the record. `changed` when that is another, `refused` carries the
    field and the sentence, `named` the names for a field; `wrote` when the hub holds something new."""

    changed = Signal()
    wrote = Signal()
    refused = Signal(str, str)
    named = Signal(str, str, object)

    def __init__(
        self, work: Work, messages: Messages, record: RecordAtHand, files: Files, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._messages, self._record, self._files = work, messages, record, files
        self.asking: Asking | None = None
        self._kept: dict[str, Texts] = {}
        self._is_busy = False
        self._sent: _Sent | None = None
        files.proposed.connect(self.ask)
        files.written.connect(self._is_written)

    @property
    def desk(self) -> "Desk | None":
        """The desk, once its hub is open."""
        return self._record.desk

    def allowed(self) -> tuple[Step, ...]:
        """The steps that the hand-off in sight may take now."""
        line = self._record.handoff
        return self.desk.handoffs.steps_allowed(line.handoff) if line is not None and self.desk is not None else ()

    @property
    def first(self) -> Step | None:
        """The step that Enter takes; None where there is none."""
        allowed = self.allowed()
        return next((step for step in _FIRST if step in allowed), None)

    @property
    def can_attach(self) -> bool:
        """Whether the call in sight came from a number that can be given to somebody."""
        return self._record.call is not None and bool(self._record.call.number)

    def take(self, step: Step) -> None:
        """Note a step of the hand-off in sight, at once or when what it asks is answered."""
        line = self._record.handoff
        if line is None or self.desk is None or step not in self.allowed():
            return
        if step in _ASKS:
            self.ask(_ASKS[step](line.handoff))
        else:
            self._run(partial(questions.note_step, line.handoff, step, self.desk), None)

    def correct(self) -> None:
        """Open what the call in sight says."""
        if self._record.told is not None:
            self.ask(questions.correct(self._record.told))

    def attach(self) -> None:
        """Ask whose the number of the call in sight is."""
        if self._record.told is not None and self.can_attach:
            self.ask(questions.attach(self._record.told))

    def ask(self, asking: Asking) -> None:
        """Open a panel, with what was typed into it before."""
        self.asking = asking.filled(self._kept.get(asking.id, {}))
        self.changed.emit()

    def type(self, texts: Texts) -> None:
        """What was typed stays until it is written or let go."""
        if self.asking is not None:
            self._kept[self.asking.id] = dict(texts)

    def leave(self) -> bool:
        """Close the panel; False where none is open."""
        if self.asking is None:
            return False
        self.asking = None
        self.changed.emit()
        return True

    def let_go(self) -> None:
        """Close the panel, and forget what was typed into it."""
        if self.asking is not None:
            self._kept.pop(self.asking.id, None)
        self.leave()

    def file(self, texts: Texts) -> None:
        """Write what is asked for in the open panel."""
        asking, desk = self.asking, self.desk
        if asking is None or desk is None or self._files.is_writing:
            return
        sent, failed = _Sent(asking.id, self._kept.get(asking.id)), partial(self._refuse, asking.id)
        if asking.id in questions.TOLD:
            self.leave()
        elif asking.id == questions.EXPORT:
            self._sent = sent
            self._files.export(desk, texts, failed)
        elif asking.id.startswith(questions.CLOSE):
            self._sent = sent
            self._files.close_day(desk, questions.day_of(asking), texts, failed)
        else:
            self._run(partial(asking.file, desk, texts), sent)

    def find_names(self, field: str, text: str) -> None:
        """Have the names that answer `text` shown below a field."""
        asked = self._field(field)
        if self.desk is None or asked is None or asked.names is None:
            return
        find = questions.callers_for if field == "caller" else partial(_names, names=asked.names)
        job = partial(find, self.desk, text)
        named, failed = partial(self._name, field, text), partial(self._find_none, field, text)
        self._work.run(self, job, named, lane=Lane.LOOKUP, topic=f"names for {field}", failed=failed)

    def _find_none(self, field: str, text: str, error: FrontdeskError) -> None:
        self._name(field, text, [])
        self._messages.refuse(error)

    def _field(self, id: str) -> Field | None:
        return next((one for one in self.asking.fields if one.id == id), None) if self.asking else None

    def _name(self, field: str, text: str, rows: Sequence[NameRow]) -> None:
        self.named.emit(field, text, rows)

    def _run(self, job: Callable[[], Done], sent: _Sent | None) -> None:
        """One act at a time: a key pressed twice is one."""
        if not self._is_busy:
            self._is_busy = True
            failed = partial(self._refuse, sent.id if sent else "")
            self._work.run(self, job, partial(self._done, sent), lane=Lane.RECORDS, failed=failed)

    def _done(self, sent: _Sent | None, done: Done) -> None:
        self._is_busy = False
        self._messages.say(done.sentence)
        if sent is not None and self._forget(sent) and self._shows(sent.id):
            self.leave()
        self.wrote.emit()

    def _forget(self, sent: _Sent) -> bool:
        """What was sent is written, and kept no longer; False where something else was typed there since."""
        is_as_sent = self._kept.get(sent.id) == sent.texts
        if is_as_sent:
            self._kept.pop(sent.id, None)
        return is_as_sent

    def _shows(self, id: str) -> bool:
        """Whether the panel of that id is open."""
        return self.asking is not None and self.asking.id == id

    def _refuse(self, asked: str, error: FrontdeskError) -> None:
        self._is_busy = False
        if asked and self.asking is not None and self._shows(asked):
            field = error.field if isinstance(error, Unreadable) else self.asking.blame
            self.refused.emit(field, " ".join(part for part in (str(error), error.hint) if part))
        self._messages.refuse(error)

    def _is_written(self, answer: "Closed | tuple[Exported, ...]") -> None:
        """What was written is told in the panel, unless another was opened meanwhile: that stays as it is."""
        sent, self._sent = self._sent, None
        if sent is not None:
            self._forget(sent)
        is_export = isinstance(answer, tuple)
        if self.asking is None or (sent is not None and self._shows(sent.id)):
            self.ask(questions.exported(answer) if isinstance(answer, tuple) else questions.closed(answer))
        if not is_export:
            self.wrote.emit()


def _names(desk: "Desk", text: str, *, names: Names) -> list[NameRow]:
    return names_for(desk, names, text)
