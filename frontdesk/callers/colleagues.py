"""Colleagues as callers: under the name that the directory has for them."""

from collections.abc import Sequence

from msgspec.structs import replace

from frontdesk.callers import records
from frontdesk.callers.model import Caller
from frontdesk.directory.model import Party, PartyKind, Person
from frontdesk.hub.steps import Step


def colleague(person: Person, met: Caller | None = None) -> Caller:
    """A person of the house as the caller they are: `met`, or one who has no id before their first call is logged."""
    known = met or Caller(id="", reference="", name=person.name, person_id=person.id)
    own = tuple(number for number in known.numbers if number not in person.numbers)
    return replace(known, name=person.name, numbers=(*person.numbers, *own))


def renamed(step: Step, changes: Sequence[tuple[Party, Party]]) -> None:
    """Whoever was the first party of a pair is the second one now, and is called so in the log too."""
    names = {before.id: after.name for before, after in changes if before.kind is PartyKind.PERSON}
    met = records.of_people(step.connection, list(names))
    records.save_all(step, [replace(caller, name=names[person_id]) for person_id, caller in met.items()])
