"""handoff: what was handed off, what is still owed, and what became of it."""

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from frontdesk.calls.model import Handoff, HandoffLine, Move, Passing, Reason, Step
from frontdesk.calls.rules import is_overdue, owed_line
from frontdesk.cli.moments import local, when
from frontdesk.cli.verb import Answer, Verb, argument, columns
from frontdesk.cli.who import name
from frontdesk.clock import local_day

if TYPE_CHECKING:
    from frontdesk.desk import Desk

#: The word on the command line for each step.
_WORDS = {
    Step.ACKNOWLEDGE: "acknowledge",
    Step.FINISH: "done",
    Step.RETURN: "return",
    Step.PASS_ON: "pass",
    Step.CANCEL: "cancel",
}


def listed(desk: "Desk", asked: Namespace) -> Answer:
    """Every hand-off, newest first; or what is still owed, soonest due first."""
    now = desk.clock.now()
    return Answer(
        data=[_line(line, now) for line in desk.calls.handoffs(owed_only=asked.open)],
        columns=columns("reference", "state", "overdue", "topic", "to", "caller", "promise", "due_at"),
    )


def shown(desk: "Desk", asked: Namespace) -> Answer:
    """One hand-off with everything that happened to it."""
    found = _now(desk, asked.reference)
    zone, today = desk.zone(), local_day(desk.clock.now(), desk.zone())
    moves = desk.handoffs.history(asked.reference)
    lines = tuple(f"{local(move.at, zone, today)} {_said(move)}" for move in moves)
    return Answer(data=found.data, lines=(*found.lines, *lines))


def acknowledge(desk: "Desk", asked: Namespace) -> Answer:
    """Its owner has taken it up."""
    desk.handoffs.acknowledge(asked.reference, note=asked.note or "", by=desk.operator)
    return _now(desk, asked.reference)


def done(desk: "Desk", asked: Namespace) -> Answer:
    """What was promised is done."""
    desk.handoffs.finish(asked.reference, note=asked.note or "", by=desk.operator)
    return _now(desk, asked.reference)


def give_back(desk: "Desk", asked: Namespace) -> Answer:
    """Its owner returns it."""
    meant = desk.directory.party(asked.whose) if asked.whose is not None else None
    desk.handoffs.give_back(asked.reference, Reason(asked.reason), note=asked.note or "", meant=meant, by=desk.operator)
    return _now(desk, asked.reference)


def pass_on(desk: "Desk", asked: Namespace) -> Answer:
    """A new hand-off in the place of one that was returned."""
    now = desk.clock.now()
    passing = Passing(
        to=desk.directory.party(asked.to) if asked.to is not None else None,
        words=asked.promise or "",
        due_at=when(asked.due, now=now, zone=desk.zone()) if asked.due is not None else None,
    )
    made = desk.handoffs.pass_on(asked.reference, passing, note=asked.note or "", by=desk.operator)
    return _now(desk, made.id)


def cancel(desk: "Desk", asked: Namespace) -> Answer:
    """Nothing is owed any more."""
    desk.handoffs.cancel(asked.reference, note=asked.note or "", by=desk.operator)
    return _now(desk, asked.reference)


def _now(desk: "Desk", named: str) -> Answer:
    """A hand-off as it stands now."""
    line, now = desk.handoffs.line(named), desk.clock.now()
    handoff = line.handoff
    data = _line(line, now) | {
        "next": [_WORDS[step] for step in desk.handoffs.steps_allowed(handoff)],
        "moves": [_moved(move) for move in handoff.moves],
    }
    first = f"Hand-off {handoff.reference} to {handoff.to.name}: {handoff.state.value}."
    owed = owed_line(handoff.promise, at=now, zone=desk.zone())
    return Answer(data=data, lines=(first, f"{owed[:1].upper()}{owed[1:]}.") if data["next"] else (first,))


def _moved(move: Move) -> dict[str, Any]:
    return {
        "step": move.step.value,
        "at": move.at,
        "by": move.by,
        "note": move.note,
        "reason": move.reason.value if move.reason else None,
        "whose": name(move.meant),
    }


def _said(move: Move) -> str:
    """'return by Mona (not-mine, Ben Cole): it is about the invoice'."""
    why = ", ".join(text for text in (move.reason and move.reason.value, name(move.meant)) if text)
    return f"{move.step.value} by {move.by}" + (f" ({why})" if why else "") + (f": {move.note}" if move.note else "")


def _line(line: HandoffLine, now: datetime) -> dict[str, Any]:
    return told(line.handoff, line.topic, line.caller, now) | {
        "organisation": line.organisation,
        "number": line.number,
        "summary": line.summary,
    }


def told(handoff: Handoff, topic: str, caller: str, now: datetime) -> dict[str, Any]:
    """A hand-off as every verb tells it."""
    return {
        "reference": handoff.reference,
        "state": handoff.state.value,
        "overdue": is_overdue(handoff.state, handoff.promise.due_at, now),
        "topic": topic or None,
        "owner": name(handoff.owner),
        "to": handoff.to.name,
        "caller": caller or None,
        "kind": handoff.kind.value,
        "promise": handoff.promise.words,
        "due_at": handoff.promise.due_at,
        "channel": handoff.promise.channel.value,
        "made_at": handoff.made_at,
    }


_REF = argument("reference", metavar="REF", help="its reference")
_NOTE = argument("--note", metavar="W", help="what was said about it")

VERBS = (
    Verb(
        words="handoff list", help="What was handed off.", run=listed,
        arguments=(argument("--open", action="store_true", help="only what is still owed"),),
    ),
    Verb(
        words="handoff show", help="One hand-off and what became of it.", run=shown, takes_it_first=True,
        arguments=(_REF,),
    ),
    Verb(
        words="handoff acknowledge", help="Its owner has taken it up.", run=acknowledge, takes_it_first=True,
        arguments=(_REF, _NOTE),
    ),
    Verb(
        words="handoff done", help="What was promised is done.", run=done, takes_it_first=True,
        arguments=(_REF, _NOTE),
    ),
    Verb(
        words="handoff return", help="Its owner gives it back.", run=give_back, takes_it_first=True,
        arguments=(
            _REF, _NOTE,
            argument("--reason", required=True, choices=[r.value for r in Reason], help="why"),
            argument("--whose", metavar="NAME", help="whose it is, where that is known: a person or department"),
        ),
    ),
    Verb(
        words="handoff pass", help="Hand on what was returned.", run=pass_on, takes_it_first=True,
        arguments=(
            _REF, _NOTE,
            argument("--to", metavar="P", help="a person or department; without it, whose it was said to be"),
            argument("--promise", metavar="W", help="what is promised now; without it, what was promised before"),
            argument("--due", metavar="WHEN", help="by when; without it, as promised before"),
        ),
    ),
    Verb(
        words="handoff cancel", help="Nothing is owed any more.", run=cancel, takes_it_first=True,
        arguments=(_REF, _NOTE),
    ),
)  # fmt: skip
