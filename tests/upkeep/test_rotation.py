"""Which copies stay: 14 days, 10 weeks, 9 months, in the order of their making, whatever the clock said."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.hub.kept import Kept, Why
from frontdesk.upkeep.rotation import superfluous

NOON = timedelta(hours=12)


def kept(*days: str, why: Why = Why.DAILY, first: int = 1) -> list[Kept]:
    """Copies of these days, or moments, in the order of their making."""
    return [
        Kept(path=Path(f"{number}.db"), at=moment(day), number=number, why=why)
        for number, day in enumerate(days, first)
    ]


def moment(told: str) -> datetime:
    at = datetime.fromisoformat(told).replace(tzinfo=UTC)
    return at if "T" in told else at + NOON


def days(first: str, last: str) -> list[str]:
    """Every day from the first to the last."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [(start + timedelta(days=number)).isoformat() for number in range((end - start).days + 1)]


def goes(copies: list[Kept], now: str) -> list[str]:
    return sorted(str(one.at.date()) for one in superfluous(copies, moment(now)))


def stays(copies: list[Kept], now: str) -> list[str]:
    gone = superfluous(copies, moment(now))
    return [str(one.at.date()) for one in copies if one not in gone]


def rotated_daily(every: list[str]) -> list[str]:
    """What stays when one is made on each of these days, and rotated each time."""
    left: list[Kept] = []
    for number, day in enumerate(every, 1):
        left += kept(day, first=number)
        gone = superfluous(left, moment(day))
        left = [one for one in left if one not in gone]
    return [str(one.at.date()) for one in left]


def test_nothing_goes_before_there_are_more_than_fourteen_days() -> None:
    assert goes(kept(*days("2026-03-01", "2026-03-14")), "2026-03-14") == []


def test_of_several_on_one_day_the_last_stays() -> None:
    copies = kept("2026-03-12T07:00", "2026-03-12T09:00", "2026-03-12T23:59", "2026-03-13T00:00")
    assert [one.number for one in superfluous(copies, moment("2026-03-13"))] == [2, 1]


def test_behind_fourteen_days_the_last_of_each_week_stays() -> None:
    copies = kept(*days("2026-03-02", "2026-03-29"))  # four whole weeks; the last two are the days
    assert goes(copies, "2026-03-29") == [
        "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07",
        "2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-14",
    ]  # fmt: skip


def test_a_year_and_a_half_of_days_leaves_days_then_weeks_then_months() -> None:
    assert rotated_daily(days("2025-01-01", "2026-06-30")) == [
        # nine months: of each the last Sunday, for a week's last day is what it was a week for
        "2025-08-31", "2025-09-28", "2025-10-26", "2025-11-30", "2025-12-28", "2026-01-25", "2026-02-22", "2026-03-29",
        "2026-04-12",
        # ten weeks, the last of them, so far, until a Tuesday
        "2026-04-19", "2026-04-26", "2026-05-03", "2026-05-10", "2026-05-17", "2026-05-24", "2026-05-31", "2026-06-07",
        "2026-06-14", "2026-06-16",
        *days("2026-06-17", "2026-06-30"),
    ]  # fmt: skip


def test_a_week_goes_on_over_the_end_of_a_year() -> None:
    # 2026-12-31 and 2027-01-01 are Thursday and Friday of one week, the 53rd of 2026.
    copies = kept("2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", *days("2027-01-10", "2027-01-23"))
    assert goes(copies, "2027-01-23") == ["2026-12-30", "2026-12-31", "2027-01-01"]


def test_a_month_ends_with_the_year() -> None:
    weeks = [(date(2026, 3, 1) + timedelta(weeks=number)).isoformat() for number in range(10)]
    copies = kept("2025-12-30", "2025-12-31", "2026-01-01", *weeks, *days("2026-05-11", "2026-05-24"))
    assert goes(copies, "2026-05-24") == ["2025-12-30"]


def test_days_without_a_copy_do_not_count() -> None:
    once_a_week = [(date(2026, 1, 5) + timedelta(weeks=number)).isoformat() for number in range(20)]
    assert goes(kept(*once_a_week), "2026-05-18") == []


def test_a_desk_that_was_closed_for_half_a_year_loses_none() -> None:
    copies = kept(*days("2026-03-01", "2026-03-13"), "2026-09-30")
    assert goes(copies, "2026-09-30") == []


@pytest.mark.parametrize("now", ["2025-03-15", "2026-03-16", "2038-01-19", "2099-01-01"])
def test_F24_F25_whatever_the_clock_says_no_copy_is_too_old(now: str) -> None:
    assert goes(kept(*days("2026-03-02", "2026-03-15")), now) == []


def test_F25_what_was_made_while_the_clock_was_ahead_stays_and_takes_nobodys_place() -> None:
    copies = kept(*days("2026-03-01", "2026-03-07"), "2099-01-01", "2099-01-02", *days("2026-03-08", "2026-03-14"))
    assert goes(copies, "2026-03-14") == []
    assert goes([*copies, *kept("2026-03-15", first=17)], "2026-03-15") == []  # 2026-03-01 is the last of its week


def test_F25_what_was_made_while_the_clock_was_ahead_goes_once_fourteen_days_have_one_made_after_it() -> None:
    before, ahead = days("2026-03-01", "2026-03-07"), ["2099-01-01", "2099-01-02"]
    thirteen = kept(*before, *ahead, *days("2026-03-08", "2026-03-20"))
    assert [day for day in goes(thirteen, "2026-03-20") if day in ahead] == []
    assert rotated_daily([*before, *ahead, *days("2026-03-08", "2026-03-21")]) == [
        "2026-03-01", "2026-03-07", *days("2026-03-08", "2026-03-21"),
    ]  # fmt: skip


def test_F25_while_nothing_made_before_tells_whose_time_is_wrong_it_stays_until_no_place_is_left() -> None:
    ahead = ["2099-01-01", "2099-01-02"]
    assert rotated_daily([*ahead, *days("2026-03-08", "2026-12-31")])[:2] == ahead
    assert [day for day in rotated_daily([*ahead, *days("2026-03-08", "2027-03-31")]) if day in ahead] == []


def test_F24_what_was_made_before_the_clock_was_set_back_outlives_weeks_with_the_wrong_time() -> None:
    good = days("2026-03-02", "2026-03-15")
    assert rotated_daily([*good, *days("2025-03-30", "2025-05-30")])[:14] == good


#: The clock of a new computer, put right on the next day, and then wrong again.
WRONG_TWICE = ["2020-01-01", *days("2026-06-01", "2026-07-30"), *days("2020-01-02", "2020-01-15")]


def test_F24_of_a_clock_that_was_wrong_twice_the_many_right_ones_between_stay() -> None:
    assert goes(kept(*WRONG_TWICE), "2020-01-15") == []
    assert rotated_daily(WRONG_TWICE) == [
        "2020-01-01",
        "2026-06-07", "2026-06-14", "2026-06-21", "2026-06-28", "2026-07-05", "2026-07-12", "2026-07-16",
        *days("2026-07-17", "2026-07-30"),
        *days("2020-01-02", "2020-01-15"),
    ]  # fmt: skip


def test_F24_few_right_ones_between_go_after_fourteen_days_and_many_when_no_place_is_left() -> None:
    right = days("2026-06-01", "2026-06-13")
    assert rotated_daily(["2020-01-01", *right, *days("2020-01-02", "2020-01-14")])[1:14] == right
    assert rotated_daily(["2020-01-01", *right, *days("2020-01-02", "2020-01-15")])[1:] == days(
        "2020-01-02", "2020-01-15"
    )
    fourteen = kept("2020-01-01", *right, "2026-06-14", *days("2020-01-02", "2020-01-15"))
    assert goes(fourteen, "2020-01-15") == []
    later = rotated_daily([*WRONG_TWICE, *days("2020-01-16", "2021-02-28")])
    assert [day for day in later if day.startswith("2026")] == []


def test_F24_what_was_made_before_the_clock_was_set_back_stays() -> None:
    copies = kept(*days("2026-03-02", "2026-03-29"), *days("2025-03-30", "2025-04-02"))
    assert goes(copies, "2025-04-02") == []


def test_F24_when_the_clock_is_right_again_the_order_of_making_still_holds() -> None:
    copies = kept(*days("2026-03-02", "2026-03-15"), "2025-03-16", "2026-03-17")
    assert goes(copies, "2026-03-17") == []


def test_an_hour_that_comes_twice_is_no_jump() -> None:
    copies = kept("2026-10-25T00:50", "2026-10-25T00:10")
    assert [one.number for one in superfluous(copies, moment("2026-10-25"))] == [1]


def test_the_last_five_before_something_big_stay_beside_the_others() -> None:
    copies = [
        *kept("2026-03-01", "2026-03-01", "2026-03-01", why=Why.BEFORE_IMPORT),
        *kept("2026-03-01", "2026-03-02", "2026-03-02", why=Why.BEFORE_MIGRATION, first=4),
        *kept("2026-03-02", "2026-03-02", first=7),
    ]
    assert [one.number for one in superfluous(copies, moment("2026-03-02"))] == [7, 1]


def test_the_newest_always_stays() -> None:
    for now in ("1999-01-01", "2026-03-02", "2099-01-01"):
        assert stays(kept("2026-03-02"), now) == ["2026-03-02"]
    assert superfluous([], moment("2026-03-02")) == ()
