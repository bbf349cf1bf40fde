"""Processes made to be killed: each is forked from one that has everything loaded, and is never left behind."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from tests.faults.work import Word, Work, begin

PATIENCE = 60.0


class Child:
    """A desk at work in a process of its own, and what it told so far."""

    def __init__(self, process: ForkServerProcess, pipe: Connection) -> None:
        self._process = process
        self._pipe = pipe
        self.words: list[Word] = []
        assert process.pid is not None
        self.pid: int = process.pid

    def go(self) -> None:
        """Let it begin."""
        self._pipe.send("go")

    def hear(self, count: int) -> None:
        """Wait until it has told so many things, or is gone."""
        while len(self.words) < count and self._hear(PATIENCE):
            pass

    def hear_for(self, seconds: float) -> None:
        """Listen to it for a moment at most, which is cut short by what it tells."""
        self._hear(seconds)

    def kill(self) -> None:
        """End it at once, as a power cut would; what it had told by then is heard."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """Hear all it has to tell, until it is gone; its exit code, below 0 where a signal ended it."""
        while self._hear(PATIENCE):
            pass
        self._process.join(PATIENCE)
        assert self._process.exitcode is not None, f"still at work after {PATIENCE} s: {self.words[-3:]}"
        return self._process.exitcode

    def _hear(self, seconds: float) -> bool:
        if not self._pipe.poll(seconds):
            return False
        try:
            self.words.append(self._pipe.recv())
        except (EOFError, ConnectionResetError):
            return False
        return True


@contextmanager
def at_work(work: Work, hub: Path, home: Path) -> Iterator[Child]:
    """A child that waits to be told to begin `work`; it is gone when the block ends, however that ends."""
    ours, theirs = _nursery().Pipe()
    process = _nursery().Process(target=begin, args=(theirs, work, hub, home), daemon=True)
    process.start()
    theirs.close()
    try:
        child = Child(process, ours)
        child.hear(1)
        child.words.clear()
        yield child
    finally:
        process.kill()
        process.join(PATIENCE)
        process.close()
        ours.close()


@cache
def _nursery() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    os.environ["FRONTDESK_TEST_WARM"] = "yes"
    context.set_forkserver_preload(["tests.faults.work"])
    return context
