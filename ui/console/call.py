"""The call at hand: notes, caller, whom it goes to; kept as a draft while typed, filed when its outcome is known."""

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from frontdesk.callers.model import Caller, Recognition
from frontdesk.calls.model import Contact, Handoff, Logged, Notes, Outcome, Passing, Standing
from frontdesk.clock import Clock
from frontdesk.directory.model import Coverage, Party
from frontdesk.errors import FrontdeskError
from frontdesk.knowledge.model import Article
from frontdesk.words import fold
from ui.messages import Messages
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

Ended = tuple[Notes, Logged | None]

NOBODY = Recognition(received="", key="", shown="")

# A key is answered first: its draft is written between it and the next, and what follows within goes with it.
_KEEP_AFTER_MS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a call would be handed off for, and to whom; `joins` is the open hand-off it would join."""

    coverage: Coverage | None = None
    to: Party | None = None
    joins: Handoff | None = None

    @property
    def topic_name(self) -> str:
        return self.coverage.topic.name if self.coverage else ""


class CallAtHand(QObject):
    """At most one call at a time. `changed` when anything of it did; `filed` carries what the log then holds, `resumed`
    the notes that are gone on with."""

    changed = Signal()
    filed = Signal(object)
    resumed = Signal(object)

    def __init__(self, work: Work, messages: Messages, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._clock = clock
        self._desk: Desk | None = None
        self._filing: dict[str, Notes] = {}
        self._keeping = False
        self._unkept = False
        self._has_own_summary = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_KEEP_AFTER_MS)
        self._later.timeout.connect(self._keep)
        self._left: list[Notes] = []
        self._ended: list[Ended] = []
        self._clear()

    def _clear(self) -> None:
        self.notes: Notes | None = None
        self.recognition = NOBODY
        self.caller: Caller | None = None
        self.standing = Standing()
        self.taken: Goal | None = None
        self.article: Article | None = None
        self.is_kept = False
        self._has_own_summary = False

    def open(self, desk: "Desk") -> None:
        """From now on calls can be filed; a draft that an earlier run left is taken up again."""
        self._desk = desk
        self._work.run(self, desk.drafts.all, self._take_up, lane=Lane.RECORDS)
        self._keep()

    def start(self, contact: Contact = Contact.PHONE) -> None:
        """A call begins, unless one is at hand."""
        if self.notes is None:
            from frontdesk.ids import new_id  # what it loads is not needed before the first call

            self.notes = Notes(id=new_id(), started_at=self._clock.now(), contact=contact)
            self._change()

    @property
    def last(self) -> Ended | None:
        """The call that ended last and can be opened again; without what was logged where that is not in the log."""
        return self._ended[-1] if self._ended else None

    @property
    def id(self) -> str:
        """The call's identity; '' between calls."""
        return self.notes.id if self.notes else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was noted yet."""
        notes = self.notes
        return notes is None or not (notes.words or notes.summary or notes.received or notes.caller_name)

    @property
    def has_number(self) -> bool:
        """Whether it is known where to call back."""
        return bool(self.recognition.key or (self.caller and self.caller.numbers))

    @property
    def is_filing(self) -> bool:
        """Whether a call is on its way into the log."""
        return bool(self._filing)

    def say(self, words: str) -> None:
        """The words in the box: the caller's inquiry, and the summary until it has its own."""
        if self.notes is None:
            self.start()
        assert self.notes is not None
        summary = self.notes.summary if self._has_own_summary else words.strip()
        self.note(words=words, summary=summary)

    def summarise(self, summary: str) -> None:
        """The summary as the operator wrote it."""
        if self.notes is not None and summary != self.notes.summary:
            self._has_own_summary = True
            self.note(summary=summary)

    def note(self, **noted: Any) -> None:
        """Change fields of the notes."""
        if self.notes is not None:
            self.notes = replace(self.notes, **noted)
            self._change()

    def note_passing(self, **noted: Any) -> None:
        """Change fields of the hand-off part."""
        if self.notes is not None:
            self.note(passing=replace(self.notes.passing, **noted))

    def take_goal(self, goal: Goal) -> None:
        """An owner, person or open hand-off was taken: the hand-off goes there."""
        self.start()
        self.taken, self.article = goal, None
        topic = goal.coverage.topic.id if goal.coverage else None
        self.note(topic_id=topic, article_id=None)
        self.note_passing(to=goal.to, joins=goal.joins.id if goal.joins else None)

    def take_article(self, article: Article) -> None:
        """An answer was opened and counts as given."""
        self.start()
        self.article, self.taken = article, None
        self.note(article_id=article.id, topic_id=article.topic_id, passing=Passing())

    def set_number(self, recognition: Recognition) -> None:
        """The number that the call came from, and who that is when exactly one has it."""
        self.start()
        self.recognition = recognition
        self.note(received=recognition.received)
        self.set_caller(None if self._is_another(recognition.caller) else recognition.caller)

    def _is_another(self, known: Caller | None) -> bool:
        """Whether the name that was noted is not that of the one who is known by this number."""
        noted = fold(self.notes.caller_name) if self.notes else ""
        return bool(known and known.name and noted and fold(known.name) != noted)

    def set_caller(self, caller: Caller | None) -> None:
        """Who calls; None for somebody unknown."""
        self.start()
        self.caller, self.standing = caller, Standing()
        self.note(
            caller_id=caller.id or None if caller else None,
            person_id=caller.person_id if caller and not caller.id else None,
        )
        self.look_up_standing()

    def look_up_standing(self) -> None:
        """Ask again how things stand with the caller."""
        if self._desk is not None and self.caller is not None and self.caller.id:
            job = partial(self._desk.calls.standing, self.caller.id)
            answer = partial(self._stand, self.id, self.caller)
            self._work.run(self, job, answer, lane=Lane.READ, topic="standing")

    def file(self, outcome: Outcome, **noted: Any) -> None:
        """Put the call into the log; what was noted is kept until it is there."""
        notes = replace(self.notes, **noted) if self.notes else None
        desk = self._desk
        if notes is None or desk is None:
            return
        self._filing[notes.id] = notes
        job = partial(_file, desk, notes, outcome)
        self._work.run(
            self, job, partial(self._filed, notes), lane=Lane.RECORDS, failed=partial(self._refused, notes)
        )
        self._clear()
        self.changed.emit()

    def let_go(self) -> None:
        """Forget a call in which nothing was noted."""
        if self.notes is not None and self.is_blank:
            self._end()

    def discard(self) -> None:
        """Let a call go that is not to be logged; its notes can be opened again."""
        if self.notes is not None:
            self._ended.append((self.notes, None))
            self._end()

    def note_undone(self, notes: Notes) -> None:
        """A call was taken back out of the log: its notes are kept, and the next that can be opened."""
        known = [ended for ended in self._ended if ended[0].id == notes.id]
        self._ended = [ended for ended in self._ended if ended[0].id != notes.id]
        kept = known[0][0] if known else notes
        self._ended.append((kept, None))
        if self._desk is not None:
            self._work.run(self, partial(self._desk.drafts.keep, kept), _nothing_more, lane=Lane.RECORDS)

    def forget_last(self) -> None:
        """The last call is open again."""
        self._ended.pop()

    def _end(self) -> None:
        self._drop(self.id)
        self._clear()
        self.changed.emit()
        self._resume_left()

    def _resume_left(self) -> None:
        """Between calls, go on with one that could not be filed, or that an earlier run left."""
        if self.notes is None and self._left:
            self.resume(self._left.pop())
            self._messages.say("A call that is not in the log yet is here again, as you left it.")

    def resume(self, notes: Notes) -> None:
        """Go on with notes made before; what is at hand waits until they are filed."""
        self._set_aside()
        self._clear()
        self.notes = notes
        self._has_own_summary = notes.summary not in ("", notes.words.strip())
        self._change()
        self.resumed.emit(notes)
        self._recall(notes)

    def _set_aside(self) -> None:
        if self._desk is not None and self.notes is not None and not self.is_blank:
            self._left.append(self.notes)
            self._work.run(self, partial(self._desk.drafts.keep, self.notes), _nothing_more, lane=Lane.RECORDS)

    def _recall(self, notes: Notes) -> None:
        if self._desk is not None:
            job = partial(_recalled, self._desk, notes)
            self._work.run(self, job, partial(self._remember, notes.id), lane=Lane.READ)

    def _remember(self, id: str, recalled: tuple[Recognition, Caller | None, Goal | None, Article | None]) -> None:
        if self.notes is None or self.notes.id != id:
            return
        self.recognition, self.caller, self.taken, self.article = recalled
        self.look_up_standing()
        self.changed.emit()

    def _take_up(self, drafts: list[Notes]) -> None:
        self._left = [notes for notes in reversed(drafts) if notes.id != self.id]
        self._resume_left()

    @property
    def is_to_be_kept(self) -> bool:
        """Whether something was noted that is not on its way to the disk yet."""
        return self._later.isActive()

    def keep_now(self) -> None:
        """Do not wait for more: the window is about to close."""
        if self._later.isActive():
            self._later.stop()
            self._keep()

    def _change(self) -> None:
        self.is_kept = False
        self.changed.emit()
        if not self._later.isActive():
            self._later.start()

    def _keep(self) -> None:
        """Write the draft; while one is being written, the next waits, and only the last of those is written."""
        if self._desk is None or self.notes is None or self.is_blank:
            return
        if self._keeping:
            self._unkept = True
            return
        self._keeping, self._unkept = True, False
        job = partial(self._desk.drafts.keep, self.notes)
        self._work.run(self, job, partial(self._kept, self.notes), lane=Lane.RECORDS, failed=self._not_kept)

    def _kept(self, notes: Notes, _nothing: None) -> None:
        self._keeping = False
        if self.notes == notes:
            self.is_kept = True
            self.changed.emit()
        elif self.notes is None or self.notes.id != notes.id:
            self._forget_if_gone(notes.id)
        if self._unkept:
            self._keep()

    def _not_kept(self, error: FrontdeskError) -> None:
        self._keeping = False
        self._messages.refuse(error)

    def _forget_if_gone(self, id: str) -> None:
        if id not in self._filing and all(notes.id != id for notes in self._left):
            self._drop(id)

    def _drop(self, id: str) -> None:
        if self._desk is not None:
            self._work.run(self, partial(self._desk.drafts.drop, id), _nothing_more, lane=Lane.RECORDS)

    def _stand(self, call_id: str, caller: Caller, standing: Standing) -> None:
        if self.id == call_id and self.caller == caller:
            self.standing = standing
            self.changed.emit()

    def _filed(self, notes: Notes, logged: Logged) -> None:
        self._filing.pop(notes.id, None)
        self._ended.append((notes, logged))
        self.filed.emit(logged)
        self._resume_left()

    def _refused(self, notes: Notes, error: FrontdeskError) -> None:
        self._filing.pop(notes.id, None)
        self._left.append(notes)
        self._resume_left()
        self._messages.refuse(error)


def _file(desk: "Desk", notes: Notes, outcome: Outcome) -> Logged:
    desk.drafts.keep(notes)
    logged = desk.calls.log(notes, outcome, by=desk.operator)
    desk.drafts.drop(notes.id)
    return logged


def _recalled(desk: "Desk", notes: Notes) -> tuple[Recognition, Caller | None, Goal | None, Article | None]:
    recognition = desk.callers.recognise(notes.received) if notes.received else NOBODY
    caller = desk.callers.caller(notes.caller_id) if notes.caller_id else recognition.caller
    article = desk.knowledge.article(notes.article_id) if notes.article_id else None
    coverage = desk.directory.coverage(desk.directory.topic(notes.topic_id)) if notes.topic_id else None
    joins = desk.calls.handoff(notes.passing.joins) if notes.passing.joins else None
    goal = Goal(coverage=coverage, to=notes.passing.to, joins=joins) if notes.passing.to else None
    return recognition, caller, goal, article


def _nothing_more(_nothing: None) -> None:
    pass
