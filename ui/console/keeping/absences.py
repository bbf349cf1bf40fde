"""Forms of what is different for a while: away until, rerouted until."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from frontdesk.calls.due import read_due
from frontdesk.errors import Refused
from frontdesk.words import apart
from ui.console.keeping.asking import Asking, Done, beside
from ui.console.keeping.naming import needed, party
from ui.console.telling import undoes
from ui.models.form import Field, Names, Texts, line
from ui.words import shortened, when

if TYPE_CHECKING:
    from frontdesk.desk import Desk

_HINT = "Write it like 16:30, 2h, tomorrow 9, fri 10 or 2026-03-12."


def away(id: str, desk: "Desk") -> Asking:
    """Until when somebody is away, and who covers."""
    person = desk.directory.person(id)
    return Asking(
        id=f"exception.away:{id}", title=person.name, facts=("Away", person.reference), act="Note that they are away",
        fields=(
            Field(id="until", label="Until", placeholder="16:30, tomorrow 9, fri 10"),
            Field(id="from", label="From", placeholder="now"),
            Field(id="cover", label="Covered by", names=Names.PARTY, placeholder="the deputies"),
            Field(id="said", label="Say", placeholder="What callers may be told"),
            Field(id="private", label="Reason", placeholder="Never told to callers"),
        ),
        blame="until", file=partial(_note_away, id),
    )  # fmt: skip


def reroute(id: str, desk: "Desk") -> Asking:
    """Where a topic goes for a while."""
    topic = desk.directory.topic(id)
    return Asking(
        id=f"exception.reroute:{id}", title=topic.name, facts=("Rerouted", topic.reference), act="Reroute it",
        fields=(
            Field(id="to", label="To", names=Names.PARTY, placeholder="A person or a department"),
            Field(id="until", label="Until", placeholder="16:30, tomorrow 9, fri 10"),
            Field(id="from", label="From", placeholder="now"),
            Field(id="said", label="Say", placeholder="What callers may be told"),
        ),
        blame="until", file=partial(_note_rerouted, id),
    )  # fmt: skip


def _note_away(id: str, desk: "Desk", texts: Texts) -> Done:
    person = desk.directory.person(id)
    until, starts = _needed_moment(desk, texts, "until"), _moment(desk, texts, "from")
    cover = party(desk, texts, "cover")
    with beside("cover" if cover == person.party else "until"):
        desk.directory.absent(
            person.party, until, cover=cover, said=line(texts, "said"), private=line(texts, "private"),
            starts_at=starts, by=desk.operator,
        )  # fmt: skip
    covers = f", {apart(cover.name)} covers" if cover else ""
    sentence = f"{apart(person.name)} is away {_told(desk, starts, until)}{covers}. {undoes()}"
    return Done(sentence, row=f"person:{id}")


def _note_rerouted(id: str, desk: "Desk", texts: Texts) -> Done:
    topic = desk.directory.topic(id)
    to = needed(desk, texts, "to", "Where to? Name a person or a department.")
    until, starts = _needed_moment(desk, texts, "until"), _moment(desk, texts, "from")
    with beside("until"):
        desk.directory.reroute(topic, to, until, said=line(texts, "said"), starts_at=starts, by=desk.operator)
    return Done(
        f"{apart(topic.name)} goes to {apart(to.name)} {_told(desk, starts, until)}. {undoes()}", row=f"topic:{id}"
    )


def _needed_moment(desk: "Desk", texts: Texts, field: str) -> datetime:
    found = _moment(desk, texts, field)
    if found is None:
        with beside(field):
            raise Refused("Until when? Every exception needs an end.", hint=_HINT)
    return found


def _moment(desk: "Desk", texts: Texts, field: str) -> datetime | None:
    """The moment in a field; None where nothing is typed, or 'now'."""
    typed = line(texts, field).strip()
    if not typed or typed.lower() == "now":
        return None
    found = read_due(typed, desk.clock.now(), desk.zone())
    if found is None:
        with beside(field):
            raise Refused(f"“{shortened(typed, 40)}” is no time.", hint=_HINT)
    return found


def _told(desk: "Desk", starts: datetime | None, until: datetime) -> str:
    now, zone = desk.clock.now(), desk.zone()
    begins = f"from {when(starts, now, zone)} " if starts and starts > now else ""
    return f"{begins}until {when(until, now, zone)}"
