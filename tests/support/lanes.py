"""Lanes for tests: one that works at once, and one that holds its work back until it is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ui.work import Lane


class AtOnce:
    """Runs each task where it is put; what it answers still comes back through the event loop."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] | None = None

    def put(self, lane: Lane, task: Callable[[], None]) -> None:
        if self._waiting is None:
            task()
        else:
            self._waiting.append(task)

    @contextmanager
    def in_a_rush(self) -> Iterator[None]:
        """Meanwhile tasks wait, as they do for a quick typist: questions that are outdated then are never asked."""
        self._waiting = []
        yield
        waiting, self._waiting = self._waiting, None
        for task in waiting:
            task()

    def close(self) -> None:
        """Nothing waits here."""


class Held:
    """Runs tasks at once, but keeps those of the lanes in `held` until `let_go`."""

    def __init__(self) -> None:
        self.held: set[Lane] = set()
        self.waiting: list[Callable[[], None]] = []

    def put(self, lane: Lane, task: Callable[[], None]) -> None:
        if lane in self.held:
            self.waiting.append(task)
        else:
            task()

    def let_go(self, *, but: Lane | None = None) -> None:
        """Run what waits, in the order in which it came, and hold nothing from now on, or one lane."""
        self.held = {but} if but else set()
        waiting, self.waiting = self.waiting, []
        for task in waiting:
            task()

    def close(self) -> None:
        self.let_go()
