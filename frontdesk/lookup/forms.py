"""Words typed into forms and not saved yet; they lie in the desk's own file beside what is noted of calls."""

import json
from functools import partial
from typing import Any

from frontdesk.clock import Clock
from frontdesk.lookup.drafts import FORM
from frontdesk.lookup.model import Draft
from frontdesk.lookup.opening import told_plainly
from frontdesk.lookup.per_thread import DeskFiles

#: What a form holds, as JSON has it: only the room that wrote it reads it.
Body = dict[str, Any]

_SEE = "see that the disk has room and that FRONTDESK_HOME may be written to."
_not_kept = partial(
    told_plainly,
    "This desk's own file takes no words now: what is not saved is on screen only.",
    hint=f"Save it soon; {_SEE}",
)
_not_dropped = partial(
    told_plainly,
    "This desk's own file cannot be changed now: words that were saved or let go may be offered again.",
    hint=f"Let them go then; {_SEE}",
)
_not_read = partial(
    told_plainly,
    "Words that were typed before and not saved cannot be read from this desk's own file.",
    hint="They stay there; see that FRONTDESK_HOME may be read and written to, then start again.",
)


class TypedForms:
    """Keeps what is typed into forms over a crash; Refused where the desk's own file cannot be used."""

    def __init__(self, files: DeskFiles, clock: Clock) -> None:
        self._files = files
        self._clock = clock

    def keep(self, id: str, body: Body) -> None:
        """Keep what a form holds, durably; what was kept under the same id is replaced."""
        text = json.dumps(body)  # in ASCII: a half of a character, pasted, can be kept as well
        with _not_kept():
            self._files.drafts().save(Draft(FORM + id, self._clock.now(), text))

    def all(self) -> dict[str, Body]:
        """What every form holds that is kept, the oldest first."""
        with _not_read():
            kept = self._files.drafts().under(FORM)
        return {draft.id.removeprefix(FORM): json.loads(draft.body) for draft in kept}

    def drop(self, id: str) -> None:
        """Forget a form that was saved, or let go."""
        with _not_dropped():
            self._files.drafts().drop(FORM + id)
