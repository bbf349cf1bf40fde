"""The small house on days when people call, and its log as other programs read it."""

import csv
import io
import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from frontdesk.calls.model import Logged, Notes, Outcome, Passing, Step
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk
from frontdesk.directory.model import Party
from frontdesk.ids import new_id
from tests.cli.house import BY, PRINTERS, open_house

HEADER = [
    "day", "reference", "state", "overdue", "carried_over", "made_at", "due_at", "caller", "organisation", "number",
    "topic", "owner", "to", "kind", "promise", "channel", "summary", "moves", "department",
]  # fmt: skip


class House:
    """The small house on days when people call."""

    def __init__(self, desk: Desk, clock: StoppedClock) -> None:
        self.desk = desk
        self.clock = clock

    def at(self, utc: str) -> "House":
        """Set the clock to a moment of UTC."""
        self.clock.at = datetime.fromisoformat(utc).replace(tzinfo=UTC)
        return self

    def hand_off(
        self, summary: str = "Paper jam", *, due: str, received: str = "", caller: str = "", to: Party | None = None,
        topic: str | None = PRINTERS.id,
    ) -> str:  # fmt: skip
        """Log a call, about the printers unless told otherwise, and hand it off; the hand-off's id."""
        notes = Notes(
            id=new_id(), started_at=self.clock.at, received=received, caller_name=caller, organisation="Ek & Sons",
            topic_id=topic, summary=summary,
            passing=Passing(due_at=datetime.fromisoformat(due).replace(tzinfo=UTC), to=to),
        )  # fmt: skip
        logged: Logged = self.desk.calls.log(notes, Outcome.HANDED_OFF, by=BY)
        assert logged.handoff is not None
        return logged.handoff.id

    def move(self, handoff: str, step: Step, note: str = "") -> None:
        self.desk.calls.move(handoff, step, note=note, by=BY)

    def log(self, day: str, path: Path) -> list[dict[str, str]]:
        """The rows of the exported log, as a program reads them."""
        self.desk.day_log.export(date.fromisoformat(day), path)
        return rows_of(path)


@contextmanager
def house_in(zone: str, where: Path) -> Iterator[House]:
    clock = StoppedClock(datetime(2026, 1, 5, 9, 0, tzinfo=UTC))
    with closing(open_house(where / "house.db", clock, zone=zone)) as desk:
        yield House(desk, clock)


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def printed(path: Path) -> str:
    """The text of a PDF file, in the order in which it is drawn, as pdftotext reads it."""
    return said_by("pdftotext", "-raw", str(path), "-")


def selected(path: Path, choice: str) -> Any:
    """What jq finds by `choice` in a JSON file."""
    return json.loads(said_by("jq", "--compact-output", choice, str(path)))


def fonts(path: Path) -> Mapping[str, str]:
    """The fonts of a PDF file, and whether each is in it: 'yes' or 'no'."""
    rows = said_by("pdffonts", str(path)).splitlines()[2:]
    return {row.split()[0]: row.split()[-5] for row in rows}


def said_by(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, encoding="utf-8").stdout
