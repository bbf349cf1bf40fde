"""Operators sign on at a desk and off again, and nobody's undo changes who is signed on."""

from datetime import date, timedelta

import pytest

from frontdesk.calls.shifts import Shifts
from frontdesk.clock import StoppedClock
from frontdesk.directory.model import Operator
from frontdesk.errors import NotFound, Refused
from frontdesk.hub.hub import Hub
from tests.calls.notes import answer
from tests.directory.house import TEN, House

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DESK = "Desk 1"
MONDAY = date(2026, 3, 2)


def told(shifts: Shifts, day: date = MONDAY) -> list[tuple[str, str, int, int | None]]:
    """(desk, operator, from, until) of a day's shifts, in hours after ten on Monday."""

    def hours(span: timedelta) -> int:
        return span // HOUR

    return [
        (one.desk, one.operator, hours(one.began_at - TEN), hours(one.ended_at - TEN) if one.ended_at else None)
        for one in shifts.on(day)
    ]


def test_whoever_signs_on_relieves_whoever_was_there(house: House, shifts: Shifts) -> None:
    assert shifts.current(DESK) is None
    shifts.sign_on(" Maja\n Ek ", DESK)
    shifts.sign_on("Olle", "Desk 2")
    house.clock.at = TEN + 2 * HOUR
    begun = shifts.sign_on("Bengt", DESK)
    assert shifts.current(DESK) == begun
    assert told(shifts) == [(DESK, "Maja Ek", 0, 2), ("Desk 2", "Olle", 0, None), (DESK, "Bengt", 2, None)]


def test_signing_off_leaves_the_desk_to_nobody(house: House, shifts: Shifts) -> None:
    shifts.sign_on("Maja", DESK)
    shifts.sign_on("Olle", "Desk 2")
    house.clock.at = TEN + HOUR
    ended = shifts.sign_off(DESK)
    assert ended is not None
    assert (ended.operator, ended.ended_at) == ("Maja", TEN + HOUR)
    assert shifts.current(DESK) is None
    assert shifts.sign_off(DESK) is None
    assert told(shifts) == [(DESK, "Maja", 0, 1), ("Desk 2", "Olle", 0, None)]


@pytest.mark.parametrize("again", ["Maja", "maja", " MAJA "])
def test_who_is_signed_on_already_goes_on(house: House, shifts: Shifts, again: str) -> None:
    begun = shifts.sign_on("Maja", DESK)
    seq = house.hub.seq()
    house.clock.at = TEN + HOUR
    assert shifts.sign_on(again, DESK) == begun
    assert house.hub.seq() == seq


@pytest.mark.parametrize("name", ["", " \n", "x" * 501])
def test_somebody_must_be_named(shifts: Shifts, name: str) -> None:
    with pytest.raises(Refused):
        shifts.sign_on(name, DESK)
    assert shifts.current(DESK) is None


def test_a_shift_belongs_to_every_day_it_touches(house: House, shifts: Shifts) -> None:
    # Midnight in Stockholm is 14 hours after ten o'clock.
    house.clock.at = TEN + 13 * HOUR
    shifts.sign_on("Night", DESK)
    house.clock.at = TEN + 14 * HOUR
    shifts.sign_on("Morning", DESK)
    house.clock.at = TEN + 20 * HOUR
    shifts.sign_off(DESK)
    assert [operator for _, operator, *_ in told(shifts)] == ["Night"]
    assert [operator for _, operator, *_ in told(shifts, MONDAY + DAY)] == ["Morning"]
    assert told(shifts, MONDAY - DAY) == told(shifts, MONDAY + 2 * DAY) == []


def test_a_clock_that_went_back_ends_no_shift_before_it_began(house: House, shifts: Shifts) -> None:
    shifts.sign_on("Maja", DESK)
    house.clock.at = TEN - HOUR
    ended = shifts.sign_off(DESK)
    assert ended is not None
    assert ended.ended_at == TEN


def test_the_first_undo_after_a_shift_change_takes_back_nothing_of_the_one_before(house: House, shifts: Shifts) -> None:
    maja, bengt = Operator("Maja", DESK), Operator("Bengt", DESK)
    shifts.sign_on("Maja", DESK)
    call = answer(house, maja).call
    shifts.sign_on("Bengt", DESK)
    with pytest.raises(NotFound, match="There is nothing to undo"):
        house.hub.undo(by=bengt.name, desk=DESK)
    answer(house, bengt, received="570 555 0177")
    assert house.hub.undo(by=bengt.name, desk=DESK).verb == "call.log"
    with pytest.raises(NotFound):
        house.hub.undo(by=bengt.name, desk=DESK)
    running = shifts.current(DESK)
    assert running is not None
    assert running.operator == "Bengt"
    assert [line.call for line in house.calls.lines(MONDAY)] == [call]


def test_whoever_comes_back_undoes_their_own_and_stays_signed_on(house: House, shifts: Shifts) -> None:
    shifts.sign_on("Maja", DESK)
    answer(house, Operator("Maja", DESK))
    shifts.sign_on("Bengt", DESK)
    answer(house, Operator("Bengt", DESK), received="570 555 0177")
    shifts.sign_on("Maja", DESK)
    assert house.hub.undo(by="Maja", desk=DESK).verb == "call.log"
    with pytest.raises(NotFound):
        house.hub.undo(by="Maja", desk=DESK)
    running = shifts.current(DESK)
    assert running is not None
    assert running.operator == "Maja"
    assert [line.call.operator for line in house.calls.lines(MONDAY)] == ["Bengt"]


def test_who_follows_is_told_of_every_change(hub: Hub, stopped_clock: StoppedClock, house: House) -> None:
    seen: list[str] = []

    def look() -> None:
        running = following.current(DESK)
        seen.append(running.operator if running else "nobody")

    following = Shifts(hub, clock=stopped_clock, zone=house.calls._zone, changed=look)
    following.sign_on("Maja", DESK)
    following.sign_on("Bengt", DESK)
    following.sign_on("Bengt", DESK)
    following.sign_off(DESK)
    assert seen == ["Maja", "Bengt", "nobody"]


def test_however_the_name_is_typed_it_is_the_same_operator(house: House, shifts: Shifts) -> None:
    shifts.sign_on("Nina Ek", DESK)
    shifts.sign_off(DESK)
    assert shifts.sign_on("nina  EK", "Desk 2").operator == "Nina Ek"


def test_who_signs_on_for_the_first_time_is_spelled_as_in_the_directory(house: House, shifts: Shifts) -> None:
    assert shifts.sign_on("asa oberg", DESK).operator == "Åsa Öberg"
    assert shifts.sign_on("gone girl", "Desk 2").operator == "gone girl"
