"""What the lookup index is told of callers."""

from collections.abc import Iterator

from frontdesk.callers import records
from frontdesk.hub.hub import Hub
from frontdesk.lookup.model import Card

CALLER = "caller"


def caller_cards(hub: Hub, ids: list[str] | None) -> Iterator[Card]:
    """The cards of these callers, or of all; retired ones have none."""
    with hub.read() as connection:
        if ids is None:
            found = records.all_callers(connection)
        else:
            found = list(records.callers_by_id(connection, ids).values())
    for caller in found:
        if caller.retired_at is None:
            words = tuple(p for p in (("name", caller.name), ("organisation", caller.organisation)) if p[1])
            yield Card(CALLER, caller.id, caller.name, words, caller.numbers)
