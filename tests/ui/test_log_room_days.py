"""Days as they are typed into the log, and as they are told."""

from datetime import date

import pytest

from ui.models.days import EVERY_DAY, Days, read_days
from ui.words import short_count

#: A Thursday.
TODAY = date(2026, 3, 12)


def days(first: str, last: str = "") -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", days("2026-03-12")),
        ("Yesterday", days("2026-03-11")),
        ("12 mar", days("2026-03-12")),
        ("12 March 2025", days("2025-03-12")),
        ("march 3", days("2026-03-03")),
        ("13 mar", days("2025-03-13")),
        ("31 dec", days("2025-12-31")),
        ("2026-03-01", days("2026-03-01")),
        ("2026-02", days("2026-02-01", "2026-02-28")),
        ("feb 2024", days("2024-02-01", "2024-02-29")),
        ("april", days("2025-04-01", "2025-04-30")),
        ("march", days("2026-03-01", "2026-03-12")),
        ("mon", days("2026-03-09")),
        ("thursday", days("2026-03-05")),
        ("last friday", days("2026-03-06")),
        ("this week", days("2026-03-09", "2026-03-12")),
        ("last week", days("2026-03-02", "2026-03-08")),
        ("last month", days("2026-02-01", "2026-02-28")),
        ("last 7 days", days("2026-03-06", "2026-03-12")),
        ("last year", days("2025-01-01", "2025-12-31")),
        ("2026-03-01..2026-03-12", days("2026-03-01", "2026-03-12")),
        ("1 to 5 mar", days("2026-03-01", "2026-03-05")),
        ("28 feb – 3 mar", days("2026-02-28", "2026-03-03")),
        ("2026-03-10..2026-03-20", days("2026-03-10", "2026-03-12")),
        ("all days", EVERY_DAY),
    ],
)
def test_days_are_read_as_people_type_them(typed: str, meant: Days) -> None:
    assert read_days(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "invoice", "31 feb", "12", "2026-13-01", "2027-01-01", "5 mar..1 mar", "last 0 days", "to", "0 mar"],
)
def test_what_means_no_day_is_left_alone(typed: str) -> None:
    assert read_days(typed, TODAY) is None


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        (days("2026-03-12"), "Thursday 12 March"),
        (days("2025-03-12"), "Wednesday 12 March 2025"),
        (days("2026-03-01", "2026-03-12"), "1 to 12 March"),
        (days("2026-02-23", "2026-03-01"), "23 February to 1 March"),
        (days("2025-12-29", "2026-01-04"), "29 December 2025 to 4 January 2026"),
        (EVERY_DAY, "All days"),
    ],
)
def test_days_are_told_with_no_more_than_is_needed(shown: Days, title: str) -> None:
    assert shown.title(TODAY) == title


def test_what_is_told_for_typing_is_read_as_the_same() -> None:
    for shown in (days("2026-03-12"), days("2026-03-01", "2026-03-12"), EVERY_DAY):
        assert read_days(shown.typed(), TODAY) == shown
        assert read_days(shown.worded(TODAY), TODAY) == shown


def test_days_move_by_as_many_as_they_are() -> None:
    assert days("2026-03-02", "2026-03-08").moved(-1) == days("2026-02-23", "2026-03-01")
    assert EVERY_DAY.moved(-1) == EVERY_DAY


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (3_942, "3,942"),
        (152_300, "152k"),
        (999_400, "999k"),
        (1_000_000, "1.0m"),
    ],
)
def test_a_tab_tells_a_long_count_shortly(count: int, told: str) -> None:
    assert short_count(count) == told
