"""The ways to end the call at hand: an outcome for the log, or none."""

from functools import partial

from frontdesk.calls.model import Outcome
from frontdesk.knowledge.model import Article
from ui.console.calls import OpenCalls
from ui.console.drafts import KeptDrafts
from ui.console.ended import EndedCalls
from ui.console.filing import Filing
from ui.console.handoff import HandoffAtHand
from ui.console.open_call import is_blank
from ui.console.search import Search
from ui.console.surroundings import Surroundings
from ui.console.telling import hands_off, nothing_noted, opens_again
from ui.console.waiting import WaitingCalls
from ui.messages import Messages


class Ending:
    """Takes the call out of the open ones and has it filed, or let go."""

    def __init__(
        self, messages: Messages, around: Surroundings, search: Search, drafts: KeptDrafts, calls: OpenCalls,
        handoff: HandoffAtHand, filing: Filing, ended: EndedCalls, waiting: WaitingCalls,
    ) -> None:  # fmt: skip
        self._messages = messages
        self._around = around
        self._search = search
        self._drafts = drafts
        self._calls = calls
        self._handoff = handoff
        self._filing = filing
        self._ended = ended
        self._waiting = waiting

    @property
    def article(self) -> Article | None:
        """The answer that F5 logs: the open one, else the marked one."""
        call, marked = self._calls.at_hand, self._search.answer
        if call is not None and call.article is not None:
            return call.article
        return marked.article if marked else None

    def answered(self) -> None:
        """Log the call as answered, with the open or marked answer."""
        self._search.when_settled(self._answered)

    def hand_off(self) -> None:
        """Hand off to whoever was taken, else to the marked owner."""
        self._search.when_settled(self._hand_off)

    def nobody_owns(self) -> None:
        """Keep the caller's words as a gap."""
        self._search.when_settled(self._nobody_owns)

    def not_an_inquiry(self, outcome: Outcome, reason: str) -> None:
        """Log a call that asked nothing; `reason` goes into the summary where that says nothing."""
        self._search.when_settled(partial(self._not_an_inquiry, outcome, reason))

    def discard(self) -> None:
        """Let the call at hand go without logging it; Ctrl L opens its notes again."""
        self._search.fill("")
        if self._calls.at_hand is not None:
            self._ended.add(self._calls.at_hand.notes, None)
            self._let_go()
        self._messages.say("The call was let go, and nothing is in the log. " + opens_again() + self._waiting.offer())

    def forget_blank(self) -> None:
        """Let a call go in which nothing was noted."""
        if self._calls.at_hand is not None and is_blank(self._calls.at_hand.notes):
            self._let_go()
            if self._waiting.next is not None:
                self._messages.say(self._waiting.offer().strip())

    def _not_an_inquiry(self, outcome: Outcome, reason: str) -> None:
        summary = self._calls.start().notes.summary or reason
        self._file(outcome, summary=summary, topic_id=None, article_id=None)

    def _nobody_owns(self) -> None:
        if not self._is_empty:
            self._file(Outcome.UNOWNED, topic_id=None, article_id=None)

    def _answered(self) -> None:
        article = self.article
        if article is None and self._is_empty:
            return
        noted = {"article_id": article.id if article else None}
        if article and article.topic_id:
            noted["topic_id"] = article.topic_id
        self._file(Outcome.ANSWERED, **noted)

    @property
    def _is_empty(self) -> bool:
        """Whether the log would learn nothing of the call; then says so."""
        call = self._calls.at_hand
        is_empty = call is not None and is_blank(call.notes)
        if is_empty:
            self._messages.say(nothing_noted())
        return is_empty

    def _hand_off(self) -> None:
        goal = self._handoff.goal
        if goal is None or (goal.to is None and goal.joins is None):
            self._messages.say("Whom to? Type what they need and mark an owner, or a person, then " + hands_off())
            return
        self._handoff.settle()
        self._file(Outcome.HANDED_OFF)

    def _file(self, outcome: Outcome, **noted: str | None) -> None:
        desk, call = self._around.desk, self._calls.at_hand
        if desk is None:
            self._messages.say(self._around.not_open)
            return
        if call is not None:
            self._filing.file(desk, call.note(**noted).notes, outcome)
            self._calls.end()
        self._search.fill("")

    def _let_go(self) -> None:
        call = self._calls.at_hand
        if call is not None:
            self._drafts.drop(call.id, is_logged=False)
            self._calls.end()
