"""A program that a test starts, and that is gone, with all it started, when the test is over."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0
# A test run that is killed takes along what it started.
TOGETHER = ("setpriv", "--pdeathsig", "TERM")


class DidNotStart(Exception):
    """A program ended, or stayed silent, before it was ready."""


@contextmanager
def running(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    user: str | None = None,
    pass_fds: Sequence[int] = (),
    stop: signal.Signals = signal.SIGTERM,
    stdout: int | None = subprocess.DEVNULL,
    stderr: int | None = subprocess.DEVNULL,
) -> Iterator[subprocess.Popen[str]]:
    """Runs `command` in a process group of its own, as `user` if one is named, and ends that group."""
    process = subprocess.Popen(
        [*TOGETHER, *command],
        env=env,
        cwd=cwd,
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        text=True,
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            end(process, stop)


def end(process: subprocess.Popen[str], stop: signal.Signals = signal.SIGTERM) -> None:
    """Asks `process` to stop, waits, insists; then ends whatever it left behind in its group."""
    if process.poll() is None:
        process.send_signal(stop)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(PATIENCE)
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
