"""A console's desk in a process of its own, which holds a hub until it is ended or killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.display import ROOT
from tests.support.program import running

_PROGRAM = """
import signal, sys
from datetime import datetime
from functools import partial
from pathlib import Path
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_alone, open_desk

hub, clock = Path(sys.argv[1]), StoppedClock(datetime.fromisoformat(sys.argv[2]))
desk = open_alone(hub, partial(open_desk, hub, clock=clock), clock=clock)
print("open", flush=True)
signal.sigwait([signal.SIGUSR1])
desk.close()
print("closed", flush=True)
signal.pause()
"""


@contextmanager
def other_desk(hub: Path, home: Path, *, since: str, name: str = "Front hall") -> Iterator[subprocess.Popen[str]]:
    """A desk called `name`, whose own files are in `home`, has `hub` open; told SIGUSR1 it closes it."""
    env = {**os.environ, "FRONTDESK_HOME": str(home), "FRONTDESK_DESK": name}
    ignoring = ("import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])", _PROGRAM)
    command = [sys.executable, "-c", "".join(ignoring), str(hub), since]
    with running(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=None) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
