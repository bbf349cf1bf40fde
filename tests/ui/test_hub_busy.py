"""While the hub is busy with something else: typing, lists, banner and filing go on, shown by keys."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.directory.model import Operator
from frontdesk.exchange.fields import Noun
from frontdesk.upkeep.backups import Backups
from tests.support.lanes import Held
from tests.ui.conftest import Start, busy
from tests.ui.desk_window import DeskWindow
from tests.ui.house import TEN
from ui.console import ended
from ui.console.telling import BEING_FILED, BEING_UNDONE
from ui.work import Lane

BENGT = Operator("Bengt", "Desk 2")
PATIENCE_S = 60
ROWS = 3_000
Job = Callable[[Path, Callable[[], None]], object]


@contextmanager
def under_way(hub: Path, job: Job) -> Iterator[None]:
    """Somebody else does `job` over the hub, and is in the middle of it."""
    begun, goes_on = threading.Event(), threading.Event()

    def halfway() -> None:
        begun.set()
        assert goes_on.wait(PATIENCE_S)

    thread = threading.Thread(target=job, args=(hub, halfway))
    thread.start()
    try:
        assert begun.wait(PATIENCE_S)
        yield
    finally:
        goes_on.set()
        thread.join(PATIENCE_S)


def importing(hub: Path) -> AbstractContextManager[None]:
    """Thousands of people are written, and the transaction is open."""
    file = hub.with_name("people.csv")
    file.write_text("name\n" + "".join(f"Somebody {number}\n" for number in range(ROWS)), encoding="utf-8")

    def job(hub: Path, halfway: Callable[[], None]) -> None:
        def heard(doing: str, done: int, _of: int) -> None:
            if doing == "writing" and done:
                halfway()

        with closing(open_desk(hub, clock=StoppedClock(TEN))) as desk:
            desk.importing.apply(desk.importing.plan(Noun.PEOPLE, file), by=BENGT, progress=heard)

    return under_way(hub, job)


def backing_up(hub: Path) -> AbstractContextManager[None]:
    """A backup is half made."""

    def job(hub: Path, halfway: Callable[[], None]) -> None:
        Backups(hub, clock=StoppedClock(TEN)).make(progress=lambda done, of: halfway() if done == of else None)

    return under_way(hub, job)


def typing_lists_and_banner_go_on(at: DeskWindow, caller: str) -> None:
    at.type(caller)
    at.press("Enter")
    assert at.room.heading.text().startswith("Caller: Ivo Varga")
    at.type("broken cooler")
    assert at.owners()[0][:2] == ("Repair visit", "Yara Benning")
    at.press("Alt+S")
    at.type("The big one")
    assert at.room.call_panel.head.accessibleName().endswith("Saved")
    assert [notes.summary for notes in at.desk.drafts.all()] == ["The big one"]
    at.press("Esc")
    assert at.act == "Choose Yara Benning"


@pytest.mark.parametrize("holding", [busy, importing], ids=["another program holds it", "an import writes"])
def test_F30_while_another_holds_the_hub_calls_go_to_the_outbox_at_once_and_are_filed_in_order(
    impatient: Start, holding: Callable[[Path], AbstractContextManager[None]]
) -> None:
    at = impatient()
    with holding(at.home / "hub.db"):
        for number in range(1, 4):
            typing_lists_and_banner_go_on(at, "570 555 0101")
            at.press("Enter", "F6")
            assert (at.box.text(), at.console.has_call) == ("", False)
            assert len(at.desk.outbox.all()) == number
            at.clock.at += timedelta(minutes=1)
        at.until(lambda: at.status == BEING_FILED)
    at.until(lambda: len(at.calls()) == 3)
    at.settle()
    filed = [line.call for line in reversed(at.calls())]
    assert [call.ended_at - TEN for call in filed] == [timedelta(minutes=number) for number in range(3)]
    assert {line.handoff.to.id for line in at.calls() if line.handoff} == {"yara"}
    assert (at.desk.outbox.all(), at.desk.drafts.all()) == ([], [])


def test_an_undo_that_takes_long_is_told_and_a_second_key_takes_nothing_else_back(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ended, "SLOW_AFTER_MS", 1)
    lanes = Held()
    at = start(lanes=lanes)
    for words in ("opening hours", "charged twice"):
        at.type(words)
        at.press("F9")
    assert len(at.calls()) == 2
    lanes.held, at.waits = {Lane.RECORDS}, False
    at.press("Ctrl+Z")
    at.until(lambda: at.status == BEING_UNDONE)
    at.program.messages.say("")
    at.press("Ctrl+Z")
    assert at.status == BEING_UNDONE
    lanes.let_go()
    at.waits = True
    at.settle()
    assert at.status.startswith("Undone: the call of somebody unknown, “charged twice”,")
    assert [line.call.words for line in at.calls()] == ["opening hours"]
    at.press("Ctrl+Z")
    assert at.calls() == []


def test_F22_while_a_backup_is_made_calls_are_filed_at_once(impatient: Start) -> None:
    at = impatient()
    hub = at.home / "hub.db"
    with backing_up(hub):
        typing_lists_and_banner_go_on(at, "570 555 0101")
        at.press("Enter", "F6")
        assert at.status.startswith("In the log: handed off to Yara Benning")
        assert [line.call.summary for line in at.calls()] == ["The big one"]
    (made,) = Backups(hub, clock=at.clock).kept()
    with closing(open_desk(made.path, clock=at.clock)) as copy:
        assert "The big one" not in [line.call.summary for line in copy.calls.lines(copy.calls.today())]
