"""Correcting a call that is in the log; what it said before stays in its history."""

from collections.abc import Mapping
from typing import Any, Unpack

from frontdesk.calls import records, rules
from frontdesk.calls.model import Call, Changes, Edit
from frontdesk.calls.records import followups
from frontdesk.directory.model import Operator, Party
from frontdesk.directory.service import Directory
from frontdesk.errors import NotFound, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import rows_by_id
from frontdesk.hub.tables import calls

_LONGEST = 65_536


class Corrections:
    """Changes calls afterwards, and tells what was changed."""

    def __init__(self, hub: Hub, directory: Directory) -> None:
        self._hub = hub
        self._directory = directory

    def correct(self, call_id: str, *, by: Operator, **changes: Unpack[Changes]) -> Call:
        """The call with `changes` made; a hand-off that was made in it goes by its new caller and topic.

        NotFound where the call, or what a change names, is not there; Refused where a hand-off would be made or lost.
        """
        if len(changes.get("summary", "")) > _LONGEST:
            raise Refused(f"The summary is longer than {_LONGEST:,} characters.", hint="Shorten it; nothing was lost.")
        with self._hub.step("call.correct", by=by.name, desk=by.desk) as step:
            stored = _found(step.connection, call_id)
            followups.refuse_gone(step.connection, _new(stored, changes))
            corrected = rules.correct(stored, changes)
            followups.save_call(step, corrected, self._owner(corrected))
        return corrected

    def history(self, call_id: str) -> list[Edit]:
        """What was noted of a call, the first first, with who changed what; NotFound where none was ever logged."""
        with self._hub.read() as connection:
            told = followups.edits(connection, call_id)
        if not told:
            raise NotFound("This call was never logged.")
        return told

    def _owner(self, call: Call) -> Party | None:
        return self._directory.coverage(self._directory.topic(call.topic_id)).owner if call.topic_id else None


def _new(call: Call, changes: Changes) -> Mapping[str, Any]:
    """The changes that say something else than the call does."""
    return {name: value for name, value in changes.items() if value != getattr(call, name)}


def _found(connection: Any, call_id: str) -> Call:
    row = rows_by_id(connection, calls, [call_id]).get(call_id)
    if row is None:
        raise NotFound("This call is no longer in the log.", hint="Look again; somebody may have taken it back.")
    return records.call(row)
