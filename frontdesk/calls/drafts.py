"""What is being noted of calls and is not in the log yet; kept in the desk's own file as it is typed."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from frontdesk.calls.model import Contact, Notes, Passing
from frontdesk.clock import Clock
from frontdesk.directory.model import Channel, HandoffKind, Party, PartyKind
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import calls
from frontdesk.lookup.model import Draft
from frontdesk.lookup.opening import told_plainly
from frontdesk.lookup.per_thread import DeskFiles

_ASIDE = "is_aside"
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


class Kept(Struct, frozen=True):
    """Notes that are kept; `is_aside` where nobody is on the line: the call was undone, and is there to be opened."""

    notes: Notes
    is_aside: bool = False


class Drafts:
    """Keeps the notes of unfinished calls over a crash; Refused where the desk's own file cannot be used."""

    def __init__(self, files: DeskFiles, hub: Hub, clock: Clock) -> None:
        self._files = files
        self._hub = hub
        self._clock = clock

    def keep(self, notes: Notes, *, is_aside: bool = False) -> None:
        """Keep `notes`, durably; notes with the same id are replaced."""
        body = written(notes, {_ASIDE: True} if is_aside else {})
        with _not_kept():
            self._files.drafts().save(Draft(notes.id, self._clock.now(), body))

    def all(self) -> list[Notes]:
        """The notes of every call that is kept, the latest first."""
        return [kept.notes for kept in self.kept()]

    def kept(self) -> list[Kept]:
        """Every call that is kept, the latest first."""
        with _not_read():
            kept = self._files.drafts().all()
        return [_kept(json.loads(draft.body)) for draft in reversed(kept)]

    def logged(self, kept: list[Notes]) -> set[str]:
        """The ids of those that are in the log by now, so that their drafts are of no use; reads the hub."""
        with self._hub.read() as connection:
            return set(rows_by_id(connection, calls, [notes.id for notes in kept]))

    def drop(self, id: str) -> None:
        """Forget the notes of a call that is in the log, or was let go."""
        with _not_dropped():
            self._files.drafts().drop(id)


def written(notes: Notes, more: Mapping[str, Any]) -> str:
    """Notes as they are kept, and what else is to be known of them."""
    return json.dumps(asdict(notes) | dict(more), default=_plain, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return asdict(value) if isinstance(value, Struct) else datetime.isoformat(value)


def _kept(body: dict[str, Any]) -> Kept:
    is_aside = bool(body.pop(_ASIDE, False))
    return Kept(notes_from(body), is_aside)


def notes_from(body: dict[str, Any]) -> Notes:
    """The notes that were written as `body`, without anything more."""
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
