"""What the last call of this desk was: its caller or its topic again, for one that belongs to it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.callers.model import Caller, Recognition
from frontdesk.directory.model import Coverage
from frontdesk.words import apart
from ui.console.caller import CallerAtHand
from ui.console.goal import Goal
from ui.console.means import Means
from ui.console.open_call import NOBODY, OpenCall
from ui.console.search import Search
from ui.models.logged import open_by_topic
from ui.work import Lane

if TYPE_CHECKING:
    from frontdesk.desk import Desk

#: Finds the call for which it was asked, when the answer is there; None where that is open no longer.
AskedFor = Callable[[], OpenCall | None]

_NONE = "No call was logged at this desk within a day."


class Repeat(QObject):
    """Asks the log behind whatever is being filed, so that the call just ended is the last one. `took` when the topic
    was taken."""

    took = Signal()

    def __init__(self, means: Means, search: Search, caller: CallerAtHand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._messages = means.work, means.messages
        self._around, self._calls = means.around, means.calls
        self._search = search
        self._caller = caller

    def caller(self) -> None:
        """Who called last calls again, or has a second matter."""
        self._ask(_last_caller, self._set_caller)

    def topic(self) -> None:
        """It is about the topic of the last call."""
        self._ask(_last_topic, self._set_topic)

    def _ask(self, job: Callable[["Desk"], object], then: Callable[..., None]) -> None:
        desk = self._around.desk
        if desk is None:
            self._messages.say(self._around.not_open)
        else:
            at_hand = self._calls.at_hand
            others = frozenset(call.id for call in self._calls.waiting)
            answer = partial(then, partial(self._asked_for, at_hand.id if at_hand else "", others))
            self._work.run(self, partial(job, desk), answer, lane=Lane.RECORDS)

    def _asked_for(self, id: str, others: frozenset[str]) -> OpenCall | None:
        """The call that was at hand when it was asked; where none was, one that began since then, or begins now."""
        if id:
            return self._calls.find(id)
        at_hand = self._calls.at_hand
        return None if at_hand is not None and at_hand.id in others else self._calls.start()

    def _set_caller(self, asked_for: AskedFor, last: tuple[Recognition, Caller | None] | None) -> None:
        number, caller = last or (NOBODY, None)
        if last is None or not (number.key or caller):
            self._messages.say("Nothing is known of who called last." if last else _NONE)
            return
        call = asked_for()
        if call is None:
            return
        call = call.take_number(number) if number.key else call
        self._calls.change(call.take_caller(caller))
        self._caller.look_up_standing()
        named = caller.name if caller and caller.name else number.shown
        self._messages.say(f"The caller of the last call: {apart(named)}.")

    def _set_topic(self, asked_for: AskedFor, last: tuple[Coverage | None] | None) -> None:
        coverage = last[0] if last else None
        if coverage is None:
            self._messages.say("The last call was about no topic." if last else _NONE)
            return
        call = asked_for()
        if call is None:
            return
        topic = coverage.topic
        is_at_hand = call is self._calls.at_hand
        words = self._search.words if is_at_hand else call.notes.words
        if not words.strip():
            call, words = call.say(topic.name), topic.name
            if is_at_hand:
                self._calls.change(call)
                self._search.fill(words)
        joins = open_by_topic(call.standing).get(topic.id)
        goal = Goal(coverage=coverage, to=joins.to if joins else coverage.answers_now, joins=joins)
        self._calls.change(call.take_goal(goal, words=words))
        self._messages.say(f"The topic of the last call: {apart(topic.name)}.")
        if is_at_hand:
            self.took.emit()


def _last_caller(desk: "Desk") -> tuple[Recognition, Caller | None] | None:
    """The number and the caller of the last call; None where none was logged."""
    line = desk.calls.last(by=desk.operator)
    if line is None:
        return None
    number = desk.callers.recognise(line.call.received) if line.call.received else NOBODY
    return number, desk.callers.caller(line.call.caller_id) if line.call.caller_id else number.caller


def _last_topic(desk: "Desk") -> tuple[Coverage | None] | None:
    """The topic of the last call with who answers for it; None where no call was logged."""
    line = desk.calls.last(by=desk.operator)
    if line is None:
        return None
    return (desk.directory.cover(line.call.topic_id) if line.call.topic_id else None,)
