"""The hours of the desk, told as one line of minutes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from frontdesk.sample.hours import Hours

NEW_YORK = ZoneInfo("America/New_York")


def at(local: str) -> Hours:
    return Hours.around(datetime.fromisoformat(local).replace(tzinfo=NEW_YORK).astimezone(UTC), NEW_YORK)


def said(hours: Hours, position: float) -> str:
    return f"{hours.at(position).astimezone(NEW_YORK):%a %d %b %H:%M}"


def test_now_is_now_while_the_desk_is_open() -> None:
    hours = at("2026-03-12T13:42")
    assert said(hours, hours.last) == "Thu 12 Mar 13:42"


def test_at_night_and_on_weekends_the_last_moment_is_the_closing_before() -> None:
    assert said(at("2026-03-12T22:00"), at("2026-03-12T22:00").last) == "Thu 12 Mar 16:59"
    assert said(at("2026-03-15T03:00"), at("2026-03-15T03:00").last) == "Fri 13 Mar 16:59"
    assert said(at("2026-03-16T07:59"), at("2026-03-16T07:59").last) == "Fri 13 Mar 16:59"


def test_going_back_leaves_out_nights_and_weekends() -> None:
    hours = at("2026-03-16T08:30")
    assert said(hours, hours.last - 31) == "Fri 13 Mar 16:59"
    assert said(hours, hours.last - 540) == "Fri 13 Mar 08:30"


def test_a_change_of_the_clocks_moves_no_opening() -> None:
    hours = at("2026-03-09T10:00")
    assert hours.at(hours.last).hour == 14
    assert hours.at(hours.last - 540).hour == 15
    assert said(hours, hours.last - 540) == "Fri 06 Mar 10:00"


def test_what_is_owed_falls_due_later_today_on_full_five_minutes() -> None:
    hours = at("2026-03-12T13:42")
    assert [said(hours, hours.later(share)) for share in (0.39, 0.69, 0.845)] == [
        "Thu 12 Mar 15:00", "Thu 12 Mar 16:00", "Thu 12 Mar 16:30",
    ]  # fmt: skip


def test_in_the_last_hour_it_falls_due_on_the_next_working_day() -> None:
    hours = at("2026-03-13T16:20")
    assert said(hours, hours.later(0.5)) == "Mon 16 Mar 12:30"
    assert said(hours, hours.tomorrow(120)) == "Tue 17 Mar 10:00"


def test_before_the_opening_it_falls_due_the_same_day() -> None:
    hours = at("2026-03-12T03:00")
    assert said(hours, hours.later(0.5)) == "Thu 12 Mar 12:30"
