"""What people type for a deadline means the moment they mean, or nothing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frontdesk.calls.due import read_due
from tests.directory.house import TEN

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("fri16:30", "2026-03-06 16:30"),
        ("fri 16:30", "2026-03-06 16:30"),
        ("Friday 1630", "2026-03-06 16:30"),
        ("by friday", "2026-03-06 09:00"),
        ("wednesday14", "2026-03-04 14:00"),
        ("Mon", "2026-03-09 09:00"),
        ("tomorrow8", "2026-03-03 08:00"),
        ("tom 8", "2026-03-03 08:00"),
        ("today 16", "2026-03-02 16:00"),
        ("16h30", "2026-03-02 16:30"),
        ("9", "2026-03-03 09:00"),
    ],
)
def test_a_day_and_a_time_mean_the_next_such_moment(typed: str, due: str) -> None:
    assert read_due(typed, TEN, STOCKHOLM) == datetime.fromisoformat(due).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("typed", "hours"), [("2h", 2), ("+30 min", 0.5), ("90m", 1.5), ("1 hour", 1), ("3 days", 72), ("by 2d", 48)]
)
def test_a_span_is_counted_from_now(typed: str, hours: float) -> None:
    assert read_due(typed, TEN, STOCKHOLM) == TEN + timedelta(hours=hours)


@pytest.mark.parametrize(
    "typed",
    ["satisfied", "fried", "monitor 9", "sunny", "tues", "fri25", "fri 16:60", "next fri", "friday noon", "fri\n9 9"],
)
def test_what_only_begins_like_a_day_means_nothing(typed: str) -> None:
    assert read_due(typed, TEN, STOCKHOLM) is None
