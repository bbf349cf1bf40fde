"""What nothing else caught is told without its words, in whatever thread, even where telling it goes wrong."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from frontdesk.traces.trail import kept
from frontdesk.traces.watch import uncaught
from tests.support.display import ROOT

CANARY = "Ivo Varga"
RAISES = """
import threading
from frontdesk.traces.watch import uncaught

def fail(problem):
    raise {kind}("while telling of Ivo Varga") from problem

class Lost:
    def __del__(self):
        raise ValueError("Ivo Varga")

def raise_it():
    raise ValueError("Ivo Varga")

watching = uncaught(fail)
watching.__enter__()  # and not left before the program ends, so that the last one meets it too
thread = threading.Thread(target=raise_it)
thread.start()
thread.join()
Lost()
print("goes on", end="", flush=True)
raise_it()
"""


@pytest.mark.parametrize("kind", ["LookupError", "KeyboardInterrupt"])
def test_where_telling_it_goes_wrong_its_words_are_printed_nowhere(kind: str) -> None:
    program = RAISES.format(kind=kind)
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (1, b"goes on")
    assert ended.stderr.decode().splitlines() == [f"builtins.ValueError was reported nowhere: builtins.{kind}"] * 3


def raised_in_a_thread(fail: Callable[[], None]) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.mark.logs("builtins.ValueError was reported nowhere: builtins.LookupError")
def test_that_telling_it_went_wrong_is_in_the_log(own_home: Path) -> None:
    def raise_it() -> None:
        raise ValueError(CANARY)

    def fail(problem: BaseException) -> None:
        raise LookupError(CANARY) from problem

    own_home.mkdir()
    with kept("test"), uncaught(fail):
        raised_in_a_thread(raise_it)
    log = (own_home / "logs" / "test.log").read_text(encoding="utf-8")
    assert log.endswith("builtins.ValueError was reported nowhere: builtins.LookupError\n")
    assert CANARY not in log
