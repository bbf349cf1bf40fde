"""handoff: what was handed off, and what is still owed."""

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from frontdesk.calls.model import Handoff, HandoffLine
from frontdesk.calls.rules import is_overdue
from frontdesk.cli.verb import Answer, Verb, argument, columns
from frontdesk.cli.who import name

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def listed(desk: "Desk", asked: Namespace) -> Answer:
    """Every hand-off, newest first; or what is still owed, soonest due first."""
    now = desk.clock.now()
    return Answer(
        data=[_line(line, now) for line in desk.calls.handoffs(owed_only=asked.open)],
        columns=columns("reference", "state", "overdue", "topic", "to", "caller", "promise", "due_at"),
    )


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


VERBS = (
    Verb(
        words="handoff list", help="What was handed off.", run=listed,
        arguments=(argument("--open", action="store_true", help="only what is still owed"),),
    ),
)  # fmt: skip
