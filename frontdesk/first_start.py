"""The first start of a desk: the sample company, or an empty hub with a catch-all; whole or not at all."""

from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from frontdesk.clock import Clock, SystemClock
from frontdesk.desk import Desk
from frontdesk.directory.model import Operator
from frontdesk.directory.service import Directory
from frontdesk.errors import NotFound
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import make_hub
from frontdesk.hub.preferences import Preferences
from frontdesk.sample import company
from frontdesk.whereabouts import whereabouts

#: Signs what a first start writes, so that nobody's undo takes it back.
FOUNDER = Operator("First start", "First start")


def make_sample(where: Path | str, catch_all: str = "", *, clock: Clock | None = None) -> Desk:
    """A desk over a new hub with the sample company; HubUnusable where something is already.

    `catch_all` names who takes what nobody owns: somebody of the sample, else a new team; '' leaves the sample's own.
    """
    clock = clock or SystemClock()
    return Desk(make_hub(where, clock=clock, fill=partial(_sample, clock, catch_all)), clock=clock)


def make_empty(where: Path | str, catch_all: str = "", *, clock: Clock | None = None) -> Desk:
    """A desk over a new, empty hub in the computer's zone and region; HubUnusable where something is already.

    `catch_all` names the team that takes what nobody owns; it becomes a department.
    """
    clock = clock or SystemClock()
    return Desk(make_hub(where, clock=clock, fill=partial(_furnish, clock, catch_all)), clock=clock)


def _sample(clock: Clock, catch_all: str, hub: Hub) -> None:
    company.fill(hub, clock=clock, zone=ZoneInfo(whereabouts().zone), by=FOUNDER)
    _choose(hub, _catch_all(clock, catch_all, hub))


def _furnish(clock: Clock, catch_all: str, hub: Hub) -> None:
    here = whereabouts()
    _choose(hub, {"zone": here.zone, "region": here.region} | _catch_all(clock, catch_all, hub))


def _catch_all(clock: Clock, name: str, hub: Hub) -> dict[str, str]:
    if not name:
        return {}
    directory = Directory(hub, clock=clock, number_key=lambda _: "", catch_all=lambda: "")
    try:
        return {"catch_all": directory.party(name).text}
    except NotFound:
        return {"catch_all": directory.add_department(name, by=FOUNDER).party.text}


def _choose(hub: Hub, chosen: dict[str, str]) -> None:
    preferences = Preferences(hub)
    for name, value in chosen.items():
        preferences.write(name, value, by=FOUNDER.name, desk=FOUNDER.desk)
