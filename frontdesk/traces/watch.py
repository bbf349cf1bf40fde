"""Sees every mistake that nothing else caught, in whatever thread, before Python would print its words."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from frontdesk.traces import crash, trail


@contextmanager
def uncaught(told: Callable[[BaseException], None]) -> Iterator[None]:
    """Meanwhile what nothing else caught goes to `told`, in the thread where it was raised."""

    def raised(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        _tell(told, problem)

    def raised_in_thread(what: "threading.ExceptHookArgs") -> None:
        if what.exc_value is not None and not isinstance(what.exc_value, SystemExit):
            _tell(told, what.exc_value)

    def lost(what: "sys.UnraisableHookArgs") -> None:
        if what.exc_value is not None:
            _tell(told, what.exc_value)

    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = raised, raised_in_thread, lost
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def _tell(told: Callable[[BaseException], None], problem: BaseException) -> None:
    try:
        told(problem)
    except BaseException as slip:  # noqa: BLE001 - Python would print it, and what it was about, with their words
        with suppress(BaseException):
            trail.note("%s was reported nowhere: %s", type(problem), type(slip), is_bad=True)


class Reported:
    """A block that a mistake of the program's own ends with a report instead of with its words; `at` is where."""

    def __init__(self) -> None:
        self.at: Path | None = None

    def __enter__(self) -> "Reported":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, problem: BaseException | None, _trace: TracebackType | None
    ) -> bool:
        if not isinstance(problem, Exception):
            return False
        self.at = crash.report(problem)
        return True
