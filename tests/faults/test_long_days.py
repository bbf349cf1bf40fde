"""Days of 22 to 26 hours, and days without a midnight: the log, its figures and its files give each its own hours."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from frontdesk.calls.due import read_due
from frontdesk.calls.log import Log
from frontdesk.calls.model import Call, Outcome, Step
from frontdesk.calls.records import call_row
from frontdesk.calls.rules import usual_due
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.model import HandoffKind
from frontdesk.errors import HubUnusable
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import open_hub
from frontdesk.hub.tables import calls, settings
from tests.exchange.house import house_in
from tests.faults.conftest import Place

MINUTE, HALF_HOUR, DAY = timedelta(minutes=1), timedelta(minutes=30), timedelta(days=1)
#: Zone, day, and how many half hours it has; the days beside it have 48.
DAYS = [
    ("Europe/Stockholm", "2026-03-29", 46),
    ("Europe/Stockholm", "2026-10-25", 50),
    ("Australia/Lord_Howe", "2026-04-05", 49),
    ("Australia/Lord_Howe", "2026-10-04", 47),
    ("Antarctica/Troll", "2026-03-29", 44),
    ("Antarctica/Troll", "2026-10-25", 52),
    ("Africa/Cairo", "2026-04-24", 46),
    ("America/Havana", "2026-03-08", 46),
    ("America/Havana", "2026-11-01", 50),
    ("America/Santiago", "2026-09-06", 46),
    ("Asia/Beirut", "2026-03-29", 46),
    ("Atlantic/Azores", "2026-03-29", 46),
    ("Atlantic/Azores", "2026-10-25", 50),
]
long_days = pytest.mark.parametrize(("zone", "day", "half_hours"), DAYS)


def call(at: datetime) -> Call:
    """A call of half a minute."""
    name = f"{at:%m%d%H%M}"
    return Call(
        id=name, reference=f"{int(name) % 0xFFFFFF:06X}", started_at=at, ended_at=at, outcome=Outcome.ANSWERED,
        operator="Maja", desk="Desk 1",
    )  # fmt: skip


@pytest.fixture
def hub(place: Place, stopped_clock: StoppedClock) -> Iterator[Hub]:
    with closing(open_hub(place.hub, clock=stopped_clock)) as opened:
        yield opened


@long_days
def test_F26_F27_F28_every_call_is_counted_on_the_one_day_it_belongs_to(
    hub: Hub, stopped_clock: StoppedClock, zone: str, day: str, half_hours: int
) -> None:
    middle = date.fromisoformat(day)
    noon = datetime(middle.year, middle.month, middle.day, 12, tzinfo=UTC)
    every = [call(noon + number * HALF_HOUR) for number in range(-144, 144)]
    with hub.step("call.log", by="Maja", desk="Desk 1") as step:
        step.insert(calls, [call_row(one) for one in every])
    stopped_clock.at = noon + 30 * DAY
    log = Log(hub, clock=stopped_clock, zone=lambda: ZoneInfo(zone), region=lambda: "US")
    days = [log.totals(middle + shift * DAY).calls for shift in (-1, 0, 1)]
    assert days == [48, half_hours, 48]
    assert log.totals(middle - DAY, middle + DAY).calls == 96 + half_hours
    assert sum(log.totals(middle + shift * DAY).calls for shift in range(-5, 6)) == len(every)


#: Zone, day, the moments (UTC) of its first and last minute, and their local times.
EDGES = [
    ("Australia/Lord_Howe", "2026-04-05", "2026-04-04 13:00", "00:00+11:00", "2026-04-05 13:29", "23:59+10:30"),
    ("Australia/Lord_Howe", "2026-10-04", "2026-10-03 13:30", "00:00+10:30", "2026-10-04 12:59", "23:59+11:00"),
    ("Antarctica/Troll", "2026-03-29", "2026-03-29 00:00", "00:00+00:00", "2026-03-29 21:59", "23:59+02:00"),
    ("Antarctica/Troll", "2026-10-25", "2026-10-24 22:00", "00:00+02:00", "2026-10-25 23:59", "23:59+00:00"),
    ("America/Santiago", "2026-09-06", "2026-09-06 04:00", "01:00-03:00", "2026-09-07 02:59", "23:59-03:00"),
    ("Asia/Beirut", "2026-03-29", "2026-03-28 22:00", "01:00+03:00", "2026-03-29 20:59", "23:59+03:00"),
    ("Atlantic/Azores", "2026-03-29", "2026-03-29 01:00", "01:00+00:00", "2026-03-29 23:59", "23:59+00:00"),
    ("Atlantic/Azores", "2026-10-25", "2026-10-25 00:00", "00:00+00:00", "2026-10-26 00:59", "23:59-01:00"),
]


@pytest.mark.parametrize(("zone", "day", "first", "first_local", "last", "last_local"), EDGES)
def test_F27_F28_the_file_of_a_day_has_the_hours_its_clocks_give_it(
    zone: str, day: str, first: str, first_local: str, last: str, last_local: str, tmp_path: Path
) -> None:
    before, after = (str(datetime.fromisoformat(edge) + by) for edge, by in ((first, -MINUTE), (last, MINUTE)))
    with house_in(zone, tmp_path) as house:
        for at in (before, first, last, after):
            house.move(house.at(at).hand_off(at, due=at), Step.FINISH)
        house.at("2026-12-31 12:00")
        rows = house.log(day, tmp_path / "log.csv")
    assert [row["summary"] for row in rows] == [first, last]
    assert [row["made_at"] for row in rows] == [f"{day} {first_local}", f"{day} {last_local}"]


@long_days
def test_F26_F27_F28_a_promise_made_at_any_hour_of_such_a_day_is_kept_in_working_hours(
    zone: str, day: str, half_hours: int
) -> None:
    here = ZoneInfo(zone)
    noon = datetime.fromisoformat(f"{day}T12:00Z")
    for number in range(-48, 48):
        at = noon + number * HALF_HOUR
        due = usual_due(None, HandoffKind.CALLBACK, at, here)
        local = due.astimezone(here)
        assert at < due <= at + 4 * DAY
        assert 8 <= local.hour <= 18
        assert local.weekday() < 5


#: Zone, what was typed, when (UTC), and the moment it means.
TYPED = [
    ("Europe/Stockholm", "2:30", "2026-10-24T22:00", "2026-10-25T00:30"),
    ("Europe/Stockholm", "2:30", "2026-10-25T00:45", "2026-10-25T01:30"),
    ("Europe/Stockholm", "2:30", "2026-10-25T01:15", "2026-10-25T01:30"),
    ("Europe/Stockholm", "2:30", "2026-10-25T01:45", "2026-10-26T01:30"),
    ("Europe/Stockholm", "2:30", "2026-03-29T00:30", "2026-03-29T01:30"),
    ("Europe/Stockholm", "2h", "2026-03-29T00:30", "2026-03-29T02:30"),
    ("Europe/Stockholm", "tomorrow 9", "2026-03-28T12:00", "2026-03-29T07:00"),
    ("Australia/Lord_Howe", "tomorrow 9", "2026-04-04T02:00", "2026-04-04T22:30"),
    ("America/Havana", "tomorrow 0:30", "2026-03-07T15:00", "2026-03-08T05:30"),
    ("America/Havana", "0:30", "2026-11-01T04:45", "2026-11-01T05:30"),
]


@pytest.mark.parametrize(("zone", "typed", "at", "means"), TYPED)
def test_F26_F28_a_time_that_comes_twice_or_never_means_one_that_is_to_come(
    zone: str, typed: str, at: str, means: str
) -> None:
    now = datetime.fromisoformat(f"{at}Z")
    due = read_due(typed, now, ZoneInfo(zone))
    assert due is not None
    assert due.astimezone(UTC) == datetime.fromisoformat(f"{means}Z")


def test_F29_a_zone_that_is_not_known_here_is_told_and_never_taken_for_another(
    hub: Hub, place: Place, stopped_clock: StoppedClock
) -> None:
    with hub.step("setting.set", by="Maja", desk="Desk 1") as step:
        step.update(settings, [{"id": "zone", "value": '"America/Nueva_Ciudad"'}])
    with closing(open_desk(place.hub, clock=stopped_clock)) as desk:
        with pytest.raises(HubUnusable, match="time zone “America/Nueva_Ciudad” is not known"):
            desk.zone()
        desk.set("zone", "America/Havana")
        assert desk.zone() == ZoneInfo("America/Havana")
