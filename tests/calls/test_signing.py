"""What is done at a desk is signed by who is signed on there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.calls.model import Outcome
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from frontdesk.errors import NotFound, Refused
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


def test_under_another_name_it_is_still_the_desk_of_who_is_signed_on(desk: Desk) -> None:
    desk.sign_on("Maja")
    desk.set("desk", "Gate")
    assert desk.operator == Operator("Maja", "Gate")
    assert (desk.shifts.current("Gate") is not None, desk.shifts.current(HERE)) == (True, None)
    assert desk.undo().verb == "setting.set"
    assert desk.operator == Operator("Maja", HERE)
    assert len(desk.shifts.on(desk.calls.today())) == 1


def test_a_desk_that_is_renamed_from_the_command_line_keeps_who_is_signed_on(
    desk: Desk, hub_there: Path, stopped_clock: StoppedClock
) -> None:
    desk.sign_on("Maja")
    at_the_terminal = open_desk(hub_there, clock=stopped_clock)
    at_the_terminal.set("desk", "Gate")
    at_the_terminal.close()
    desk.how_things_stand()
    assert desk.operator == Operator("Maja", "Gate")


def test_who_is_chosen_to_sit_here_always_signs_after_a_sign_on_too(desk: Desk) -> None:
    desk.sign_on("Maja")
    desk.set("operator", "Nils")
    assert log(desk) == "Nils"
    with pytest.raises(Refused, match="Nils always sits at this desk") as refusal:
        desk.sign_on("Bengt")
    assert refusal.value.hint == "Empty the setting “Operator”, then sign on."
    desk.set("operator", "")
    assert desk.operator.name == "Maja"


def test_who_signs_on_relieves_who_was_named_at_the_start(
    hub_there: Path, stopped_clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_OPERATOR", "Mona")
    told = open_desk(hub_there, clock=stopped_clock)
    told.sign_on("Bengt")
    assert told.operator.name == "Bengt"
    told.sign_off()
    assert told.operator.name == "Mona"
    told.close()


def test_a_name_that_cannot_sign_on_relieves_nobody(
    hub_there: Path, stopped_clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDESK_OPERATOR", "Mona")
    told = open_desk(hub_there, clock=stopped_clock)
    with pytest.raises(Refused):
        told.sign_on(" ")
    told.how_things_stand()
    assert told.operator.name == "Mona"
    told.close()


@pytest.mark.parametrize("name", ["Shift", " Shift", "shift"])
def test_nobody_undoes_sign_ons_by_their_own_name(
    name: str, desk: Desk, hub_there: Path, stopped_clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.sign_on("Maja")
    monkeypatch.setattr("getpass.getuser", lambda: name)
    for undoing in (open_desk(hub_there, clock=stopped_clock, operator=name), desk):
        undoing.sign_on(name)
        with pytest.raises(NotFound, match="There is nothing to undo"):
            undoing.undo()
        undoing.sign_off()
        with pytest.raises(NotFound, match="There is nothing to undo"):
            undoing.undo()
        if undoing is not desk:
            undoing.close()


def test_a_desk_gives_what_becomes_of_its_calls(desk: Desk) -> None:
    call = desk.calls.log(notes(topic_id=None), Outcome.ANSWERED, by=desk.operator).call
    desk.corrections.correct(call.id, urgent=True, by=desk.operator)
    assert len(desk.corrections.history(call.id)) == 2
    with pytest.raises(NotFound):
        desk.handoffs.find("ZZZ999")
