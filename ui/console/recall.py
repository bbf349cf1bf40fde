"""What is known of a call of which only the notes were kept."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from ui.console.goal import Goal
from ui.console.open_call import NOBODY, NOTHING_KNOWN, OpenCall

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def recalled(desk: "Desk", call: OpenCall) -> OpenCall:
    """`call` with caller, answer, hand-off and line looked up anew by its notes."""
    notes = call.notes
    recognition = desk.callers.recognise(notes.received) if notes.received else NOBODY
    caller = desk.callers.caller(notes.caller_id) if notes.caller_id else recognition.caller
    return replace(
        call,
        recognition=recognition,
        caller=caller,
        standing=desk.calls.standing(caller.id) if caller and caller.id else NOTHING_KNOWN,
        taken=_goal(desk, call),
        article=desk.knowledge.article(notes.article_id) if notes.article_id else None,
        line=desk.lines.lines_by_id([notes.line_id]).get(notes.line_id) if notes.line_id else None,
    )


def _goal(desk: "Desk", call: OpenCall) -> Goal | None:
    topic_id, passing = call.notes.topic_id, call.notes.passing
    if passing.to is None:
        return None
    coverage = desk.directory.coverage(desk.directory.topic(topic_id)) if topic_id else None
    joins = desk.calls.handoff(passing.joins) if passing.joins else None
    away = None if coverage else desk.directory.today().away.get(passing.to.id)
    goal = Goal(coverage=coverage, to=passing.to, joins=joins)
    return replace(goal, away_until=away.ends_at, cover=away.cover) if away else goal
