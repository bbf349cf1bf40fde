"""exception: who is away, until when, and who covers."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from frontdesk.cli.moments import local, when
from frontdesk.cli.verb import Answer, Verb, argument, columns
from frontdesk.cli.who import name
from frontdesk.clock import local_day
from frontdesk.directory.model import Exemption
from frontdesk.errors import NotFound

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def add(desk: "Desk", asked: Namespace) -> Answer:
    """Note that somebody is away from now on."""
    now, zone = desk.clock.now(), desk.zone()
    made = desk.directory.absent(
        desk.directory.party(asked.person),
        when(asked.until, now=now, zone=zone),
        cover=desk.directory.party(asked.cover) if asked.cover is not None else None,
        said=asked.said or "",
        by=desk.operator,
    )
    data = _told(desk, [made])[0]
    covers = f", {data['cover']} covers" if data["cover"] else ""
    until = local(made.ends_at, zone, local_day(now, zone))
    return Answer(data=data, lines=(f"{data['person']} is away until {until}{covers}. ({made.id})",))


def listed(desk: "Desk", _asked: Namespace) -> Answer:
    """What is different now, the soonest end first."""
    return Answer(
        data=_told(desk, desk.directory.exemptions()),
        columns=columns("person", "topic", "kind", "until", "cover", "said", "id"),
    )


def end(desk: "Desk", asked: Namespace) -> Answer:
    """End an exception now."""
    standing = [one for one in desk.directory.exemptions() if one.id == asked.id]
    if not standing:
        raise NotFound(f"Nothing is different now by the id “{asked.id}”.", hint="frontdesk exception list")
    desk.directory.end(asked.id, by=desk.operator)
    data = _told(desk, standing)[0] | {"until": desk.clock.now()}
    return Answer(data=data, lines=(f"Ended: {data['person'] or data['topic']}.",))


def _told(desk: "Desk", exemptions: list[Exemption]) -> list[dict[str, Any]]:
    people = desk.directory.people_by_id({one.person_id for one in exemptions if one.person_id})
    return [
        {
            "id": one.id,
            "kind": one.kind.value,
            "person": people[one.person_id].name if one.person_id else None,
            "topic": desk.directory.topic(one.topic_id).name if one.topic_id else None,
            "cover": name(one.cover),
            "said": one.said,
            "since": one.starts_at,
            "until": one.ends_at,
        }
        for one in exemptions
    ]


VERBS = (
    Verb(
        words="exception add", help="Note that somebody is away.", run=add,
        arguments=(
            argument("person", metavar="PERSON", help="a name, mail, number or reference"),
            argument("--until", required=True, metavar="WHEN", help="until when: HH:MM today, or 2026-03-12T15:00"),
            argument("--cover", metavar="P", help="who covers: a person or department"),
            argument("--said", metavar="W", help="what callers may be told"),
        ),
    ),
    Verb(words="exception list", help="Who is away or covered now.", run=listed),
    Verb(
        words="exception end", help="End an exception now.", run=end,
        arguments=(argument("id", metavar="ID", help="its id, as listed"),),
    ),
)  # fmt: skip
