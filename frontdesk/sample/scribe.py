"""Writes calls and hand-offs of the sample down, each step by the rules of the desk."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from frontdesk.callers.model import Caller
from frontdesk.calls import rules
from frontdesk.calls.model import Call, Contact, Handoff, Move, Outcome, Promise, Reason, State, Step
from frontdesk.directory.model import Party
from frontdesk.ids import new_id
from frontdesk.sample.cast import Cast
from frontdesk.sample.hours import Hours

DESK = "Desk 1"
_USUALLY, _RELIEF = "Alma Reyes", "Jonah Whitlock"
_LUNCH = range(240, 285)
_FRIDAY, _EARLY = 4, 390


class Talk(Struct, frozen=True, kw_only=True):
    """One contact: when (a position of `Hours`), how long, who, and about what."""

    at: float
    seconds: int
    who: Caller | None
    topic: str | None
    words: str
    summary: str
    contact: Contact = Contact.PHONE

    @property
    def end(self) -> float:
        return self.at + self.seconds / 60


class Moved(Struct, frozen=True):
    """A step of a hand-off at a position of `Hours`; of a return its reason, and whose it is where that is known."""

    step: Step
    at: float
    by: str
    note: str = ""
    reason: Reason | None = None
    meant: Party | None = None


class Scribe(Struct):
    """Keeps what was written; `call_references` and `handoff_references` give fresh ones."""

    cast: Cast
    hours: Hours
    call_references: Iterator[str]
    handoff_references: Iterator[str]
    calls: list[Call] = field(default_factory=list)
    handoffs: list[Handoff] = field(default_factory=list)

    def operator(self, position: float) -> str:
        """Who sits at the desk."""
        minute = position % 540
        early = self.hours.weekday(position) == _FRIDAY and minute >= _EARLY
        return _RELIEF if int(minute) in _LUNCH or early else _USUALLY

    def answer(self, talk: Talk) -> Call:
        """Log a call that was answered, with the first article of its topic, if there is one."""
        articles = self.cast.articles.get(talk.topic or "", [])
        told = articles[int(talk.at) % len(articles)].id if articles else None
        return self.log(talk, Outcome.ANSWERED, article=told)

    def hand_off(self, talk: Talk, to: Party, words: str, due: float, moves: Sequence[Moved] = ()) -> Handoff:
        """Log a call, and its hand-off with all that became of it."""
        assert talk.topic is not None
        topic, chain = self.cast.topics[talk.topic], self.cast.chains[talk.topic]
        made_at = self._ended_at(talk)
        handoff = Handoff(
            id=new_id(),
            reference=next(self.handoff_references),
            call_id=new_id(),
            topic_id=topic.id,
            caller_id=talk.who.id if talk.who else None,
            owner=chain[0] if chain else None,
            to=to,
            kind=topic.kind,
            promise=Promise(
                words=words or rules.USUAL_WORDS[topic.kind], due_at=self.hours.at(due), channel=topic.channel
            ),
            state=State.OPEN,
            made_at=made_at,
            moves=(Move(Step.MAKE, made_at, self.operator(talk.at)),),
        )
        for moved in moves:
            at = self.hours.at(moved.at)
            handoff = rules.take(handoff, Move(moved.step, at, moved.by, moved.note, moved.reason, moved.meant))
        self.handoffs.append(handoff)
        self.calls.append(replace(self._call(talk, Outcome.HANDED_OFF, handoff=handoff.id), id=handoff.call_id))
        return handoff

    def log(self, talk: Talk, outcome: Outcome, *, article: str | None = None, handoff: str | None = None) -> Call:
        """Log a call that makes no hand-off."""
        call = self._call(talk, outcome, article=article, handoff=handoff)
        self.calls.append(call)
        return call

    def _ended_at(self, talk: Talk) -> datetime:
        # Not the moment at `talk.end`: behind the last minute of a day that is the next morning.
        return self.hours.at(talk.at) + timedelta(seconds=talk.seconds)

    def _call(self, talk: Talk, outcome: Outcome, *, article: str | None = None, handoff: str | None = None) -> Call:
        number = talk.who.numbers[0] if talk.who and talk.who.numbers and talk.contact is Contact.PHONE else ""
        nobody = talk.who is None and talk.contact is Contact.PHONE
        return Call(
            id=new_id(),
            reference=next(self.call_references),
            started_at=self.hours.at(talk.at),
            ended_at=self._ended_at(talk),
            contact=talk.contact,
            received="anonymous" if nobody else number,
            number=number,
            caller_id=talk.who.id if talk.who else None,
            topic_id=self.cast.topics[talk.topic].id if talk.topic else None,
            article_id=article,
            handoff_id=handoff,
            outcome=outcome,
            summary=talk.summary,
            words=talk.words,
            operator=self.operator(talk.at),
            desk=DESK,
        )
