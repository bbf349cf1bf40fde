"""The call log, what is owed and what is different, as rows."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.calls.model import Call, Contact, Handoff, HandoffLine, LogLine, Outcome, Standing, Step
from frontdesk.calls.rules import allowed, is_overdue
from frontdesk.calls.totals import Totals
from frontdesk.clock import day_bounds, local_day
from frontdesk.directory.model import Channel, ExceptionKind, Exemption, HandoffKind
from frontdesk.words import apart
from ui.icons import Icon
from ui.models.rows import DifferentRow, HandoffRow, LogRow, OwedRow, Tone
from ui.models.states import URGENT, call_state, handoff_state
from ui.words import clock, listed, minutes, shortened, until, when, when_on, when_short

CAME = {Contact.PHONE: "Unknown caller", Contact.WALK_IN: "Walk-in", Contact.MAIL: "E-mail", Contact.CHAT: "Chat",
         Contact.POST: "Letter"}  # fmt: skip
CONTACTS = {Contact.PHONE: "Phone", Contact.WALK_IN: "Walk-in", Contact.MAIL: "E-mail", Contact.CHAT: "Chat",
            Contact.POST: "Letter"}  # fmt: skip
PROMISED = {
    HandoffKind.CALLBACK: "promised a call back",
    HandoffKind.MESSAGE: "promised an answer",
    HandoffKind.TRANSFER: "was to take the call",
}
CHANNELS = {Channel.PHONE: "Phone", Channel.MAIL: "E-mail", Channel.CHAT: "Chat", Channel.IN_PERSON: "In person",
            Channel.POST: "Post"}  # fmt: skip
_NEAR = 7
#: More of what was said than any row shows, and enough to be read aloud.
_MOST_SAID = 500
#: Numbers as people read them, by their key; whatever is not in there is shown as it is.
Numbers = Mapping[str, str]
_AS_THEY_ARE: Numbers = MappingProxyType({})


class Telling(Struct, frozen=True, kw_only=True):
    """How the log tells hand-offs: on the page of `day`, as they stand at `moment`; today's page says 'yesterday'."""

    day: date
    now: datetime
    moment: datetime
    zone: ZoneInfo
    numbers: Numbers

    def due(self, at: datetime) -> str:
        """A deadline, with its day where that is another than the page's."""
        is_today = self.day == local_day(self.now, self.zone)
        return when(at, self.now, self.zone) if is_today else when_on(at, self.day, self.zone)

    def short(self, at: datetime) -> str:
        """A time of the page's day, or another day."""
        return when_dated(at, self.day, self.zone)


def when_dated(at: datetime, day: date, zone: ZoneInfo) -> str:
    """The local time where that is on `day`, else its own day: '15:00', 'Fri', '12 May', '12 May ’24'."""
    year = at.astimezone(zone).year
    is_near = abs((local_day(at, zone) - day).days) < _NEAR
    return when_short(at, day, zone) + ("" if is_near or year == day.year else f" ’{year % 100:02}")


def as_of(day: date | None, now: datetime, zone: ZoneInfo) -> datetime:
    """As of when a list stands: now, but a past day's as of that day's end."""
    return now if day is None else min(now, day_bounds(day, zone)[1])


def who(caller: str, organisation: str, call: Call | None = None, numbers: Numbers = _AS_THEY_ARE) -> str:
    """The caller on one line: 'Lena Korte, Brightwater Foods'; the number, or how they came, of one unknown."""
    named = listed(caller, organisation)
    if named or call is None:
        return named or "Unknown caller"
    return call_number(call, numbers) or CAME[call.contact]


def call_number(call: Call, numbers: Numbers) -> str:
    """The number of a call as people read it; as it was received where it could not be read."""
    return numbers.get(call.number) or call.number or call.received


def log_rows(
    lines: Sequence[LogLine], now: datetime, zone: ZoneInfo, numbers: Numbers = _AS_THEY_ARE, *, dated: bool = False
) -> list[LogRow]:
    """Calls on one line each; `dated` where they are of several days."""
    return [_log_row(line, now, zone, numbers, dated) for line in lines]


def own_rows(lines: Sequence[LogLine], now: datetime, zone: ZoneInfo) -> list[LogRow]:
    """The calls of one caller, of several days, without saying each time who it was."""
    return [replace(row, who="") for row in log_rows(lines, now, zone, dated=True)]


def _log_row(line: LogLine, now: datetime, zone: ZoneInfo, numbers: Numbers, dated: bool) -> LogRow:
    call = line.call
    time = when_dated(call.started_at, local_day(now, zone), zone) if dated else clock(call.started_at, zone)
    caller = who(line.caller, line.organisation, call, numbers)
    state = call_state(line, now)
    said = shortened(" ".join((call.summary or call.words).split()), _MOST_SAID)
    about = matter(line.topic, line.handoff)
    return LogRow(
        id=call.id,
        time=time,
        who=caller,
        summary=said,
        matter=about,
        state=state,
        duration=minutes(call.ended_at - call.started_at),
        urgent=URGENT if call.urgent else None,
        spoken=listed(time, caller, URGENT.word if call.urgent else "", said, about, state.word, state.note),
    )


def matter(topic: str, handoff: Handoff | None) -> str:
    """'Service visits → Marek Dolan': the topic, and who has it."""
    return " → ".join(apart(part) for part in (topic, handoff.to.name if handoff else "") if part)


def owed_rows(
    lines: Sequence[HandoffLine], now: datetime, zone: ZoneInfo, numbers: Numbers = _AS_THEY_ARE
) -> list[OwedRow]:
    """What is owed, as told today."""
    return [_owed_row(line, now, zone, numbers) for line in lines]


def _owed_row(line: HandoffLine, now: datetime, zone: ZoneInfo, numbers: Numbers) -> OwedRow:
    state = handoff_state(line.handoff, now, zone)
    due = when_short(line.handoff.promise.due_at, local_day(now, zone), zone)
    caller = _caller(line, numbers)
    about = matter(line.topic, line.handoff)
    spoken = listed(f"due {due}", caller, about, state.word, state.note)
    return OwedRow(id=line.handoff.id, due=due, caller=caller, matter=about, state=state, spoken=spoken)


def _caller(line: HandoffLine, numbers: Numbers) -> str:
    return line.caller or numbers.get(line.number) or line.number or "Unknown caller"


def handoff_rows(lines: Sequence[HandoffLine], told: Telling) -> list[HandoffRow]:
    return [_handoff_row(line, told) for line in lines]


def _handoff_row(line: HandoffLine, told: Telling) -> HandoffRow:
    handoff = line.handoff
    state = handoff_state(handoff, told.moment, told.zone, told.day)
    late = is_overdue(handoff.state, handoff.promise.due_at, told.moment)
    made, due = told.short(handoff.made_at), told.due(handoff.promise.due_at)
    caller = _caller(line, told.numbers)
    return HandoffRow(
        id=handoff.id,
        made=made,
        caller=caller,
        topic=line.topic or shortened(line.summary, _MOST_SAID),
        owner=handoff.to.name,
        state=state,
        due=due,
        due_tone=Tone.BAD if late else Tone.PLAIN,
        spoken=listed(made, caller, line.topic, handoff.to.name, state.word, state.note, f"due {due}"),
    )


def different_rows(
    exemptions: Sequence[Exemption], names: dict[str, str], now: datetime, zone: ZoneInfo
) -> list[DifferentRow]:
    """What is different today; `names` tells people and topics by their id."""
    return [_different_row(one, names, now, zone) for one in exemptions]


def _different_row(one: Exemption, names: dict[str, str], now: datetime, zone: ZoneInfo) -> DifferentRow:
    about = names.get(one.person_id or one.topic_id or "", "Somebody")
    ends = until(one.ends_at, now, zone)
    if one.kind is ExceptionKind.REROUTED:
        icon, title = Icon.INFO_FILL, f"Rerouted: {apart(about)}"
        detail = f"To {apart(one.cover.name)}" if one.cover else ""
    else:
        icon, title = Icon.AIRPLANE_TILT, f"{apart(about)} is away"
        detail = f"{apart(one.cover.name)} covers" if one.cover else one.said or "The deputies answer"
    spoken = listed(title, detail, ends)
    return DifferentRow(id=one.id, icon=icon, tone=Tone.NEUTRAL, title=title, detail=detail, until=ends, spoken=spoken)


def most_urgent(lines: Sequence[HandoffLine]) -> HandoffLine | None:
    """What is due first; None where nothing is owed."""
    return min(lines, key=lambda line: line.handoff.promise.due_at, default=None)


def overdue_count(lines: Sequence[HandoffLine], now: datetime) -> int:
    return sum(is_overdue(line.handoff.state, line.handoff.promise.due_at, now) for line in lines)


def open_by_topic(standing: Standing) -> dict[str, Handoff]:
    """What the caller could join, by topic; of two on one topic the one due first."""
    found: dict[str, Handoff] = {}
    for line in standing.owed:
        if line.handoff.topic_id and Step.JOIN in allowed(line.handoff.state):
            found.setdefault(line.handoff.topic_id, line.handoff)
    return found


def outcome_counts(totals: Totals) -> list[tuple[str, str]]:
    """The figures of some days: ('52', 'answered, 60 %'). Those of the calls first."""
    answered = totals.outcomes[Outcome.ANSWERED]
    share = f", {round(100 * answered / totals.calls)} %" if totals.calls else ""
    return [
        (f"{totals.calls:,}", "call" if totals.calls == 1 else "calls"),
        (f"{answered:,}", f"answered{share}"),
        (f"{totals.outcomes[Outcome.HANDED_OFF]:,}", "handed off"),
        (f"{totals.outcomes[Outcome.UNOWNED]:,}", "unowned"),
        (f"{totals.outcomes[Outcome.ABANDONED]:,}", "abandoned"),
        (f"{totals.outcomes[Outcome.NOT_AN_INQUIRY]:,}", "not an inquiry"),
        (f"{totals.done:,}", "done"),
        (f"{totals.carried_over:,}", "still owed"),
    ]
