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
    more than `JUMP`, takes nobody's place. It goes when 14 days have one that was made after it, where one that was
    made before it shows that the clock is right again, and fewer than 14 like it stand together; else when no place is
    left at all.
    """
    daily, doubted = _Places(), _Doubted()
    occasions, gone = 0, list[Kept]()
    for one in sorted(kept, key=lambda one: (one.number, one.at), reverse=True):
        if one.why in (Why.BEFORE_IMPORT, Why.BEFORE_MIGRATION):
            occasions += 1
            if occasions > OCCASIONS:
                gone.append(one)
        elif not daily.believes(one.at.astimezone(UTC), now):
            doubted.add(one, has_days=daily.has_days, is_full=daily.is_full)
        else:
            gone += doubted.settled()
            if not daily.has_one_for(one.at.astimezone(UTC)):
                gone.append(one)
    gone += doubted.left_over()
    return tuple(sorted(gone, key=lambda one: (one.number, one.at), reverse=True))


class _Doubted:
    """Copies whose time is later than that of one made after them."""

    def __init__(self) -> None:
        self._replaced: list[Kept] = []
        self._without_a_place: list[Kept] = []

    def add(self, one: Kept, *, has_days: bool, is_full: bool) -> None:
        """`has_days` where every day, `is_full` where every place at all is taken by what was made after it."""
        if has_days:
            self._replaced.append(one)
        if is_full:
            self._without_a_place.append(one)

    def settled(self) -> list[Kept]:
        """One made before them has a time that is believed: it was theirs that was wrong, unless they are many.

        Else a clock that was wrong twice, before them and after them, would do away with all that were right.
        """
        settled = self._replaced if len(self._replaced) < TIERS[0][0] else self._without_a_place
        self._replaced, self._without_a_place = [], []
        return settled

    def left_over(self) -> list[Kept]:
        """Nothing made before them tells whose time is wrong."""
        return self._without_a_place


class _Places:
    """The days, weeks and months that are taken already, going back in the order of making."""

    def __init__(self) -> None:
        self._tier = 0
        self._taken: set[tuple[int, ...]] = set()
        self._earliest: datetime | None = None

    @property
    def has_days(self) -> bool:
        """Whether every place of a day is taken."""
        return self._tier > 0 or len(self._taken) == TIERS[0][0]

    @property
    def is_full(self) -> bool:
        """Whether no place is left."""
        last = len(TIERS) - 1
        return self._tier > last or (self._tier == last and len(self._taken) == TIERS[last][0])

    def believes(self, at: datetime, now: datetime) -> bool:
        """Whether this may be when it was made: not later than what was made after it."""
        return at <= (self._earliest or now) + JUMP

    def has_one_for(self, at: datetime) -> bool:
        """Whether a copy of this time stays."""
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
