"""A WHEN as people type it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from frontdesk.cli.moments import iso, local, when
from frontdesk.errors import Refused, WrongUse

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15:00", "2026-03-02 14:00"),
        ("9:05", "2026-03-02 08:05"),
        ("00:30", "2026-03-01 23:30"),
        ("2026-03-12T15:00", "2026-03-12 14:00"),
        ("2026-03-12 15:00", "2026-03-12 14:00"),
        ("2026-07-12T15:00", "2026-07-12 13:00"),
        ("2026-03-12T15:00Z", "2026-03-12 15:00"),
        ("2026-03-12T15:00-04:00", "2026-03-12 19:00"),
    ],
)
def test_a_time_of_today_or_a_moment(typed: str, meant: str) -> None:
    assert when(typed, now=utc("2026-03-02 09:00"), zone=STOCKHOLM) == utc(meant)


def test_today_is_the_day_of_the_hubs_zone() -> None:
    assert when("01:00", now=utc("2026-03-01 23:30"), zone=STOCKHOLM) == utc("2026-03-02 00:00")


@pytest.mark.parametrize(
    "typed",
    ["25:00", "12:60", "soon", "", "2026-13-01T00:00", "0001-01-01T00:00", "1026-03-12T15:00",
     "2206-03-12T15:00", "9999-12-31T23:59-12:00"],
)  # fmt: skip
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(WrongUse, match="is not a time"):
        when(typed, now=utc("2026-03-02 09:00"), zone=STOCKHOLM)


def test_a_time_that_does_not_come_today_is_refused() -> None:
    with pytest.raises(Refused, match="There is no 02:30 today; the clocks go forward"):
        when("02:30", now=utc("2026-03-29 00:00"), zone=STOCKHOLM)


@pytest.mark.parametrize(
    ("now", "meant"),
    [("2026-10-24 22:30", "00:30"), ("2026-10-25 00:45", "01:30"), ("2026-10-25 05:00", "00:30")],
)
def test_of_a_time_that_comes_twice_the_next_is_meant(now: str, meant: str) -> None:
    assert when("02:30", now=utc(now), zone=STOCKHOLM) == utc(f"2026-10-25 {meant}")


def test_moments_are_shown_local() -> None:
    at = utc("2026-10-25 01:30")
    assert iso(at, STOCKHOLM) == "2026-10-25T02:30:00+01:00"
    assert local(at, STOCKHOLM, at.date()) == "02:30"
    assert local(at, STOCKHOLM, datetime(2026, 10, 26, tzinfo=UTC).date()) == "2026-10-25 02:30"
