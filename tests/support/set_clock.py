"""The program on a computer whose clock was set: SECONDS_AHEAD tells by how many seconds, and the clock goes on."""

import os
import sys
from datetime import UTC, datetime, timedelta

from frontdesk.clock import SystemClock

SECONDS_AHEAD = "FRONTDESK_TEST_SECONDS_AHEAD"


class ClockAhead:
    """Goes as the computer's clock does, so much ahead of it."""

    def __init__(self, by: timedelta) -> None:
        self.by = by

    def now(self) -> datetime:
        return datetime.now(UTC) + self.by

    def passed(self) -> timedelta:
        return SystemClock().passed()


def _set() -> None:
    # Read here, not in main: a process that the program starts to write files loads this module, too.
    ahead = ClockAhead(timedelta(seconds=float(os.environ[SECONDS_AHEAD])))
    SystemClock.now = lambda self: ahead.now()  # type: ignore[method-assign]


if __name__ in ("__main__", "__mp_main__"):
    _set()

if __name__ == "__main__":
    from main import main

    sys.exit(main())
