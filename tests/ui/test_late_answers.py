"""Answers of the hub that come late: they belong to the call for which they were asked, as it was then."""

import pytest

from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.console.open_call import OpenCall
from ui.rooms.directory.room import DirectoryRoom
from ui.widgets.form import Form
from ui.work import Lane


def held(start: Start) -> tuple[DeskWindow, Held]:
    lanes = Held()
    return start(lanes=lanes), lanes


def let_go(desk_window: DeskWindow, lanes: Held) -> None:
    lanes.let_go()
    desk_window.waits = True
    desk_window.settle()


def open_again_while_it_is_read(desk_window: DeskWindow, lanes: Held) -> None:
    """The last call is at hand again, with the lists for its words; what else is known of it is still read."""
    lanes.held, desk_window.waits = {Lane.READ}, False
    desk_window.press("Ctrl+L")
    console = desk_window.console
    desk_window.until(lambda: console.call.notes is not None and console.search.is_settled)


def test_a_call_opened_again_goes_to_whom_was_noted_before_that_is_read(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.type("charged twice")
    desk_window.press("Down", "Enter", "F6")
    assert desk_window.last_handoff().to.name == "Front desk"
    open_again_while_it_is_read(desk_window, lanes)
    desk_window.press("F6")
    let_go(desk_window, lanes)
    assert desk_window.last_handoff().to.name == "Front desk"


def test_somebody_chosen_before_a_call_opened_again_is_read_stays_chosen(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    assert desk_window.last_handoff().to.name == "Edgar Lindholm"
    open_again_while_it_is_read(desk_window, lanes)
    desk_window.press("Down", "Enter")
    let_go(desk_window, lanes)
    assert desk_window.act == "Hand off to Front desk"
    assert desk_window.console.handoff.read_back().startswith("Front desk")
    desk_window.press("F6")
    assert desk_window.last_handoff().to.name == "Front desk"


def test_a_person_chosen_before_a_call_opened_again_is_read_gets_it_for_its_topic(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    open_again_while_it_is_read(desk_window, lanes)
    desk_window.press("Ctrl+A")
    desk_window.type("henrik")
    desk_window.until(lambda: desk_window.console.search.is_settled)
    desk_window.press("Enter")
    assert desk_window.console.call.notes is not None
    assert desk_window.console.call.notes.topic_id == "invoice"
    let_go(desk_window, lanes)
    assert desk_window.console.handoff.read_back().startswith("Henrik Solberg")
    desk_window.press("F6")
    assert (desk_window.last_handoff().to.name, desk_window.last().topic) == ("Henrik Solberg", "Duplicate invoice")


def test_a_number_noted_before_a_call_opened_again_is_read_stays_noted(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("opening hours")
    desk_window.press("F5")
    open_again_while_it_is_read(desk_window, lanes)
    desk_window.ask("+46 8 12 34 56 78")
    desk_window.press("Enter")
    desk_window.type("opening hours")
    let_go(desk_window, lanes)
    assert desk_window.room.heading.text().startswith("Caller: Lena Korte")
    desk_window.press("F5")
    assert desk_window.last().caller == "Lena Korte"


def two_calls(desk_window: DeskWindow) -> tuple[str, str]:
    """The last call in the log was Ivo Varga's; one waits and one is at hand, both of people unknown: their ids."""
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("broken cooler")
    desk_window.press("F6")
    desk_window.type("who opens the gate")
    desk_window.press("F7")
    desk_window.type("where is the lorry")
    return desk_window.console.calls.waiting[0].id, desk_window.console.call.id


def found(desk_window: DeskWindow, id: str) -> OpenCall:
    call = desk_window.console.calls.find(id)
    assert call is not None
    return call


def test_the_last_caller_is_that_of_the_call_for_which_it_was_asked(start: Start) -> None:
    desk_window, lanes = held(start)
    first, second = two_calls(desk_window)
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("Ctrl+R", "F7")
    let_go(desk_window, lanes)
    assert desk_window.console.call.id == first
    assert (found(desk_window, first).caller, found(desk_window, first).notes.received) == (None, "")
    assert found(desk_window, second).notes.caller_id == "ivo"
    desk_window.press("F7")
    assert desk_window.room.heading.text().startswith("Caller: Ivo Varga")
    assert desk_window.room.strip.text().startswith("Owed: ")


def test_the_last_topic_is_that_of_the_call_for_which_it_was_asked(start: Start) -> None:
    desk_window, lanes = held(start)
    first, second = two_calls(desk_window)
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("Ctrl+Shift+R", "F7")
    let_go(desk_window, lanes)
    assert desk_window.box.text() == "who opens the gate"
    assert found(desk_window, first).notes.topic_id is None
    assert found(desk_window, second).notes.topic_id == "repair"
    desk_window.press("F7", "F6")
    assert (desk_window.last_call().words, desk_window.last_handoff().to.name) == ("where is the lorry", "Yara Benning")


def test_the_last_caller_and_topic_asked_for_between_calls_are_not_those_of_a_call_that_waited(start: Start) -> None:
    desk_window, lanes = held(start)
    first, _ = two_calls(desk_window)
    desk_window.press("Shift+Esc")
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("Ctrl+R", "Ctrl+Shift+R", "F7")
    let_go(desk_window, lanes)
    assert desk_window.console.call.id == first
    assert (found(desk_window, first).caller, found(desk_window, first).taken) == (None, None)


def test_caller_and_topic_of_the_last_call_can_be_asked_for_at_once(start: Start) -> None:
    desk_window, lanes = held(start)
    two_calls(desk_window)
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("Ctrl+R", "Ctrl+Shift+R")
    let_go(desk_window, lanes)
    desk_window.press("F6")
    assert (desk_window.last_call().caller_id, desk_window.last_call().topic_id) == ("ivo", "repair")


def test_enter_takes_nothing_of_the_log_s_filter_that_was_offered_for_fewer_letters(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.press("Ctrl+2", "/")
    desk_window.type("return")
    filtering = desk_window.log_room.left
    assert [row.name for row in filtering.offers.rows] == ["Returned"]
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.type(" a compressor")
    desk_window.press("Enter")
    let_go(desk_window, lanes)
    assert filtering.filter.edit.text() == "return a compressor"


def test_enter_takes_of_the_log_s_filter_what_is_offered_for_all_letters(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.press("Ctrl+2", "/")
    desk_window.type("return")
    assert [row.name for row in desk_window.log_room.left.offers.rows] == ["Returned"]
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.type("ed")
    desk_window.press("Enter")
    let_go(desk_window, lanes)
    assert desk_window.log_room.left.filter.edit.text() == ""
    assert desk_window.log_room.left.chips.words == ("returned",)


def department_of_somebody(start: Start) -> tuple[DeskWindow, Held, Form]:
    """The department of the first person is being changed."""
    desk_window, lanes = held(start)
    desk_window.press("Ctrl+3", "Alt+E")
    room = desk_window.window.room_named("directory")
    assert isinstance(room, DirectoryRoom)
    form = room.record.form
    assert form is not None
    while form.focused() != "department":
        desk_window.press("Tab")
    desk_window.press("Ctrl+A")
    desk_window.type("e")
    assert [row.name for row in form.names("department").rows] == ["Front desk", "Service"]
    return desk_window, lanes, form


def test_enter_takes_the_name_that_answers_all_letters_of_a_field(start: Start) -> None:
    desk_window, lanes, form = department_of_somebody(start)
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.press("Ctrl+A")
    desk_window.type("serv")
    desk_window.press("Enter")
    assert form.texts["department"].chosen == ""
    let_go(desk_window, lanes)
    assert form.texts["department"].chosen == "department:service"


def test_a_name_that_was_marked_by_hand_is_the_one_that_enter_takes(start: Start) -> None:
    desk_window, lanes, form = department_of_somebody(start)
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.type("r")
    desk_window.press("Down", "Enter")
    assert form.texts["department"].chosen == "department:service"
    let_go(desk_window, lanes)
    assert form.texts["department"].chosen == "department:service"


def test_esc_takes_an_enter_back_that_waits_for_names(start: Start) -> None:
    desk_window, lanes, form = department_of_somebody(start)
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.press("Ctrl+A")
    desk_window.type("serv")
    desk_window.press("Enter", "Esc")
    let_go(desk_window, lanes)
    assert form.texts["department"].chosen == ""


def test_an_enter_that_waited_for_names_which_nobody_has_sends_nothing(start: Start) -> None:
    desk_window, lanes, form = department_of_somebody(start)
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.press("Ctrl+A")
    desk_window.type("zzz")
    desk_window.press("Enter", "Tab")
    let_go(desk_window, lanes)
    assert form.refusal("department") == ""
    assert form.focused() != "department"


def test_esc_takes_an_enter_back_that_waits_for_what_the_filter_may_mean(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.press("Ctrl+2", "/")
    desk_window.type("state:r")
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.type("e")
    desk_window.press("Enter", "Esc")
    let_go(desk_window, lanes)
    assert desk_window.log_room.left.chips.words == ()


def test_what_was_marked_by_hand_is_filtered_by(start: Start) -> None:
    desk_window, lanes = held(start)
    desk_window.press("Ctrl+2", "/")
    desk_window.type("state:")
    rows = desk_window.log_room.left.offers.rows
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.type("o")
    desk_window.press("Down", "Down", "Enter")
    let_go(desk_window, lanes)
    assert desk_window.log_room.left.chips.words == (rows[2].name.lower(),)


def log_that_is_not_read_yet(start: Start) -> tuple[DeskWindow, Held]:
    desk_window, lanes = held(start)
    desk_window.program.log.view = None
    lanes.held, desk_window.waits = {Lane.READ}, False
    desk_window.program.log.refresh()
    return desk_window, lanes


def days_back(desk_window: DeskWindow) -> int:
    """How many days before today the day in sight is."""
    view = desk_window.program.log.view
    assert view is not None
    assert view.days.day is not None
    return (view.today - view.days.day).days


def test_a_key_for_the_log_is_kept_until_it_was_read(start: Start) -> None:
    desk_window, lanes = log_that_is_not_read_yet(start)
    desk_window.press("F12")
    let_go(desk_window, lanes)
    assert desk_window.log_room.panel.primary.text() == "Close the day"


@pytest.mark.parametrize("keys", [("Esc",), ("Ctrl+1",)])
def test_a_key_for_the_log_is_forgotten_by_whoever_goes_elsewhere(start: Start, keys: tuple[str, ...]) -> None:
    desk_window, lanes = log_that_is_not_read_yet(start)
    desk_window.press("F12", *keys)
    let_go(desk_window, lanes)
    assert desk_window.program.log.acts.asking is None


def test_each_step_back_counts_before_the_log_was_read(start: Start) -> None:
    desk_window, lanes = log_that_is_not_read_yet(start)
    desk_window.press("Ctrl+2", "Alt+Left", "Alt+Left", "Alt+Left")
    let_go(desk_window, lanes)
    assert days_back(desk_window) == 3


def test_a_day_that_is_asked_for_before_the_log_was_read_is_shown(start: Start) -> None:
    desk_window, lanes = log_that_is_not_read_yet(start)
    desk_window.press("Ctrl+2", "/")
    desk_window.type("yesterday")
    desk_window.until(lambda: bool(desk_window.log_room.left.offers.rows))
    desk_window.press("Enter")
    let_go(desk_window, lanes)
    assert days_back(desk_window) == 1
