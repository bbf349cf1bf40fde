"""Hand-offs that somebody who leaves still owes: they come back, and go on to the heir under the same promise."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from frontdesk.calls import records, rules
from frontdesk.calls.model import Handoff, Move, State, Step
from frontdesk.calls.records import followups
from frontdesk.calls.records.gaps import owed_by
from frontdesk.directory.estates import Orphan, OrphanKind
from frontdesk.directory.model import Party
from frontdesk.directory.records import shelves
from frontdesk.hub.nouns import references
from frontdesk.hub.steps import Step as HubStep
from frontdesk.hub.tables import handoffs
from frontdesk.ids import new_id


class OwedHandoffs:
    """An estate: what somebody still owes to callers."""

    def held(self, connection: Any, party: Party) -> Sequence[Orphan]:
        """The hand-offs by what they are about; `detail` tells the reference and for whom."""
        lines = records.handoff_lines(connection, owed_by(connection, party))
        return [
            Orphan(
                OrphanKind.HANDOFF,
                line.handoff.id,
                line.topic or line.summary or line.handoff.promise.words,
                ", ".join(filter(None, (line.handoff.reference, line.caller or line.organisation or line.number))),
            )
            for line in lines
        ]

    def pass_on(self, step: HubStep, party: Party, heir: Party) -> None:
        """Each goes on to the heir, who has not yet taken it up; what came back to whose it was said to be."""
        for stored in records.handoffs_of(step.connection, owed_by(step.connection, party)):
            _pass_on(step, stored, party, _whose(step, stored, party) or heir)


def _whose(step: HubStep, stored: Handoff, party: Party) -> Party | None:
    """Whose a hand-off that came back is, as was said then; None where nobody said, or they are gone."""
    meant = rules.meant(stored) if stored.state is State.RETURNED else None
    if meant is None or meant.id == party.id:
        return None
    return meant if shelves.names_in_use(step.connection, shelves.TABLES[meant.kind], [meant.id]) else None


def _pass_on(step: HubStep, stored: Handoff, party: Party, heir: Party) -> None:
    note = f"{party.name} left; {heir.name} takes over"
    old, new = rules.inherit(
        stored,
        heir,
        id=new_id(),
        reference=references(step.connection, handoffs, 1)[0],
        move=Move(Step.PASS_ON, step.by.at, step.by.who, note),
    )
    records.save_handoff(step, old, known_moves=len(stored.moves))
    records.add_handoff(step, replace(new, owner=heir if new.owner and new.owner.id == party.id else new.owner))
    followups.send_calls_on(step, old.id, new.id)
