"""Everybody who waits at this desk, on hold, parked or ringing: one list, and one way to go on with any of them."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from frontdesk.calls.model import Contact
from frontdesk.words import apart
from ui.actions import key
from ui.console.call import CallAtHand
from ui.console.calls import OpenCalls
from ui.console.open_call import OpenCall, is_blank
from ui.console.rings import Ring, Rings
from ui.console.search import Search
from ui.console.surroundings import Surroundings
from ui.messages import Messages
from ui.models.callers import caller_name
from ui.models.waiting import Waiter, Waits, in_order, spoken
from ui.words import minutes


class WaitingCalls(QObject):
    """Holds, parks, swaps and goes on. `changed` when somebody else waits, `mark_moved` when another is marked.

    Keys are kept until the lists stand, as all that act on the call at hand: one pressed before still means that call.
    """

    changed = Signal()
    mark_moved = Signal()

    def __init__(
        self, messages: Messages, around: Surroundings, search: Search, calls: OpenCalls, rings: Rings,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._messages = messages
        self._around = around
        self._search = search
        self._calls = calls
        self._rings = rings
        self._marked = ""
        self._told_long: set[str] = set()
        calls.waiting_changed.connect(self._follow)
        rings.changed.connect(self._follow)
        search.moved.connect(self.leave)

    @property
    def waiters(self) -> tuple[Waiter, ...]:
        """Everybody who waits, the longest first."""
        waiting = [*map(_waiter, self._calls.waiting), *map(_ringing, self._rings.waiting)]
        overview = self._around.overview
        if overview is not None:
            waiting = [replace(one, limit=overview.settings.patience) for one in waiting]
        return in_order(waiting)

    @property
    def marked(self) -> Waiter | None:
        """Whom Enter takes; None while the list is not gone through."""
        return next((one for one in self.waiters if one.id == self._marked), None) if self._marked else None

    @property
    def next(self) -> Waiter | None:
        """Whom the key for holding takes: the marked one, else who waits longest.

        During a call that is somebody on the line: notes that only wait to be filed wait until it ends.
        """
        are_there = (one for one in self.waiters if self._calls.at_hand is None or one.why is not Waits.UNFILED)
        return self.marked or next(are_there, None)

    @property
    def act(self) -> str:
        """What the key for holding does: 'Hold', 'Swap with Petra Novik', 'Take Petra Novik'; '' for nothing."""
        one, has_call = self.next, self._calls.at_hand is not None
        if self.marked is not None:
            return f"Take {apart(self.marked.who)}"
        if one is None:
            return "Hold" if has_call else ""
        return f"Swap with {apart(one.who)}" if has_call else f"Take {apart(one.who)}"

    def step(self) -> None:
        """Mark the next of those who wait; after the last comes the first."""
        waiters = self.waiters
        if waiters:
            place = next((place for place, one in enumerate(waiters, start=1) if one.id == self._marked), 0)
            one = waiters[place % len(waiters)]
            self._mark(one.id)
            self._messages.say(f"{self.told(one)}. Enter or {key('call.hold')} takes them.")

    def leave(self) -> bool:
        """Mark nobody; False where nobody was marked."""
        was_marked = self.marked is not None
        if self._marked:
            self._mark("")
        return was_marked

    def swap(self) -> None:
        """Put the call at hand on hold, and go on with the marked one, else with who waits longest, if any does."""
        self._search.when_settled(self._swap)

    def take(self) -> None:
        """Go on with the marked one; the call at hand is on hold meanwhile."""
        if self.marked is not None:
            self._go_on(self.marked)

    def take_one(self, id: str) -> None:
        """Go on with one that was pointed at."""
        self._mark(id)
        self.swap()

    def begin(self, contact: Contact) -> None:
        """A new call begins; the one at hand is parked, unless nothing was noted of it yet."""
        self._search.when_settled(lambda: self._begin(contact))

    def offer(self) -> str:
        """Between calls: ' F7 takes Petra Novik.', who waits longest; '' where nobody does."""
        one = self.next
        if one is None or self._calls.at_hand is not None:
            return ""
        return f" {key('call.hold') or key('help.commands')} takes {apart(one.who)}."

    def tick(self) -> None:
        """Time went by: keep how long they have waited, and say it once when somebody waits too long."""
        self._calls.count()
        now = self._around.now()
        is_long = {one.id: one for one in self.waiters if one.is_long(now)}
        for id in is_long.keys() - self._told_long:
            self._messages.announce(f"{apart(is_long[id].who)} has waited {is_long[id].long}.")
        self._told_long = set(is_long)

    def told(self, one: Waiter) -> str:
        """'Petra Novik, on hold since 13:41, 00:42'."""
        overview, now = self._around.overview, self._around.now()
        if overview is None:
            return one.who
        waited = "" if one.why is Waits.UNFILED else f", {minutes(one.waits(now))}"
        return spoken(one, now, overview.zone) + waited

    def _swap(self) -> None:
        if self.next is not None:
            self._go_on(self.next)
        elif self._calls.at_hand is not None:
            who = name_of(self._calls.at_hand)
            self._put_aside(Waits.HELD)
            self._messages.say(f"On hold: {apart(who)}. {key('call.hold') or key('help.commands')} goes on with them.")

    def _go_on(self, one: Waiter) -> None:
        before = self._calls.at_hand
        self._mark("")
        ring = next((ring for ring in self._rings.waiting if _ringing(ring).id == one.id), None)
        call = self._calls.find(one.id)
        if ring is not None:
            self._rings.take(ring)
        elif call is not None:
            self._calls.resume(call, aside=Waits.HELD)
        self._messages.say(self._now_on_the_line(one, before))

    def _now_on_the_line(self, one: Waiter, before: OpenCall | None) -> str:
        waited = minutes(one.waits(self._around.now()))
        here = (
            f"{apart(one.who)} is here"
            if one.why is Waits.UNFILED
            else f"{apart(one.who)} is on the line, after {waited}"
        )
        swaps = f" {apart(name_of(before))} is on hold; {key('call.hold')} swaps." if before is not None else ""
        return f"{here}.{swaps}"

    def _begin(self, contact: Contact) -> None:
        call = self._calls.at_hand
        is_parked = call is not None and not is_blank(call.notes)
        if is_parked:
            self._put_aside(Waits.PARKED)
        CallAtHand(self._calls).start(contact)
        if call is not None and is_parked:
            self._messages.say(f"Parked: {name_of(call)}. A new call begins; {key('call.hold')} swaps.")

    def _put_aside(self, why: Waits) -> None:
        self._calls.hold(why)
        self._search.fill("")

    def _mark(self, id: str) -> None:
        if id != self._marked:
            self._marked = id
            self.changed.emit()
            self.mark_moved.emit()

    def _follow(self) -> None:
        """Who was marked may wait no longer."""
        if self.marked is None:
            self._mark("")
        self.changed.emit()


def name_of(call: OpenCall) -> str:
    """Who an open call is from, as far as that is known."""
    notes = call.notes
    return caller_name(call.caller, call.recognition, notes.caller_name, notes.contact)


def _waiter(call: OpenCall) -> Waiter:
    wait = call.wait
    assert wait is not None, "a call that waits says since when"
    return Waiter(id=call.id, who=name_of(call), why=wait.why, since=wait.since, before=wait.before)


def _ringing(ring: Ring) -> Waiter:
    id = f"ring {ring.recognition.key or ring.since.isoformat()}"
    return Waiter(id=id, who=ring.who, why=Waits.RINGING, since=ring.since)
