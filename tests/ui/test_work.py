"""The one way off the GUI thread and back, with real threads: each promise of `Work`, and no answer lost."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from frontdesk.errors import FrontdeskError, NotFound
from tests.support.lanes import AtOnce, Held
from tests.ui.conftest import Start
from ui.messages import Message, Messages
from ui.work import Lane, Lanes, ThreadLanes, Work


class Desk:
    """Work over some lanes, and everything it told."""

    def __init__(self, lanes: Lanes) -> None:
        self.lanes = lanes
        self.refused: list[FrontdeskError] = []
        self.mistakes: list[BaseException] = []
        self.answers: list[object] = []
        self.owner = QObject()
        self.work = Work(lanes, on_error=self.refused.append, on_mistake=self.mistakes.append)

    def ask(self, job: Callable[[], object], *, topic: str = "", lane: Lane = Lane.READ) -> None:
        self.work.run(self.owner, job, self.answers.append, lane=lane, topic=topic)


@pytest.fixture(params=["threads", "at once"])
def desk(request: pytest.FixtureRequest, qapp: object) -> Iterator[Desk]:
    made = Desk(ThreadLanes() if request.param == "threads" else AtOnce())
    yield made
    made.work.close()


@pytest.fixture
def held(qapp: object) -> Desk:
    """Work whose jobs wait until they are let go."""
    lanes = Held()
    lanes.held = set(Lane)
    return Desk(lanes)


def settle(desk: Desk, qtbot: QtBot) -> None:
    if isinstance(desk.lanes, Held):
        desk.lanes.let_go()
    qtbot.waitUntil(lambda: not desk.work.is_busy)


def test_an_answer_comes_back_on_the_window_s_thread(desk: Desk, qtbot: QtBot) -> None:
    threads: list[QThread] = []
    desk.work.run(desk.owner, int, lambda _: threads.append(QThread.currentThread()), lane=Lane.READ)
    settle(desk, qtbot)
    assert threads == [desk.owner.thread()]


def test_an_answer_never_comes_inside_the_asking(desk: Desk, qtbot: QtBot) -> None:
    desk.ask(partial(sum, (1, 2)))
    assert desk.answers == []
    assert desk.work.is_busy
    settle(desk, qtbot)
    assert desk.answers == [3]


def test_a_job_runs_beside_the_window(qtbot: QtBot) -> None:
    desk = Desk(ThreadLanes())
    desk.ask(threading.get_ident)
    settle(desk, qtbot)
    desk.work.close()
    assert desk.answers != [threading.get_ident()]


def test_an_owner_that_is_gone_is_told_nothing(held: Desk, qtbot: QtBot) -> None:
    held.ask(partial(sum, (1, 2)))
    held.ask(partial(_raise, NotFound("gone")))
    shiboken6.delete(held.owner)
    settle(held, qtbot)
    assert (held.answers, held.refused) == ([], [])


def test_only_the_newest_question_on_a_topic_is_answered_and_older_ones_are_not_even_asked(
    held: Desk, qtbot: QtBot
) -> None:
    ran: list[int] = []
    for number in range(5):
        held.ask(partial(_note, ran, number), topic="look")
    held.ask(partial(_note, ran, 9), topic="other")
    settle(held, qtbot)
    assert held.answers == ran == [4, 9]


def test_an_answer_on_its_way_is_outdated_by_a_newer_question(qtbot: QtBot) -> None:
    desk = Desk(AtOnce())
    desk.ask(partial(int, "1"), topic="look")
    desk.ask(partial(int, "2"), topic="look")
    settle(desk, qtbot)
    assert desk.answers == [2]


def test_an_expected_error_is_told_once(desk: Desk, qtbot: QtBot) -> None:
    desk.ask(partial(_raise, NotFound("Nobody goes by that name.")))
    settle(desk, qtbot)
    assert [str(error) for error in desk.refused] == ["Nobody goes by that name."]
    assert (desk.answers, desk.mistakes) == ([], [])


def test_who_asked_hears_of_an_expected_error_instead(desk: Desk, qtbot: QtBot) -> None:
    heard: list[FrontdeskError] = []
    job = partial(_raise, NotFound("Nobody goes by that name."))
    desk.work.run(desk.owner, job, desk.answers.append, lane=Lane.READ, failed=heard.append)
    settle(desk, qtbot)
    assert (len(heard), desk.refused, desk.mistakes) == (1, [], [])


def test_a_mistake_of_ours_is_reported_and_who_asked_hears_that_it_failed(desk: Desk, qtbot: QtBot) -> None:
    heard: list[FrontdeskError] = []
    mistake = ZeroDivisionError("Ivo Varga")
    desk.work.run(desk.owner, partial(_raise, mistake), desk.answers.append, lane=Lane.READ, failed=heard.append)
    settle(desk, qtbot)
    assert desk.mistakes == [mistake]
    assert [str(error) for error in heard] == ["The program made a mistake."]
    assert (desk.answers, desk.refused) == ([], [])


def test_jobs_of_one_lane_run_one_after_the_other(qtbot: QtBot) -> None:
    desk, inside, seen = Desk(ThreadLanes()), threading.Lock(), []

    def alone(number: int) -> int:
        assert inside.acquire(blocking=False)
        seen.append(number)
        inside.release()
        return number

    for number in range(50):
        desk.ask(partial(alone, number))
    settle(desk, qtbot)
    desk.work.close()
    assert seen == desk.answers == list(range(50))
    assert desk.mistakes == []


def test_closing_finishes_what_was_begun(qtbot: QtBot) -> None:
    desk, ran = Desk(ThreadLanes()), list[int]()
    for lane in Lane:
        desk.ask(partial(_note, ran, 1), lane=lane)
    desk.work.close()
    assert ran == [1] * len(Lane)
    settle(desk, qtbot)


class Bell(QObject):
    rang = Signal(object)


def test_ten_thousand_signals_lose_nothing(qapp: object) -> None:
    heard: list[object] = []
    bell = Bell()
    bell.rang.connect(heard.append)
    for _ in range(10_000):
        bell.rang.emit(True)
        bell.rang.emit(None)
    assert heard == [True, None] * 10_000


def test_ten_thousand_answers_come_back(qtbot: QtBot) -> None:
    desk = Desk(AtOnce())
    for number in range(10_000):
        desk.ask(partial(int, str(number)))
    settle(desk, qtbot)
    assert desk.answers == list(range(10_000))


def test_a_mistake_is_told_with_and_without_its_report(own_home: Path) -> None:
    messages, told = Messages(), list[Message]()
    messages.said.connect(told.append)
    messages.own_mistake(None)
    messages.own_mistake(own_home)
    sentence = "The program made a mistake. What you typed is kept; try again."
    assert told == [Message(sentence, is_bad=True), Message(sentence, is_bad=True, details=str(own_home))]


def test_that_the_program_broke_off_is_told_where_it_did(own_home: Path) -> None:
    messages, told = Messages(), list[Message]()
    messages.said.connect(told.append)
    messages.broke_off(None)
    messages.broke_off(own_home)
    sentence = "The program broke off last time. What was typed is kept; the manual tells where its report lies."
    assert told == [Message(sentence, is_bad=True, details=str(own_home))]


def test_what_waits_is_told_still_when_the_program_broke_off(own_home: Path) -> None:
    messages, told = Messages(), list[Message]()
    messages.say("3 calls that are not in the log yet wait here. F7 takes the first.")
    messages.said.connect(told.append)
    messages.broke_off(own_home)
    sentence = (
        "The program broke off last time. 3 calls that are not in the log yet wait here. F7 takes the first. "
        "The manual tells where its report lies."
    )
    assert told == [Message(sentence, is_bad=True, details=str(own_home))]


def test_the_main_job_with_real_threads(start: Start) -> None:
    desk_window = start(lanes=ThreadLanes())
    desk_window.type("570 555 0101")
    desk_window.press("Enter")
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    assert desk_window.last_handoff().call_id == "before-1"
    desk_window.type("opening hours")
    desk_window.press("Enter", "F5", "Ctrl+Z", "Ctrl+L", "F5")
    assert [line.call.words for line in desk_window.calls()] == ["opening hours", "charged twice"]


def test_the_console_with_its_own_lanes_opens_after_it_was_seen(start: Start) -> None:
    desk_window = start(own_lanes=True, waits=False)
    desk_window.type("charged twice")
    desk_window.press("Enter", "F6")
    desk_window.until(lambda: desk_window.status.startswith("In the log: "))
    assert desk_window.last_handoff().to.id == "edgar"


def _raise(problem: BaseException) -> None:
    raise problem


def _note(ran: list[int], number: int) -> int:
    ran.append(number)
    return number
