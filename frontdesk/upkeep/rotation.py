"""Which of the kept copies may go: a rule of their times and of the order in which they were made."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from frontdesk.hub.kept import Kept, Why

#: A clock that is wrong by more than this is not believed.
JUMP = timedelta(hours=24)
#: So many of those that were made before something big stay, beside the others.
OCCASIONS = 5
_Period = Callable[[datetime], tuple[int, ...]]


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month


#: The last of each of 14 days, then of 10 weeks, then of 9 months; only days on which one was made count.
TIERS: tuple[tuple[int, _Period], ...] = ((14, _day), (10, _week), (9, _month))


def superfluous(kept: Sequence[Kept], now: datetime) -> tuple[Kept, ...]:
    """The copies that newer ones stand for, in the order of their making, the first made last.

    The order of making decides, not the clock: what was made while the clock was ahead, or before it was set back by
    more than `JUMP`, stays, and takes nobody's place.
    """
    daily = _Places()
    occasions, gone = 0, []
    for one in sorted(kept, key=lambda one: (one.number, one.at), reverse=True):
        if one.why in (Why.BEFORE_IMPORT, Why.BEFORE_MIGRATION):
            occasions += 1
            if occasions > OCCASIONS:
                gone.append(one)
        elif not daily.has_one_for(one.at.astimezone(UTC), now):
            gone.append(one)
    return tuple(gone)


class _Places:
    """The days, weeks and months that are taken already, going back in the order of making."""

    def __init__(self) -> None:
        self._tier = 0
        self._taken: set[tuple[int, ...]] = set()
        self._earliest: datetime | None = None

    def has_one_for(self, at: datetime, now: datetime) -> bool:
        """Whether a copy of this time stays."""
        if at > (self._earliest or now) + JUMP:
            return True
        self._earliest = min(at, self._earliest or at)
        while self._tier < len(TIERS):
            count, period = TIERS[self._tier]
            if period(at) in self._taken:
                return False
            if len(self._taken) < count:
                self._taken.add(period(at))
                return True
            self._tier, self._taken = self._tier + 1, set()
        return False
