"""What undo took back: of a call its notes, so that it can be gone on with."""

from dataclasses import replace

from frontdesk.calls.model import TakenBack
from frontdesk.calls.records import gone
from frontdesk.hub.hub import Hub
from frontdesk.hub.undo import Undone


def taken_back(hub: Hub, undone: Undone) -> TakenBack:
    """What undo took back, with the notes of a call that is no longer in the log."""
    rows = undone.gone.get("calls", [])
    if not rows:
        return TakenBack(verb=undone.verb, rows=undone.rows)
    row, handed = rows[0], next(iter(undone.gone.get("handoffs", [])), None)
    with hub.read() as connection:
        to = gone.party_of(connection, handed) if handed else None
        caller = gone.caller_names(connection, [row["caller_id"]]).get(row["caller_id"], "")
    made = next((made["name"] for made in undone.gone.get("callers", [])), "")
    notes = gone.notes_of(row, handed, to)
    if made or not caller:  # who was made with the call is gone with it
        notes = replace(notes, caller_id=None, caller_name=made)
    return TakenBack(verb=undone.verb, rows=undone.rows, notes=notes, caller=caller or made)
