"""The number by which whoever keeps what it read sees that it was written over."""

from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import open_hub
from frontdesk.hub.tables import departments, people
from tests.hub.rows import TEN, add, change, department, person

HOUSES, PERSONS = frozenset({"departments"}), frozenset({"people"})


def fail_within_a_step(hub: Hub) -> None:
    with hub.step("thing.fail", by="Maja", desk="Desk 1") as step:
        step.insert(departments, [department("D9")])
        raise ZeroDivisionError


def test_it_rises_with_what_was_written_and_with_nothing_else(hub: Hub) -> None:
    first = hub.touched(HOUSES)
    add(hub, department("D1"))
    second = hub.touched(HOUSES)
    assert second > first
    add(hub, person("P1"), table=people)
    assert hub.touched(HOUSES) == second
    assert hub.touched(PERSONS) > second
    change(hub, department("D1"))
    assert hub.touched(HOUSES) == second
    change(hub, department("D1", "Other"))
    assert hub.touched(HOUSES) > second


def test_what_was_taken_back_by_an_error_touches_nothing(hub: Hub) -> None:
    add(hub, department("D1"))
    before = hub.touched(HOUSES)
    with pytest.raises(ZeroDivisionError):
        fail_within_a_step(hub)
    assert hub.touched(HOUSES) == before


def test_an_undo_touches_what_it_puts_back(hub: Hub) -> None:
    add(hub, department("D1"))
    before = hub.touched(HOUSES)
    hub.undo(by="Maja", desk="Desk 1")
    assert hub.touched(HOUSES) > before


def test_within_a_step_things_stand_as_before_it(hub: Hub) -> None:
    before = hub.touched(HOUSES)
    with hub.step("thing.add", by="Maja", desk="Desk 1") as step:
        step.insert(departments, [department("D1")])
        assert hub.touched(HOUSES) == before
    assert hub.touched(HOUSES) > before


def test_what_another_program_wrote_between_two_of_our_own_is_not_missed(hub_file: Path) -> None:
    here, there = (open_hub(hub_file, clock=StoppedClock(TEN)) for _ in range(2))
    add(here, department("D1"))
    before = here.touched(PERSONS)
    add(there, person("P1"), table=people)
    add(here, department("D2"))
    assert here.touched(PERSONS) > before
    here.close()
    there.close()
