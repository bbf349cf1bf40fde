"""The caller or the topic of the last call again, and calls that are urgent."""

from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.models.rows import LogRow
from ui.work import Lane


def answered_ivo(desk_window: DeskWindow) -> None:
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("opening hours")
    desk_window.press("F5")


def first_row(desk_window: DeskWindow) -> LogRow:
    row = desk_window.room.today.list.rows[0]
    assert isinstance(row, LogRow)
    return row


def test_a_second_matter_is_the_same_caller_in_a_new_call(desk_window: DeskWindow) -> None:
    answered_ivo(desk_window)
    desk_window.press("Ctrl+R")
    assert desk_window.status == "The caller of the last call: Ivo Varga."
    assert desk_window.room.heading.text().startswith("Caller: Ivo Varga, Varga Cooling Ltd., +1 570 555 0101")
    assert desk_window.room.strip.text().startswith("Owed: Edgar Lindholm promised")
    desk_window.type("broken cooler")
    desk_window.press("F6")
    calls = desk_window.calls()
    assert [(line.call.caller_id, line.call.received) for line in calls] == [("ivo", "570 555 0101")] * 2
    assert {line.call.words for line in calls} == {"opening hours", "broken cooler"}


def test_the_caller_of_a_call_that_is_still_being_filed_is_the_last_one(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("opening hours")
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("F5", "Ctrl+R")
    desk_window.type("broken cooler")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.room.heading.text().startswith("Caller: Ivo Varga")
    assert desk_window.box.text() == "broken cooler"


def test_the_same_topic_is_chosen_and_can_be_handed_off_at_once(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    desk_window.press("F6", "Ctrl+Shift+R")
    assert desk_window.status == "The topic of the last call: Repair visit."
    assert desk_window.box.text() == "Repair visit"
    assert desk_window.act == desk_window.button == "Hand off to Yara Benning"
    desk_window.press("Enter")
    first, second = desk_window.calls()
    assert (first.call.topic_id, second.call.topic_id) == ("repair", "repair")
    assert {first.call.words, second.call.words} == {"broken cooler", "Repair visit"}


def test_the_same_topic_leaves_words_that_were_typed(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    desk_window.press("F6")
    desk_window.type("it hums")
    desk_window.press("Ctrl+Shift+R", "F6")
    assert {(line.call.words, line.call.topic_id) for line in desk_window.calls()} == {
        ("broken cooler", "repair"),
        ("it hums", "repair"),
    }


def test_a_call_without_a_topic_has_none_to_repeat(desk_window: DeskWindow) -> None:
    desk_window.type("do you rent out igloos")
    desk_window.press("F9", "Ctrl+Shift+R")
    assert desk_window.status == "The last call was about no topic."
    desk_window.press("Ctrl+R")
    assert desk_window.status == "Nothing is known of who called last."
    assert not desk_window.console.has_call


def test_an_urgent_call_says_so_in_panel_and_log(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    desk_window.press("Alt+U")
    assert desk_window.status == "Marked as urgent."
    assert desk_window.room.call_panel.head.accessibleName() == "This call, Saved, Urgent"
    desk_window.press("Alt+O")
    assert "Urgent." in desk_window.status
    desk_window.press("F6")
    assert desk_window.last_call().urgent
    row = first_row(desk_window)
    assert row.urgent is not None
    assert (row.urgent.word, "Urgent" in row.spoken) == ("Urgent", True)


def test_urgent_twice_is_not_urgent(desk_window: DeskWindow) -> None:
    desk_window.type("broken cooler")
    desk_window.press("Alt+U", "Alt+U")
    assert desk_window.status == "No longer urgent."
    desk_window.press("F6")
    assert not desk_window.last_call().urgent
    assert first_row(desk_window).urgent is None
