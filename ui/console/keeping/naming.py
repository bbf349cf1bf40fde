"""From names that were typed or taken from a list to people, departments and topics."""

from typing import TYPE_CHECKING

from frontdesk.directory.model import Coverage, Party, PartyKind, Topic
from frontdesk.errors import NotFound, Refused
from frontdesk.words import apart, fold
from ui.console.keeping.asking import beside
from ui.models.form import NameRow, Names, Texts, Typed

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_MOST = 5
NO_DEPARTMENT = "No department"
_HINT = "Type a part of the name, and take it from the list."


def names_for(desk: "Desk", names: Names, text: str) -> list[NameRow]:
    """Who or what answers `text`, the likeliest first."""
    if names is Names.TOPIC:
        found = desk.routing.owners(text, limit=_MOST)
        return [_topic_row(one.coverage) for one in found]
    houses = [] if names is Names.PERSON else _departments(desk, text)
    people = _people(desk, text) if names is not Names.DEPARTMENT else []
    begun = fold(text)
    return sorted([*people, *houses], key=lambda row: not fold(row.name).startswith(begun))[:_MOST]


def _topic_row(cover: Coverage) -> NameRow:
    return NameRow(
        id=f"topic:{cover.topic.id}", name=cover.topic.name, note=cover.owner.name if cover.owner else "unowned"
    )


def _people(desk: "Desk", text: str) -> list[NameRow]:
    found = [one for one in desk.routing.people(text, limit=_MOST - 1) if one.person.retired_at is None]
    return [
        NameRow(
            id=one.person.party.text,
            name=one.person.name,
            note=one.department.name if one.department else one.person.role,
        )
        for one in found
    ]


def _departments(desk: "Desk", text: str) -> list[NameRow]:
    found = desk.listing.departments_named(text, limit=_MOST)
    return [NameRow(id=one.department.party.text, name=one.department.name, note="department") for one in found]


def party(desk: "Desk", texts: Texts, field: str, *, nobody: str = "Nobody") -> Party | None:
    """The person or department in a field; None where nothing is typed. Refused beside the field."""
    typed = texts.get(field, Typed(""))
    if not typed.text.strip():
        return None
    with beside(field):
        return _chosen(desk, typed) or _called(desk, typed.text, nobody)


def needed(desk: "Desk", texts: Texts, field: str, sentence: str) -> Party:
    """The person or department in a field; Refused with `sentence` where nothing is typed."""
    found = party(desk, texts, field)
    if found is None:
        with beside(field):
            raise Refused(sentence, hint=_HINT)
    return found


def department_id(desk: "Desk", texts: Texts, field: str) -> str | None:
    """The id of the department in a field; None where nothing is typed."""
    found = party(desk, texts, field, nobody=NO_DEPARTMENT)
    if found is not None and found.kind is not PartyKind.DEPARTMENT:
        with beside(field):
            raise Refused(f"{apart(found.name)} is no department.", hint=_HINT)
    return found.id if found else None


def topic(desk: "Desk", texts: Texts, field: str) -> Topic | None:
    """The topic in a field; None where nothing is typed."""
    typed = texts.get(field, Typed(""))
    if not typed.text.strip():
        return None
    with beside(field):
        kind, _, id = typed.chosen.partition(":")
        return desk.directory.topic(id) if kind == "topic" else desk.directory.topic_called(typed.text)


def _chosen(desk: "Desk", typed: Typed) -> Party | None:
    kind, _, id = typed.chosen.partition(":")
    if kind == PartyKind.PERSON:
        return desk.directory.person(id).party
    found = desk.directory.departments_by_id([id]).get(id) if kind == PartyKind.DEPARTMENT else None
    return found.party if found else None


def _called(desk: "Desk", text: str, nobody: str) -> Party:
    try:
        return desk.directory.party(text)
    except NotFound as missing:
        raise NotFound(f"{nobody} goes by “{' '.join(text.split())}”.", hint=_HINT) from missing
