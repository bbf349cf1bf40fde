"""Where a day begins and ends, on the days that are not 24 hours long."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.clock import StoppedClock, SystemClock, computer_zone, day_bounds, first_instant, is_zone, local_day

STOCKHOLM = ZoneInfo("Europe/Stockholm")

# Zone, day, its first moment and the next day's (UTC), and its length in hours.
DAYS = [
    ("Europe/Stockholm", "2026-03-02", "2026-03-01T23:00", "2026-03-02T23:00", 24),
    ("Europe/Stockholm", "2026-03-29", "2026-03-28T23:00", "2026-03-29T22:00", 23),
    ("Europe/Stockholm", "2026-10-25", "2026-10-24T22:00", "2026-10-25T23:00", 25),
    ("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00", "2026-04-05T13:30", 24.5),
    ("Australia/Lord_Howe", "2026-10-04", "2026-10-03T13:30", "2026-10-04T13:00", 23.5),
    ("Antarctica/Troll", "2026-03-29", "2026-03-29T00:00", "2026-03-29T22:00", 22),
    ("Antarctica/Troll", "2026-10-25", "2026-10-24T22:00", "2026-10-26T00:00", 26),
    ("Africa/Cairo", "2026-04-23", "2026-04-22T22:00", "2026-04-23T22:00", 24),
    ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00", "2026-04-24T21:00", 23),
    ("Africa/Cairo", "2026-10-29", "2026-10-28T21:00", "2026-10-29T22:00", 25),
    ("America/Havana", "2026-03-08", "2026-03-08T05:00", "2026-03-09T04:00", 23),
    ("America/Havana", "2026-11-01", "2026-11-01T04:00", "2026-11-02T05:00", 25),
    ("America/Santiago", "2026-04-04", "2026-04-04T03:00", "2026-04-05T04:00", 25),
    ("America/Santiago", "2026-09-06", "2026-09-06T04:00", "2026-09-07T03:00", 23),
    ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00", "2026-03-29T21:00", 23),
    ("Asia/Beirut", "2026-10-24", "2026-10-23T21:00", "2026-10-24T22:00", 25),
    ("Atlantic/Azores", "2026-03-29", "2026-03-29T01:00", "2026-03-30T00:00", 23),
    ("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00", "2026-10-26T01:00", 25),
    ("Asia/Kathmandu", "2026-03-02", "2026-03-01T18:15", "2026-03-02T18:15", 24),
    ("Pacific/Kiritimati", "2026-03-02", "2026-03-01T10:00", "2026-03-02T10:00", 24),
    ("Etc/GMT+12", "2026-03-02", "2026-03-02T12:00", "2026-03-03T12:00", 24),
]


@pytest.mark.parametrize(("zone", "day", "start", "end", "hours"), DAYS, ids=lambda value: str(value))
def test_a_day_runs_from_its_first_moment_to_the_next_days(
    zone: str, day: str, start: str, end: str, hours: float
) -> None:
    bounds = day_bounds(date.fromisoformat(day), ZoneInfo(zone))
    assert bounds == (datetime.fromisoformat(start + "Z"), datetime.fromisoformat(end + "Z"))
    assert bounds[1] - bounds[0] == timedelta(hours=hours)


@pytest.mark.parametrize("zone", sorted({zone for zone, *_ in DAYS}))
def test_the_days_of_a_year_meet_exactly(zone: str) -> None:
    here = ZoneInfo(zone)
    starts = [first_instant(date(2026, 1, 1) + timedelta(days=n), here) for n in range(366)]
    lengths = {after - before for before, after in pairwise(starts)}
    assert min(lengths) >= timedelta(hours=22)
    assert max(lengths) <= timedelta(hours=26)
    for day, start in enumerate(starts):
        own = date(2026, 1, 1) + timedelta(days=day)
        assert start.astimezone(here).date() == own
        assert (start - timedelta(microseconds=1)).astimezone(here).date() == own - timedelta(days=1)


@given(st.integers(0, 365 * 86_400), st.sampled_from(sorted(available_timezones())))
def test_every_moment_lies_in_the_day_of_its_local_date(second: int, zone: str) -> None:
    at, here = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second), ZoneInfo(zone)
    start, end = day_bounds(local_day(at, here), here)
    assert start <= at < end


def test_the_local_day_may_be_another_than_that_of_utc() -> None:
    late = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    assert local_day(late, STOCKHOLM) == date(2026, 3, 2)
    assert local_day(late, ZoneInfo("America/New_York")) == date(2026, 3, 1)


def test_a_stopped_clock_stands_until_it_is_set_again() -> None:
    clock = StoppedClock(datetime(2026, 3, 2, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 3, 2, tzinfo=UTC)
    clock.at += timedelta(hours=1)
    assert clock.now() == datetime(2026, 3, 2, 1, tzinfo=UTC)


def test_the_computers_clock_tells_utc_and_goes_on() -> None:
    first, second = SystemClock().now(), SystemClock().now()
    assert first.utcoffset() == timedelta()
    assert first <= second


@pytest.mark.parametrize("name", ["Europe/Stockholm", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+12"])
def test_names_of_the_database_are_zones(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "Europe", "Europe/", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "a\x00b",
                                  "\ud800", "x" * 5_000])  # fmt: skip
def test_anything_else_is_none(name: str) -> None:
    assert not is_zone(name)


@pytest.mark.parametrize(
    ("told", "zone"),
    [("Asia/Kathmandu", "Asia/Kathmandu"), (":Asia/Kathmandu", "Asia/Kathmandu"), ("CET-1CEST", "UTC")],
)
def test_the_environment_tells_the_computers_zone(monkeypatch: pytest.MonkeyPatch, told: str, zone: str) -> None:
    monkeypatch.setenv("TZ", told)
    assert computer_zone() == zone


def test_otherwise_the_system_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ")
    monkeypatch.setattr(Path, "is_symlink", lambda _self: True)
    monkeypatch.setattr(Path, "resolve", lambda _self: Path("/usr/share/zoneinfo/America/Argentina/Ushuaia"))
    assert computer_zone() == "America/Argentina/Ushuaia"
    monkeypatch.setattr(Path, "is_symlink", lambda _self: False)
    assert computer_zone() == "UTC"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_ends_of_the_calendar_stop_nothing(zone: str) -> None:
    for day in (date.min, date.max):
        start, end = day_bounds(day, ZoneInfo(zone))
        assert start <= end


def test_F30_time_goes_by_on_a_clock_that_nobody_sets_and_that_the_computers_sleep_does_not_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = SystemClock().passed()
    assert timedelta() <= SystemClock().passed() - before < timedelta(minutes=1)
    asked: list[int] = []

    def told(clock: int) -> float:
        asked.append(clock)
        return 5.0

    monkeypatch.setattr(time, "clock_gettime", told)
    assert SystemClock().passed() == timedelta(seconds=5)
    assert asked == [getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)]


def test_a_stopped_clock_that_is_set_lets_no_time_go_by() -> None:
    clock = StoppedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    clock.at += timedelta(minutes=7)
    clock.set_to(datetime(2025, 3, 2, 9, tzinfo=UTC))
    assert (clock.now().year, clock.passed()) == (2025, timedelta(minutes=7))
    clock.at += timedelta(minutes=1)
    assert clock.passed() == timedelta(minutes=8)
