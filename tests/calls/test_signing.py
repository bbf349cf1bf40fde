"""What is done at a desk is signed by who is signed on there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.calls.model import Outcome
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.errors import NotFound
from tests.calls.notes import notes
from tests.cli.house import make_house

HERE = "Desk 1"


@pytest.fixture(autouse=True)
def at_the_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The computer's user is called 'ek7'; nobody is named by the environment."""
    monkeypatch.delenv("FRONTDESK_OPERATOR", raising=False)
    monkeypatch.setattr("getpass.getuser", lambda: "ek7")


@pytest.fixture
def hub_there(tmp_path: Path, stopped_clock: StoppedClock) -> Path:
    path = tmp_path / "hub.db"
    make_house(path, stopped_clock)
    return path


@pytest.fixture
def desk(hub_there: Path, stopped_clock: StoppedClock) -> Iterator[Desk]:
    opened = open_desk(hub_there, clock=stopped_clock)
    yield opened
    opened.close()


def log(desk: Desk) -> str:
    """Who signed a call that was just logged."""
    return desk.calls.log(notes(topic_id=None), Outcome.ANSWERED, by=desk.operator).call.operator


def test_verbs_are_signed_by_who_is_signed_on(desk: Desk) -> None:
    assert log(desk) == "ek7"
    desk.shifts.sign_on("Maja", HERE)
    assert (log(desk), desk.operator.desk) == ("Maja", HERE)
    desk.shifts.sign_on("Bengt", HERE)
    assert log(desk) == "Bengt"
    desk.shifts.sign_off(HERE)
    assert log(desk) == "ek7"


def test_whoever_signs_on_elsewhere_signs_nothing_here(desk: Desk) -> None:
    desk.shifts.sign_on("Maja", "Desk 2")
    assert log(desk) == "ek7"


def test_a_shift_goes_on_when_the_desk_is_opened_again(
    desk: Desk, hub_there: Path, stopped_clock: StoppedClock
) -> None:
    desk.shifts.sign_on("Maja", HERE)
    again = open_desk(hub_there, clock=stopped_clock)
    assert again.operator.name == "Maja"
    again.shifts.sign_on("Bengt", HERE)
    again.close()
    assert desk.operator.name == "Maja"
    desk.how_things_stand()
    assert desk.operator.name == "Bengt"


def test_who_is_named_goes_before_who_is_signed_on(
    desk: Desk, hub_there: Path, stopped_clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.shifts.sign_on("Maja", HERE)
    named = open_desk(hub_there, clock=stopped_clock, operator=" Nils ")
    monkeypatch.setenv("FRONTDESK_OPERATOR", "Mona")
    told = open_desk(hub_there, clock=stopped_clock)
    assert (named.operator.name, told.operator.name) == ("Nils", "Mona")
    told.shifts.sign_on("Bengt", HERE)
    assert told.operator.name == "Mona"
    named.close()
    told.close()


def test_undo_is_of_who_is_signed_on_now_and_signs_nobody_off(desk: Desk) -> None:
    desk.shifts.sign_on("Maja", HERE)
    log(desk)
    desk.shifts.sign_on("Bengt", HERE)
    with pytest.raises(NotFound, match="There is nothing to undo"):
        desk.undo()
    desk.shifts.sign_on("Maja", HERE)
    assert desk.undo().verb == "call.log"
    assert desk.operator.name == "Maja"


def test_a_desk_gives_what_becomes_of_its_calls(desk: Desk) -> None:
    call = desk.calls.log(notes(topic_id=None), Outcome.ANSWERED, by=desk.operator).call
    desk.corrections.correct(call.id, urgent=True, by=desk.operator)
    assert len(desk.corrections.history(call.id)) == 2
    with pytest.raises(NotFound):
        desk.handoffs.find("ZZZ999")
