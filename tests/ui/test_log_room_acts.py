"""What is noted in the log by keys: the steps of a hand-off, corrections, whose a number is; all of it taken back."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLineEdit

from frontdesk.calls.model import Notes, Outcome, Reason, State, Step
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.model import Operator
from frontdesk.ids import new_id
from tests.ui.desk_window import DeskWindow, spoken
from tests.ui.house import JOANA, TEN
from ui.console.log import rows

BENGT = Operator("Bengt", "Desk 2")


@pytest.fixture
def log(desk_window: DeskWindow) -> DeskWindow:
    """The console with its log in sight; Edgar Lindholm owes Ivo Varga a call back."""
    desk_window.press("Ctrl+2")
    return desk_window


def state(log: DeskWindow) -> str:
    return str(log.log_room.handoffs.rows[0].state.word)


def moves(log: DeskWindow) -> list[str]:
    return [row.text for row in log.log_room.record._moves.rows]


def field(log: DeskWindow, id: str) -> QLineEdit:
    edit = log.log_room.panel.form.editor(id)
    assert isinstance(edit, QLineEdit)
    return edit


def takes_enter(log: DeskWindow) -> bool:
    return log.log_room.handoffs.standing.takes_enter


def primary(log: DeskWindow) -> str:
    return spoken(log.log_room.record.primary)


def call_at_another_desk(log: DeskWindow, summary: str, *, received: str, days_ago: int = 0, caller: str = "") -> None:
    clock = StoppedClock(TEN - timedelta(days=days_ago))
    other = open_desk(log.home / "hub.db", clock=clock)
    notes = Notes(
        id=new_id(), started_at=clock.at, received=received, summary=summary, article_id="hours",
        caller_id=caller or None,
    )  # fmt: skip
    other.calls.log(notes, Outcome.ANSWERED, by=BENGT)
    other.follow()
    other.close()


def test_enter_takes_up_then_is_done_and_says_so_beforehand(log: DeskWindow) -> None:
    assert primary(log) == "Acknowledged by Edgar Lindholm"
    assert takes_enter(log)
    log.press("Enter")
    assert state(log) == "Acknowledged"
    assert primary(log) == "Done by Edgar Lindholm"
    log.press("Enter")
    assert state(log) == "Done"
    assert moves(log) == ["Handed to Edgar Lindholm", "Acknowledged, by Alma Reyes", "Done, by Alma Reyes"]
    assert log.log_room.record.primary.isHidden()
    assert not takes_enter(log)
    log.press("Enter")
    assert state(log) == "Done"


@pytest.mark.parametrize(
    ("key", "said"), [("Ctrl+T", "the hand-off is not acknowledged"), ("Ctrl+D", "the hand-off is not done")]
)
def test_a_step_is_taken_back_by_one_key(log: DeskWindow, key: str, said: str) -> None:
    log.press(key)
    assert state(log) != "Open"
    log.press("Ctrl+Z")
    assert log.status == f"Undone: {said}."
    assert state(log) == "Open"


def test_what_came_back_names_why_in_one_key_and_whose_it_is_by_name(log: DeskWindow) -> None:
    log.press("Ctrl+B", "N")
    log.type("ask Joana")
    log.press("Tab")
    log.type("joa")
    assert [row.name for row in log.log_room.panel.form.names("meant").rows] == ["Joana Pires"]
    log.press("Enter", "Enter")
    handoff = log.desk.calls.handoffs()[0].handoff
    assert handoff.state is State.RETURNED
    last = handoff.moves[-1]
    assert (last.reason, last.note, last.meant, last.by) == (Reason.NOT_MINE, "ask Joana", JOANA, "Alma Reyes")
    assert log.log_room.handoffs.rows[0].state.note == "not mine"
    assert moves(log)[-1] == "Returned: not mine, “ask Joana”, it belongs to Joana Pires, by Alma Reyes"
    assert log.status.startswith("Edgar Lindholm returned ")
    assert primary(log) == "Pass it on to Joana Pires"


def test_however_long_the_words_of_a_move_are_all_of_it_is_in_the_record(log: DeskWindow) -> None:
    log.press("Ctrl+B", "N")
    log.type("the contract ended last year and the renewal is still with the people in Sales")
    log.press("Enter")
    moves = log.log_room.record._moves
    last = moves.visualRect(moves.model().index(1, 0))
    assert last.height() >= 68
    assert moves.height() == last.bottom() + 1


@pytest.mark.parametrize(("key", "reason"), [("N", Reason.NOT_MINE), ("S", Reason.MISSING), ("O", Reason.OTHER)])
def test_each_reason_has_its_letter(log: DeskWindow, key: str, reason: Reason) -> None:
    log.press("Ctrl+B", key, "Enter")
    assert log.desk.calls.handoffs()[0].handoff.moves[-1].reason is reason


def test_what_came_back_is_passed_on_to_whom_it_belongs_and_both_are_taken_back_one_by_one(log: DeskWindow) -> None:
    log.press("Ctrl+B", "N", "Tab")
    log.type("joa")
    log.press("Enter", "Enter", "Enter", "Enter")
    owed = log.desk.calls.handoffs(owed_only=True)
    assert [(one.handoff.to, one.handoff.state) for one in owed] == [(JOANA, State.OPEN)]
    assert log.status.startswith("Passed on to Joana Pires, ")
    log.press("Ctrl+Z")
    assert log.status == "Undone: the hand-off is with whom it was."
    assert log.desk.calls.handoffs()[0].handoff.state is State.RETURNED
    log.press("Ctrl+Z")
    assert log.desk.calls.handoffs()[0].handoff.state is State.OPEN


def test_a_hand_off_is_cancelled_with_a_note_that_stays(log: DeskWindow) -> None:
    log.press("Ctrl+W")
    log.type("Found it himself.")
    log.press("Enter")
    assert moves(log)[-1] == "Cancelled: Found it himself, by Alma Reyes"
    log.press("Ctrl+Z")
    assert state(log) == "Open"


def test_what_cannot_be_done_is_grey_and_its_key_says_so(log: DeskWindow) -> None:
    log.press("Ctrl+D")
    assert [not button.isEnabled() for button in log.log_room.record._steps.values()] == [True, True, True]
    for key in ("Ctrl+T", "Ctrl+D", "Ctrl+B", "Ctrl+P", "Ctrl+W"):
        log.press(key)
        assert log.status.endswith("cannot be done now.")


def test_esc_leaves_a_panel_its_words_stay_and_alt_x_lets_them_go(log: DeskWindow) -> None:
    log.press("Ctrl+W")
    log.type("Found it")
    log.press("Esc")
    assert log.log_room.side.currentWidget() is log.log_room.record
    assert log.focus() is log.log_room
    log.press("Ctrl+W")
    assert field(log, "note").text() == "Found it"
    log.press("Alt+X", "Ctrl+W")
    assert field(log, "note").text() == ""
    assert state(log) == "Open"


def test_nobody_of_that_name_is_said_below_the_field_and_nothing_is_written(log: DeskWindow) -> None:
    log.press("Ctrl+B", "N", "Tab")
    log.type("zeppelin")
    log.press("Enter")
    assert log.log_room.panel.form.refusal("meant").startswith("Nobody goes by “zeppelin”.")
    assert state(log) == "Open"


def test_somebody_quicker_at_another_desk_is_told_and_nothing_is_lost(log: DeskWindow) -> None:
    log.press("Ctrl+W")
    log.type("No longer needed")
    other = open_desk(log.home / "hub.db", clock=StoppedClock(TEN))
    other.calls.move(other.calls.handoffs()[0].handoff.id, Step.FINISH, by=BENGT)
    other.close()
    log.press("Enter")
    assert log.log_room.panel.form.refusal("note").startswith("A hand-off that is done cannot be changed")
    assert field(log, "note").text() == "No longer needed"


def test_a_call_is_corrected_and_tells_what_it_said_before(log: DeskWindow) -> None:
    log.press("Alt+E", "Ctrl+A")
    log.type("Invoice 4712 came twice")
    log.press("Tab")
    log.press("Ctrl+A")
    log.type("payment")
    log.press("Enter", "Ctrl+S")
    line = log.desk.log.record("before-1").line
    assert (line.call.summary, line.topic) == ("Invoice 4712 came twice", "Payment terms")
    record = log.log_room.record
    assert record._summary.text() == "Invoice 4712 came twice"
    assert record._edits.text() == (
        "10:00: Topic was “Duplicate invoice”; Summary was “Invoice 4711 came twice”; corrected by Alma Reyes"
    )
    log.press("Ctrl+Z")
    assert log.status == "Undone: the call says again what it said before."
    assert log.desk.log.record("before-1").line.call.summary == "Invoice 4711 came twice"


def test_who_called_and_how_it_ended_are_corrected_by_name_and_choice(log: DeskWindow) -> None:
    log.press("Ctrl+Tab", "Down")
    log.press("Alt+E", "Tab", "Tab", "Ctrl+A")
    log.type("pia")
    assert [(row.name, row.note) for row in log.log_room.panel.form.names("caller").rows] == [("Pia Holt", "Holt Farm")]
    log.press("Enter", "Tab", "U", "Ctrl+S")
    line = log.desk.log.record("before-2").line
    assert (line.caller, line.call.outcome) == ("Pia Holt", Outcome.UNOWNED)


def test_saving_what_was_not_changed_writes_nothing(log: DeskWindow) -> None:
    seq = log.desk.hub.seq()
    log.press("Alt+E", "Ctrl+S")
    assert log.status == "Nothing was changed."
    assert log.desk.hub.seq() == seq


def test_a_number_is_given_to_a_caller_by_name(log: DeskWindow) -> None:
    call_at_another_desk(log, "When do you close?", received="+1 484 555 0177")
    log.follow()
    log.press("Ctrl+Tab")
    assert log.log_room.record._attach.isVisible()
    log.press("Ctrl+U")
    log.type("pia")
    log.press("Enter", "Enter")
    assert log.status.startswith("+1 484 555 0177 is a number of Pia Holt now.")
    assert log.log_room.calls.rows[0].who == "Pia Holt, Holt Farm"
    assert not log.log_room.record._attach.isVisible()
    log.press("Ctrl+Z")
    assert log.log_room.calls.rows[0].who == "+1 484 555 0177"


def test_the_callers_other_calls_are_one_key_away_and_so_is_the_way_back(log: DeskWindow) -> None:
    call_at_another_desk(log, "Do you deliver?", received="+15705550101", days_ago=3, caller="ivo")
    log.follow()
    record = log.log_room.record
    assert [(row.time, row.summary) for row in record.others.rows] == [
        ("08:00", "When do you open?"), ("Fri", "Do you deliver?"),
    ]  # fmt: skip
    log.press("Ctrl+H")
    assert spoken(record.primary) == "Open this call"
    log.press("Down", "Enter")
    assert record._summary.text() == "Do you deliver?"
    assert log.log_room.handoffs.marked.caller == "Ivo Varga"
    log.press("Alt+Backspace")
    assert record._summary.text() == "Invoice 4711 came twice"
    log.press("Ctrl+H", "Esc")
    assert log.program.log.record.place == -1
    assert log.window.shows_log


@pytest.fixture
def far_down(log: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> DeskWindow:
    """All days are in sight, with more hand-offs shown than are read again; one far down is marked."""
    monkeypatch.setattr(rows, "_AGAIN", 60)
    for minutes in range(120):
        notes = Notes(id=new_id(), started_at=TEN - timedelta(days=1, minutes=minutes), summary=f"{minutes} ago",
                      topic_id="repair")  # fmt: skip
        log.desk.calls.log(notes, Outcome.HANDED_OFF, by=BENGT)
    log.follow()
    log.press("Ctrl+Shift+F", "Home", *["PgDown"] * 10)
    assert len(log.log_room.handoffs.rows) > 60
    return log


def test_far_down_a_long_list_a_step_is_seen_in_row_and_record(far_down: DeskWindow) -> None:
    handoffs = far_down.log_room.handoffs
    place, shown = [row.id for row in handoffs.rows].index(handoffs.marked.id), len(handoffs.rows)
    far_down.press("Ctrl+T")
    assert far_down.log_room.handoffs.rows[place].state.word == "Acknowledged"
    assert moves(far_down)[-1] == "Acknowledged, by Alma Reyes"
    assert primary(far_down).startswith("Done by ")
    assert len(far_down.log_room.handoffs.rows) == shown
    far_down.press("Ctrl+D")
    assert far_down.log_room.handoffs.rows[place].state.word == "Done"
    far_down.press("PgDown", "PgDown", "PgDown", "PgDown")
    assert len({row.id for row in far_down.log_room.handoffs.rows}) == 121


def test_far_down_a_list_of_what_is_open_the_row_that_is_so_no_longer_is_gone(far_down: DeskWindow) -> None:
    far_down.press("/")
    far_down.type("state:open")
    far_down.press("Enter", *["PgDown"] * 10)
    ids = [row.id for row in far_down.log_room.handoffs.rows]
    marked = far_down.log_room.handoffs.marked.id
    far_down.press("Ctrl+T")
    assert marked not in [row.id for row in far_down.log_room.handoffs.rows]
    assert [row.id for row in far_down.log_room.handoffs.rows if row.id in ids] == [id for id in ids if id != marked]
