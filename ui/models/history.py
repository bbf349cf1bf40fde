"""The history of a record as lines: who changed what, when, newest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.clock import local_day
from frontdesk.words import apart
from ui.models.facts import Fact, FactLine
from ui.models.rows import Tone
from ui.words import day_and_month, shortened

if TYPE_CHECKING:
    from frontdesk.directory.history import Entry
    from frontdesk.directory.readable import Value

_VERBS = {
    "add": "Added", "change": "Changed", "retire": "Retired", "bring-back": "Brought back", "merge": "Merged",
    "own": "Owners", "import": "From a file", "furnish": "Made", "end": "Ended", "undo": "Taken back",
}  # fmt: skip
_UNDO, _RETIRED = "undo", "Retired"
_NOTED = {"absent": "Noted", "covered": "Noted", "rerouted": "Noted", "log": "Noted"}
_WHOLE = frozenset({"add", "import", "retire", "bring-back", "furnish"})
_LONGEST = 48


def history_fact(entries: Sequence["Entry"], now: datetime, zone: ZoneInfo, label: str = "History") -> list[Fact]:
    """The history as one fact, as a list that is empty where nothing is known."""
    lines = tuple(line for entry in entries for line in _lines(entry, now, zone))
    return [Fact(label, lines)] if lines else []


def _lines(entry: "Entry", now: datetime, zone: ZoneInfo) -> list[FactLine]:
    texts = _texts(entry)
    leads = [_short_day(entry.at, now, zone), *[""] * len(texts)]
    # A second line of one step stands under the first, without its date.
    return [
        FactLine(text=text, lead=lead or "\N{NO-BREAK SPACE}", tone=Tone.PLAIN)
        for text, lead in zip(texts, leads, strict=False)
    ]


def _texts(entry: "Entry") -> list[str]:
    verb = entry.verb.rpartition(".")[2]
    named = _VERBS.get(verb, verb.replace("-", " ").capitalize())
    if entry.is_erased:
        return [f"{named}; the words are erased, {apart(entry.who)}"]
    if _is_first(entry) and verb != _UNDO:
        return [f"{_NOTED.get(verb, 'Added')}, {apart(entry.who)}"]
    if verb in _WHOLE or not entry.changes or (verb == _UNDO and (_is_first(entry) or _is_last(entry))):
        return [f"{named}, {apart(entry.who)}"]
    told = [_change(title, *pair) for title, pair in entry.changes.items()]
    if verb in ("merge", _UNDO):
        told.insert(0, named)
    return [*told[:-1], f"{told[-1]}, {apart(entry.who)}"]


def _is_first(entry: "Entry") -> bool:
    """Whether the record was not there before: nothing stood anywhere, not even an empty text."""
    return len(entry.changes) > 1 and all(before is None for before, _ in entry.changes.values())


def _is_last(entry: "Entry") -> bool:
    """Whether the record was gone by it: nothing stands anywhere any more."""
    return len(entry.changes) > 1 and all(after is None for _, after in entry.changes.values())


def _change(title: str, before: "Value", after: "Value") -> str:
    """'Role: Clerk → Boss'; a record that is used again says so, and not since when it was not."""
    if title == _RETIRED:
        return "Retired" if after else "In use again"
    return f"{title}: {_pair(before, after)}"


def _pair(before: "Value", after: "Value") -> str:
    was, now = value_words(before), value_words(after)
    if not was:
        return apart(now)
    return f"{apart(was)} → {apart(now)}" if now else f"no longer {apart(was)}"


def value_words(value: "Value") -> str:
    """What stands in a field, on one line."""
    if isinstance(value, datetime):
        return f"{day_and_month(value)} {value:%H:%M}"
    text = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return shortened(" ".join(text.split()), _LONGEST)


def _short_day(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """'11:20' today, '28 Feb' this year, 'Feb 2025' before."""
    local, today = at.astimezone(zone), local_day(now, zone)
    if local.date() == today:
        return f"{local:%H:%M}"
    return day_and_month(local) if local.year == today.year else f"{day_and_month(local).split()[1]} {local.year}"
