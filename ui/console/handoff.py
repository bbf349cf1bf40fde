"""The hand-off of the call at hand while it is prepared: to whom, what is promised, what is read back."""

from functools import partial

from msgspec.structs import replace

from frontdesk.calls import rules
from frontdesk.calls.due import read_due
from frontdesk.calls.model import Handoff, Promise
from frontdesk.directory.model import Channel, HandoffKind, Party
from frontdesk.routing.model import FoundPerson
from frontdesk.words import apart
from ui.actions import key
from ui.console.calls import OpenCalls
from ui.console.goal import Goal
from ui.console.search import List, Search
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.models.logged import open_by_topic
from ui.words import until


class HandoffAtHand:
    """Follows what is marked until somebody is taken, or something is noted of the hand-off."""

    def __init__(self, messages: Messages, around: Surroundings, search: Search, calls: OpenCalls) -> None:
        self._messages = messages
        self._around = around
        self._search = search
        self._calls = calls

    @property
    def goal(self) -> Goal | None:
        """Whom F6 hands off to: whoever was taken, else the marked owner."""
        call = self._calls.at_hand
        return call.taken if call and call.taken else self.marked

    @property
    def marked(self) -> Goal | None:
        """The marked owner or person; the catch-all where the words found none."""
        owner, person = self._search.owner, self._search.person
        if person is not None and self._search.active is List.PEOPLE:
            return person_goal(person)
        if owner is None:
            catch_all = self._around.catch_all
            return Goal(to=catch_all) if catch_all and self._search.words.strip() else None
        cover = owner.coverage
        joins = self.open_handoffs().get(cover.topic.id)
        return Goal(coverage=cover, to=joins.to if joins else cover.answers_now, joins=joins)

    @property
    def is_possible(self) -> bool:
        """Whether a call is at hand and somebody to hand it to."""
        return self._calls.at_hand is not None and self.goal is not None

    @property
    def has_number(self) -> bool:
        """Whether it is known where to call back."""
        call = self._calls.at_hand
        return call is not None and bool(call.recognition.key or (call.caller and call.caller.numbers))

    @property
    def has_address(self) -> bool:
        """Whether it is known where to write: a colleague's address is, others stand in the summary or nowhere."""
        call = self._calls.at_hand
        return call is not None and ("@" in call.notes.summary or bool(call.caller and call.caller.person_id))

    def open_handoffs(self) -> dict[str, Handoff]:
        """What the caller is still owed, by topic."""
        return open_by_topic(self._calls.at_hand.standing) if self._calls.at_hand else {}

    def promise(self) -> tuple[HandoffKind, Promise] | None:
        """Kind and promise of the hand-off as it stands."""
        goal, call, overview = self.goal, self._calls.at_hand, self._around.overview
        if goal is None or call is None or overview is None:
            return None
        if goal.joins:
            return goal.joins.kind, goal.joins.promise
        topic = goal.coverage.topic if goal.coverage else None
        return rules.promise(topic, call.notes.passing, self._around.now(), overview.zone)

    def read_back(self) -> str:
        """The sentence to read back to the caller; '' where nothing is promised."""
        goal, promised, call, overview = self.goal, self.promise(), self._calls.at_hand, self._around.overview
        if goal is None or promised is None or call is None or overview is None:
            return ""
        to = rules.who_will(goal.joins) if goal.joins else goal.to.name if goal.to else "Nobody"
        number = "" if call.recognition.is_withheld else call.recognition.aloud or call.recognition.shown
        return rules.sentence(to, promised[1], goal.topic_name, number, at=self._around.now(), zone=overview.zone)

    def set_due(self, text: str) -> bool:
        """Read the promise's deadline from a field; False, and nothing changes, where it means no time."""
        overview = self._around.overview
        if overview is None:
            return False
        due = read_due(text, self._around.now(), overview.zone) if text.strip() else None
        if text.strip() and due is None:
            return False
        self._search.when_settled(partial(self._note, due_at=due))
        return True

    def set_passing(
        self, *, kind: HandoffKind | None = None, channel: Channel | None = None, words: str | None = None
    ) -> None:
        """Change kind, channel or words of the promise."""
        noted = {"kind": kind, "channel": channel, "words": words}
        given = {name: value for name, value in noted.items() if value is not None}
        self._search.when_settled(partial(self._note, **given))

    def take(self, goal: Goal) -> None:
        """The call goes there; its words stay those for which that was chosen."""
        self._calls.change(self._calls.start().take_goal(goal, words=self._search.words))

    @property
    def away(self) -> str:
        """'Marek Dolan is away until 16:00; Yara Benning covers.' where whoever it goes to is; '' elsewhere."""
        goal, overview = self.goal, self._around.overview
        if goal is None or goal.to is None or goal.away_until is None or overview is None:
            return ""
        told = f"{apart(goal.to.name)} is away {until(goal.away_until, self._around.now(), overview.zone)}"
        return f"{told}; {apart(goal.cover.name)} covers." if goal.cover else f"{told}; nobody is named to cover."

    @property
    def cover(self) -> Party | None:
        """Who covers for whoever it goes to, while they are away; None where that needs no asking."""
        return self.goal.cover if self.goal else None

    def take_cover(self) -> None:
        """Let it go to who covers."""
        self._search.when_settled(self._take_cover)

    def warn(self) -> None:
        """Say so where whoever it goes to is away, and the key that lets it go to who covers."""
        if self.away:
            takes = f" {key('call.cover') or key('help.commands')} lets it go to them." if self.cover else ""
            self._messages.say(self.away + takes)

    def _take_cover(self) -> None:
        goal = self.goal
        if goal is not None and goal.cover is not None:
            self.take(replace(goal, to=goal.cover, away_until=None, cover=None))
            self._messages.say(f"It goes to {apart(goal.cover.name)}.")

    def settle(self) -> None:
        """Whoever is only marked is taken, so that what is noted now belongs to them."""
        goal, call = self.goal, self._calls.at_hand
        if goal is not None and (call is None or call.taken is None):
            self.take(goal)

    def _note(self, **noted: object) -> None:
        self.settle()
        if self._calls.at_hand is not None:
            self._calls.change(self._calls.at_hand.note_passing(**noted))


def person_goal(found: FoundPerson) -> Goal:
    """A person themselves, with what is known of whether they are there."""
    return Goal(to=found.person.party, away_until=found.away_until, cover=found.cover)
