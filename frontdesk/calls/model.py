"""Calls, their outcome, and the hand-offs that follow until they are done."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypedDict

from msgspec import Struct

from frontdesk.directory.model import Channel, HandoffKind, Operator, Party


class Outcome(StrEnum):
    """How a call ended."""

    ANSWERED = "answered"
    HANDED_OFF = "handed-off"
    UNOWNED = "unowned"
    ABANDONED = "abandoned"
    NOT_AN_INQUIRY = "not-an-inquiry"


class Contact(StrEnum):
    """How the caller came."""

    PHONE = "phone"
    WALK_IN = "walk-in"
    MAIL = "mail"
    CHAT = "chat"
    POST = "post"


class State(StrEnum):
    """Where a hand-off stands; overdue is computed, never stored."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    DONE = "done"
    RETURNED = "returned"
    CANCELLED = "cancelled"


#: The states in which something is still owed.
OWED = (State.OPEN, State.ACKNOWLEDGED, State.RETURNED)


class Step(StrEnum):
    """What can happen to a hand-off; one that is passed on is cancelled for a new one, and its move says so."""

    MAKE = "make"
    JOIN = "join"
    ACKNOWLEDGE = "acknowledge"
    FINISH = "finish"
    RETURN = "return"
    PASS_ON = "pass-on"
    CANCEL = "cancel"


class Reason(StrEnum):
    """Why a hand-off came back."""

    NOT_MINE = "not-mine"
    MISSING = "missing"
    OTHER = "other"


class Promise(Struct, frozen=True, kw_only=True):
    """What was promised, in the words said; by when (UTC), and by which channel."""

    words: str
    due_at: datetime
    channel: Channel = Channel.PHONE


class Move(Struct, frozen=True):
    """One step of a hand-off; of a return its reason, and `meant`, whose it is, where that is known."""

    step: Step
    at: datetime
    by: str
    note: str = ""
    reason: Reason | None = None
    meant: Party | None = None


class Handoff(Struct, frozen=True, kw_only=True):
    """An inquiry passed to `to`; `owner` is who owned the topic when it was made."""

    id: str
    reference: str
    call_id: str
    topic_id: str | None
    caller_id: str | None
    owner: Party | None
    to: Party
    kind: HandoffKind
    promise: Promise
    state: State
    made_at: datetime
    moves: tuple[Move, ...]


class Call(Struct, frozen=True, kw_only=True):
    """One contact as it was logged. `words` are the caller's own; `handoff_id` the hand-off made or joined.

    `line_id` is the line that was reached, `waited_seconds` how long the caller was on hold, `taken_by` who took the
    call where another `operator` ended it.
    """

    id: str
    reference: str
    started_at: datetime
    ended_at: datetime
    contact: Contact = Contact.PHONE
    received: str = ""
    number: str = ""
    caller_id: str | None = None
    topic_id: str | None = None
    article_id: str | None = None
    handoff_id: str | None = None
    outcome: Outcome
    summary: str = ""
    words: str = ""
    operator: str
    desk: str
    line_id: str | None = None
    urgent: bool = False
    waited_seconds: int = 0
    taken_by: str = ""


class Passing(Struct, frozen=True, kw_only=True):
    """The hand-off part of an entry; `to` None means whoever answers for the topic now."""

    to: Party | None = None
    kind: HandoffKind | None = None
    words: str = ""
    due_at: datetime | None = None
    channel: Channel | None = None
    joins: str | None = None


class Notes(Struct, frozen=True, kw_only=True):
    """What an operator noted of one call so far; `id` is made at the desk, so that a repeated send is harmless.

    `caller_id` when recognised or chosen, `person_id` for a colleague, else name and number tell who it is.
    """

    id: str
    started_at: datetime
    received: str = ""
    caller_id: str | None = None
    person_id: str | None = None
    caller_name: str = ""
    organisation: str = ""
    topic_id: str | None = None
    article_id: str | None = None
    summary: str = ""
    words: str = ""
    contact: Contact = Contact.PHONE
    passing: Passing = Passing()
    line_id: str | None = None
    urgent: bool = False
    waited_seconds: int = 0
    taken_by: str = ""


class Ended(Struct, frozen=True):
    """A call that ended, as it is to be filed; `by` signs it, however much later that is."""

    notes: Notes
    outcome: Outcome
    at: datetime
    by: Operator


class Logged(Struct, frozen=True, kw_only=True):
    """What the log holds after a call was filed; `others` are hand-offs of the same caller and topic, still open."""

    call: Call
    handoff: Handoff | None
    others: tuple[Handoff, ...] = ()


class LogLine(Struct, frozen=True, kw_only=True):
    """One call of the log with the names it needs to be read; `clock_changed` where the clock had been set back just
    before it was filed, as far as that was looked at."""

    call: Call
    caller: str
    organisation: str
    topic: str
    handoff: Handoff | None
    clock_changed: bool = False


class HandoffLine(Struct, frozen=True, kw_only=True):
    """One hand-off with the names it needs to be read; `said` is what else its call is found by."""

    handoff: Handoff
    caller: str
    organisation: str
    number: str
    topic: str
    summary: str
    said: str = ""


class Standing(Struct, frozen=True, kw_only=True):
    """How things stand with one caller: earlier calls, newest first, and what they are owed, soonest first."""

    calls_this_week: int = 0
    earlier: tuple[LogLine, ...] = ()
    owed: tuple[HandoffLine, ...] = ()
    usually: str = ""


class TakenBack(Struct, frozen=True, kw_only=True):
    """What undo took back: the verb and how many rows; of a call its notes, and who called as far as is known."""

    verb: str
    rows: int
    notes: Notes | None = None
    caller: str = ""


class Changes(TypedDict, total=False):
    """What can be corrected of a call that is in the log."""

    summary: str
    topic_id: str | None
    caller_id: str | None
    outcome: Outcome
    article_id: str | None
    contact: Contact
    urgent: bool
    line_id: str | None


class Edit(Struct, frozen=True, kw_only=True):
    """One change of a record: `fields` holds by name what was said before and after, readable, '' for nothing."""

    at: datetime
    who: str
    verb: str
    fields: Mapping[str, tuple[str, str]]


class Shift(Struct, frozen=True, kw_only=True):
    """Who was signed on at a desk, from when until when; `ended_at` None while it lasts."""

    id: str
    desk: str
    operator: str
    began_at: datetime
    ended_at: datetime | None = None
