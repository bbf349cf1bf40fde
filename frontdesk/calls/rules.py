"""The rules of hand-offs: which step is allowed when, what is overdue, the usual promise and how it is said."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from frontdesk.calls.model import OWED, Call, Changes, Handoff, Move, Outcome, Passing, Promise, State, Step
from frontdesk.directory.model import Channel, HandoffKind, Party, Topic
from frontdesk.errors import NotAllowed, Refused
from frontdesk.words import MONTHS, WEEKDAYS, apart, clean, one_line

#: What each step makes of each state; a pair that is not here is not allowed.
MOVES: dict[tuple[State, Step], State] = {
    (State.OPEN, Step.JOIN): State.OPEN,
    (State.OPEN, Step.ACKNOWLEDGE): State.ACKNOWLEDGED,
    (State.OPEN, Step.FINISH): State.DONE,
    (State.OPEN, Step.RETURN): State.RETURNED,
    (State.OPEN, Step.CANCEL): State.CANCELLED,
    (State.ACKNOWLEDGED, Step.JOIN): State.ACKNOWLEDGED,
    (State.ACKNOWLEDGED, Step.FINISH): State.DONE,
    (State.ACKNOWLEDGED, Step.RETURN): State.RETURNED,
    (State.ACKNOWLEDGED, Step.CANCEL): State.CANCELLED,
    # Whoever asks again is heard, and goes with it to whom it is passed on.
    (State.RETURNED, Step.JOIN): State.RETURNED,
    (State.RETURNED, Step.PASS_ON): State.CANCELLED,
    (State.RETURNED, Step.CANCEL): State.CANCELLED,
}
_TOLD = {Step.FINISH: "done", Step.PASS_ON: "pass on"}
_CLOSED = "It is closed; undo takes back the last step, and another call can be handed off anew."

USUAL_WORDS = {
    HandoffKind.CALLBACK: "call you back",
    HandoffKind.MESSAGE: "answer you",
    HandoffKind.TRANSFER: "take your call",
}
_TRANSFER_MINUTES, _USUAL_MINUTES = 15, 240
_CALLS_BEGIN, _CALLS_END, _MORNING = time(8), time(18), time(10)
_SATURDAY = 5
_ROUND_TO = timedelta(minutes=5)
_BY = {Channel.PHONE: "", Channel.MAIL: " by e-mail", Channel.CHAT: " by chat", Channel.IN_PERSON: " in person",
       Channel.POST: " by post"}  # fmt: skip


def allowed(state: State) -> tuple[Step, ...]:
    """The steps that a hand-off in `state` may take."""
    return tuple(step for (before, step) in MOVES if before is state)


def take(handoff: Handoff, move: Move) -> Handoff:
    """`handoff` after `move`; NotAllowed where its state does not permit that."""
    _refuse(handoff, move.step)
    return replace(handoff, state=MOVES[handoff.state, move.step], moves=(*handoff.moves, move))


def _refuse(handoff: Handoff, step: Step) -> None:
    may = allowed(handoff.state)
    if step not in may:
        told = ", ".join(_TOLD.get(one, one.value) for one in may if one is not Step.JOIN)
        raise NotAllowed(
            f"A hand-off that is {handoff.state.value} cannot be changed by “{step.value}”.",
            hint=f"It can take: {told}." if told else _CLOSED,
        )


def pass_on(handoff: Handoff, passing: Passing, *, id: str, reference: str, move: Move) -> tuple[Handoff, Handoff]:
    """(`handoff` cancelled, the one that takes its place); what was promised stays but for what `passing` names.

    It goes to `passing.to`, else to whom the one who returned it meant. NotAllowed unless it was returned, Refused
    where it would go to nobody, or to the same one.
    """
    _refuse(handoff, Step.PASS_ON)
    to = passing.to or meant(handoff)
    if to is None:
        raise Refused("Nobody was named to pass this on to.", hint="Name a person or a department.")
    if to.id == handoff.to.id:
        raise Refused(f"{apart(to.name)} gave this back.", hint="Name somebody else.")
    return _replaced(handoff, to, passing, id=id, reference=reference, move=move)


def inherit(handoff: Handoff, heir: Party, *, id: str, reference: str, move: Move) -> tuple[Handoff, Handoff]:
    """The same for the heir of somebody who left, who gave nothing back; NotAllowed where nothing is owed any more."""
    return _replaced(handoff, heir, Passing(), id=id, reference=reference, move=move)


def _replaced(
    handoff: Handoff, to: Party, passing: Passing, *, id: str, reference: str, move: Move
) -> tuple[Handoff, Handoff]:
    said = handoff.promise
    promise = Promise(
        words=one_line(passing.words) or said.words,
        due_at=passing.due_at or said.due_at,
        channel=passing.channel or said.channel,
    )
    note = f"passed on as {reference}" + (f": {move.note}" if move.note else "")
    made = Move(Step.MAKE, move.at, move.by, f"passed on from {handoff.reference}")
    return take(handoff, replace(move, step=Step.CANCEL, note=note)), replace(
        handoff, id=id, reference=reference, to=to, kind=passing.kind or handoff.kind, promise=promise,
        state=State.OPEN, made_at=move.at, moves=(made,),
    )  # fmt: skip


def meant(handoff: Handoff) -> Party | None:
    """Whose a hand-off is, as said by who returned it last; None where nobody said."""
    back = [move for move in handoff.moves if move.step is Step.RETURN]
    return back[-1].meant if back else None


def correct(call: Call, changes: Changes) -> Call:
    """`call` as it should have been logged; Refused where that would make, or lose, a hand-off."""
    outcome = changes.get("outcome", call.outcome)
    if outcome is not call.outcome and call.outcome is Outcome.HANDED_OFF:
        raise Refused("A call that was handed off keeps its outcome.", hint="Cancel its hand-off instead.")
    if outcome is not call.outcome and outcome is Outcome.HANDED_OFF:
        raise Refused("A call in the log cannot be handed off afterwards.", hint="Log it anew as handed off.")
    corrected = replace(call, **changes)
    return replace(corrected, summary=clean(corrected.summary).strip())


def state_at(moves: Sequence[Move], at: datetime) -> State:
    """The state that the moves before the moment `at` led to."""
    state = State.OPEN
    for move in moves:
        if move.at < at:
            state = MOVES.get((state, move.step), state)
    return state


def is_overdue(state: State, due_at: datetime, at: datetime) -> bool:
    """Whether what was promised is late at the moment `at`."""
    return state in OWED and due_at < at


def usual_due(topic: Topic | None, kind: HandoffKind, at: datetime, zone: ZoneInfo) -> datetime:
    """When a hand-off of `topic` is usually due: on a full five minutes, within the hours in which people call back.

    What would be due in the evening, at night or at the weekend is due the next working morning; transfers are not.
    """
    if kind is HandoffKind.TRANSFER:
        return _rounded(at + timedelta(minutes=_TRANSFER_MINUTES))
    due = _rounded(at + timedelta(minutes=topic.due_minutes if topic else _USUAL_MINUTES)).astimezone(zone)
    if due.time() > _CALLS_END:
        due = _morning(due + timedelta(days=1))
    elif due.time() < _CALLS_BEGIN:
        due = _morning(due)
    while due.weekday() >= _SATURDAY:
        due = _morning(due + timedelta(days=1))
    return due.astimezone(UTC)


def _rounded(due: datetime) -> datetime:
    over = timedelta(minutes=due.minute % 5, seconds=due.second, microseconds=due.microsecond)
    return due - over + (_ROUND_TO if over else timedelta())


def _morning(day: datetime) -> datetime:
    return day.replace(hour=_MORNING.hour, minute=0)


def promise(topic: Topic | None, passing: Passing, at: datetime, zone: ZoneInfo) -> tuple[HandoffKind, Promise]:
    """The kind and promise of a hand-off: as noted, else as usual for the topic, counted from `at`."""
    kind = passing.kind or (topic.kind if topic else HandoffKind.CALLBACK)
    usual = topic.channel if topic and kind is topic.kind else Channel.PHONE
    return kind, Promise(
        words=one_line(passing.words) or USUAL_WORDS[kind],
        due_at=passing.due_at or usual_due(topic, kind, at, zone),
        channel=passing.channel or usual,
    )


def who_will(handoff: Handoff) -> str:
    """Who keeps the promise, as the caller is told: of what was given back nobody yet, and so the desk."""
    return "We" if handoff.state is State.RETURNED else handoff.to.name


def sentence(to: str, promise: Promise, topic: str, number: str, *, at: datetime, zone: ZoneInfo) -> str:
    """The sentence to read back to the caller; `number` as it is said, '' where none is known."""
    on = f" on {number}" if number and promise.channel is Channel.PHONE else _BY[promise.channel]
    about = f", about {apart(topic)}" if topic else ""
    return f"{apart(to)} will {promise.words} {said_time(promise.due_at, at=at, zone=zone)}{on}{about}."


def said_time(due_at: datetime, *, at: datetime, zone: ZoneInfo) -> str:
    """A deadline as it is said: 'by 15:00 today', 'by 09:00 tomorrow', 'by Friday 09:00', 'by 12 May 09:00'.

    With the year where it is another one: 'by 12 May 2027 09:00'.
    """
    due, today = due_at.astimezone(zone), at.astimezone(zone).date()
    days = (due.date() - today).days
    clock = f"{due:%H:%M}"
    if days == 0:
        return f"by {clock} today"
    if days == 1:
        return f"by {clock} tomorrow"
    if 2 <= days < 7:
        return f"by {WEEKDAYS[due.weekday()]} {clock}"
    year = "" if due.year == today.year else f" {due.year}"
    return f"by {due.day} {MONTHS[due.month - 1]}{year} {clock}"


def owed_line(promise: Promise, *, at: datetime, zone: ZoneInfo) -> str:
    """What is owed, as the banner of a second call says it: 'promised: call you back by 15:00 today, 2 hours late'."""
    late = at - promise.due_at
    said = f"promised: {promise.words} {said_time(promise.due_at, at=at, zone=zone)}"
    return f"{said}, {lateness(late)} late" if late > timedelta() else said


def lateness(span: timedelta) -> str:
    """A span as it is said, in its largest whole unit: '40 minutes', '1 hour', '3 days'; at least a minute."""
    minutes = max(1, span // timedelta(minutes=1))
    days, hours = minutes // (24 * 60), minutes // 60
    count, unit = (days, "day") if days else (hours, "hour") if hours else (minutes, "minute")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def as_of(handoff: Handoff, end: datetime) -> Handoff:
    """`handoff` as it stood at the moment `end`, with the moves made until then."""
    known = tuple(move for move in handoff.moves if move.at < end)
    return replace(handoff, state=state_at(known, end), moves=known)


def belongs_to_day(handoff: Handoff, start: datetime, end: datetime) -> bool:
    """Whether a hand-off, as of `end`, was made, moved, due or still open in the half-open span."""
    if handoff.made_at >= end:
        return False
    moved = any(start <= move.at < end for move in handoff.moves)
    due = start <= handoff.promise.due_at < end
    return moved or due or handoff.made_at >= start or handoff.state in OWED
