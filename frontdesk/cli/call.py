"""call: put a call into the log, and hand it off."""

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from frontdesk.callers.model import Caller
from frontdesk.calls import rules
from frontdesk.calls.model import Logged, Notes, Outcome, Passing
from frontdesk.cli import handoff
from frontdesk.cli.moments import when
from frontdesk.cli.verb import Answer, Verb, argument
from frontdesk.directory.model import Channel, HandoffKind
from frontdesk.errors import WrongUse
from frontdesk.ids import new_id

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_OF_A_HANDOFF = ("to", "kind", "promise", "due", "channel", "join")


def add(desk: "Desk", asked: Namespace) -> Answer:
    """Log a call, durably, and make its hand-off."""
    outcome = Outcome(asked.outcome)
    _refuse_what_does_not_fit(asked, outcome)
    now, known = desk.clock.now(), _known(desk, asked)
    notes = Notes(
        id=new_id(),
        started_at=now,
        received=asked.number or "",
        caller_id=known.id if known else None,
        caller_name=asked.caller or "",
        topic_id=desk.directory.topic_called(asked.topic).id if asked.topic is not None else None,
        summary=asked.summary or "",
        passing=_passing(desk, asked, now),
    )
    desk.follower.catch_up()  # before the call is filed, so that the hub is not held while the index is made
    logged = desk.calls.log(notes, outcome, join_anyway=asked.anyway, by=desk.operator)
    data = _told(desk, logged, now)
    asides = _asides(desk, asked, notes, logged)
    return Answer(data=data, lines=_lines(data), asides=(_taken_for(known), *asides) if known else asides)


def _refuse_what_does_not_fit(asked: Namespace, outcome: Outcome) -> None:
    given = [f"--{option}" for option in _OF_A_HANDOFF if getattr(asked, option) is not None]
    if given and outcome is not Outcome.HANDED_OFF:
        raise WrongUse(f"Only a hand-off takes {', '.join(given)}.", hint="Say --outcome handed-off, or leave it out.")
    if asked.anyway and asked.join is None:
        raise WrongUse("Only --join can be done --anyway.", hint="Say which with --join REF, or leave it out.")
    if asked.join and len(given) > 1:
        raise WrongUse("A hand-off that is joined keeps its promise.", hint="Leave out all of a hand-off but --join.")


def _known(desk: "Desk", asked: Namespace) -> Caller | None:
    """Who is named where no number tells who calls; None where that is somebody new. Ambiguous."""
    has_number = bool(asked.number and desk.callers.read(asked.number).key)
    return desk.callers.called(asked.caller) if asked.caller and not has_number else None


def _passing(desk: "Desk", asked: Namespace, now: datetime) -> Passing:
    return Passing(
        to=desk.directory.party(asked.to) if asked.to is not None else None,
        kind=HandoffKind(asked.kind) if asked.kind else None,
        words=asked.promise or "",
        due_at=when(asked.due, now=now, zone=desk.zone()) if asked.due is not None else None,
        channel=Channel(asked.channel) if asked.channel else None,
        joins=desk.calls.handoff_called(asked.join).id if asked.join is not None else None,
    )


def _told(desk: "Desk", logged: Logged, now: datetime) -> dict[str, Any]:
    call = logged.call
    topic = desk.directory.topic(call.topic_id).name if call.topic_id else ""
    caller = desk.callers.caller(call.caller_id).name if call.caller_id else ""
    return {
        "reference": call.reference,
        "outcome": call.outcome.value,
        "started_at": call.started_at,
        "number": call.number or call.received,
        "caller": caller or None,
        "topic": topic or None,
        "summary": call.summary,
        "operator": call.operator,
        "handoff": _handoff(desk, logged, now),
        "open_handoffs": [other.reference for other in logged.others],
    }


def _handoff(desk: "Desk", logged: Logged, now: datetime) -> dict[str, Any] | None:
    made = logged.handoff
    if made is None:
        return None
    topic = desk.directory.topic(made.topic_id).name if made.topic_id else ""
    caller = desk.callers.caller(made.caller_id).name if made.caller_id else ""
    number = desk.callers.aloud(logged.call.number)
    sentence = rules.sentence(rules.who_will(made), made.promise, topic, number, at=now, zone=desk.zone())
    return handoff.told(made, topic, caller, now) | {"sentence": sentence}


def _lines(data: dict[str, Any]) -> tuple[str, ...]:
    passed = data["handoff"]
    if passed is None:
        return (f"Call {data['reference']}: {data['outcome']}.",)
    return (f"Call {data['reference']}: hand-off {passed['reference']} to {passed['to']}.", passed["sentence"])


def _asides(desk: "Desk", asked: Namespace, notes: Notes, logged: Logged) -> tuple[str, ...]:
    said = []
    if logged.others:
        also = ", ".join(other.reference for other in logged.others)
        said.append(f"This caller has an open hand-off on this topic already: {also}.")
        said.append("So that nobody is asked twice: frontdesk undo, then log the call with --join REF.")
    if logged.call.number and logged.call.caller_id is None:
        who = "; ".join(one.name for one in desk.callers.recognise(notes.received).candidates)
        said.append(f"Several callers have this number ({who}); with --caller NAME the call is theirs.")
    if asked.due and logged.handoff and logged.handoff.promise.due_at < notes.started_at:
        said.append("What is promised lies in the past: the hand-off is overdue already.")
    return tuple(said)


def _taken_for(known: Caller) -> str:
    return f"Taken for the caller {known.label}; somebody else of that name goes by their --number."


VERBS = (
    Verb(
        words="call add", help="Log a call.", run=add,
        arguments=(
            argument("--number", metavar="N", help="the number they call from"),
            argument("--caller", metavar="NAME", help="who calls; without a number also a caller's reference"),
            argument("--summary", metavar="S", help="what they ask"),
            argument("--topic", metavar="T", help="a topic's name or reference"),
            argument("--outcome", required=True, choices=[o.value for o in Outcome], help="how the call ended"),
            argument("--to", metavar="P", help="a person or department; without it, the owner or who covers"),
            argument("--kind", choices=[k.value for k in HandoffKind], help="how it is handed off"),
            argument("--promise", metavar="W", help="what was promised, in the words said: call you back"),
            argument("--due", metavar="WHEN", help="by when: HH:MM today, or 2026-03-12T15:00"),
            argument("--channel", choices=[c.value for c in Channel], help="by which way"),
            argument("--join", metavar="REF", help="join this open hand-off instead of making one"),
            argument("--anyway", action="store_true", help="join it even though it is another caller's"),
        ),
    ),
)  # fmt: skip
