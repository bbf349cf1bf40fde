"""The hub: steps in, rows and changes out."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy import Connection, Engine, select

from frontdesk.clock import Clock
from frontdesk.errors import Refused
from frontdesk.hub import journal, undo
from frontdesk.hub.failures import told_plainly
from frontdesk.hub.journal import Signature
from frontdesk.hub.prepared import PreparedRead
from frontdesk.hub.steps import Step
from frontdesk.hub.tables import head
from frontdesk.ids import new_id

_SEQ = PreparedRead(select(head.c.seq))


class Hub:
    """The system of record. `step` writes, `read` reads, `changes` tells what was written since."""

    def __init__(
        self, writing: Engine, reading: Engine, *, clock: Clock, file: Path | None = None, is_read_only: bool = False
    ) -> None:
        self.file = file
        self.is_read_only = is_read_only
        self._writing = writing
        self._reading = reading
        self._clock = clock
        self._held = threading.local()
        self._telling = threading.Lock()
        self._touched: dict[str, int] = {}
        with self.read() as connection:
            self.id: str = connection.execute(select(head.c.hub)).scalar_one()
            self._told_until = _last_seq(connection)

    def now(self) -> datetime:
        """What time it is, by the clock that signs every step."""
        return self._clock.now()

    @contextmanager
    def step(self, verb: str, *, by: str, desk: str) -> Iterator[Step]:
        """Everything written inside is one step: journalled, durable when the block ends, gone when it raises."""
        if self.is_read_only:
            hint = "Open it where it may be written to."
            raise Refused("The hub is open to be read only; nothing was changed.", hint=hint)
        signature = Signature(step=new_id(), verb=verb, who=by, desk=desk, at=self._clock.now())
        with told_plainly(), self._writing.begin() as connection:
            step = Step(connection, signature)
            with self._holding(step.begins_after):
                yield step
                end = step.close()
        self._tell(step, end)

    def _tell(self, step: Step, end: int) -> None:
        """What this hub wrote itself need not be read back to be known, where nobody else wrote before."""
        with self._telling:
            if self._told_until == step.begins_after:
                self._touched.update(dict.fromkeys(step.kinds, end))
                self._told_until = end

    @contextmanager
    def _holding(self, seq: int) -> Iterator[None]:
        """In this thread the journal ends at `seq` for now, as while a step is open; it need not be asked again."""
        self._held.seq = seq
        try:
            yield
        finally:
            del self._held.seq

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What this thread asks within is answered as of now: where the journal ends is read once for all of it."""
        if getattr(self._held, "seq", None) is not None:
            yield
            return
        with self._holding(self.seq()):
            yield

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the hub, and cannot write."""
        with told_plainly(), self._reading.connect() as connection:
            yield connection

    def seq(self) -> int:
        """The number of the journal's last entry."""
        held: int | None = getattr(self._held, "seq", None)
        if held is not None:
            return held
        with self.read() as connection:
            return _last_seq(connection)

    def touched(self, kinds: frozenset[str]) -> int:
        """A number that rises when rows of `kinds` were written; whoever keeps what it read compares it."""
        seq = self.seq()
        with self._telling:
            if seq > self._told_until:
                with self.read() as connection:
                    self._touched.update(journal.last_by_kind(connection, self._told_until))
                self._told_until = seq
            return max((self._touched.get(kind, 0) for kind in kinds), default=0)

    def mark(self, seq: int) -> str:
        """What entry `seq` is known by: in another history, as after a restore, another stands there, or ''."""
        with self.read() as connection:
            return journal.digest_of(connection, seq)

    def changes(self, after: int, *, limit: int = 1_000) -> list[tuple[int, str, str]]:
        """(seq, kind, row id) of what was written behind entry `after`, oldest first."""
        with self.read() as connection:
            return journal.changes_after(connection, after, limit=limit)

    def next_undo(self, *, by: str, desk: str) -> str:
        """The verb that `undo` would take back; NotFound when there is none."""
        with self.read() as connection:
            return undo.last_step(connection, who=by, desk=desk)[1]

    def next_undo_step(self, *, by: str, desk: str) -> str:
        """The step that `undo` would take back; NotFound when there is none."""
        with self.read() as connection:
            return undo.last_step(connection, who=by, desk=desk)[0]

    def undo(self, *, by: str, desk: str, making: str = "") -> undo.Undone:
        """Take back this operator's last step at this desk; with `making`, only when it made the row of that id."""
        with self.step("undo", by=by, desk=desk) as step:
            undone, verb = undo.last_step(step.connection, who=by, desk=desk)
            if making:
                undo.refuse_other(step.connection, undone, making)
            step.by = replace(step.by, undoes=undone)
            return undo.take_back(step, undone, verb)

    def close(self) -> None:
        """Let go of every connection."""
        self._writing.dispose()
        self._reading.dispose()


def _last_seq(connection: Connection) -> int:
    (end,) = _SEQ.rows(connection)
    return int(end["seq"])
