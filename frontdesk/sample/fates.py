"""What becomes of a hand-off: taken up and done, late, given back, or no longer needed."""

from random import Random

from msgspec import Struct

from frontdesk.calls.model import Reason, Step
from frontdesk.directory.model import HandoffKind, Party, PartyKind
from frontdesk.sample import odd
from frontdesk.sample.hours import DAY, on_five
from frontdesk.sample.model import AT_ONCE, Matter
from frontdesk.sample.scribe import Moved, Scribe, Talk
from frontdesk.sample.staff import STAFF

_A_CALENDAR_DAY = 1440
_DEPUTY, _RETURNED, _CANCELLED, _LATE, _OWN_PROMISE = 0.12, 0.035, 0.025, 0.06, 0.6
_LEFT_OPEN = 4


class Fates(Struct):
    """Draws them; all but a few are settled by now, and those few are not due today."""

    rng: Random
    scribe: Scribe
    left: int = _LEFT_OPEN

    def hand_off(self, talk: Talk, matter: Matter) -> None:
        """Write the hand-off that `talk` led to."""
        chain = self.scribe.cast.chains[matter.name]
        to = chain[1] if len(chain) > 1 and self.rng.random() < _DEPUTY else chain[0]
        due = on_five(talk.end + _desk_minutes(matter.usual.minutes))
        words = matter.promise if self.rng.random() < _OWN_PROMISE else ""
        self.scribe.hand_off(talk, to, words, due, self._moves(talk, matter, to, due))

    def _moves(self, talk: Talk, matter: Matter, to: Party, due: float) -> list[Moved]:
        if matter.usual == AT_ONCE:
            taken = self._in_time(talk.end, talk.end + self.rng.uniform(1, 6))
            return [Moved(Step.FINISH, taken, self._hand(to), self.rng.choice(odd.TAKEN))]
        luck = self.rng.random()
        if luck < _RETURNED:
            return self._given_back(talk, matter, to)
        if luck < _RETURNED + _CANCELLED:
            at = self._in_time(talk.end, talk.end + self.rng.uniform(10, 90))
            return [Moved(Step.CANCEL, at, self.scribe.operator(at), self.rng.choice(odd.SETTLED))]
        return self._done(talk, matter, to, due)

    def _done(self, talk: Talk, matter: Matter, to: Party, due: float) -> list[Moved]:
        span = due - talk.end
        share = self.rng.uniform(1.05, 1.5) if self.rng.random() < _LATE else self.rng.uniform(0.3, 0.96)
        wished = talk.end + span * share
        taken = self._in_time(talk.end, talk.end + span * self.rng.uniform(0.02, 0.25))
        by = self._hand(to)
        took_up = [Moved(Step.ACKNOWLEDGE, taken, by)] if self.rng.random() < 0.8 else []
        if wished > self.scribe.hours.last and due >= self.scribe.hours.tomorrow(0) and self.left:
            self.left -= 1
            return took_up
        way = "phone" if matter.usual.kind is HandoffKind.CALLBACK else "mail"
        return [*took_up, Moved(Step.FINISH, self._in_time(taken, wished), by, self.rng.choice(odd.FINISHED[way]))]

    def _given_back(self, talk: Talk, matter: Matter, to: Party) -> list[Moved]:
        at = self._in_time(talk.end, talk.end + self.rng.uniform(8, 60))
        then = self._in_time(at, at + self.rng.uniform(4, 30))
        others = [party for party in self.scribe.cast.chains[matter.name] if party != to]
        if others and self.rng.random() < 0.7:
            why, settled = "not mine", f"Handed to {others[0].name} by phone."
            back = Moved(Step.RETURN, at, self._hand(to), why, Reason.NOT_MINE, others[0])
        else:
            why, settled = self.rng.choice(odd.MISSING), "Asked the caller, and told them by phone."
            back = Moved(Step.RETURN, at, self._hand(to), why, Reason.MISSING)
        return [back, Moved(Step.CANCEL, then, self.scribe.operator(then), settled)]

    def _in_time(self, start: float, wished: float) -> float:
        """`wished`, or where that is yet to come, somewhere between `start` and now."""
        last = self.scribe.hours.last
        return wished if wished <= last else start + (last - start) * self.rng.uniform(0.3, 0.8)

    def _hand(self, to: Party) -> str:
        if to.kind is PartyKind.PERSON:
            return to.name
        return self.rng.choice([staff.name for staff in STAFF if staff.house == to.name])


def _desk_minutes(minutes: int) -> float:
    """A usual promise in minutes of the desk: a day and a night are one day of it."""
    return minutes if minutes < _A_CALENDAR_DAY else minutes / _A_CALENDAR_DAY * DAY
