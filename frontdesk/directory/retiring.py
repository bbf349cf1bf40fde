"""Somebody leaves: what would be orphaned is shown, and goes to an heir in the same step."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.clock import Clock
from frontdesk.directory.estates import Covering, Estate, Members, NamedInSettings, Orphan, OrphanKind, Ownership
from frontdesk.directory.model import Operator, Party, PartyKind
from frontdesk.directory.records import end_exemption, shelves
from frontdesk.errors import NotAllowed, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import Step
from frontdesk.words import apart


class Leaving(Struct, frozen=True):
    """Everything that would be left without anybody, were `party` to leave now."""

    party: Party
    orphans: tuple[Orphan, ...]

    def of(self, kind: OrphanKind) -> tuple[Orphan, ...]:
        """The orphans of one kind."""
        return tuple(one for one in self.orphans if one.kind is kind)

    @property
    def needs_heir(self) -> bool:
        """Whether anything would be left."""
        return bool(self.orphans)


class Retiring:
    """Retires people and departments; `more` are the estates of other rooms: hand-offs, articles."""

    def __init__(self, hub: Hub, *, clock: Clock, more: Sequence[Estate] = ()) -> None:
        self._hub = hub
        self._clock = clock
        self._estates: tuple[Estate, ...] = (Ownership(), *more, Covering(clock), NamedInSettings(), Members())

    def leaving(self, party: Party) -> Leaving:
        """What would be orphaned, were they to leave now."""
        with self._hub.read() as connection:
            held = [orphan for estate in self._estates for orphan in estate.held(connection, party)]
        return Leaving(party, tuple(held))

    def retire(self, party: Party, heir: Party | None, *, by: Operator) -> Leaving:
        """Retire `party` and give the heir what they held, in one step; what that was.

        Refused without an heir where something would be orphaned, and for an heir who is gone or the same.
        """
        with self._hub.step(f"{party.kind}.retire", by=by.name, desk=by.desk) as step:
            row = shelves.the_row(step.connection, shelves.TABLES[party.kind], party.id, party.kind)
            if row["retired_at"] is not None:
                raise NotAllowed(f"{apart(party.name)} is retired already.")
            party = replace(party, name=row["name"])  # by which articles know them
            held = [orphan for estate in self._estates for orphan in estate.held(step.connection, party)]
            if heir is None:
                _refuse_orphans(party, held)
            else:
                self._pass_on(step, party, _as_stored(step, heir))
            self._end_absences(step, party)
            step.update(shelves.TABLES[party.kind], [{**row, "retired_at": self._clock.now()}])
        return Leaving(party, tuple(held))

    def _pass_on(self, step: Step, party: Party, heir: Party) -> None:
        if (heir.kind, heir.id) == (party.kind, party.id):
            raise Refused(f"{apart(party.name)} cannot be their own heir.", hint="Name somebody else.")
        for estate in self._estates:
            estate.pass_on(step, party, heir)

    def _end_absences(self, step: Step, party: Party) -> None:
        """Somebody who left is no longer away."""
        if party.kind is PartyKind.PERSON:
            now = self._clock.now()
            for id in shelves.exceptions_about(step.connection, party.id, now):
                end_exemption(step, id, now)


def _as_stored(step: Step, heir: Party) -> Party:
    """The heir by the name they have now; Refused where they are gone."""
    shelves.refuse_gone(step.connection, [heir])
    row = shelves.the_row(step.connection, shelves.TABLES[heir.kind], heir.id, heir.kind)
    return replace(heir, name=row["name"])


def _refuse_orphans(party: Party, held: Sequence[Orphan]) -> None:
    if held:
        named = ", ".join(orphan.name for orphan in held[:3]) + (", …" if len(held) > 3 else "")
        raise Refused(f"{apart(party.name)} would leave {len(held)} behind: {named}.", hint="Name an heir.")
