"""What is being noted of calls and is not in the log yet; kept in the desk's own file as it is typed."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from typing import Any

from frontdesk.calls.model import Contact, Notes, Passing
from frontdesk.clock import Clock
from frontdesk.directory.model import Channel, HandoffKind, Party, PartyKind
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import calls
from frontdesk.lookup.model import Draft
from frontdesk.lookup.opening import told_plainly
from frontdesk.lookup.per_thread import DeskFiles

_SEE = "see that the disk has room and that FRONTDESK_HOME may be written to."
_not_kept = partial(
    told_plainly,
    "This desk's own file takes no drafts now: what is not in the log is on screen only.",
    hint=f"Log it soon; {_SEE}",
)
_not_dropped = partial(
    told_plainly,
    "This desk's own file cannot be changed now: a call that was let go may be offered again.",
    hint=f"Let it go then; {_SEE}",
)
_not_read = partial(
    told_plainly,
    "Calls that were left unfinished cannot be read from this desk's own file.",
    hint="They stay there; see that FRONTDESK_HOME may be read and written to, then start again.",
)


class Drafts:
    """Keeps the notes of unfinished calls over a crash; Refused where the desk's own file cannot be used."""

    def __init__(self, files: DeskFiles, hub: Hub, clock: Clock) -> None:
        self._files = files
        self._hub = hub
        self._clock = clock

    def keep(self, notes: Notes) -> None:
        """Keep `notes`, durably; notes with the same id are replaced."""
        body = json.dumps(asdict(notes), default=datetime.isoformat, ensure_ascii=False)
        with _not_kept():
            self._files.drafts().save(Draft(notes.id, self._clock.now(), body))

    def all(self) -> list[Notes]:
        """Every call that is kept, the latest first."""
        with _not_read():
            kept = sorted(self._files.drafts().all(), key=lambda draft: draft.at, reverse=True)
        return [_notes(json.loads(draft.body)) for draft in kept]

    def logged(self, kept: list[Notes]) -> set[str]:
        """The ids of those that are in the log by now, so that their drafts are of no use; reads the hub."""
        with self._hub.read() as connection:
            return set(rows_by_id(connection, calls, [notes.id for notes in kept]))

    def drop(self, id: str) -> None:
        """Forget the notes of a call that is in the log, or was let go."""
        with _not_dropped():
            self._files.drafts().drop(id)


def _notes(body: dict[str, Any]) -> Notes:
    passing = _passing(body.pop("passing"))
    plain = Notes(**{**body, "started_at": datetime.fromisoformat(body["started_at"])})
    return replace(plain, contact=Contact(plain.contact), passing=passing)


def _passing(body: dict[str, Any]) -> Passing:
    to, kind, due, channel = body["to"], body["kind"], body["due_at"], body["channel"]
    return replace(
        Passing(words=body["words"], joins=body["joins"]),
        to=Party(PartyKind(to["kind"]), to["id"], to["name"]) if to else None,
        kind=HandoffKind(kind) if kind else None,
        due_at=datetime.fromisoformat(due) if due else None,
        channel=Channel(channel) if channel else None,
    )
