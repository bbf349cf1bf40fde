"""The filter of the log on rows that are at hand: a day's hand-offs, and what is owed."""

from datetime import datetime

from msgspec import Struct

from frontdesk.calls.filter import says
from frontdesk.calls.model import HandoffLine, Outcome
from frontdesk.calls.rules import is_overdue
from ui.models.pieces import OVERDUE, Asked, Key


class Sieve(Struct, frozen=True):
    """Lets through what is asked for; `members` are the department that is asked for and its people.

    `now` is the moment as of which the hand-offs are told; numbers are read in `region`.
    """

    asked: Asked
    members: frozenset[str]
    now: datetime
    region: str

    def lets(self, line: HandoffLine) -> bool:
        """Whether a hand-off is asked for, as it stands in its line."""
        return self._is_meant(line) and says(line, self.asked.words, self.region)

    def _is_meant(self, line: HandoffLine) -> bool:
        handoff, asked = line.handoff, self.asked
        parties = {handoff.to.id, handoff.owner.id if handoff.owner else ""}
        by = asked.value(Key.BY)
        return all((
            not asked.value(Key.TO) or asked.value(Key.TO) in parties,
            not asked.value(Key.DEPARTMENT) or bool(parties & self.members),
            asked.value(Key.TOPIC) in ("", handoff.topic_id),
            asked.value(Key.STATE) in ("", handoff.state.value, OVERDUE if is_late(line, self.now) else ""),
            asked.value(Key.OUTCOME) in ("", Outcome.HANDED_OFF.value),
            not by or any(move.by == by for move in handoff.moves[:1]),
        ))  # fmt: skip


def is_late(line: HandoffLine, now: datetime) -> bool:
    """Whether what was promised is late."""
    return is_overdue(line.handoff.state, line.handoff.promise.due_at, now)
