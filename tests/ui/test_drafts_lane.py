"""Drafts wait behind nothing but each other: a hub that is held, their order, a disk that takes nothing."""

import json
from collections.abc import Callable

import pytest
from sqlcipher3 import dbapi2 as driver

from frontdesk.lookup.drafts import Drafts as Table
from frontdesk.places import desk_file
from tests.support.lanes import Held
from tests.ui.conftest import Start, busy
from tests.ui.desk_window import DeskWindow
from ui.work import Lane, ThreadLanes

KEPT_ON_SCREEN = (
    "This desk's own file takes no drafts now: what is not in the log is on screen only."
    " Log it soon; see that the disk has room and that FRONTDESK_HOME may be written to."
)
PROBLEMS = [driver.OperationalError("database or disk is full"), OSError(5, "Input/output error")]


def words_kept(desk_window: DeskWindow) -> set[str]:
    """What a power cut now would leave, of calls that are open and of those that ended."""
    ended = [ended.notes for ended in desk_window.desk.outbox.all()]
    return {notes.words for notes in [*desk_window.desk.drafts.all(), *ended]}


def test_what_is_typed_is_on_the_disk_while_another_program_holds_the_hub(start: Start) -> None:
    desk_window = start(lanes=ThreadLanes())
    desk_window.type("locked out")
    desk_window.waits = False
    with busy(desk_window.home / "hub.db"):
        desk_window.press("F9")
        desk_window.type("opening hours")
        desk_window.until(lambda: words_kept(desk_window) == {"locked out", "opening hours"})
        assert desk_window.program.work.is_busy
        assert desk_window.calls() == []
    desk_window.settle()
    assert [line.call.words for line in desk_window.calls()] == ["locked out"]
    assert words_kept(desk_window) == {"opening hours"}


def test_no_verb_keeps_a_draft_waiting(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    lanes.held = set(Lane) - {Lane.DRAFTS}
    desk_window.waits = False
    desk_window.type("charged twice")
    desk_window.until(lambda: words_kept(desk_window) == {"charged twice"})
    lanes.let_go()


def test_what_the_last_key_noted_is_on_the_disk_before_the_hub_answers(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.type("opening hours")
    lanes.held, desk_window.waits = {Lane.RECORDS}, False
    desk_window.press("F5")
    assert [ended.notes.article_id for ended in desk_window.desk.outbox.all()] == ["hours"]
    lanes.let_go()


def held_drafts(start: Start) -> tuple[DeskWindow, Held]:
    """A call whose drafts are asked for and not written yet."""
    lanes = Held()
    desk_window = start(lanes=lanes)
    lanes.held, desk_window.waits = {Lane.DRAFTS}, False
    for letter in "opening hours":
        desk_window.type(letter)
        desk_window.until(lambda: not desk_window.console.drafts.is_to_be_kept)
    assert lanes.waiting
    return desk_window, lanes


ENDINGS: dict[str, Callable[[DeskWindow], bool]] = {
    "F5": lambda desk_window: len(desk_window.calls()) == 1,
    "Shift+Esc": lambda desk_window: desk_window.status.startswith("The call was let go"),
}


@pytest.mark.parametrize("key", ENDINGS)
def test_a_late_draft_of_a_call_that_ended_does_not_come_back(start: Start, key: str) -> None:
    desk_window, lanes = held_drafts(start)
    desk_window.press(key)
    desk_window.until(lambda: ENDINGS[key](desk_window) and not desk_window.console.has_call)
    lanes.let_go()
    desk_window.settle()
    assert desk_window.desk.drafts.all() == []


def test_the_log_does_not_wait_for_a_draft_that_is_late(start: Start) -> None:
    desk_window, lanes = held_drafts(start)
    desk_window.press("F5")
    desk_window.until(lambda: desk_window.status.startswith("In the log: answered"))
    assert desk_window.last_call().words == "opening hours"
    lanes.let_go()


def test_an_undo_right_after_a_call_means_that_call(start: Start) -> None:
    desk_window, lanes = held_drafts(start)
    desk_window.press("F5", "Ctrl+Z")
    desk_window.until(lambda: desk_window.status.startswith("Undone: the call of "))
    lanes.let_go()
    desk_window.settle()
    assert desk_window.calls() == []
    assert words_kept(desk_window) == {"opening hours"}


def test_a_call_is_taken_out_of_the_log_only_when_its_draft_is_on_the_disk(start: Start) -> None:
    lanes = Held()
    desk_window = start(lanes=lanes)
    desk_window.type("opening hours")
    desk_window.press("F5")
    lanes.held, desk_window.waits = {Lane.DRAFTS}, False
    desk_window.press("Ctrl+L", "Ctrl+L")
    assert len(desk_window.calls()) == 1
    lanes.let_go()
    desk_window.settle()
    assert desk_window.calls() == []
    assert desk_window.box.text() == "opening hours"
    assert words_kept(desk_window) == {"opening hours"}


def test_a_call_that_was_filed_as_the_power_went_is_not_offered_again(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    first.type("opening hours")
    (draft,) = first.desk.drafts.all()
    first.press("F5", "Ctrl+Q")
    first.desk.drafts.keep(draft)
    first.program.close()
    with monkeypatch.context() as full:
        failing(full, "drop", PROBLEMS[0])
        second = start()
        assert (second.console.has_call, second.status) == (False, "")
        second.press("Ctrl+Q")
        second.program.close()
    third = start()
    assert (third.console.has_call, third.status, third.desk.drafts.all()) == (False, "", [])


def test_closing_right_after_the_last_key_keeps_the_call_filed_and_the_one_begun(start: Start) -> None:
    first = start(lanes=ThreadLanes())
    first.type("opening hours")
    first.waits = False
    first.press("F5")
    first.type("locked out")
    first.press("Ctrl+Q")
    first.program.close()
    second = start()
    assert [line.call.words for line in second.calls()] == ["opening hours"]
    assert second.box.text() == "locked out"
    assert words_kept(second) == {"locked out"}


def left_on_the_disk(desk_window: DeskWindow) -> list[str]:
    """The words of the drafts of a console that is closed."""
    drafts = Table(desk_file(desk_window.desk.hub.id))
    words = [json.loads(draft.body)["words"] for draft in drafts.all()]
    drafts.close()
    return words


def test_closing_while_a_draft_is_being_written_keeps_what_was_typed_since(start: Start) -> None:
    desk_window, _ = held_drafts(start)
    desk_window.press("Ctrl+Q")
    desk_window.program.close()
    assert left_on_the_disk(desk_window) == ["opening hours"]


def test_closing_before_the_hub_is_open_keeps_what_was_typed(start: Start) -> None:
    lanes = Held()
    lanes.held = {Lane.RECORDS}
    desk_window = start(lanes=lanes, waits=False)
    desk_window.type("charged twice")
    desk_window.press("Ctrl+Q")
    assert desk_window.console.desk is None
    desk_window.program.close()
    assert left_on_the_disk(desk_window) == ["charged twice"]


def failing(monkeypatch: pytest.MonkeyPatch, name: str, problem: Exception) -> None:
    """The desk's file refuses one thing from now on."""

    def refuse(*_: object) -> None:
        raise problem

    monkeypatch.setattr(Table, name, refuse)


@pytest.mark.parametrize("problem", PROBLEMS, ids=str)
def test_a_disk_that_takes_no_draft_is_told_once_a_call_and_the_call_is_filed(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    told: list[str] = []
    desk_window.program.messages.said.connect(lambda message: told.append(message.text))
    failing(monkeypatch, "save", problem)
    for letter in "opening hours":
        desk_window.type(letter)
    assert told == [KEPT_ON_SCREEN]
    assert desk_window.box.text() == "opening hours"
    assert desk_window.room.call_panel.head.accessibleName() == "This call, Not saved"
    desk_window.press("F5")
    assert told[-1].startswith("In the log: answered")
    assert desk_window.last_call().words == "opening hours"
    desk_window.type("locked out")
    assert told.count(KEPT_ON_SCREEN) == 2


def test_the_next_key_tries_a_draft_again(desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as full:
        failing(full, "save", PROBLEMS[0])
        desk_window.type("opening hour")
        assert desk_window.room.call_panel.head.accessibleName() == "This call, Not saved"
    assert words_kept(desk_window) == set()
    desk_window.type("s")
    assert words_kept(desk_window) == {"opening hours"}
    assert desk_window.room.call_panel.head.accessibleName() == "This call, Saved"


def test_closing_tries_a_draft_again(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    first = start()
    with monkeypatch.context() as full:
        failing(full, "save", PROBLEMS[0])
        first.type("opening hours")
    first.press("Ctrl+Q")
    first.program.close()
    assert start().box.text() == "opening hours"


def test_a_call_that_neither_draft_nor_hub_takes_stays_on_screen(
    impatient: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_window = impatient()
    failing(monkeypatch, "save", PROBLEMS[0])
    desk_window.type("opening hours")
    with busy(desk_window.home / "hub.db"):
        desk_window.press("F5")
    assert desk_window.status.startswith("Another program is writing to the hub.")
    assert desk_window.box.text() == "opening hours"
    desk_window.press("F5")
    assert desk_window.last_call().words == "opening hours"


def test_a_call_in_the_log_stays_there_where_its_notes_cannot_be_kept(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_window.type("opening hours")
    desk_window.press("F5")
    failing(monkeypatch, "save", PROBLEMS[0])
    desk_window.press("Ctrl+L")
    assert desk_window.status == KEPT_ON_SCREEN
    assert len(desk_window.calls()) == 1
    assert not desk_window.console.has_call


def test_a_draft_that_cannot_be_dropped_is_told_only_where_it_would_come_back(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "drop", PROBLEMS[0])
    desk_window.type("opening hours")
    desk_window.press("F5")
    assert desk_window.status.startswith("In the log: answered")
    desk_window.type("locked out")
    desk_window.press("Shift+Esc")
    assert desk_window.status.startswith(
        "This desk's own file cannot be changed now: a call that was let go may be offered again."
    )
