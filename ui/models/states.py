"""How states look: an icon, a word, a tone; the same in every list."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from frontdesk.calls.model import Handoff, LogLine, Outcome, Reason, State, Step
from frontdesk.calls.rules import is_overdue
from frontdesk.clock import local_day
from ui.icons import Icon
from ui.models.rows import State as Shown
from ui.models.rows import Tone
from ui.words import lateness, when_short

_STATES = {
    State.OPEN: Shown(Icon.CIRCLE, "Open"),
    State.ACKNOWLEDGED: Shown(Icon.CHECK_CIRCLE, "Acknowledged"),
    State.DONE: Shown(Icon.CHECK_CIRCLE_FILL, "Done", Tone.GOOD),
    State.RETURNED: Shown(Icon.ARROW_U_UP_LEFT_BOLD, "Returned", Tone.WARN),
    State.CANCELLED: Shown(Icon.X_CIRCLE, "Cancelled"),
}
_OUTCOMES = {
    Outcome.ANSWERED: Shown(Icon.CHAT_CIRCLE_TEXT_FILL, "Answered", Tone.GOOD),
    Outcome.HANDED_OFF: Shown(Icon.ARROW_RIGHT, "Handed off"),
    Outcome.UNOWNED: Shown(Icon.QUESTION_FILL, "Unowned", Tone.BAD),
    Outcome.ABANDONED: Shown(Icon.X, "Abandoned"),
    Outcome.NOT_AN_INQUIRY: Shown(Icon.PROHIBIT, "Not an inquiry"),
}
_STEPS = {
    Step.MAKE: (Icon.ARROW_RIGHT, Tone.NEUTRAL),
    Step.JOIN: (Icon.LINK_SIMPLE, Tone.NEUTRAL),
    Step.ACKNOWLEDGE: (Icon.CHECK_CIRCLE, Tone.NEUTRAL),
    Step.FINISH: (Icon.CHECK_CIRCLE_FILL, Tone.GOOD),
    Step.RETURN: (Icon.ARROW_U_UP_LEFT_BOLD, Tone.WARN),
    Step.PASS_ON: (Icon.ARROW_RIGHT, Tone.NEUTRAL),
    Step.CANCEL: (Icon.X_CIRCLE, Tone.NEUTRAL),
}
REASONS = {Reason.NOT_MINE: "Not mine", Reason.MISSING: "Something is missing", Reason.OTHER: "Other"}
UNKNOWN = Shown(Icon.QUESTION, "Unknown")
SAVED = Shown(Icon.CHECK, "Saved", Tone.GOOD)
URGENT = Shown(Icon.WARNING_FILL, "Urgent", Tone.WARN)
#: Said of a call whose times are not to be trusted beside those of the calls before it.
CLOCK_CHANGED = "clock changed"
SAVING = Shown(Icon.CLOCK_FILL, "Saving", Tone.NEUTRAL)


def state_word(state: State) -> str:
    """The word for a state: 'Returned'."""
    return _STATES[state].word


def outcome_word(outcome: Outcome) -> str:
    """The word for an outcome: 'Answered'."""
    return _OUTCOMES[outcome].word


def handoff_state(handoff: Handoff, now: datetime, zone: ZoneInfo, day: date | None = None) -> Shown:
    """How a hand-off stands, with how late it is or since when; as told on `day`, today where none is named."""
    if is_overdue(handoff.state, handoff.promise.due_at, now):
        late = lateness(now - handoff.promise.due_at)
        return Shown(Icon.WARNING_CIRCLE_FILL, "Overdue", Tone.BAD, f"by {late}")
    plain = _STATES[handoff.state]
    return Shown(plain.icon, plain.word, plain.tone, _since(handoff, day or local_day(now, zone), zone))


def _since(handoff: Handoff, day: date, zone: ZoneInfo) -> str:
    """When the state became what it is, or why it was returned; somebody who calls again changes no state."""
    last = next((move for move in reversed(handoff.moves) if move.step is not Step.JOIN), None)
    if last is None or handoff.state is State.OPEN:
        return ""
    reason = REASONS[last.reason] if last.reason else last.note.partition(":")[0]
    return reason.lower() if handoff.state is State.RETURNED and reason else when_short(last.at, day, zone)


def call_state(line: LogLine, now: datetime) -> Shown:
    """How a call stands: its outcome, or the state of its hand-off; and whether the clock had just been set back."""
    shown = _call_state(line, now)
    return replace(shown, note=CLOCK_CHANGED) if line.clock_changed else shown


def _call_state(line: LogLine, now: datetime) -> Shown:
    if line.handoff is None:
        return _OUTCOMES[line.call.outcome]
    if is_overdue(line.handoff.state, line.handoff.promise.due_at, now):
        return Shown(Icon.WARNING_CIRCLE_FILL, "Overdue", Tone.BAD)
    return _STATES[line.handoff.state]


def step_look(step: Step) -> tuple[Icon, Tone]:
    """Icon and tone of one step of a hand-off."""
    return _STEPS[step]
