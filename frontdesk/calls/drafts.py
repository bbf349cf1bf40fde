"""What is being noted of calls and is not in the log yet; kept in the desk's own file as it is typed."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from frontdesk.calls.model import Contact, Notes, Passing
from frontdesk.clock import Clock
from frontdesk.directory.model import Channel, HandoffKind, Party, PartyKind
from frontdesk.lookup.model import Draft
from frontdesk.lookup.per_thread import DeskFiles


class Drafts:
    """Keeps the notes of unfinished calls over a crash."""

    def __init__(self, files: DeskFiles, clock: Clock) -> None:
        self._files = files
        self._clock = clock

    def keep(self, notes: Notes) -> None:
        """Keep `notes`, durably; notes with the same id are replaced."""
        body = json.dumps(asdict(notes), default=datetime.isoformat, ensure_ascii=False)
        self._files.here().save_draft(Draft(notes.id, self._clock.now(), body))

    def all(self) -> list[Notes]:
        """Every unfinished call, the latest first."""
        kept = sorted(self._files.here().drafts(), key=lambda draft: draft.at, reverse=True)
        return [_notes(json.loads(draft.body)) for draft in kept]

    def drop(self, id: str) -> None:
        """Forget the notes of a call that is in the log, or was let go."""
        self._files.here().drop_draft(id)


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
