"""Who waits, and how that is told: why, since when, how much of the minute is gone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct

from ui.icons import Icon
from ui.models.rows import State, Tone
from ui.words import clock, listed, minutes

_MINUTE = timedelta(minutes=1)


class Waits(StrEnum):
    """Why a call is not at hand. Of one that could not be filed only the notes wait, and nobody on the line."""

    HELD = "on hold"
    PARKED = "parked"
    RINGING = "ringing"
    UNFILED = "not in the log"


_ICONS = {
    Waits.HELD: Icon.PAUSE_CIRCLE_FILL,
    Waits.PARKED: Icon.PAUSE_CIRCLE_FILL,
    Waits.RINGING: Icon.BELL,
    Waits.UNFILED: Icon.WARNING_FILL,
}


class Waiter(Struct, frozen=True, kw_only=True):
    """Somebody who waits: who, why, since when, and how many seconds they had waited in this call before.

    Nobody should wait longer than `limit`; from half of it on the eye is asked to look.
    """

    id: str
    who: str
    why: Waits
    since: datetime
    before: int = 0
    limit: timedelta = _MINUTE

    def waits(self, now: datetime) -> timedelta:
        """How long they wait this time."""
        return timedelta(0) if self.why is Waits.UNFILED else max(now - self.since, timedelta(0))

    def is_long(self, now: datetime) -> bool:
        """Whether they wait longer than anybody should."""
        return self.waits(now) > self.limit

    @property
    def long(self) -> str:
        """How long that is, in words: 'over a minute', 'over 90 seconds', 'over 3 minutes'."""
        if self.limit == _MINUTE:
            return "over a minute"
        seconds = round(self.limit.total_seconds())
        return f"over {seconds // 60} minutes" if seconds % 60 == 0 else f"over {seconds} seconds"


class WaitingRow(Struct, frozen=True, kw_only=True):
    """One who waits, as painted: `share` is how much of the bar is full, `time` and `in_all` may be ''."""

    id: str
    state: State
    who: str
    time: str
    share: float
    note: str = ""
    in_all: str = ""
    spoken: str = ""


def in_order(waiters: Sequence[Waiter]) -> tuple[Waiter, ...]:
    """Who waits longest first; notes that only wait to be filed last."""
    return tuple(sorted(waiters, key=lambda one: (one.why is Waits.UNFILED, one.since)))


def waiting_rows(waiters: Sequence[Waiter], now: datetime, zone: ZoneInfo) -> list[WaitingRow]:
    """Everybody who waits, in the order given."""
    return [_row(one, now, zone) for one in waiters]


def _row(one: Waiter, now: datetime, zone: ZoneInfo) -> WaitingRow:
    span = one.waits(now)
    is_unfiled, is_long = one.why is Waits.UNFILED, one.is_long(now)
    icon = Icon.WARNING_CIRCLE_FILL if is_long else _ICONS[one.why]
    note = one.why.value if is_unfiled else one.long if is_long else ""
    return WaitingRow(
        id=one.id,
        state=State(icon, one.why.value, _tone(one, now)),
        who=one.who,
        time="" if is_unfiled else minutes(span),
        share=min(span / one.limit, 1.0),
        note=note,
        in_all=f"{minutes(span + timedelta(seconds=one.before))} in all" if one.before and not is_unfiled else "",
        spoken=spoken(one, now, zone),
    )


def _tone(one: Waiter, now: datetime) -> Tone:
    if one.is_long(now):
        return Tone.BAD
    return Tone.WARN if one.why is Waits.UNFILED or one.waits(now) * 2 > one.limit else Tone.NEUTRAL


def spoken(one: Waiter, now: datetime, zone: ZoneInfo) -> str:
    """'Petra Novik, on hold since 13:41, over a minute': what does not change from second to second."""
    if one.why is Waits.UNFILED:
        return listed(one.who, one.why.value)
    since = f"{one.why.value} since {clock(one.since, zone)}"
    return listed(one.who, since, one.long if one.is_long(now) else "")
