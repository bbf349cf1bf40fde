"""The call log's verbs: log a call, hand it off, see what is owed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.callers.model import Caller
from frontdesk.callers.service import Callers
from frontdesk.calls import records, rules
from frontdesk.calls.model import (
    Call,
    Handoff,
    HandoffLine,
    Logged,
    LogLine,
    Move,
    Notes,
    Outcome,
    Passing,
    Standing,
    State,
    Step,
)
from frontdesk.calls.records import followups
from frontdesk.clock import Clock, day_bounds, local_day
from frontdesk.directory.model import Coverage, Operator
from frontdesk.directory.records.shelves import refuse_gone
from frontdesk.directory.service import Directory
from frontdesk.errors import NotFound, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.nouns import references
from frontdesk.hub.steps import Step as HubStep
from frontdesk.hub.tables import calls, gaps, handoffs
from frontdesk.ids import new_id
from frontdesk.words import apart, clean, fold, one_line

_EARLIER = 20
_LONGEST_TEXT, _LONGEST_NAME = 65_536, 500


class _Entry(Struct, frozen=True):
    """A call on its way into the log: its notes, and what was found for them in the hub; `number` as a key."""

    notes: Notes
    number: str
    cover: Coverage | None
    passing: Passing | None
    caller: Caller | None
    at: datetime
    by: Operator


class Calls:
    """The call log. `zone` tells the hub's time zone, in which days begin and end."""

    def __init__(
        self, hub: Hub, directory: Directory, callers: Callers, *, clock: Clock, zone: Callable[[], ZoneInfo]
    ) -> None:
        self._hub = hub
        self._directory = directory
        self._callers = callers
        self._clock = clock
        self._zone = zone

    def log(
        self, notes: Notes, outcome: Outcome, *, join_anyway: bool = False, ended_at: datetime | None = None,
        by: Operator,
    ) -> Logged:  # fmt: skip
        """File a call and its hand-off, durably; filing the same notes again changes nothing.

        A topic or a caller that was made one with another meanwhile is that other one.
        `ended_at` is when it ended, where the hub could not be written to then; what is promised counts from there.
        Refused when a hand-off has nobody to go to, or somebody who left, when one is joined that is another
        caller's (unless `join_anyway`), when the log has the call in other words, or a text is too long; NotFound when
        what it names is gone.
        """
        _refuse_overlong(notes)
        ended_at = max(ended_at or self._clock.now(), notes.started_at)
        with self._hub.step("call.log", by=by.name, desk=by.desk) as step:
            number = self._callers.read(notes.received)
            filed = records.filed(step.connection, notes.id)
            if filed:
                _refuse_other_words(step.connection, notes, outcome)
                return filed
            cover = self._cover(step, notes.topic_id) if notes.topic_id else None
            passing = self._passing(notes, cover) if outcome is Outcome.HANDED_OFF else None
            _refuse_gone(step.connection, notes, passing)
            caller = self._callers.settle(step, _named(notes), number.key)
            entry = _Entry(notes, number.key, cover, passing, caller, ended_at, by)
            handoff, others = self._hand_off(step, entry)
            if handoff and caller and not join_anyway:
                self._refuse_of_another(handoff, caller)
            call = self._call(step, entry, outcome, handoff)
        return Logged(call=call, handoff=handoff, others=others)

    def move(self, handoff_id: str, step: Step, *, note: str = "", by: Operator) -> Handoff:
        """Note what became of a hand-off; NotAllowed where its state does not permit the step."""
        with self._hub.step(f"handoff.{step.value}", by=by.name, desk=by.desk) as written:
            stored = self._handoff(written.connection, handoff_id)
            return self._moved(written, stored, step, one_line(note), by)

    def handoff(self, id: str) -> Handoff:
        """The hand-off with this id; NotFound."""
        with self._hub.read() as connection:
            return self._handoff(connection, id)

    def handoff_called(self, reference: str) -> Handoff:
        """The hand-off with this reference; NotFound."""
        reference = one_line(reference)
        with self._hub.read() as connection:
            found = records.handoff_called(connection, reference)
        if found is None:
            raise NotFound(f"No hand-off has the reference “{reference}”.")
        return found

    def handoffs(self, *, owed_only: bool = False) -> list[HandoffLine]:
        """Every hand-off, newest first; or what is still owed, soonest due first."""
        with self._hub.read() as connection:
            return records.owed_lines(connection) if owed_only else records.all_handoff_lines(connection)

    def owed_today(self) -> list[HandoffLine]:
        """What is still owed and due before today ends, soonest due first."""
        _, end = self.bounds(self.today())
        with self._hub.read() as connection:
            return records.owed_lines(connection, before=end)

    def standing(self, caller_id: str) -> Standing:
        """Earlier calls of a caller, what they are owed, and whom they usually speak with."""
        now = self._clock.now()
        with self._hub.read() as connection:
            earlier = records.lines_of(connection, caller_id, limit=_EARLIER)
            return Standing(
                calls_this_week=records.calls_since(connection, caller_id, now - timedelta(days=7)),
                earlier=tuple(earlier),
                owed=tuple(records.owed_to(connection, caller_id)),
                usually=_usually(earlier),
            )

    def last(self, *, by: Operator) -> LogLine | None:
        """The last call that was logged at this desk within a day, whoever logged it; None where none was."""
        since = self._clock.now() - timedelta(days=1)
        with self._hub.read() as connection:
            return records.last_line(connection, by.desk, since)

    def today(self) -> date:
        """Today in the hub's time zone."""
        return local_day(self._clock.now(), self._zone())

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """The half-open span (UTC) of a day in the hub's time zone."""
        return day_bounds(day, self._zone())

    def lines(self, day: date, *, limit: int = 500) -> list[LogLine]:
        """The calls of a day, newest first."""
        start, end = self.bounds(day)
        with self._hub.read() as connection:
            return records.lines_between(connection, start, end, limit=limit)

    def day_log(self, day: date) -> list[HandoffLine]:
        """Every hand-off made, moved, due or still open that day, as it stood when the day ended, oldest first."""
        start, end = self.bounds(day)
        with self._hub.read() as connection:
            lines = records.day_lines(connection, start, end)
        stood = [replace(line, handoff=rules.as_of(line.handoff, end)) for line in lines]
        return [line for line in stood if rules.belongs_to_day(line.handoff, start, end)]

    def _cover(self, step: HubStep, topic_id: str) -> Coverage:
        """Who answers for the topic, or for the one it was made one with since; NotFound, Refused."""
        cover = self._directory.cover(topic_id)
        if cover.topic.retired_at is None:
            return cover
        return self._directory.cover(followups.topic_in_place_of(step.connection, topic_id))

    def _passing(self, notes: Notes, cover: Coverage | None) -> Passing:
        """The hand-off part of `notes`, with whom it goes to."""
        passing = notes.passing
        if passing.to or passing.joins:
            return passing
        if cover is None:
            raise Refused("A hand-off needs a topic or somebody to hand it to.", hint="Name one of them.")
        if cover.answers_now is None:
            raise Refused(
                f"Nobody answers for {apart(cover.topic.name)} now, and no catch-all is named.",
                hint="Name somebody to hand it to, or log it as owned by nobody.",
            )
        return replace(passing, to=cover.answers_now)

    def _hand_off(self, step: HubStep, entry: _Entry) -> tuple[Handoff | None, tuple[Handoff, ...]]:
        passing, caller, cover = entry.passing, entry.caller, entry.cover
        if passing is None:
            return None, ()
        if passing.joins:
            joined = self._handoff(step.connection, passing.joins)
            return self._moved(step, joined, Step.JOIN, _summary(entry.notes), entry.by), ()
        alike = records.open_alike(step.connection, caller.id, cover.topic.id) if caller and cover else []
        handoff = self._made(step, entry, passing)
        records.add_handoff(step, handoff)
        return handoff, tuple(alike)

    def _refuse_of_another(self, handoff: Handoff, caller: Caller) -> None:
        """Who asks again is who asked before, or somebody of their organisation; else nothing is written."""
        if handoff.caller_id in (None, caller.id):
            return
        asked = self._callers.caller(handoff.caller_id)
        if not (asked.organisation and fold(asked.organisation) == fold(caller.organisation)):
            raise Refused(
                f"Hand-off {handoff.reference} is for {_who(asked)}, and {_who(caller)} is calling; it was not joined.",
                hint="Make a hand-off of their own; on the command line, --anyway joins it all the same.",
            )

    def _made(self, step: HubStep, entry: _Entry, passing: Passing) -> Handoff:
        cover, caller, at = entry.cover, entry.caller, entry.at
        topic = cover.topic if cover else None
        kind, promise = rules.promise(topic, passing, at, self._zone())
        assert passing.to is not None
        return Handoff(
            id=new_id(),
            reference=references(step.connection, handoffs, 1)[0],
            call_id=entry.notes.id,
            topic_id=topic.id if topic else None,
            caller_id=caller.id if caller else None,
            owner=cover.owner if cover else None,
            to=passing.to,
            kind=kind,
            promise=promise,
            state=State.OPEN,
            made_at=at,
            moves=(Move(Step.MAKE, at, entry.by.name),),
        )

    def _call(self, step: HubStep, entry: _Entry, outcome: Outcome, handoff: Handoff | None) -> Call:
        notes, caller, by = entry.notes, entry.caller, entry.by
        call = Call(
            id=notes.id,
            reference=references(step.connection, calls, 1)[0],
            started_at=notes.started_at,
            ended_at=entry.at,
            contact=notes.contact,
            received=one_line(notes.received),
            number=entry.number,
            caller_id=caller.id if caller else None,
            topic_id=entry.cover.topic.id if entry.cover else handoff.topic_id if handoff else None,
            article_id=notes.article_id,
            handoff_id=handoff.id if handoff else None,
            outcome=outcome,
            summary=_summary(notes),
            words=one_line(notes.words),
            operator=by.name,
            desk=by.desk,
            line_id=notes.line_id,
            urgent=notes.urgent,
            waited_seconds=notes.waited_seconds,
            taken_by=notes.taken_by if notes.taken_by != by.name else "",
        )
        records.add_call(step, call)
        if call.outcome is Outcome.UNOWNED:
            step.insert(gaps, [records.gap_row(call)])
        return call

    def _handoff(self, connection: Any, id: str) -> Handoff:
        found = records.handoffs_by_id(connection, [id])
        if not found:
            raise NotFound("This hand-off is no longer there.")
        return found[id]

    def _moved(self, step: HubStep, stored: Handoff, taken: Step, note: str, by: Operator) -> Handoff:
        moved = rules.take(stored, Move(taken, self._clock.now(), by.name, note))
        records.save_handoff(step, moved, known_moves=len(stored.moves))
        return moved


def _named(notes: Notes) -> Caller:
    return Caller(
        id=notes.caller_id or "",
        reference="",
        name=one_line(notes.caller_name),
        organisation=one_line(notes.organisation),
        person_id=notes.person_id,
    )


def _who(caller: Caller) -> str:
    return caller.name or caller.organisation or "somebody whose name is unknown"


def _refuse_overlong(notes: Notes) -> None:
    texts = {"summary": notes.summary, "text of the caller's words": notes.words, "promise": notes.passing.words}
    names = {"caller's name": notes.caller_name, "organisation": notes.organisation, "number": notes.received}
    for what, text in (texts | names).items():
        most = _LONGEST_NAME if what in names else _LONGEST_TEXT
        if len(text) > most:
            raise Refused(f"The {what} is longer than {most:,} characters.", hint="Shorten it; nothing was lost.")


def _refuse_other_words(connection: Any, notes: Notes, outcome: Outcome) -> None:
    """Refused where the call is in the log, but was logged otherwise: these notes would be lost."""
    noted = {"summary": _summary(notes), "words": one_line(notes.words), "received": one_line(notes.received),
             "outcome": outcome.value, "article_id": notes.article_id}  # fmt: skip
    logged = followups.as_logged(connection, notes.id)
    if any(logged.get(column, value) != value for column, value in noted.items()):
        raise Refused(
            "This call is in the log already, in other words.", hint="Correct it in the log; what you typed is kept."
        )


def _refuse_gone(connection: Any, notes: Notes, passing: Passing | None) -> None:
    """NotFound, Refused: while the notes were made, what they name may have been taken back or have left."""
    followups.refuse_gone(connection, {"article_id": notes.article_id, "line_id": notes.line_id})
    refuse_gone(connection, [passing.to] if passing and passing.to and not passing.joins else [])


def _summary(notes: Notes) -> str:
    return clean(notes.summary).strip()


def _usually(earlier: list[LogLine]) -> str:
    """Whom most of the earlier calls went to; '' unless two or more did."""
    met = [line.handoff.to.name for line in earlier if line.handoff]
    most = max(met, key=met.count, default="")
    return most if met.count(most) > 1 else ""
