"""What the last call of this desk was: its caller or its topic again, for one that belongs to it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from frontdesk.callers.model import Caller, Recognition
from frontdesk.directory.model import Coverage
from ui.console.caller import CallerAtHand
from ui.console.calls import OpenCalls
from ui.console.goal import Goal
from ui.console.handoff import HandoffAtHand
from ui.console.open_call import NOBODY
from ui.console.search import Search
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.work import Lane, Work

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_NONE = "No call was logged at this desk within a day."


class Repeat(QObject):
    """Asks the log behind whatever is being filed, so that the call just ended is the last one. `took` when the topic
    was taken."""

    took = Signal()

    def __init__(
        self, work: Work, messages: Messages, around: Surroundings, search: Search, calls: OpenCalls,
        caller: CallerAtHand, handoff: HandoffAtHand, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._work = work
        self._messages = messages
        self._around = around
        self._search = search
        self._calls = calls
        self._caller = caller
        self._handoff = handoff

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
            self._work.run(self, partial(job, desk), then, lane=Lane.RECORDS, topic="last")

    def _set_caller(self, last: tuple[Recognition, Caller | None] | None) -> None:
        number, caller = last or (NOBODY, None)
        if last is None or not (number.key or caller):
            self._messages.say("Nothing is known of who called last." if last else _NONE)
            return
        call = self._calls.start()
        call = call.take_number(number) if number.key else call
        self._calls.change(call.take_caller(caller))
        self._caller.look_up_standing()
        named = caller.name if caller and caller.name else number.shown
        self._messages.say(f"The caller of the last call: {named}.")

    def _set_topic(self, last: tuple[Coverage | None] | None) -> None:
        coverage = last[0] if last else None
        if coverage is None:
            self._messages.say("The last call was about no topic." if last else _NONE)
            return
        topic = coverage.topic
        call = self._calls.start()
        if not self._search.words.strip():
            self._calls.change(call.say(topic.name))
            self._search.fill(topic.name)
        joins = self._handoff.open_handoffs().get(topic.id)
        self._handoff.take(Goal(coverage=coverage, to=joins.to if joins else coverage.answers_now, joins=joins))
        self._messages.say(f"The topic of the last call: {topic.name}.")
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
