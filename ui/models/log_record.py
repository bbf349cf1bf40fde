"""One record of the log with its whole history: what happened, what it said before, the caller's other calls."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from frontdesk.calls.model import Edit, Handoff, LogLine, Move, Outcome, Step
from frontdesk.calls.rules import is_overdue
from frontdesk.clock import local_day
from frontdesk.words import apart
from ui.icons import Icon
from ui.models.facts import Fact, FactLine
from ui.models.logged import CONTACTS, Telling, log_rows, when_dated
from ui.models.rows import LogRow, MoveRow, Tone
from ui.models.states import REASONS, outcome_word, step_look
from ui.words import clock, listed

_DONE = {
    Step.MAKE: "Handed to {to}",
    Step.JOIN: "Called again",
    Step.ACKNOWLEDGE: "Acknowledged",
    Step.FINISH: "Done",
    Step.RETURN: "Returned",
    Step.PASS_ON: "Passed on",
    Step.CANCEL: "Cancelled",
}
#: How what was done to a call's row is said, by the verb.
_CHANGED = {
    "call.correct": "corrected", "undo": "taken back", "handoff.pass-on": "passed on", "person.retire": "passed on",
    "department.retire": "passed on", "caller.attach": "number attached", "caller.merge": "doubles merged",
    "person.merge": "doubles merged", "topic.merge": "doubles merged",
}  # fmt: skip
_WORDED: Mapping[str, Mapping[str, str]] = {
    "contact": {one.value: words for one, words in CONTACTS.items()},
    "outcome": {one.value: outcome_word(one) for one in Outcome},
}


def move_rows(handoff: Handoff, told: Telling) -> list[MoveRow]:
    """The life of a hand-off: who did what when, why and in which words; and the promise missed where it was."""
    due_at = handoff.promise.due_at
    rows = [_move_row(place, move, handoff, told) for place, move in enumerate(handoff.moves)]
    if is_overdue(handoff.state, due_at, told.now) or any(_is_late_end(move, due_at) for move in handoff.moves):
        time = told.short(due_at)
        missed = MoveRow(
            id="missed", time=time, icon=Icon.WARNING_CIRCLE_FILL, text="Promise missed", tone=Tone.BAD,
            spoken=f"{time}, promise missed",
        )  # fmt: skip
        later = (place for place, move in enumerate(handoff.moves) if move.at > due_at)
        rows.insert(next(later, len(rows)), missed)
    return rows


def _is_late_end(move: Move, due_at: datetime) -> bool:
    return move.step is Step.FINISH and move.at > due_at


def _move_row(place: int, move: Move, handoff: Handoff, told: Telling) -> MoveRow:
    icon, tone = step_look(move.step)
    time, text = told.short(move.at), _move_words(move, handoff, is_first=place == 0)
    return MoveRow(id=str(place), time=time, icon=icon, text=text, tone=tone, spoken=listed(time, text))


def _move_words(move: Move, handoff: Handoff, *, is_first: bool) -> str:
    """'Returned: not mine, “ask Joana”, it belongs to Joana Pires, by Alma Reyes'."""
    words = _DONE[move.step].format(to=apart(handoff.to.name))
    reason = REASONS[move.reason].lower() if move.reason else ""
    note = move.note.removeprefix(f"{reason}: ").rstrip(".")
    why = listed(reason, f"“{apart(note)}”" if note and move.step is Step.RETURN else note)
    whose = f"it belongs to {apart(move.meant.name)}" if move.meant else ""
    told = f"{words}: {listed(why, whose)}" if why or whose else words
    return told if is_first else f"{told}, by {apart(move.by)}"


def edit_facts(edits: Sequence[Edit], now: datetime, zone: ZoneInfo) -> tuple[tuple[Fact, ...], ...]:
    """What a call said before each correction, the last first; nothing where it was never corrected."""
    corrected = [edit for edit in edits[1:] if edit.fields]
    told = tuple(_edit_fact(edit, now, zone) for edit in reversed(corrected))
    return (told,) if told else ()


def _edit_fact(edit: Edit, now: datetime, zone: ZoneInfo) -> Fact:
    day = local_day(edit.at, zone)
    label = clock(edit.at, zone) if day == local_day(now, zone) else when_dated(edit.at, local_day(now, zone), zone)
    said = (_was(field, before) for field, (before, _) in edit.fields.items())
    signed = f"{_CHANGED.get(edit.verb, 'changed')} by {apart(edit.who)}"
    return Fact(label, (*(FactLine(text=text) for text in said if text), FactLine(text=signed, tone=Tone.NEUTRAL)))


def _was(field: str, before: str) -> str:
    """What stood in a field; '' for a hand-off that is no longer there."""
    if field == "hand-off":
        return f"It was with {apart(before)}" if before else ""
    return f"{field.capitalize()} was {_said(field, before)}"


def _said(field: str, value: str) -> str:
    if not value:
        return "not said"
    words = _WORDED.get(field, {}).get(value, "").lower()
    return words or f"“{apart(' '.join(value.split()))}”"


def other_rows(lines: Sequence[LogLine], told: Telling) -> list[LogRow]:
    """The caller's other calls: the day and the time, what it was about, how it stands."""
    return log_rows(lines, told.now, told.zone, told.numbers, dated=True)
