"""Nothing typed is lost: drafts over a kill, calls that could not be filed, several of them."""

from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from frontdesk.calls.model import Outcome
from tests.support.lanes import Held
from tests.ui.conftest import Start, busy
from tests.ui.desk_window import DeskWindow
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


def test_a_call_the_hub_is_too_busy_for_stays_open_and_says_why(impatient: Start) -> None:
    desk_window = impatient()
    desk_window.type("charged twice")
    desk_window.press("Enter")
    with busy(desk_window.home / "hub.db"):
        desk_window.press("F6")
        assert desk_window.status == (
            "Another program is writing to the hub. Nothing was changed; try again in a moment."
        )
        assert desk_window.box.text() == "charged twice"
        assert [notes.words for notes in desk_window.desk.drafts.all()] == ["charged twice"]
        assert desk_window.act == desk_window.button == "Hand off to Edgar Lindholm"
    desk_window.press("F6")
    assert desk_window.last_handoff().to.id == "edgar"
    assert desk_window.desk.drafts.all() == []


def test_an_answer_the_hub_is_too_busy_for_can_be_given_again(impatient: Start) -> None:
    desk_window = impatient()
    desk_window.type("opening hours")
    with busy(desk_window.home / "hub.db"):
        desk_window.press("F5")
        assert desk_window.act == desk_window.button == "Log as answered"
    desk_window.press("Enter")
    assert (desk_window.last_call().outcome, desk_window.last_call().article_id) == (Outcome.ANSWERED, "hours")


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


def test_a_call_refused_while_the_next_is_typed_comes_back_after_it(impatient: Start) -> None:
    lanes = Held()
    desk_window = impatient(lanes=lanes)
    desk_window.type("locked out")
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("F9")
    desk_window.type("opening hours")
    with busy(desk_window.home / "hub.db"):
        lanes.let_go()
        desk_window.settle()
    assert desk_window.box.text() == "opening hours"
    desk_window.waits = True
    desk_window.press("F5")
    assert desk_window.last_call().words == "opening hours"
    assert desk_window.status.endswith("Ctrl Z undoes. F7 takes Unknown caller.")
    desk_window.press("F7")
    assert desk_window.box.text() == "locked out"
    desk_window.press("F9")
    assert {line.call.words for line in desk_window.calls()} == {"opening hours", "locked out"}
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
