"""Mistakes of a program that is measured: one in a slot would only be printed, and the figures be worth nothing."""

import os
import sys
import traceback
from collections.abc import Callable
from types import TracebackType


def watch(told: Callable[[BaseException], None]) -> None:
    """Send every mistake that nothing else caught to `told`."""

    def caught(_kind: type[BaseException], problem: BaseException, _trace: TracebackType | None) -> None:
        told(problem)

    sys.excepthook = caught


def give_up(problem: BaseException) -> None:
    """End at once, and say why."""
    traceback.print_exception(problem)
    os._exit(1)
