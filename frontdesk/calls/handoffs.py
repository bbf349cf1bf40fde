"""What becomes of hand-offs, as the operator notes it from what their owners say."""

from typing import Any

from msgspec.structs import replace

from frontdesk.calls import records, rules
from frontdesk.calls.model import Handoff, HandoffLine, Move, Passing, Reason, Step
from frontdesk.calls.records import followups
from frontdesk.clock import Clock
from frontdesk.directory.model import Operator, Party
from frontdesk.directory.records.shelves import refuse_gone
from frontdesk.directory.service import Directory
from frontdesk.errors import NotFound, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.nouns import references
from frontdesk.hub.steps import Step as HubStep
from frontdesk.hub.tables import handoffs
from frontdesk.ids import new_id
from frontdesk.words import apart, one_line

_AS_PROMISED = Passing()
_LONGEST_NOTE = 65_536


class Handoffs:
    """The steps of hand-offs that were made. `named` is a hand-off's id or reference; NotFound for neither."""

    def __init__(self, hub: Hub, directory: Directory, *, clock: Clock) -> None:
        self._hub = hub
        self._directory = directory
        self._clock = clock

    def find(self, named: str) -> Handoff:
        """The hand-off with this id or reference."""
        with self._hub.read() as connection:
            return _found(connection, named)

    def line(self, named: str) -> HandoffLine:
        """The same with the names it needs to be read."""
        with self._hub.read() as connection:
            return followups.handoff_line(connection, _found(connection, named).id)

    def history(self, named: str) -> tuple[Move, ...]:
        """Everything that happened to it, the making first."""
        return self.find(named).moves

    def steps_allowed(self, handoff: Handoff) -> tuple[Step, ...]:
        """What may be noted of it as it stands."""
        return tuple(step for step in rules.allowed(handoff.state) if step is not Step.JOIN)

    def acknowledge(self, named: str, *, note: str = "", by: Operator) -> Handoff:
        """Its owner has taken it up; NotAllowed."""
        return self._take(named, Step.ACKNOWLEDGE, note, by)

    def finish(self, named: str, *, note: str = "", by: Operator) -> Handoff:
        """What was promised is done; NotAllowed."""
        return self._take(named, Step.FINISH, note, by)

    def cancel(self, named: str, *, note: str = "", by: Operator) -> Handoff:
        """Nothing is owed any more; NotAllowed."""
        return self._take(named, Step.CANCEL, note, by)

    def give_back(
        self, named: str, reason: Reason, *, note: str = "", meant: Party | None = None, by: Operator
    ) -> Handoff:
        """Its owner returns it, and says whose it is where they know; NotAllowed, Refused."""
        return self._take(named, Step.RETURN, note, by, reason=reason, meant=meant)

    def pass_on(self, named: str, passing: Passing = _AS_PROMISED, *, note: str = "", by: Operator) -> Handoff:
        """The new hand-off that takes the place of one that was returned, for the same call and promise.

        It goes to `passing.to`, else to whom the one who returned it meant; NotAllowed, Refused for nobody or somebody
        who is no longer there.
        """
        note = _noted(note)
        with self._hub.step("handoff.pass-on", by=by.name, desk=by.desk) as step:
            stored = _found(step.connection, named)
            reference = references(step.connection, handoffs, 1)[0]
            move = Move(Step.PASS_ON, self._clock.now(), by.name, note)
            old, new = rules.pass_on(stored, passing, id=new_id(), reference=reference, move=move)
            refuse_gone(step.connection, [new.to])
            new = replace(new, owner=self._owner(new.topic_id))
            records.save_handoff(step, old, known_moves=len(stored.moves))
            records.add_handoff(step, new)
            followups.send_calls_on(step, old.id, new.id)
        return new

    def _owner(self, topic_id: str | None) -> Party | None:
        return self._directory.coverage(self._directory.topic(topic_id)).owner if topic_id else None

    def _take(
        self, named: str, taken: Step, note: str, by: Operator, *, reason: Reason | None = None,
        meant: Party | None = None,
    ) -> Handoff:  # fmt: skip
        note = _noted(note)
        with self._hub.step(f"handoff.{taken.value}", by=by.name, desk=by.desk) as step:
            stored = _found(step.connection, named)
            if meant is not None and meant.id == stored.to.id:
                raise Refused(f"It went to {apart(meant.name)} already.", hint="Name somebody else, or nobody.")
            refuse_gone(step.connection, [meant] if meant else [])
            return _moved(step, stored, Move(taken, self._clock.now(), by.name, note, reason, meant))


def _moved(step: HubStep, stored: Handoff, move: Move) -> Handoff:
    moved = rules.take(stored, move)
    records.save_handoff(step, moved, known_moves=len(stored.moves))
    return moved


def _found(connection: Any, named: str) -> Handoff:
    named = one_line(named)
    found = records.handoffs_by_id(connection, [named]).get(named) or records.handoff_called(connection, named)
    if found is None:
        raise NotFound(f"No hand-off has the reference “{named}”.")
    return found


def _noted(note: str) -> str:
    if len(note) > _LONGEST_NOTE:
        raise Refused(f"The note is longer than {_LONGEST_NOTE:,} characters.", hint="Shorten it; nothing was lost.")
    return one_line(note)
