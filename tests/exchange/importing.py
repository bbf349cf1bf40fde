"""Files written on the spot, and what an import made of them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from frontdesk.directory.model import Operator, PartyKind
from frontdesk.directory.records import chains, rows_in_use
from frontdesk.exchange.fields import Noun
from frontdesk.exchange.imports import Import
from frontdesk.exchange.plans import Imported, Plan
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import BY_KIND

OPERATOR = Operator("Mia", "Desk 1")


class Files:
    """Writes what a test says into a file, and imports it into one hub."""

    def __init__(self, hub: Hub, folder: Path) -> None:
        self.hub = hub
        self.importing = Import(hub, region=lambda: "US")
        self._file = folder / "brought.csv"

    def plan(
        self, noun: Noun, text: str, *, mapping: Mapping[str, str] | None = None, owners: PartyKind | None = None,
        progress: Callable[[str, int, int], None] = lambda *_: None,
    ) -> Plan:  # fmt: skip
        """What importing `text` would do."""
        self._file.write_text(text, encoding="utf-8")
        return self.importing.plan(noun, self._file, mapping=mapping, create_owners=owners, progress=progress)

    def bring(
        self, noun: Noun, text: str, *, mapping: Mapping[str, str] | None = None, owners: PartyKind | None = None
    ) -> Imported:
        """Import `text`."""
        return self.importing.apply(self.plan(noun, text, mapping=mapping, owners=owners), by=OPERATOR)

    def rows(self, kind: str) -> dict[str, dict[str, Any]]:
        """What the hub holds of people, departments, topics or articles, by name or title."""
        with self.hub.read() as connection:
            return {row.get("name") or row["title"]: row for row in rows_in_use(connection, BY_KIND[kind])}

    def chain(self, topic: str) -> list[str]:
        """The names of the topic's owner and deputies."""
        with self.hub.read() as connection:
            return [party.name for party in chains(connection).get(self.rows("topics")[topic]["id"], ())]


def fates(plan: Plan) -> list[tuple[int, str, str]]:
    """Line, name and fate of each row."""
    return [(row.line, row.name, row.fate.value) for row in plan.rows]


def reasons(plan: Plan) -> list[tuple[int, str]]:
    """Line and reason of each row that is refused."""
    return [(row.line, row.reason) for row in plan.refused()]


def changes(plan: Plan) -> list[tuple[str, ...]]:
    """The fields that each row changes."""
    return [row.changes for row in plan.rows]
