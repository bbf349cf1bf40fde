"""The hub: steps in, rows and changes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uuid_utils
from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from frontdesk.clock import Clock
from frontdesk.errors import FrontdeskError, HubBusy, HubUnusable
from frontdesk.hub import journal, undo
from frontdesk.hub.journal import Signature
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import head


def new_id() -> str:
    """A fresh UUIDv7 as text: unique wherever it is made, in the order of making."""
    return str(uuid_utils.uuid7())


class Hub:
    """The system of record. `step` writes, `read` reads, `changes` tells what was written since."""

    def __init__(self, writing: Engine, reading: Engine, *, clock: Clock) -> None:
        self._writing = writing
        self._reading = reading
        self._clock = clock
        with self.read() as connection:
            self.id: str = connection.execute(select(head.c.hub)).scalar_one()

    @contextmanager
    def step(self, verb: str, *, by: str, desk: str) -> Iterator[Step]:
        """Everything written inside is one step: journalled, durable when the block ends, gone when it raises."""
        signature = Signature(step=new_id(), verb=verb, who=by, desk=desk, at=self._clock.now())
        with _told_plainly(), self._writing.begin() as connection:
            step = Step(connection, signature)
            yield step
            step.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the hub, and cannot write."""
        with _told_plainly(), self._reading.connect() as connection:
            yield connection

    def seq(self) -> int:
        """The number of the journal's last entry."""
        with self.read() as connection:
            return int(connection.execute(select(head.c.seq)).scalar_one())

    def changes(self, after: int, *, limit: int = 1_000) -> list[tuple[int, str, str]]:
        """(seq, kind, row id) of what was written behind entry `after`, oldest first."""
        with self.read() as connection:
            return journal.changes_after(connection, after, limit=limit)

    def next_undo(self, *, by: str, desk: str) -> str:
        """The verb that `undo` would take back; NotFound when there is none."""
        with self.read() as connection:
            return undo.last_step(connection, who=by, desk=desk)[1]

    def undo(self, *, by: str, desk: str) -> undo.Undone:
        """Take back this operator's last step at this desk."""
        with self.step("undo", by=by, desk=desk) as step:
            undone, verb = undo.last_step(step.connection, who=by, desk=desk)
            step.by = replace(step.by, undoes=undone)
            return undo.Undone(verb, undo.take_back(step, undone))

    def close(self) -> None:
        """Let go of every connection."""
        self._writing.dispose()
        self._reading.dispose()


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except FrontdeskError:
        raise
    except DBAPIError as problem:
        plain = _in_a_sentence(problem)
        if plain is None:
            raise
        raise plain from problem


def _in_a_sentence(problem: DBAPIError) -> FrontdeskError | None:
    said = str(problem.orig)
    if "locked" in said:
        return HubBusy("Another program is writing to the hub.", hint="Nothing was changed; try again in a moment.")
    if "full" in said:
        return HubUnusable("The disk is full; nothing was changed.", hint="Free some space, then try again.")
    if "readonly" in said:
        return HubUnusable("The hub's file is read-only; nothing was changed.", hint="Allow writing to it.")
    if "malformed" in said or "not a database" in said:
        return HubUnusable("The hub's file is damaged.", hint="Restore the last backup.")
    return None
