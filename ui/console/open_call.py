"""A call that is not in the log yet, as a value: each thing that is noted of it makes the next one."""

from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.callers.model import Caller, Recognition
from frontdesk.calls.model import Notes, Passing, Standing
from frontdesk.knowledge.model import Article
from frontdesk.lines.model import Line
from frontdesk.words import fold
from ui.console.goal import Goal
from ui.models.waiting import Waits

NOBODY = Recognition(received="", key="", shown="")
NOTHING_KNOWN = Standing()


class Wait(Struct, frozen=True):
    """Why a call waits, since when, and how many seconds it had waited before."""

    why: Waits
    since: datetime
    before: int = 0

    def seconds(self, now: datetime) -> int:
        """How long the caller has waited in all."""
        now_waits = 0 if self.why is Waits.UNFILED else int((now - self.since).total_seconds())
        return self.before + max(now_waits, 0)


class OpenCall(Struct, frozen=True, kw_only=True):
    """Its notes, and what is known of who calls, of the line they reached and of what was chosen for them.

    `chosen_for` are the words in the box when something was chosen last: while they stand there, Enter ends the call.
    `wait` says why it is not at hand.
    """

    notes: Notes
    recognition: Recognition = NOBODY
    caller: Caller | None = None
    standing: Standing = NOTHING_KNOWN
    taken: Goal | None = None
    article: Article | None = None
    line: Line | None = None
    chosen_for: str | None = None
    has_own_summary: bool = False
    wait: Wait | None = None

    @property
    def id(self) -> str:
        """The call's identity, that of its notes."""
        return self.notes.id

    def say(self, words: str) -> "OpenCall":
        """The words in the box: the caller's inquiry, and the summary until it has its own."""
        return self.note(words=words, summary=self.notes.summary if self.has_own_summary else words.strip())

    def summarise(self, summary: str) -> "OpenCall":
        """The summary as the operator wrote it."""
        return replace(self.note(summary=summary), has_own_summary=True)

    def note(self, **noted: Any) -> "OpenCall":
        """With other fields of the notes."""
        return replace(self, notes=replace(self.notes, **noted))

    def note_passing(self, **noted: Any) -> "OpenCall":
        """With other fields of the hand-off part."""
        return self.note(passing=replace(self.notes.passing, **noted))

    def take_goal(self, goal: Goal, *, words: str) -> "OpenCall":
        """An owner, person or open hand-off was taken for `words`: the hand-off goes there."""
        topic = goal.coverage.topic.id if goal.coverage else None
        passing = replace(self.notes.passing, to=goal.to, joins=goal.joins.id if goal.joins else None)
        noted = self.note(topic_id=topic, article_id=None, passing=passing)
        return replace(noted, taken=goal, article=None, chosen_for=words)

    def take_person(self, goal: Goal, *, words: str) -> "OpenCall":
        """A person was taken for `words`: the hand-off goes to them, and stays about what it was about."""
        before = self.taken
        taken = self.take_goal(replace(goal, coverage=before.coverage if before else None), words=words)
        is_not_read_yet = before is not None and before.coverage is None
        return taken.note(topic_id=self.notes.topic_id) if is_not_read_yet else taken

    def take_article(self, article: Article, *, words: str) -> "OpenCall":
        """An answer was opened for `words` and counts as given."""
        noted = self.note(article_id=article.id, topic_id=article.topic_id, passing=Passing())
        return replace(noted, article=article, taken=None, chosen_for=words)

    def reach(self, line: Line) -> "OpenCall":
        """The caller reached this line."""
        return replace(self.note(line_id=line.id or None), line=line)

    def choose_anew(self) -> "OpenCall":
        """Enter chooses again before it ends the call; what was chosen stays until then."""
        return replace(self, chosen_for=None)

    def take_number(self, number: Recognition) -> "OpenCall":
        """The number that the call came from, and who that is when exactly one has it."""
        numbered = replace(self.note(received=number.received), recognition=number)
        return numbered.take_caller(None if self._is_another(number.caller) else number.caller)

    def take_caller(self, caller: Caller | None) -> "OpenCall":
        """Who calls; None for somebody unknown."""
        noted = self.note(
            caller_id=caller.id or None if caller else None,
            person_id=caller.person_id if caller and not caller.id else None,
        )
        return replace(noted, caller=caller, standing=NOTHING_KNOWN)._without_join_of_another()

    def begin_wait(self, why: Waits, at: datetime) -> "OpenCall":
        """From now on it waits."""
        return replace(self, wait=Wait(why, at, self.notes.waited_seconds))

    def count_wait(self, at: datetime) -> "OpenCall":
        """With the time that the caller has waited so far."""
        return self.note(waited_seconds=self.wait.seconds(at)) if self.wait else self

    def end_wait(self, at: datetime) -> "OpenCall":
        """It is at hand."""
        return replace(self.count_wait(at), wait=None)

    def move_times(self, by: timedelta) -> "OpenCall":
        """The clock was set by so much: it began, and waits since, as long ago as before."""
        wait = replace(self.wait, since=self.wait.since + by) if self.wait else None
        return replace(self.note(started_at=self.notes.started_at + by), wait=wait)

    def stand(self, standing: Standing) -> "OpenCall":
        """With how things stand with the caller."""
        return replace(self, standing=standing)

    def remember(self, known: "OpenCall") -> "OpenCall":
        """With what was looked up by its notes; whatever was noted otherwise meanwhile stays as it is."""
        call = self
        if _who(self.notes) == _who(known.notes):
            call = replace(call, recognition=known.recognition, caller=known.caller, standing=known.standing)
        if _what_for(self.notes) == _what_for(known.notes):
            call = replace(call, taken=known.taken, article=known.article)
        else:
            call = replace(call, taken=self._taken_for(known))
        if self.notes.line_id == known.notes.line_id:
            call = replace(call, line=known.line)
        return call._without_join_of_another() if _who(self.notes) != _who(known.notes) else call

    def _taken_for(self, known: "OpenCall") -> Goal | None:
        """Whoever was taken meanwhile: for the topic that was read, where that was kept."""
        taken, read = self.taken, known.taken
        if taken is None or read is None or taken.coverage or self.notes.topic_id != known.notes.topic_id:
            return taken
        return replace(taken, coverage=read.coverage)

    def _without_join_of_another(self) -> "OpenCall":
        """What was to join an open hand-off becomes one of its own, unless that is this caller's."""
        joined = self.taken.joins if self.taken else None
        if self.taken is None or joined is None or (self.caller and joined.caller_id == self.caller.id):
            return self
        covered = self.taken.coverage
        goal = replace(self.taken, joins=None, to=covered.answers_now if covered else joined.to)
        passing = replace(self.notes.passing, to=goal.to, joins=None)
        return replace(self.note(passing=passing), taken=goal)

    def _is_another(self, known: Caller | None) -> bool:
        """Whether the name that was noted is not that of the one who is known by this number."""
        noted = fold(self.notes.caller_name)
        return bool(known and known.name and noted and fold(known.name) != noted)


def _who(notes: Notes) -> tuple[str | None, ...]:
    """What is noted of who calls."""
    return notes.received, notes.caller_id, notes.person_id


def _what_for(notes: Notes) -> tuple[object, ...]:
    """What is noted of the answer, or of whom it goes to and what for."""
    return notes.topic_id, notes.article_id, notes.passing.to, notes.passing.joins


def is_blank(notes: Notes) -> bool:
    """Whether nothing was noted yet."""
    said = notes.words or notes.summary
    known = notes.received or notes.caller_name or notes.organisation or notes.caller_id or notes.person_id
    return not (said or known or notes.urgent or notes.waited_seconds)


def reopened(notes: Notes) -> OpenCall:
    """The call that `notes` were made of; what was chosen for its words stays chosen, and whom it goes to."""
    has_chosen = notes.topic_id or notes.article_id or notes.passing.to
    return OpenCall(
        notes=notes,
        taken=Goal(to=notes.passing.to) if notes.passing.to else None,
        chosen_for=notes.words if has_chosen else None,
        has_own_summary=notes.summary not in ("", notes.words.strip()),
    )
