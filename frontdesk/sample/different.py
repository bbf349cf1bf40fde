"""What is different in the sample company just now: two people away, one topic rerouted."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from frontdesk.clock import local_day
from frontdesk.directory.model import ExceptionKind, Exemption
from frontdesk.ids import new_id
from frontdesk.sample.cast import Cast
from frontdesk.sample.hours import Hours

_BACK = time(8)
_BEGAN = 600


def exemptions(cast: Cast, hours: Hours, now: datetime, zone: ZoneInfo) -> list[Exemption]:
    """Each with an end that is still to come."""
    today = local_day(now, zone)
    began = hours.at(hours.last - _BEGAN)
    monday = today + timedelta(days=7 - today.weekday())
    next_day = _working(today + timedelta(days=1))
    rui = Exemption(
        id=new_id(),
        kind=ExceptionKind.COVERED,
        starts_at=began,
        ends_at=_morning(monday, zone),
        person_id=cast.people["Rui Castanho"].id,
        cover=cast.party("Selma Ottesen"),
        said="Rui is back on Monday; Selma Ottesen looks after his customers.",
        private="Family leave.",
    )
    zofia = Exemption(
        id=new_id(),
        kind=ExceptionKind.ABSENT,
        starts_at=began,
        ends_at=_morning(next_day, zone),
        person_id=cast.people["Zofia Maier"].id,
        said=f"Zofia is at the trade school and back on {next_day:%A}.",
    )
    rerouted = Exemption(
        id=new_id(),
        kind=ExceptionKind.REROUTED,
        starts_at=began,
        ends_at=_morning(_working(next_day + timedelta(days=1)), zone),
        topic_id=cast.topics["Commissioning dates"].id,
        cover=cast.party("Kofi Asante"),
        said="Petter is on a building site; Kofi Asante has his calendar.",
    )
    return [rui, zofia, rerouted]


def _working(day: date) -> date:
    return day if day.weekday() < 5 else _working(day + timedelta(days=1))


def _morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, _BACK, zone).astimezone(UTC)
