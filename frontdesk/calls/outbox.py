"""Calls that ended and are not in the log yet: kept at this desk until the hub takes them."""

import json
from datetime import datetime
from functools import partial

from frontdesk.calls.drafts import notes_from, written
from frontdesk.calls.model import Ended, Outcome
from frontdesk.directory.model import Operator
from frontdesk.lookup.drafts import ENDED
from frontdesk.lookup.model import Draft
from frontdesk.lookup.opening import told_plainly
from frontdesk.lookup.per_thread import DeskFiles

_HOW = "ended"
_SEE = "see that the disk has room and that FRONTDESK_HOME may be written to."
_not_used = partial(
    told_plainly,
    "This desk's own file takes nothing now: until the log has it, a call that ended is in this window only.",
    hint=f"Leave the window open until it is in the log; {_SEE}",
)


class Outbox:
    """Keeps calls from their last key to the log, over a crash too; Refused where the desk's own file takes nothing."""

    def __init__(self, files: DeskFiles) -> None:
        self._files = files

    def put(self, ended: Ended) -> None:
        """Keep `ended`, durably, instead of its draft."""
        how = {"outcome": ended.outcome.value, "at": ended.at, "by": [ended.by.name, ended.by.desk]}
        body = written(ended.notes, {_HOW: how})
        with _not_used():
            self._files.drafts().save(Draft(ENDED + ended.notes.id, ended.at, body))
            self._files.drafts().drop(ended.notes.id)  # were it left, the log would tell at the next start

    def all(self) -> list[Ended]:
        """Every call that waits, in the order in which they ended."""
        with _not_used():
            waiting = self._files.drafts().under(ENDED)
        return [_ended(draft.body) for draft in waiting]

    def drop(self, id: str) -> None:
        """The call with this id is in the log, or open again."""
        with _not_used():
            self._files.drafts().drop(ENDED + id)


def _ended(body: str) -> Ended:
    told = json.loads(body)
    how = told.pop(_HOW)
    at, by = datetime.fromisoformat(how["at"]), Operator(*how["by"])
    return Ended(notes_from(told), Outcome(how["outcome"]), at, by)
