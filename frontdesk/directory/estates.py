"""What somebody leaves behind in the directory, and how the heir gets it; other rooms have estates of their own."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Protocol

from msgspec import Struct

from frontdesk.clock import Clock
from frontdesk.directory import chains
from frontdesk.directory.model import Party, PartyKind
from frontdesk.directory.records import links, party_columns, save_chain, shelves
from frontdesk.errors import Refused
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import exceptions, people, topics
from frontdesk.settings import DECLARED
from frontdesk.words import apart


class OrphanKind(StrEnum):
    """What something is to the one who leaves."""

    OWNS = "owns"
    DEPUTISES = "deputises"
    HANDOFF = "handoff"
    COVERS = "covers"
    SETTING = "setting"
    ARTICLE = "article"
    MEMBER = "member"


class Orphan(Struct, frozen=True):
    """Something that would be left without anybody: a topic, a hand-off, an exception, …; `detail` says more of it."""

    kind: OrphanKind
    id: str
    name: str
    detail: str = ""


class Estate(Protocol):
    """One kind of thing that somebody leaves behind. `connection` is any open one of the hub."""

    def held(self, connection: Any, party: Party) -> Sequence[Orphan]:
        """What `party` holds of it now."""
        ...

    def pass_on(self, step: Step, party: Party, heir: Party) -> None:
        """Give the heir all of it."""
        ...


class Ownership:
    """Topics that somebody owns or stands in for."""

    def held(self, connection: Any, party: Party) -> Sequence[Orphan]:
        """The topics in use, those they own first."""
        found = shelves.topics_of(connection, party)
        rows = [links.stored(connection, topics, id) for id in found]
        kept = sorted((row for row in rows if row and row["retired_at"] is None), key=lambda row: row["name_folded"])
        owned = [row for row in kept if found[row["id"]][0].id == party.id]
        stood_for = [row for row in kept if row not in owned]
        return [
            *(Orphan(OrphanKind.OWNS, row["id"], row["name"]) for row in owned),
            *(Orphan(OrphanKind.DEPUTISES, row["id"], row["name"], found[row["id"]][0].name) for row in stood_for),
        ]

    def pass_on(self, step: Step, party: Party, heir: Party) -> None:
        """The heir stands where they stood, and nowhere twice; on topics that may be brought back too."""
        for topic_id, chain in shelves.topics_of(step.connection, party).items():
            save_chain(step, topic_id, chains.handed_on(chain, party.id, heir))


class Covering:
    """Exceptions in which somebody covers for others."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def held(self, connection: Any, party: Party) -> Sequence[Orphan]:
        """Those that are not over, by whom or what they are about; `detail` tells which of the two."""
        rows = shelves.covered_by(connection, party, self._clock.now())
        names = {
            **shelves.names(connection, people, [row["person_id"] for row in rows if row["person_id"]]),
            **shelves.names(connection, topics, [row["topic_id"] for row in rows if row["topic_id"]]),
        }
        about = [(row, row["person_id"] or row["topic_id"] or "") for row in rows]
        return [Orphan(OrphanKind.COVERS, row["id"], names.get(id, ""), row["kind"]) for row, id in about]

    def pass_on(self, step: Step, party: Party, heir: Party) -> None:
        """The heir covers; where the heir is the one who is away, nobody does."""
        rows = shelves.covered_by(step.connection, party, self._clock.now())
        changed = [{**row, **party_columns(heir, "cover_")} for row in rows]
        step.update(exceptions, changed)
        shelves.uncover_themselves(step, changed)


class NamedInSettings:
    """Settings that name somebody: the catch-all, whoever owns the gaps."""

    def held(self, connection: Any, party: Party) -> Sequence[Orphan]:
        """The settings by their title."""
        names = links.settings_naming(connection, party.text)
        return [Orphan(OrphanKind.SETTING, name, DECLARED[name].title) for name in names if name in DECLARED]

    def pass_on(self, step: Step, party: Party, heir: Party) -> None:
        """They name the heir."""
        links.reset_settings(step, party.text, heir.text)


class Members:
    """The people of a department."""

    def held(self, connection: Any, party: Party) -> Sequence[Orphan]:
        """Everybody who belongs to it."""
        if party.kind is PartyKind.PERSON:
            return []
        rows = shelves.members(connection, party.id)
        return [Orphan(OrphanKind.MEMBER, row["id"], row["name"], row["role"]) for row in rows]

    def pass_on(self, step: Step, party: Party, heir: Party) -> None:
        """They belong to the department that inherits; Refused where a person does."""
        rows = shelves.members(step.connection, party.id) if party.kind is PartyKind.DEPARTMENT else []
        if rows and heir.kind is PartyKind.PERSON:
            raise Refused(
                f"{apart(party.name)} has people, and only a department can take them over.",
                hint="Name a department, or move its people first.",
            )
        step.update(people, [{**row, "department_id": heir.id} for row in rows])
