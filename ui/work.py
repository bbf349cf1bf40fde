"""The one way off the GUI thread and back."""

import threading
from collections.abc import Callable, Hashable
from enum import StrEnum
from functools import partial
from queue import SimpleQueue
from time import monotonic
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from frontdesk.errors import FrontdeskError, Refused
from frontdesk.traces import crash, trail

_LONG_S = 1.0
_OURS = Refused("The program made a mistake.", hint="What you typed is kept; try again.")

Job = Callable[[], Any]
Then = Callable[[Any], None]
Failed = Callable[[FrontdeskError], None]


class Lane(StrEnum):
    """Where a job waits: what stands in one lane runs one after the other.

    DRAFTS writes the desk's own file only, so that what is typed never waits for a hub that another program holds.
    BULK is for what takes long: files, and counting a whole log. ROUND is for what nobody asked for and takes long too,
    so that it keeps nobody waiting.
    """

    RECORDS = "records"
    DRAFTS = "drafts"
    READ = "read"
    LOOKUP = "lookup"
    INDEX = "index"
    BULK = "bulk"
    ROUND = "round"


class Lanes(Protocol):
    """Runs tasks, each lane in order; in tests at once."""

    def put(self, lane: Lane, task: Callable[[], None]) -> None: ...

    def close(self) -> None: ...


class ThreadLanes:
    """One thread for each lane, started with its first task."""

    def __init__(self) -> None:
        self._queues: dict[Lane, SimpleQueue[Callable[[], None] | None]] = {}
        self._threads: list[threading.Thread] = []

    def put(self, lane: Lane, task: Callable[[], None]) -> None:
        if lane not in self._queues:
            self._start(lane)
        self._queues[lane].put(task)

    def close(self) -> None:
        """Let every lane finish what it has, then end its thread."""
        for queue in self._queues.values():
            queue.put(None)
        for thread in self._threads:
            thread.join()
        self._queues.clear()
        self._threads.clear()

    def _start(self, lane: Lane) -> None:
        queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        thread = threading.Thread(target=_serve, args=(queue,), name=f"lane-{lane.value}", daemon=True)
        self._queues[lane] = queue
        self._threads.append(thread)
        thread.start()


def after_painting(owner: QObject, act: Callable[[], None]) -> QTimer:
    """A timer that, once started, does `act` when the window has painted what changed until then."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(act)
    return timer


def _note(job: Job, seconds: float, problem: BaseException | None) -> None:
    """What support wants to know of a job: that it took long, or was refused, and where."""
    noted = trail.note if seconds > _LONG_S else trail.detail
    noted("%s took %.3f s", job, seconds)
    if isinstance(problem, FrontdeskError):
        trail.note("%s: %s at %s", job, type(problem), crash.place_of(problem))


def _serve(queue: SimpleQueue[Callable[[], None] | None]) -> None:
    while (task := queue.get()) is not None:
        task()


class Work(QObject):
    """Runs jobs in lanes and brings what they answer back to the GUI thread.

    An answer is never delivered inside the asking, nor to an owner that is gone, nor where a newer question on the
    same topic was asked; a job that is outdated before it began is not run. Expected errors go to `failed`, or
    with it absent to `on_error`; our own mistakes go to `on_mistake`, and `failed` hears that it failed.
    """

    _answered = Signal(object)

    def __init__(
        self, lanes: Lanes, *, on_error: Failed, on_mistake: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._lanes = lanes
        self._on_error = on_error
        self._on_mistake = on_mistake
        self._newest: dict[Hashable, int] = {}
        self._waiting = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still on its way."""
        return self._waiting > 0

    def run(
        self, owner: QObject, job: Job, then: Then, *, lane: Lane, topic: str = "", failed: Failed | None = None
    ) -> None:
        """Run `job` in `lane`, then hand what it returns to `then`; `topic` outdates earlier questions of `owner`."""
        key = (id(owner), topic) if topic else None
        ticket = self._newest.get(key, 0) + 1
        if key:
            self._newest[key] = ticket
        is_current = partial(self._is_current, key, ticket)
        self._waiting += 1
        task = partial(self._do, job, is_current, partial(self._hand, owner, is_current, then, failed))
        self._lanes.put(lane, task)

    def close(self) -> None:
        """Finish what was begun, and what its answers ask for in turn; nothing else may be asked afterwards."""
        self._lanes.close()
        while self.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self._lanes.close()

    def _is_current(self, key: Hashable, ticket: int) -> bool:
        return key is None or self._newest.get(key) == ticket

    def _do(self, job: Job, is_current: Callable[[], bool], hand: Callable[[Any, BaseException | None], None]) -> None:
        answer, problem = None, None
        if is_current():
            began = monotonic()
            try:
                answer = job()
            except Exception as raised:  # noqa: BLE001 - the one place: whatever a job raises comes back to the window
                problem = raised
            _note(job, monotonic() - began, problem)
        self._answered.emit(partial(hand, answer, problem))

    def _deliver(self, delivery: Callable[[], None]) -> None:
        self._waiting -= 1
        delivery()

    def _hand(
        self, owner: QObject, is_current: Callable[[], bool], then: Then, failed: Failed | None, answer: Any,
        problem: BaseException | None,
    ) -> None:  # fmt: skip
        if not isValid(owner) or not is_current():
            return
        if problem is None:
            then(answer)
        elif isinstance(problem, FrontdeskError):
            (failed or self._on_error)(problem)
        else:
            if failed:
                failed(_OURS)
            self._on_mistake(problem)
