"""The lists of the directory as rows."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from frontdesk.directory.model import Coverage, ExceptionKind, Exemption, HandoffKind, Topic
from frontdesk.words import apart
from ui.icons import Icon
from ui.models.logged import CHANNELS
from ui.models.rows import State, Tone
from ui.models.table import Cell, Column, TableRow
from ui.words import capital, counted, listed, shortened, until, when_on

if TYPE_CHECKING:
    from frontdesk.calls.gaps import GapLine
    from frontdesk.directory.different import Difference
    from frontdesk.directory.keeping import Named
    from frontdesk.directory.listing import ListedDepartment, ListedPerson, ListedTopic
    from frontdesk.directory.merging import Pair


class Page(StrEnum):
    """The lists of the directory."""

    PEOPLE = "people"
    DEPARTMENTS = "departments"
    TOPICS = "topics"
    DIFFERENT = "different"
    GAPS = "gaps"
    DOUBLES = "doubles"
    RETIRED = "retired"


class Now(Struct, frozen=True):
    """The moment and the zone that rows tell times in."""

    at: datetime
    zone: ZoneInfo

    def until(self, at: datetime) -> str:
        return until(at, self.at, self.zone)

    def on(self, at: datetime) -> str:
        return when_on(at, self.at.astimezone(self.zone).date(), self.zone)


COLUMNS: Mapping[Page, tuple[Column, ...]] = {
    Page.PEOPLE: (Column("Person"), Column("Department", 0.31), Column("Today", 0.58), Column("Number", 0, True)),
    Page.DEPARTMENTS: (Column("Department"), Column("Reached at", 0.34), Column("People", 0, True)),
    Page.TOPICS: (Column("Topic"), Column("Owner", 0.31), Column("Answers now", 0.58), Column("Due after", 0, True)),
    Page.DIFFERENT: (Column("What is different"), Column("Who answers", 0.45), Column("Until", 0, True)),
    Page.GAPS: (Column("Topic or words"), Column("What is missing", 0.58), Column("Calls", 0, True)),
    Page.DOUBLES: (Column("Stays"), Column("May be the same", 0.33), Column("Because", 0.64)),
    Page.RETIRED: (Column("Name"), Column("What", 0.58), Column("Reference", 0, True)),
}
_LONGEST_WORDS = 46
KINDS = {"person": "Person", "department": "Department", "topic": "Topic", "caller": "Caller"}


_UNOWNED = State(Icon.QUESTION_FILL, "Unowned", Tone.BAD)


def id_of(item: Any) -> str:
    """The id of whatever a row is about, with its kind."""
    kind, found = _KINDS[type(item).__name__]
    return f"{kind}:{found(item)}"


_KINDS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "ListedPerson": ("person", lambda one: one.person.id),
    "ListedDepartment": ("department", lambda one: one.department.id),
    "ListedTopic": ("topic", lambda one: one.coverage.topic.id),
    "Topic": ("topic", lambda one: one.id),
    "Difference": ("exception", lambda one: one.exemption.id),
    "GapLine": ("gap", lambda one: one.id),
    "Pair": ("pair", lambda one: f"{one.kept.kind}:{one.kept.id}:{one.double.id}"),
    "Named": ("retired", lambda one: f"{one.kind}:{one.id}"),
}


def row_of(item: Any, now: Now) -> TableRow:
    """The row of a person, a department, a topic, …"""
    cells = _CELLS[type(item).__name__](item, now)
    return TableRow(id=id_of(item), cells=cells)


def words_of(item: Any) -> str:
    """What a list is filtered by, where the index does not do it."""
    return " ".join(cell.spoken for cell in _CELLS[type(item).__name__](item, None))


def away_state(one: Exemption, now: Now) -> State:
    """'Away until Mon', 'Away from Fri 09:00'."""
    word = "Rerouted" if one.kind is ExceptionKind.REROUTED else "Away"
    ends = now.until(one.ends_at) if one.starts_at <= now.at else f"from {now.on(one.starts_at)}"
    icon = Icon.INFO_FILL if one.kind is ExceptionKind.REROUTED else Icon.AIRPLANE_TILT
    return State(icon, f"{word} {ends}", Tone.WARN)


def due_words(topic: Topic) -> str:
    """The usual promise: '30 min', '4 h', '2 days'; 'at once' for a transfer."""
    if topic.kind is HandoffKind.TRANSFER:
        return "at once"
    return span_words(topic.due_minutes)


def span_words(minutes: int) -> str:
    """'30 min', '4 h', '90 min', '2 days'."""
    if minutes % (24 * 60) == 0:
        return counted(minutes // (24 * 60), "day")
    return f"{minutes // 60} h" if minutes % 60 == 0 else f"{minutes} min"


def _person(one: "ListedPerson", now: Now | None) -> tuple[Cell, ...]:
    person, away = one.person, one.away
    cover = f"{apart(away.cover.name)} covers" if away and away.cover else ""
    today = Cell(
        first=cover or "The deputies answer" if away else "", state=away_state(away, now) if away and now else None
    )
    number = min(one.numbers, key=len, default="")
    return (
        Cell(first=person.name, second=person.role),
        Cell(first=one.department or "No department", second=person.place),
        today,
        Cell(first=number),
    )


def _department(one: "ListedDepartment", _now: Now | None) -> tuple[Cell, ...]:
    house = one.department
    return (
        Cell(first=house.name, second=house.place),
        Cell(first=house.number or "No number", second=house.mail),
        Cell(first=str(one.people), second=f"Owns {counted(one.topics, 'topic')}" if one.topics else ""),
    )


def _topic(one: "ListedTopic", now: Now | None) -> tuple[Cell, ...]:
    cover = one.coverage
    if cover.owner is None:
        owner = Cell(first="Nobody", state=_UNOWNED)
    elif cover.owner_away_until and now:
        away = State(Icon.AIRPLANE_TILT, f"Away {now.until(cover.owner_away_until)}", Tone.WARN)
        owner = Cell(first=cover.owner.name, state=away)
    else:
        owner = Cell(first=cover.owner.name, second=one.department or "Department")
    return (
        Cell(first=cover.topic.name, second=_way(cover.topic)),
        owner,
        _answers(cover),
        Cell(first=capital(due_words(cover.topic)), second=CHANNELS[cover.topic.channel]),
    )


_WAYS = {
    HandoffKind.CALLBACK: "Call back",
    HandoffKind.MESSAGE: "Message",
    HandoffKind.TRANSFER: "Transfer",
}


def _way(topic: Topic) -> str:
    return _WAYS[topic.kind]


def _answers(cover: Coverage) -> Cell:
    if cover.answers_now is None:
        return Cell(first="Nobody", state=State(Icon.WARNING_CIRCLE_FILL, "Nobody answers", Tone.BAD))
    if not cover.because and cover.deputies:
        return Cell(first=cover.answers_now.name, second=f"Then {apart(cover.deputies[0].name)}")
    return Cell(first=cover.answers_now.name, second=capital(cover.because or "no deputy"))


def _unowned(one: Topic, _now: Now | None) -> tuple[Cell, ...]:
    return (
        Cell(first=one.name, second=_way(one)),
        Cell(first="An owner", state=_UNOWNED),
        Cell(),
    )


def _gap(one: "GapLine", now: Now | None) -> tuple[Cell, ...]:
    who = listed(one.caller, one.organisation) or one.number or "Unknown caller"
    return (
        Cell(
            first=shortened(" ".join(one.words.split()), _LONGEST_WORDS) or "No words", second=f"Asked by {apart(who)}"
        ),
        Cell(first="A topic", second=f"Last asked {now.on(one.at) if now else ''}"),
        Cell(first=str(one.count)),
    )


def _difference(one: "Difference", now: Now | None) -> tuple[Cell, ...]:
    exemption = one.exemption
    away = exemption.kind is not ExceptionKind.REROUTED
    cover = exemption.cover.name if exemption.cover else ""
    answers = f"{apart(cover)} covers" if away and cover else cover or "The deputies"
    starts = f"From {now.on(exemption.starts_at)}" if now and not one.is_now else ""
    ends = now.on(exemption.ends_at) if now else ""
    return (
        Cell(first=one.about, second=starts or ("Away now" if away else "Rerouted now")),
        Cell(first=answers, second=f"Since {now.on(exemption.starts_at)}" if now and one.is_now else ""),
        Cell(first=ends),
    )


def _pair(one: "Pair", _now: Now | None) -> tuple[Cell, ...]:
    return (
        Cell(first=one.kept.name, second=one.kept.detail or one.kept.reference),
        Cell(first=one.double.name, second=one.double.detail or one.double.reference),
        Cell(first=capital(one.because[0]), second=KINDS[one.kept.kind]),
    )


def _retired(one: "Named", _now: Now | None) -> tuple[Cell, ...]:
    return Cell(first=one.name, second=one.detail), Cell(first=KINDS[one.kind]), Cell(first=one.reference)


_CELLS: Mapping[str, Callable[[Any, Any], tuple[Cell, ...]]] = {
    "ListedPerson": _person, "ListedDepartment": _department, "ListedTopic": _topic, "Topic": _unowned,
    "Difference": _difference, "GapLine": _gap, "Pair": _pair, "Named": _retired,
}  # fmt: skip
