"""Inquiries that nobody owns: listed, owned by somebody, and closed with everything that is like them."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from frontdesk.calls.records import gaps as records
from frontdesk.clock import Clock
from frontdesk.directory.fields import TopicFields
from frontdesk.directory.keeping import Keeping, Kept
from frontdesk.directory.model import Operator, Party, PartyKind, Topic
from frontdesk.directory.service import Directory
from frontdesk.errors import NotAllowed, NotFound, Refused
from frontdesk.hub.hub import Hub
from frontdesk.hub.steps import Step
from frontdesk.words import apart, clean, words

_LONGEST_NOTE = 65_536


class GapLine(Struct, frozen=True, kw_only=True):
    """An open gap with the call it came up in last, and how many open ones are in the same words, itself included."""

    id: str
    words: str
    call_id: str
    at: datetime
    caller: str
    organisation: str
    number: str
    count: int


class Gaps:
    """The open gaps. `gap_owner` tells whoever owns them, as `Party.text`; '' leaves them to the catch-all."""

    def __init__(
        self, hub: Hub, directory: Directory, keeping: Keeping, *, clock: Clock, gap_owner: Callable[[], str]
    ) -> None:
        self._hub = hub
        self._directory = directory
        self._keeping = keeping
        self._clock = clock
        self._gap_owner = gap_owner

    def owner(self) -> Party | None:
        """Who looks after the gaps: whoever is named and still there, else the catch-all."""
        kind, _, id = self._gap_owner().partition(":")
        found: Any = None
        if kind == PartyKind.PERSON:
            found = self._directory.people_by_id([id]).get(id)
        elif kind == PartyKind.DEPARTMENT:
            found = self._directory.departments_by_id([id]).get(id)
        if found is None or found.retired_at is not None:
            return self._directory.catch_all()
        return Party(PartyKind(kind), id, found.name)

    def open_gaps(self) -> list[GapLine]:
        """What nobody dealt with, each inquiry once with its newest call; the most frequent first, then the newest."""
        with self._hub.read() as connection:
            alike = _alike(records.open_gaps(connection))
        return sorted((_line(rows) for rows in alike), key=lambda line: -line.count)

    def close_gap(self, gap_id: str, topic: Topic | None, note: str = "", *, by: Operator) -> int:
        """Close a gap and every open one in the same words: `topic` covers it now, or `note` says why not; how many.

        NotFound where it is no longer open, Refused without a topic and a note, NotAllowed for a retired topic.
        """
        note = _noted(note, topic)
        if topic is not None and self._directory.topic(topic.id).retired_at is not None:
            raise NotAllowed(f"{apart(topic.name)} is retired.", hint="Name a topic that is in use.")
        with self._hub.step("gap.close", by=by.name, desk=by.desk) as step:
            rows = _alike_and_open(step, gap_id)
            self._close(step, rows, topic, note)
        return len(rows)

    def make_topic(
        self, gap_id: str, typed: TopicFields, *, chain: Sequence[Party] = (), by: Operator
    ) -> tuple[Kept[Topic], int]:
        """Add the topic that was missing, and close the gap and every open one in the same words by it; how many.

        NotFound where the gap is no longer open, Refused for what no topic can be made of: nothing is written then.
        """
        with self._hub.step("gap.make-topic", by=by.name, desk=by.desk) as step:
            rows = _alike_and_open(step, gap_id)
            kept = self._keeping.add_topic_within(step, typed, chain=chain)
            self._close(step, rows, kept.noun, "")
        return kept, len(rows)

    def _close(self, step: Step, rows: list[dict[str, Any]], topic: Topic | None, note: str) -> None:
        topic_id = topic.id if topic else None
        records.close(step, rows, closed_at=self._clock.now(), topic_id=topic_id, note=note)


def _alike_and_open(step: Step, gap_id: str) -> list[dict[str, Any]]:
    """The rows of an open gap and of those in the same words; NotFound where it is closed."""
    alike = _alike(records.open_gaps(step.connection))
    rows = next((rows for rows in alike if any(row["id"] == gap_id for row in rows)), None)
    if rows is None:
        raise NotFound("This gap is closed already.", hint="Look at the list again.")
    return rows


def _noted(note: str, topic: Topic | None) -> str:
    note = clean(note).strip()
    if not note and topic is None:
        raise Refused("A gap is closed by a topic, or by a word on what was done.", hint="Name one, or write it.")
    if len(note) > _LONGEST_NOTE:
        raise Refused(f"The note is longer than {_LONGEST_NOTE:,} characters.", hint="Shorten it.")
    return note


def _alike(rows: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The rows by the words they have in common; one without any words is like no other."""
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(tuple(words(row["words"])) or (row["id"],), []).append(row)
    return list(found.values())


def _line(rows: Sequence[dict[str, Any]]) -> GapLine:
    newest = rows[0]
    told = {name: newest[name] or "" for name in ("id", "words", "call_id", "organisation", "number")}
    return GapLine(**told, at=newest["at"], caller=newest["name"] or "", count=len(rows))
