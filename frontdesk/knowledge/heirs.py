"""Articles that somebody vouches for: when they leave, their heir has to."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from frontdesk.directory import records as directory
from frontdesk.directory.estates import Orphan, OrphanKind
from frontdesk.directory.model import Party
from frontdesk.hub.steps import Step
from frontdesk.knowledge import records
from frontdesk.knowledge.reviews import Listed
from frontdesk.words import fold


class VerifiedArticles:
    """An estate: an article names its verifier by name, so a name that others have too is nobody's in particular."""

    def held(self, connection: Any, party: Party) -> Sequence[Orphan]:
        """The articles in use."""
        found = _verified_by(connection, party)
        return [Orphan(OrphanKind.ARTICLE, one.id, one.title, one.reference) for one in found]

    def pass_on(self, step: Step, party: Party, heir: Party) -> None:
        """The heir is to vouch for them, and has not done so yet."""
        ids = [one.id for one in _verified_by(step.connection, party)]
        for article in records.articles_by_id(step.connection, ids).values():
            records.save(step, replace(article, verifier=heir.name, verified_at=None))

    def renamed(self, step: Step, changes: Sequence[tuple[Party, Party]]) -> None:
        """Whoever was the first party of a pair is the second one now, and vouches for the same articles."""
        vouching = {fold(one.verifier) for one in records.listed(step.connection)}
        told = [pair for pair in changes if fold(pair[0].name) in vouching]
        # All are looked up before one is written: somebody may get the name that another had.
        theirs = [(after, _verified_by(step.connection, before)) for before, after in told]
        for after, found in theirs:
            for article in records.articles_by_id(step.connection, [one.id for one in found]).values():
                records.save(step, replace(article, verifier=after.name))


def _verified_by(connection: Any, party: Party) -> list[Listed]:
    name = fold(party.name)
    people = directory.people_called(connection, party.name, "")
    departments = directory.departments_called(connection, party.name)
    named = [(one.id, one.name) for one in people] + [(one.id, one.name) for one in departments]
    if any(fold(called) == name and id != party.id for id, called in named):
        return []
    return [one for one in records.listed(connection) if one.retired_at is None and fold(one.verifier) == name]
