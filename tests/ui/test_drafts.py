"""Nothing typed is lost: drafts over a kill, calls that could not be filed, several of them."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from tests.support.lanes import Held
from tests.ui.conftest import Start, busy
from tests.ui.desk_window import DeskWindow
from tests.ui.house import TEN, leaves
from ui.console.telling import BEING_FILED, NOT_FILED_YET
from ui.work import Lane


def test_a_call_is_taken_up_as_it_was_left_when_the_console_is_opened_again(start: Start) -> None:
    first = start()
    first.type("570 555 0101")
    first.press("Enter")
    first.type("broken cooler")
    first.press("Enter", "Alt+S")
    first.type("The big one in the yard")
    first.press("Alt+P")
    first.type("17")
    first.press("Esc", "Ctrl+Q")
    first.program.close()

    second = start()
    assert second.status == "A call that is not in the log yet is here again, as you left it."
    assert second.box.text() == "broken cooler"
    assert second.room.heading.text().startswith("Caller: Ivo Varga")
    assert second.room.call_panel.summary.toPlainText() == "The big one in the yard"
    assert second.act == second.button == "Hand off to Yara Benning"
    second.press("F6")
    call, handoff = second.last_call(), second.last_handoff()
    assert (call.caller_id, call.words, call.summary) == ("ivo", "broken cooler", "The big one in the yard")
    assert (handoff.to.id, handoff.promise.due_at.hour) == ("yara", 16)


def test_each_letter_is_on_the_disk_before_the_next_one_is_typed(start: Start) -> None:
    first = start()
    for count, letter in enumerate("charged", start=1):
        first.type(letter)
        assert [notes.words for notes in first.desk.drafts.all()] == ["charged"[:count]]
        assert first.room.call_panel.head.accessibleName() == "This call, Saved"


def test_a_call_that_is_in_the_log_leaves_no_draft(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.desk.drafts.all() == []


def test_a_call_that_was_let_go_leaves_no_draft(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    desk_window.press("Shift+Esc")
    assert desk_window.desk.drafts.all() == []


def test_what_is_typed_goes_on_from_the_words_that_were_left(start: Start) -> None:
    first = start()
    first.type("charged")
    first.press("Ctrl+Q")
    first.program.close()
    second = start()
    second.type(" twice")
    second.press("F6")
    assert second.last_call().words == "charged twice"


def test_a_call_the_hub_is_too_busy_for_is_kept_and_filed_as_soon_as_that_ends(impatient: Start) -> None:
    desk_window = impatient()
    desk_window.type("charged twice")
    desk_window.press("Enter")
    with busy(desk_window.home / "hub.db"):
        desk_window.press("F6")
        assert (desk_window.box.text(), desk_window.console.has_call) == ("", False)
        desk_window.until(lambda: desk_window.status == BEING_FILED)
        assert [ended.notes.words for ended in desk_window.desk.outbox.all()] == ["charged twice"]
    desk_window.until(lambda: desk_window.status.startswith("In the log: handed off to Edgar Lindholm"))
    desk_window.settle()
    assert desk_window.last_handoff().to.id == "edgar"
    assert (desk_window.desk.outbox.all(), desk_window.desk.drafts.all()) == ([], [])


def test_calls_that_wait_for_the_hub_are_filed_in_the_order_in_which_they_ended(impatient: Start) -> None:
    desk_window = impatient()
    desk_window.type("days to pay")
    desk_window.press("F5")
    with busy(desk_window.home / "hub.db"):
        for words in ("locked out", "opening hours", "charged twice"):
            desk_window.type(words)
            desk_window.press("F9")
            desk_window.clock.at += timedelta(minutes=1)
        desk_window.press("Ctrl+Z")
        assert desk_window.status == NOT_FILED_YET
        desk_window.press("Ctrl+L")
        assert (desk_window.status, desk_window.console.has_call) == (NOT_FILED_YET, False)
    desk_window.until(lambda: len(desk_window.calls()) == 4)
    desk_window.settle()
    filed = [line.call for line in reversed(desk_window.calls())][1:]
    assert [call.words for call in filed] == ["locked out", "opening hours", "charged twice"]
    assert [call.ended_at - TEN for call in filed] == [timedelta(minutes=n) for n in range(3)]
    desk_window.press("Ctrl+Z")
    assert desk_window.status.startswith("Undone: the call of somebody unknown, “charged twice”,")


def test_F01_a_call_that_waits_for_the_hub_outlives_the_program(impatient: Start) -> None:
    first = impatient()
    first.type("locked out")
    with busy(first.home / "hub.db"):
        first.press("F9")
        first.window.close()
        first.program.close()
    assert [ended.notes.words for ended in first.desk.outbox.all()] == ["locked out"]
    second = impatient()
    second.until(lambda: second.status.startswith("In the log: kept as a gap"))
    second.settle()
    assert [line.call.words for line in second.calls()] == ["locked out"]
    assert second.desk.outbox.all() == []
    assert not second.console.has_call


def test_ctrl_l_that_the_hub_is_too_busy_for_can_be_pressed_again(impatient: Start) -> None:
    desk_window = impatient()
    desk_window.type("opening hours")
    desk_window.press("F5")
    with busy(desk_window.home / "hub.db"):
        desk_window.press("Ctrl+L")
        assert not desk_window.console.has_call
    desk_window.press("Ctrl+L")
    assert desk_window.box.text() == "opening hours"
    assert desk_window.calls() == []


def test_a_call_refused_while_the_next_is_typed_comes_back_after_it(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.type("charged twice")
    desk_window.press("Enter")
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("F6")
    desk_window.type("opening hours")
    leaves(desk_window.desk, "edgar", heir="joana")
    lanes.let_go()
    desk_window.settle()
    assert desk_window.box.text() == "opening hours"
    desk_window.waits = True
    desk_window.press("F5")
    assert desk_window.last_call().words == "opening hours"
    assert desk_window.status.endswith("Ctrl Z undoes. F7 takes Unknown caller.")
    desk_window.press("F7")
    assert desk_window.box.text() == "charged twice"
    desk_window.press("F9")
    assert {line.call.words for line in desk_window.calls()} == {"opening hours", "charged twice"}
    assert desk_window.desk.drafts.all() == []


def test_a_call_begun_while_the_last_one_is_opened_again_comes_back_after_it(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.type("opening hours")
    desk_window.press("F5")
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("Ctrl+L")
    desk_window.type("charged twice")
    lanes.let_go()
    desk_window.settle()
    desk_window.waits = True
    assert desk_window.box.text() == "opening hours"
    assert {notes.words for notes in desk_window.desk.drafts.all()} == {"opening hours", "charged twice"}
    desk_window.press("F5", "F7")
    assert desk_window.box.text() == "charged twice"
    desk_window.press("F6")
    assert {line.call.words for line in desk_window.calls()} == {"opening hours", "charged twice"}


@pytest.mark.logs("DatabaseError was reported in crash-|OperationalError was reported in crash-")
def test_a_mistake_of_ours_while_filing_loses_nothing_either(desk_window: DeskWindow) -> None:
    with driver.connect(str(desk_window.home / "hub.db")) as other:
        other.execute("DROP TABLE gaps")
        other.commit()
    desk_window.type("Do you rent out igloos?")
    desk_window.press("F9")
    assert desk_window.status == "The program made a mistake. What you typed is kept; try again."
    assert desk_window.box.text() == "Do you rent out igloos?"
    assert [notes.words for notes in desk_window.desk.drafts.all()] == ["Do you rent out igloos?"]
    report = Path(desk_window.program.messages.last.details).read_text()
    assert "igloos" not in report


def test_a_call_that_was_undone_is_no_caller_who_waits_at_the_next_start(start: Start) -> None:
    first = start()
    first.type("opening hours")
    first.press("F5", "Ctrl+Z", "Ctrl+Q")
    first.program.close()

    second = start()
    assert second.status == (
        "A call that was undone is in no log. Ctrl L opens it again, then Shift Esc lets it go for good."
    )
    assert (second.console.has_call, second.console.waiting.waiters) == (False, ())
    second.press("Ctrl+L")
    assert second.box.text() == "opening hours"
    second.press("Shift+Esc", "Ctrl+Q")
    second.program.close()

    third = start()
    assert (third.status, third.console.ended.has_last, third.desk.drafts.all()) == ("", False, [])


def test_of_two_calls_that_were_undone_the_one_undone_last_is_opened_first(start: Start) -> None:
    first = start()
    for words in ("opening hours", "charged twice"):
        first.type(words)
        first.press("F5")
        first.clock.at += timedelta(seconds=1)
    first.press("Ctrl+Z")
    first.clock.at += timedelta(seconds=1)
    first.press("Ctrl+Z", "Ctrl+Q")
    first.program.close()

    second = start()
    assert (
        second.status
        == "2 calls that were undone are in no log. Ctrl L opens the last, Shift Esc then lets it go for good."
    )
    second.press("Ctrl+L")
    assert second.box.text() == "opening hours"
    second.press("F5", "Ctrl+Q")
    second.program.close()

    third = start()
    third.press("Ctrl+L")
    assert third.box.text() == "charged twice"


def test_a_call_that_was_undone_and_opened_again_is_left_like_any_other(start: Start) -> None:
    first = start()
    first.type("opening hours")
    first.press("F5", "Ctrl+Z", "Ctrl+L", "Ctrl+Q")
    first.program.close()
    second = start()
    assert second.status == "A call that is not in the log yet is here again, as you left it."
    assert second.box.text() == "opening hours"
