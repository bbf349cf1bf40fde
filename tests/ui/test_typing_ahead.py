"""Keys pressed before the answer is there: kept until it is, for the words they were pressed on."""

import pytest

from frontdesk.calls.model import Outcome
from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.console import ahead
from ui.work import Lane

IVO = "570 555 0101"


def test_typing_before_the_hub_is_open_is_kept_and_answered_afterwards(start: Start) -> None:
    lanes = Held()
    lanes.held = set(Lane)
    desk_window = start(lanes=lanes, waits=False)
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    assert desk_window.box.text() == "charged twice"
    lanes.let_go()
    desk_window.settle()
    assert desk_window.last_handoff().to.name == "Edgar Lindholm"


def held_look(start: Start) -> tuple[DeskWindow, Held]:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.waits = False
    lanes.held = {Lane.LOOKUP}
    return desk_window, lanes


def test_enter_pressed_while_words_are_looked_up_takes_a_row_of_those_words(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    assert desk_window.calls() == []
    lanes.let_go()
    desk_window.settle()
    assert desk_window.last_handoff().topic_id == "invoice"


def test_down_pressed_while_words_are_looked_up_counts_too(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("Down", "F6")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.last_handoff().to.name == "Front desk"


def test_a_promise_typed_while_words_are_looked_up_belongs_to_the_owner_of_those_words(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("Enter", "Alt+P")
    desk_window.type("17")
    desk_window.press("Enter")
    lanes.let_go()
    desk_window.settle()
    handoff = desk_window.last_handoff()
    assert (handoff.topic_id, handoff.promise.due_at.hour) == ("invoice", 16)


def test_a_number_that_is_still_looked_up_is_who_left_or_whom_nobody_owns(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("+1 570 555 0142")
    desk_window.press("Enter")
    desk_window.console.ending.not_an_inquiry(Outcome.ABANDONED, "Hung up")
    lanes.let_go()
    desk_window.settle()
    lanes.held = {Lane.LOOKUP}
    desk_window.type("+1 570 555 0142")
    desk_window.press("Enter", "F9")
    assert len(desk_window.calls()) == 1
    lanes.let_go()
    desk_window.settle()
    unowned, left = (line.call for line in desk_window.calls())
    assert (left.received, left.outcome, left.summary) == ("+1 570 555 0142", Outcome.ABANDONED, "Hung up")
    assert (unowned.received, unowned.outcome, unowned.summary) == ("+1 570 555 0142", Outcome.UNOWNED, "")


def test_a_key_that_waits_for_words_is_forgotten_with_them(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type("charged twice")
    desk_window.press("F5", "Esc")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.calls() == []
    assert desk_window.console.has_call


def test_what_is_owed_to_one_caller_is_not_told_of_the_next(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.type("570 555 0101")
    lanes.held = {Lane.READ}
    desk_window.waits = False
    desk_window.press("Enter", "Shift+Esc")
    desk_window.type("charged twice")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.room.strip.text() == ""
    assert desk_window.act == "Choose Edgar Lindholm"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this computer is, the lists come in time."""
    monkeypatch.setattr(ahead, "LONGEST_MS", 60_000)


@pytest.mark.usefixtures("patient")
def test_words_typed_while_a_number_is_looked_up_come_after_it_and_so_do_the_keys_after_them(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type(IVO)
    desk_window.press("Enter")
    desk_window.type("charged twicee")
    desk_window.press("Backspace", "Enter", "F6")
    assert (desk_window.box.text(), desk_window.calls()) == (IVO, [])
    lanes.let_go()
    desk_window.settle()
    call = desk_window.last_call()
    assert (call.caller_id, call.received, call.words, call.topic_id) == ("ivo", IVO, "charged twice", "invoice")


@pytest.mark.usefixtures("patient")
def test_letters_go_behind_those_that_wait_whatever_has_the_focus(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type(IVO)
    desk_window.press("Enter")
    desk_window.type("locked")
    desk_window.room.call_panel.enter.setFocus()
    desk_window.type(" out")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.box.text() == "locked out"


@pytest.mark.usefixtures("patient")
def test_esc_takes_back_letters_that_wait_too(start: Start) -> None:
    desk_window, lanes = held_look(start)
    desk_window.type(IVO)
    desk_window.press("Enter")
    desk_window.type("printer")
    desk_window.press("Esc")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.box.text() == ""
    assert desk_window.console.call.notes is not None
    assert desk_window.console.call.notes.received == ""


def test_letters_wait_for_no_lists_that_do_not_come(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "LONGEST_MS", 1)
    desk_window, lanes = held_look(start)
    desk_window.type("opening")
    desk_window.press("F5")
    desk_window.type(" hours")
    desk_window.until(lambda: desk_window.box.text() == "opening hours")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.calls() == []
