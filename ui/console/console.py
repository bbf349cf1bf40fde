"""The console: every verb of the main job, and what Enter will do before it is pressed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.callers.model import Caller, Recognition
from frontdesk.calls import rules
from frontdesk.calls.due import read_due
from frontdesk.calls.model import Contact, Handoff, Logged, Notes, Outcome, Promise, TakenBack
from frontdesk.clock import Clock
from frontdesk.directory.model import Channel, HandoffKind, Party
from frontdesk.errors import FrontdeskError
from frontdesk.knowledge.model import Article
from ui.console.call import CallAtHand, Goal
from ui.console.enter import Act, Doing, takes_from, what_enter_does
from ui.console.search import List, Search
from ui.console.telling import filed_words, undone_words
from ui.messages import Messages
from ui.models.logged import open_by_topic
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk, Overview


_OPENING = "The hub is still opening; what you typed is kept. Press the key again in a moment."


class Console(QObject):
    """Everything a key can ask for about calls. `changed` when the screen has something new to show, `wrote` when
    this desk wrote to the hub."""

    changed = Signal()
    listed = Signal()
    box_filled = Signal(str)
    overview_changed = Signal()
    wrote = Signal()

    def __init__(self, work: Work, messages: Messages, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._clock = clock
        self._fresh: str | None = None
        self.messages = messages
        self.desk: Desk | None = None
        self.overview: Overview | None = None
        self.search = Search(work, self)
        self.call = CallAtHand(work, messages, clock, self)
        self.due_error = ""
        self.search.moved.connect(self._choose_anew)
        self.search.found.connect(self.listed)
        self.call.changed.connect(self._call_changed)
        self.call.filed.connect(self._tell_filed)
        self.call.resumed.connect(self._refill_box)

    # What is so

    def now(self) -> datetime:
        return self._clock.now()

    @property
    def has_call(self) -> bool:
        return self.call.notes is not None

    @property
    def has_matter(self) -> bool:
        return self.call.notes is not None and not self.call.is_blank

    @property
    def can_open_last(self) -> bool:
        return self.call.last is not None and self.call.is_blank

    @property
    def has_article(self) -> bool:
        return self.article is not None

    @property
    def can_hand_off(self) -> bool:
        return self.has_call and self.goal is not None

    @property
    def article(self) -> Article | None:
        """The open answer, else the marked one."""
        if self.call.article is not None:
            return self.call.article
        marked = self.search.answer
        return marked.article if marked else None

    @property
    def goal(self) -> Goal | None:
        """Whom F6 hands off to: whoever was taken, else the marked owner."""
        return self.call.taken or self._marked_goal()

    def open_handoffs(self) -> dict[str, Handoff]:
        """What the caller is still owed, by topic."""
        return open_by_topic(self.call.standing)

    @property
    def catch_all(self) -> Party | None:
        return self.overview.catch_all if self.overview else None

    def promise(self) -> tuple[HandoffKind, Promise] | None:
        """Kind and promise of the hand-off as it stands."""
        goal, notes = self.goal, self.call.notes
        if goal is None or notes is None or self.overview is None:
            return None
        if goal.joins:
            return goal.joins.kind, goal.joins.promise
        topic = goal.coverage.topic if goal.coverage else None
        return rules.promise(topic, notes.passing, self.now(), self.overview.zone)

    def read_back(self) -> str:
        """The sentence to read back to the caller; '' where nothing is promised."""
        goal, promised = self.goal, self.promise()
        if goal is None or promised is None or self.overview is None:
            return ""
        to = goal.joins.to if goal.joins else goal.to
        number = self.call.recognition.aloud or self.call.recognition.shown
        return rules.sentence(
            to.name if to else "Nobody", promised[1], goal.topic_name, number, at=self.now(), zone=self.overview.zone
        )

    @property
    def act(self) -> Act:
        """What Enter does now."""
        is_fresh = not self.search.words.strip() or self._fresh == self.search.words
        return what_enter_does(self.search, self.call, self.catch_all, is_fresh=is_fresh)

    @property
    def enter_takes_from(self) -> List | None:
        """The list whose marked row Enter takes; once something is chosen, the list where that is the marked row."""
        return takes_from(self.act.doing, self.search, self.call)

    # What can be done

    def open(self, desk: "Desk") -> None:
        """The hub is open."""
        self.desk = desk
        self.search.open(desk)
        self.call.open(desk)
        self.look_around()

    def look_around(self) -> None:
        """Ask how things stand: settings, today's log, what is owed, what is different."""
        if self.desk is not None:
            self._work.run(self, self.desk.how_things_stand, self._overlook, lane=Lane.READ, topic="overview")

    def follow(self) -> None:
        """Somebody wrote to the hub: look at everything again."""
        self.look_around()
        self.search.refresh()
        self.call.look_up_standing()

    def type(self, words: str) -> None:
        """The words in the box changed; the first of them start a call."""
        self.search.type(words)  # first, so that the lists are looked for while everything else is noted
        if words.strip() or self.has_call:
            self.call.say(words)
        else:
            self.changed.emit()

    def take(self) -> None:
        """Do what Enter says; a key pressed before the lists are there is kept until they are."""
        self.search.when_settled(self._take)

    def answered(self) -> None:
        """Log the call as answered, with the open or marked answer."""
        self.search.when_settled(self._answered)

    def hand_off(self) -> None:
        """Hand off to whoever was taken, else to the marked owner."""
        self.search.when_settled(self._hand_off)

    def nobody_owns(self) -> None:
        """Keep the caller's words as a gap."""
        self._file(Outcome.UNOWNED, topic_id=None, article_id=None)

    def not_an_inquiry(self, outcome: Outcome, reason: str) -> None:
        """Log a call that asked nothing; `reason` goes into the summary where that says nothing."""
        self.call.start()
        notes = self.call.notes
        summary = notes.summary if notes and notes.summary else reason
        self._file(outcome, summary=summary, topic_id=None, article_id=None)

    def new_call(self, contact: Contact) -> None:
        """Start a call by hand, or say how the one at hand came."""
        self.call.start(contact)
        self.call.note(contact=contact)

    def open_last(self) -> None:
        """Go on with the notes of the last call; it is taken back out of the log where it is there."""
        if self.desk is None or self.call.last is None:
            return
        notes, logged = self.call.last
        if logged is None:
            self._reopen(notes)
        else:
            job = partial(_take_back, self.desk, notes)
            self._work.run(self, job, lambda _: self._reopen(notes), lane=Lane.RECORDS)

    def discard(self) -> None:
        """Let the call at hand go without logging it; Ctrl L opens its notes again."""
        self.clear_box()
        self.call.discard()
        self.messages.say("The call was let go, and nothing is in the log. Ctrl L opens it again.")

    def undo(self) -> None:
        """Take back the last thing this operator did at this desk."""
        if self.desk is None:
            self.messages.say(_OPENING)
            return
        self._work.run(self, self.desk.undo, self._tell_undone, lane=Lane.RECORDS)

    def set_number(self, text: str) -> None:
        """Read the caller's number from a field."""
        if self.desk is not None and text.strip():
            job = partial(self.desk.callers.recognise, text)
            self._work.run(self, job, partial(self._number_read, self.call.id), lane=Lane.LOOKUP, topic="number")

    def set_due(self, text: str) -> bool:
        """Read the promise's deadline from a field; False, and nothing changes, where it means no time."""
        if self.overview is None:
            return False
        due = read_due(text, self.now(), self.overview.zone) if text.strip() else None
        if text.strip() and due is None:
            return False
        self.search.when_settled(partial(self._note_passing, due_at=due))
        return True

    def set_passing(
        self, *, kind: HandoffKind | None = None, channel: Channel | None = None, words: str | None = None
    ) -> None:
        """Change kind, channel or words of the promise."""
        noted = {"kind": kind, "channel": channel, "words": words}
        given = {name: value for name, value in noted.items() if value is not None}
        self.search.when_settled(partial(self._note_passing, **given))

    def _take(self) -> None:
        doing: dict[Doing, Callable[[], None]] = {
            Doing.START: self.call.start,
            Doing.CALLER: self._take_number,
            Doing.CHOOSE: self._take_choice,
            Doing.ANSWER: self._take_answer,
            Doing.OWNER: self._take_owner,
            Doing.CATCH_ALL: self._take_owner,
            Doing.PERSON: self._take_person,
            Doing.FILE_ANSWER: self._answered,
            Doing.FILE_HANDOFF: self._hand_off,
        }
        act = doing.get(self.act.doing)
        if act:
            act()
            self.changed.emit()
            self.listed.emit()

    def _call_changed(self) -> None:
        self.search.owed = frozenset(self.open_handoffs())
        self.changed.emit()

    def _choose_anew(self) -> None:
        """A mark was moved: Enter chooses again before it ends the call."""
        self._fresh = None

    def _take_number(self) -> None:
        number = self.search.number
        if number is not None:
            self.call.start()
            self.call.say("")  # the number was no inquiry
            self.clear_box()
            self._number_read(self.call.id, number)

    def _number_read(self, call_id: str, number: Recognition) -> None:
        if not (number.key or number.is_withheld):
            self.messages.say(f"“{number.received}” is no telephone number; nothing was noted of it.")
        elif self.call.id == call_id:
            self.call.set_number(number)
            if len(number.candidates) > 1:
                self.search.choose_caller(number.candidates)

    def _take_choice(self) -> None:
        chosen: Caller | None = self.search.choice
        self.call.set_caller(chosen)
        self.search.stop_choosing()

    def _take_answer(self) -> None:
        if self.search.answer:
            self.call.take_article(self.search.answer.article)
            self._fresh = self.search.words

    def _take_owner(self) -> None:
        goal = self._marked_goal()
        if goal is not None:
            self.call.take_goal(goal)
            self._fresh = self.search.words

    def _take_person(self) -> None:
        found = self.search.person
        if found is not None:
            coverage = self.call.taken.coverage if self.call.taken else None
            self.call.take_goal(Goal(coverage=coverage, to=found.person.party))
            self._fresh = self.search.words

    def _marked_goal(self) -> Goal | None:
        owner, person = self.search.owner, self.search.person
        if person is not None and self.search.active is List.PEOPLE:
            return Goal(to=person.person.party)
        if owner is None:
            wants_catch_all = bool(self.search.words.strip()) and self.catch_all is not None
            return Goal(to=self.catch_all) if wants_catch_all else None
        cover = owner.coverage
        joins = self.open_handoffs().get(cover.topic.id)
        return Goal(coverage=cover, to=joins.to if joins else cover.answers_now, joins=joins)

    def _note_passing(self, **noted: object) -> None:
        self._settle_goal()
        self.call.note_passing(**noted)

    def _settle_goal(self) -> None:
        """Whoever is only marked is taken, so that what is noted now belongs to them."""
        goal = self.goal
        if self.call.taken is None and goal is not None:
            self.call.take_goal(goal)
            self._fresh = self.search.words

    def _answered(self) -> None:
        article = self.article
        noted = {"article_id": article.id if article else None}
        if article and article.topic_id:
            noted["topic_id"] = article.topic_id
        self._file(Outcome.ANSWERED, **noted)

    def _hand_off(self) -> None:
        goal = self.goal
        if goal is None or (goal.to is None and goal.joins is None):
            self.messages.say("Whom to? Type what they need and mark an owner, or a person, then press F6.")
            return
        self._settle_goal()
        self._file(Outcome.HANDED_OFF)

    def _file(self, outcome: Outcome, **noted: object) -> None:
        if self.desk is None:
            self.messages.say(_OPENING)
            return
        self.call.file(outcome, **noted)
        self.clear_box()

    def clear_box(self) -> None:
        """Empty the box and the lists."""
        self._fresh = None
        self.search.type("")
        self.box_filled.emit("")
        self.changed.emit()

    def _refill_box(self, notes: Notes) -> None:
        """The words of a call that is gone on with stand in the box again; what was chosen for them stays chosen."""
        has_chosen = notes.topic_id or notes.article_id or notes.passing.to
        self._fresh = notes.words if has_chosen else None
        self.search.type(notes.words)
        self.box_filled.emit(notes.words)
        self.changed.emit()

    def let_go(self) -> None:
        """Take the words out of the box; when there are none, forget a call in which nothing was noted."""
        if self.search.words:
            self.clear_box()
        else:
            self.call.let_go()

    def stop_choosing(self) -> bool:
        """Leave the caller open where several share a number; whether there was a choice."""
        had = bool(self.search.choices)
        if had:
            self.search.stop_choosing()
        return had

    def _overlook(self, overview: "Overview") -> None:
        self.overview = overview
        self.overview_changed.emit()
        self.changed.emit()

    def _reopen(self, notes: Notes) -> None:
        self.call.forget_last()
        self.call.resume(notes)
        self.messages.say("The last call is open again; it is not in the log until you end it.")
        self.wrote.emit()
        self.look_around()

    def _tell_undone(self, undone: TakenBack) -> None:
        if undone.notes:
            self.call.note_undone(undone.notes)
        self.messages.say(undone_words(undone))
        self.wrote.emit()
        self.look_around()

    def _tell_filed(self, logged: Logged) -> None:
        handoff, zone = logged.handoff, self.overview.zone if self.overview else None
        is_new = handoff is not None and zone is not None and handoff.call_id == logged.call.id
        due = rules.said_time(handoff.promise.due_at, at=self.now(), zone=zone) if is_new and handoff and zone else ""
        self.messages.say(filed_words(logged, self.catch_all, due))
        self.wrote.emit()
        self.look_around()
        self.changed.emit()


def _take_back(desk: "Desk", notes: Notes) -> None:
    """Take a call out of the log; its notes are a draft before, so that nothing can come between."""
    desk.drafts.keep(notes)
    try:
        desk.take_back_call(notes.id)
    except FrontdeskError:
        desk.drafts.drop(notes.id)
        raise
