"""Following the journal: where much was written, a process of its own brings the index up to date."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from frontdesk.desk import Desk

#: Brings a desk's index up to the journal's end; the seq that it stands at then.
Follow = Callable[["Desk"], int]


def follow_here(desk: "Desk") -> int:
    """In this process."""
    return desk.follow()


class FollowApart:
    """In a process of its own over the hub at `where`, where much is to be followed; else here.

    A process that is stopped, or dies, leaves the index as it was; what is missing is followed the next time.
    """

    def __init__(self, where: Path) -> None:
        self._where = where
        self._process: SpawnProcess | None = None
        self._is_stopped = False

    def __call__(self, desk: "Desk") -> int:
        if desk.follower.is_far_behind and not self._is_stopped:
            self._follow_apart()
        return desk.follower.stands_at() if self._is_stopped else desk.follow()

    def stop(self) -> None:
        """The window closes; nobody waits for an index that the next start makes as well."""
        self._is_stopped = True
        if self._process is not None:
            self._process.terminate()

    def _follow_apart(self) -> None:
        from multiprocessing import get_context

        self._process = get_context("spawn").Process(target=_follow, args=(self._where,), daemon=True)
        self._process.start()
        if self._is_stopped:  # while it was started
            self._process.terminate()
        self._process.join()
        self._process = None


def _follow(where: Path) -> None:
    """In the other process."""
    from frontdesk.desk import open_desk
    from frontdesk.errors import FrontdeskError
    from frontdesk.traces.trail import kept
    from frontdesk.traces.watch import Reported

    # A refusal is told to who asked for it: the index is followed there then.
    with kept("index"), Reported(), suppress(FrontdeskError):
        desk = open_desk(where)
        try:
            desk.follow()
        finally:
            desk.close()
