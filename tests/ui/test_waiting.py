"""Several calls at once: hold, resume, swap, park and take the next; how long everybody has waited."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from frontdesk.calls.model import Contact, Outcome
from frontdesk.traces.broken_off import LastWords
from tests.support.lanes import Held
from tests.ui.conftest import Start
from tests.ui.desk_window import MENU, DeskWindow
from tests.ui.house import leaves
from ui.console import ahead
from ui.icons import Icon
from ui.models.rows import Tone
from ui.widgets.waiting import WaitingBand
from ui.work import Lane

IVO, KORTE, HOLTS = "570 555 0101", "+46 8 123 456 78", "+1 570 555 0199"


def call_from(desk_window: DeskWindow, number: str, words: str = "") -> None:
    desk_window.type(number)
    desk_window.press("Enter")
    desk_window.type(words)


def wait(desk_window: DeskWindow, seconds: float) -> None:
    """Time goes by, and the window sees it."""
    desk_window.clock.at += timedelta(seconds=seconds)
    desk_window.room.tick()
    desk_window.settle()


def band(desk_window: DeskWindow) -> list[tuple[str, str, str]]:
    """Who waits, why, and how long, as the band shows it."""
    return [(row.who, row.state.word, row.time) for row in shown(desk_window)._rows]


def shown(desk_window: DeskWindow) -> WaitingBand:
    return desk_window.room.waiting


def three_waiting(desk_window: DeskWindow) -> None:
    """Ivo Varga on hold for 50 s, Lena Korte parked for 20 s, somebody ringing for 5 s; a call about opening hours is
    at hand."""
    call_from(desk_window, IVO, "charged twice")
    desk_window.press("F7")
    wait(desk_window, 30)
    call_from(desk_window, KORTE, "broken cooler")
    desk_window.press("Ctrl+N", "P")
    wait(desk_window, 15)
    desk_window.type("opening hours")
    assert desk_window.console.ring("+1 570 555 0142")
    desk_window.settle()
    wait(desk_window, 5)


# Hold and resume


def test_where_nobody_waits_there_is_no_band(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    assert not shown(desk_window).isVisible()
    assert desk_window.room.today.height() == 4 * 28 + 8


def test_f7_puts_the_call_on_hold_and_the_desk_is_free(desk_window: DeskWindow) -> None:
    call_from(desk_window, IVO, "charged twice")
    desk_window.press("F7")
    assert not desk_window.console.has_call
    assert desk_window.box.text() == ""
    assert desk_window.status == "On hold: Ivo Varga. F7 goes on with them."
    assert shown(desk_window).isVisible()
    assert band(desk_window) == [("Ivo Varga", "on hold", "00:00")]
    assert desk_window.calls() == []


def test_f7_goes_on_with_notes_caller_chosen_owner_and_promise_as_they_were(desk_window: DeskWindow) -> None:
    call_from(desk_window, IVO, "broken cooler")
    desk_window.press("Enter", "Alt+S")
    desk_window.type("The big one in the yard")
    desk_window.press("Alt+P")
    desk_window.type("17")
    desk_window.press("F7")
    wait(desk_window, 42)
    desk_window.press("F7")
    assert desk_window.status == "Ivo Varga is on the line, after 00:42."
    assert desk_window.box.text() == "broken cooler"
    assert desk_window.room.heading.text().startswith("Caller: Ivo Varga")
    assert desk_window.room.call_panel.summary.toPlainText() == "The big one in the yard"
    assert desk_window.act == desk_window.button == "Hand off to Yara Benning"
    assert not shown(desk_window).isVisible()
    desk_window.press("F6")
    call, handoff = desk_window.last_call(), desk_window.last_handoff()
    assert (call.caller_id, call.words, call.summary) == ("ivo", "broken cooler", "The big one in the yard")
    assert (handoff.to.id, handoff.promise.due_at.hour) == ("yara", 16)
    assert call.waited_seconds == 42


def test_the_waiting_of_every_hold_is_counted_and_that_between_them_is_not(desk_window: DeskWindow) -> None:
    call_from(desk_window, IVO, "charged twice")
    for seconds in (20, 7.5, 31):
        desk_window.press("F7")
        wait(desk_window, seconds)
        desk_window.press("F7")
        wait(desk_window, 100)
    desk_window.press("F5")
    assert desk_window.last_call().waited_seconds == 20 + 7 + 31


def test_a_second_hold_shows_this_wait_and_all_of_it(desk_window: DeskWindow) -> None:
    call_from(desk_window, IVO)
    desk_window.press("F7")
    wait(desk_window, 83)
    desk_window.press("F7", "F7")
    wait(desk_window, 42)
    (row,) = shown(desk_window)._rows
    assert (row.time, row.in_all, round(row.share, 2)) == ("00:42", "02:05 in all", 0.7)


def test_a_call_in_which_nothing_was_noted_can_be_held_too(desk_window: DeskWindow) -> None:
    desk_window.press("Enter", "F7")
    assert band(desk_window) == [("Unknown caller", "on hold", "00:00")]
    wait(desk_window, 6)
    desk_window.press("F7")
    assert desk_window.console.has_call


def test_without_a_call_and_with_nobody_waiting_f7_does_nothing(desk_window: DeskWindow) -> None:
    desk_window.press("F7")
    assert desk_window.status.startswith("“Hold or resume” cannot be done now.")
    assert not desk_window.console.has_call


def test_a_deadline_that_means_no_time_stays_with_its_call(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Alt+P")
    desk_window.type("soonish")
    desk_window.press("F7")
    desk_window.type("locked out")
    due = desk_window.room.call_panel.due
    assert (due.text(), due.accessibleDescription()) == ("14:00", "")
    desk_window.press("F7")
    assert (due.text(), due.accessibleDescription()) == ("soonish", "Required")
    desk_window.press("F6")
    assert desk_window.calls() == []
    assert desk_window.focus() is due


# Swap and park


def test_with_a_second_call_f7_swaps_and_swaps_back(desk_window: DeskWindow) -> None:
    call_from(desk_window, IVO, "charged twice")
    desk_window.press("F7")
    wait(desk_window, 10)
    call_from(desk_window, KORTE, "broken cooler")
    hold = desk_window.room.call_panel.endings.hold
    assert (hold.text(), hold.accessibleName()) == ("Swap", "Swap with Ivo Varga, F7")
    desk_window.press("F7")
    assert desk_window.box.text() == "charged twice"
    assert desk_window.status == "Ivo Varga is on the line, after 00:10. Lena Korte is on hold; F7 swaps."
    assert band(desk_window) == [("Lena Korte", "on hold", "00:00")]
    desk_window.press("F7")
    assert desk_window.box.text() == "broken cooler"
    assert band(desk_window) == [("Ivo Varga", "on hold", "00:00")]


@MENU
def test_a_new_call_parks_the_one_at_hand_and_no_word_is_lost(desk_window: DeskWindow) -> None:
    call_from(desk_window, IVO, "charged twice")
    desk_window.press("Ctrl+N", "W")
    assert desk_window.status == "Parked: Ivo Varga. A new call begins; F7 swaps."
    assert band(desk_window) == [("Ivo Varga", "parked", "00:00")]
    assert desk_window.box.text() == ""
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert (desk_window.last_call().contact, desk_window.last_call().words) == (Contact.WALK_IN, "opening hours")
    assert desk_window.status.endswith("Ctrl Z undoes. F7 takes Ivo Varga.")
    desk_window.press("F7", "F6")
    assert {(line.call.contact, line.call.words, line.call.caller_id) for line in desk_window.calls()} == {
        (Contact.WALK_IN, "opening hours", None),
        (Contact.PHONE, "charged twice", "ivo"),
    }


def test_keys_pressed_before_the_lists_stand_mean_the_call_they_were_pressed_in(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "LONGEST_MS", 60_000)  # however slow this computer is, the lists come in time
    lanes = Held()
    desk_window = start(lanes=lanes)
    lanes.held, desk_window.waits = {Lane.LOOKUP}, False
    desk_window.type("opening hours")
    desk_window.press("F7")
    desk_window.type("locked out")
    desk_window.press("F9", "F7", "F5", "F7")
    lanes.let_go()
    desk_window.settle()
    filed = {(line.call.words, line.call.outcome) for line in desk_window.calls()}
    assert filed == {("opening hours", Outcome.ANSWERED), ("locked out", Outcome.UNOWNED)}
    assert not desk_window.console.has_call
    assert not shown(desk_window).isVisible()


# Who waits


@MENU
def test_the_band_shows_everybody_who_waits_the_longest_first(desk_window: DeskWindow) -> None:
    three_waiting(desk_window)
    assert band(desk_window) == [
        ("Ivo Varga", "on hold", "00:50"),
        ("Lena Korte", "parked", "00:20"),
        ("+1 570 555 0142", "ringing", "00:05"),
    ]
    assert [(row.state.icon, row.state.tone) for row in shown(desk_window)._rows] == [
        (Icon.PAUSE_CIRCLE_FILL, Tone.WARN),
        (Icon.PAUSE_CIRCLE_FILL, Tone.NEUTRAL),
        (Icon.BELL, Tone.NEUTRAL),
    ]
    assert shown(desk_window).accessibleName() == (
        "Waiting 3. Ivo Varga, on hold since 10:00; Lena Korte, parked since 10:00; +1 570 555 0142, ringing since"
        " 10:00. F7: Swap with Ivo Varga. Alt W"
    )


def test_beyond_the_minute_icon_and_word_say_so_and_the_bar_is_full(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(desk_window.console.messages, "announce", told.append)
    call_from(desk_window, IVO)
    desk_window.press("F7")
    told.clear()
    wait(desk_window, 60)
    (row,) = shown(desk_window)._rows
    assert (row.note, row.share, row.state.icon) == ("", 1.0, Icon.PAUSE_CIRCLE_FILL)
    wait(desk_window, 1)
    wait(desk_window, 1)
    (row,) = shown(desk_window)._rows
    assert (row.note, row.share, row.state.icon, row.time) == (
        "over a minute", 1.0, Icon.WARNING_CIRCLE_FILL, "01:02"
    )  # fmt: skip
    assert told == ["Ivo Varga has waited over a minute."]


@pytest.mark.parametrize(
    ("seconds", "note", "said"),
    [("20", "over 20 seconds", "over 20 seconds"), ("120", "over 2 minutes", "over 2 minutes")],
)
def test_how_long_anybody_may_wait_is_a_setting(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch, seconds: str, note: str, said: str
) -> None:
    told: list[str] = []
    monkeypatch.setattr(desk_window.console.messages, "announce", told.append)
    desk_window.desk.set("alert_after", seconds)
    desk_window.follow()
    call_from(desk_window, IVO)
    desk_window.press("F7")
    told.clear()
    wait(desk_window, int(seconds))
    (row,) = shown(desk_window)._rows
    assert (row.note, row.share, told) == ("", 1.0, [])
    wait(desk_window, 1)
    (row,) = shown(desk_window)._rows
    assert (row.note, row.state.icon) == (note, Icon.WARNING_CIRCLE_FILL)
    assert told == [f"Ivo Varga has waited {said}."]


@MENU
def test_alt_w_goes_through_those_who_wait_and_enter_takes_the_marked_one(desk_window: DeskWindow) -> None:
    three_waiting(desk_window)
    desk_window.press("Alt+W")
    assert desk_window.status == "Ivo Varga, on hold since 10:00, 00:50. Enter or F7 takes them."
    assert desk_window.act == desk_window.button == "Take Ivo Varga"
    assert not desk_window.room.found.answers.standing.takes_enter
    desk_window.press("Alt+W")
    assert desk_window.act == desk_window.button == "Take Lena Korte"
    desk_window.press("Enter")
    assert desk_window.box.text() == "broken cooler"
    assert [who for who, _, _ in band(desk_window)] == ["Ivo Varga", "+1 570 555 0142", "Unknown caller"]


@MENU
def test_f7_takes_the_marked_one_too(desk_window: DeskWindow) -> None:
    three_waiting(desk_window)
    desk_window.press("Alt+W", "Alt+W", "F7")
    assert desk_window.room.heading.text().startswith("Caller: Lena Korte")


@MENU
def test_after_the_last_who_waits_comes_the_first(desk_window: DeskWindow) -> None:
    three_waiting(desk_window)
    desk_window.press("Alt+W", "Alt+W", "Alt+W", "Alt+W")
    assert desk_window.act == "Take Ivo Varga"


@MENU
@pytest.mark.parametrize("key", ["Esc", "Down", "x"])
def test_esc_arrows_and_letters_leave_the_list_of_those_who_wait(desk_window: DeskWindow, key: str) -> None:
    three_waiting(desk_window)
    desk_window.press("Alt+W")
    desk_window.press(key)
    assert "Take" not in desk_window.act
    assert desk_window.box.text().startswith("opening hours")
    assert len(band(desk_window)) == 3


def test_alt_w_is_for_when_somebody_waits(desk_window: DeskWindow) -> None:
    desk_window.press("Alt+W")
    assert desk_window.status.startswith("“Who is waiting” cannot be done now.")


@MENU
def test_a_ring_is_taken_like_any_other_and_the_call_at_hand_waits(desk_window: DeskWindow) -> None:
    three_waiting(desk_window)
    desk_window.press("Alt+W", "Alt+W", "Alt+W", "Enter")
    assert desk_window.room.heading.text().startswith("Caller: +1 570 555 0142")
    assert desk_window.console.rings.waiting == ()
    assert [who for who, _, _ in band(desk_window)] == ["Ivo Varga", "Lena Korte", "Unknown caller"]
    desk_window.type("locked out")
    desk_window.press("F9")
    assert desk_window.last_call().waited_seconds == 5


@MENU
def test_when_a_call_ends_whoever_waits_longest_is_offered(desk_window: DeskWindow) -> None:
    three_waiting(desk_window)
    desk_window.press("F5")
    assert desk_window.status.endswith("Ctrl Z undoes. F7 takes Ivo Varga.")
    assert not desk_window.console.has_call
    desk_window.press("F7", "Shift+Esc")
    assert desk_window.status.endswith("Ctrl L opens it again. F7 takes Lena Korte.")
    desk_window.press("F7")
    assert desk_window.box.text() == "broken cooler"


@MENU
def test_what_is_open_names_those_who_wait(desk_window: DeskWindow) -> None:
    three_waiting(desk_window)
    desk_window.press("Alt+O")
    assert desk_window.status == (
        "Caller: Unknown caller Waiting: Ivo Varga, on hold since 10:00, 00:50; Lena Korte, parked since 10:00, 00:20;"
        " +1 570 555 0142, ringing since 10:00, 00:05. F7: Swap with Ivo Varga."
    )


@MENU
def test_with_more_waiting_than_there_is_room_for_the_marked_one_is_in_sight(desk_window: DeskWindow) -> None:
    desk_window.window.resize(1024, 700)
    for number in range(5):
        call_from(desk_window, f"+1 570 555 07{number:02}", "charged twice")
        desk_window.press("Ctrl+N", "P")
        wait(desk_window, 1)
    desk_window.press("Alt+W", "Alt+W", "Alt+W", "Alt+W", "Alt+W")
    desk_window.window.grab()
    ids = [id for _, _, id in shown(desk_window)._places]
    assert 0 < len(ids) < 5
    assert shown(desk_window)._marked in ids


def test_a_ring_that_ends_while_it_is_marked_leaves_nobody_marked(desk_window: DeskWindow) -> None:
    desk_window.type("opening hours")
    assert desk_window.console.ring("+1 570 555 0142")
    desk_window.settle()
    desk_window.press("Alt+W")
    assert desk_window.act == "Take +1 570 555 0142"
    desk_window.clock.at += timedelta(minutes=3)
    desk_window.console.rings.let_old_go()
    desk_window.settle()
    assert desk_window.act == desk_window.button == "Give this answer"
    assert not shown(desk_window).isVisible()


def test_notes_that_could_not_be_filed_wait_without_a_clock_and_keep_f7_from_no_caller(start: Start) -> None:
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
    desk_window.waits = True
    wait(desk_window, 90)
    (row,) = shown(desk_window)._rows
    assert (row.time, row.note, row.state.icon) == ("", "not in the log", Icon.WARNING_FILL)
    desk_window.press("F7")
    assert desk_window.status == "On hold: Unknown caller. F7 goes on with them."
    assert [why for _, why, _ in band(desk_window)] == ["on hold", "not in the log"]
    desk_window.press("F7", "F5", "F7", "F9")
    assert {(line.call.words, line.call.waited_seconds) for line in desk_window.calls()} == {
        ("opening hours", 0), ("charged twice", 0),
    }  # fmt: skip


# A kill, and a shift change


@MENU
def test_after_a_kill_every_call_is_back_and_has_waited_as_long_as_before(start: Start) -> None:
    first = start()
    first.clock.at -= timedelta(hours=3)
    call_from(first, IVO, "charged twice")
    first.press("F7")
    wait(first, 30)
    call_from(first, KORTE, "broken cooler")
    first.press("Ctrl+N", "P")
    wait(first, 12)
    first.type("opening hours")
    assert sorted(notes.waited_seconds for notes in first.desk.drafts.all()) == [0, 12, 42]
    first.program.close()

    second = start()
    assert second.status == "3 calls that are not in the log yet wait here. F7 takes the first."
    assert not second.console.has_call
    assert band(second) == [
        ("Ivo Varga", "parked", "00:42"),
        ("Lena Korte", "parked", "00:12"),
        ("Unknown caller", "parked", "00:00"),
    ]
    wait(second, 8)
    second.press("F7", "F6")
    assert (second.last_call().caller_id, second.last_call().waited_seconds) == ("ivo", 50)


class BrokeOff(LastWords):
    """The last words of a run that ended with a crash."""

    def of_last_time(self) -> Path:
        return Path("crash.txt")


def test_after_a_crash_the_calls_that_wait_are_told_with_it(start: Start) -> None:
    first = start()
    call_from(first, IVO, "charged twice")
    first.press("F7")
    call_from(first, KORTE, "broken cooler")
    first.program.close()

    lanes = Held()
    lanes.held = {Lane.DRAFTS}
    second = start(lanes=lanes, waits=False, last_words=BrokeOff("console"))
    second.until(lambda: second.program.bell is not None)  # the window is all there, and the disk is slow
    lanes.let_go(but=Lane.READ)
    QApplication.processEvents()  # and so is the hub
    lanes.let_go()
    second.settle()
    assert second.status == (
        "The program broke off last time. 2 calls that are not in the log yet wait here. F7 takes the first. "
        "The manual tells where its report lies."
    )


def test_what_goes_on_over_a_shift_change_says_who_took_it(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FRONTDESK_OPERATOR")
    desk_window = start()
    desk = desk_window.desk
    desk.shifts.sign_on("Alma Reyes", "Desk 1")
    call_from(desk_window, IVO, "charged twice")
    desk_window.press("F7")
    desk_window.type("opening hours")
    desk.shifts.sign_on("Berit Lund", "Desk 1")
    desk_window.console.hand_over("Berit Lund")
    desk_window.settle()
    assert desk_window.status == "Berit Lund is signed on. 2 open calls go on."
    assert desk_window.box.text() == "opening hours"
    desk_window.press("F5", "F7", "F6")
    desk_window.type("locked out")
    desk_window.press("F9")
    filed = [(line.call.words, line.call.operator, line.call.taken_by) for line in desk_window.calls()]
    assert filed == [
        ("locked out", "Berit Lund", ""),
        ("opening hours", "Berit Lund", "Alma Reyes"),
        ("charged twice", "Berit Lund", "Alma Reyes"),
    ]
