"""What the lists of the directory hold, read beside the window."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from frontdesk.directory.keeping import Kind
from frontdesk.words import fold
from ui.models.directory import Now, Page, row_of, words_of
from ui.models.table import TableRow

if TYPE_CHECKING:
    from frontdesk.calls.gaps import GapLine
    from frontdesk.desk import Desk

#: How many rows are read at a time: what is in sight, and enough to go on from.
AT_ONCE = 200
_FOUND = 100
_ALL_KINDS = (Kind.PERSON, Kind.DEPARTMENT, Kind.TOPIC, Kind.CALLER)


class Wanted(Struct, frozen=True):
    """A list: which, filtered by which words, and how many of its rows."""

    page: Page
    words: str = ""
    most: int = AT_ONCE


class Shown(Struct, frozen=True, kw_only=True):
    """A list as it was read: its rows, and what they are about."""

    wanted: Wanted
    rows: tuple[TableRow, ...]
    items: tuple[Any, ...]
    has_more: bool


def read_list(desk: "Desk", wanted: Wanted) -> Shown:
    """The rows of a list as they stand now."""
    now = Now(desk.clock.now(), desk.zone())
    items = _items(desk, wanted)
    return Shown(
        wanted=wanted,
        rows=tuple(row_of(one, now) for one in items),
        items=tuple(items),
        has_more=len(items) >= wanted.most and not wanted.words.strip(),
    )


def _items(desk: "Desk", wanted: Wanted) -> list[Any]:
    if wanted.page is Page.PEOPLE:
        return _people(desk, wanted)
    if wanted.page is Page.TOPICS:
        return _topics(desk, wanted)
    if wanted.page is Page.DEPARTMENTS:
        return list(desk.listing.departments_named(wanted.words, limit=wanted.most))
    every = _every(desk, wanted.page)
    sought = fold(wanted.words).split()
    return [one for one in every if all(word in fold(words_of(one)) for word in sought)] if sought else every


def _people(desk: "Desk", wanted: Wanted) -> list[Any]:
    if not wanted.words.strip():
        return list(desk.listing.people(limit=wanted.most))
    found = desk.routing.people(wanted.words, limit=_FOUND)
    return list(desk.listing.people_with([one.person.id for one in found]))


def _topics(desk: "Desk", wanted: Wanted) -> list[Any]:
    if not wanted.words.strip():
        return list(desk.listing.topics(limit=wanted.most))
    found = desk.routing.owners(wanted.words, limit=_FOUND)
    return list(desk.listing.topics_with([one.coverage.topic.id for one in found]))


def _every(desk: "Desk", page: Page) -> list[Any]:
    if page is Page.DIFFERENT:
        return list(desk.different.different_today())
    if page is Page.GAPS:
        return [*desk.owning.unowned(), *(_as_read(desk, gap) for gap in desk.gaps.open_gaps())]
    if page is Page.DOUBLES:
        return [pair for kind in _ALL_KINDS for pair in desk.merging.doubles(kind)]
    return [one for kind in _ALL_KINDS for one in desk.keeping.retired(kind)]


def _as_read(desk: "Desk", gap: "GapLine") -> "GapLine":
    """With its number as people read it."""
    return replace(gap, number=desk.callers.shown(gap.number)) if gap.number else gap


def read_counts(desk: "Desk") -> dict[Page, int]:
    """How many rows the lists have that are counted quickly."""
    counts = desk.listing.counts()
    return {
        Page.PEOPLE: counts.people,
        Page.DEPARTMENTS: counts.departments,
        Page.TOPICS: counts.topics,
        Page.DIFFERENT: len(desk.different.different_today()),
        Page.GAPS: len(desk.owning.unowned()) + len(desk.gaps.open_gaps()),
    }
