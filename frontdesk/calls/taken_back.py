"""What undo took back: of a call its notes, so that it can be gone on with."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from frontdesk.calls.model import Notes, TakenBack
from frontdesk.calls.records import gone
from frontdesk.hub.hub import Hub
from frontdesk.hub.undo import Undone

_NOBODY: Mapping[str, Any] = {"name": "", "organisation": "", "person_id": None}


def taken_back(hub: Hub, undone: Undone) -> TakenBack:
    """What undo took back, with the notes of a call that is no longer in the log."""
    rows = undone.gone.get("calls", [])
    if not rows:
        return TakenBack(verb=undone.verb, rows=undone.rows)
    row, handed = rows[0], next(iter(undone.gone.get("handoffs", [])), None)
    with hub.read() as connection:
        joined = gone.handoff_row(connection, row["handoff_id"])
        went = handed or joined
        to = gone.party_of(connection, went) if went else None
        known = gone.caller_row(connection, row["caller_id"])
    noted = next(iter((*undone.gone.get("callers", []), *undone.changed.get("callers", []))), _NOBODY)
    notes = _with_caller(gone.notes_of(row, handed, to), known, noted)
    return TakenBack(verb=undone.verb, rows=undone.rows, notes=notes, caller=(known or noted)["name"] or noted["name"])


def _with_caller(notes: Notes, known: Mapping[str, Any] | None, noted: Mapping[str, Any]) -> Notes:
    """The notes with who called: `known` where they are still, and what was `noted` of them and is gone with it."""
    said = replace(notes, caller_name=noted["name"], organisation=noted["organisation"])
    if known is None:  # who was made with the call is gone with it
        return replace(said, caller_id=None, person_id=noted["person_id"])
    return said
