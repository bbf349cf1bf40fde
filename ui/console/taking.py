"""Enter: what it does is known before it is pressed, and then it does that."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from frontdesk.words import apart
from ui.console.call import CallAtHand
from ui.console.caller import CallerAtHand
from ui.console.calls import OpenCalls
from ui.console.ending import Ending
from ui.console.enter import Act, Doing, takes_from, what_enter_does
from ui.console.handoff import HandoffAtHand, person_goal
from ui.console.search import List, Search
from ui.console.surroundings import Surroundings
from ui.console.waiting import WaitingCalls


class Taking(QObject):
    """Takes the marked row for the call at hand, or ends the call where something was taken for its words; `took`
    when it did."""

    took = Signal()

    def __init__(
        self, around: Surroundings, search: Search, calls: OpenCalls, caller: CallerAtHand, handoff: HandoffAtHand,
        ending: Ending, waiting: WaitingCalls, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._around = around
        self._search = search
        self._calls = calls
        self._call = CallAtHand(calls)
        self._handoff = handoff
        self._waiting = waiting
        self._does: dict[Doing, Callable[[], object]] = {
            Doing.START: calls.start,
            Doing.CALLER: caller.take_number,
            Doing.CHOOSE: caller.take_choice,
            Doing.ANSWER: self._take_answer,
            Doing.OWNER: self._take_owner,
            Doing.CATCH_ALL: self._take_owner,
            Doing.PERSON: self._take_person,
            Doing.KNOWN_CALLER: caller.take_known,
            Doing.FILE_ANSWER: ending.answered,
            Doing.FILE_HANDOFF: ending.hand_off,
            Doing.WAITING: waiting.take,
        }
        search.moved.connect(self.choose_anew)

    @property
    def act(self) -> Act:
        """What Enter does now."""
        if self._waiting.marked is not None:
            return Act(Doing.WAITING, f"Take {apart(self._waiting.marked.who)}")
        words, call = self._search.words, self._calls.at_hand
        is_fresh = not words.strip() or (call is not None and call.chosen_for == words)
        return what_enter_does(self._search, self._call, self._around.catch_all, is_fresh=is_fresh)

    @property
    def takes_from(self) -> List | None:
        """The list whose marked row Enter takes; once something is chosen, the list where that is the marked row."""
        return takes_from(self.act.doing, self._search, self._call)

    def take(self) -> None:
        """Do what Enter says; a key pressed before the lists are there is kept until they are."""
        self._search.when_settled(self._take)

    def choose_anew(self) -> None:
        """A mark was moved, or the words are gone: Enter chooses again before it ends the call."""
        call = self._calls.at_hand
        if call is not None and call.chosen_for is not None:
            self._calls.change(call.choose_anew())

    def _take(self) -> None:
        act = self._does.get(self.act.doing)
        if act:
            act()
            self.took.emit()

    def _take_answer(self) -> None:
        if self._search.answer:
            article = self._search.answer.article
            self._calls.change(self._calls.start().take_article(article, words=self._search.words))

    def _take_owner(self) -> None:
        if self._handoff.marked is not None:
            self._handoff.take(self._handoff.marked)

    def _take_person(self) -> None:
        if self._search.person is not None:
            goal, words = person_goal(self._search.person), self._search.words
            self._calls.change(self._calls.start().take_person(goal, words=words))
            self._handoff.warn()
