"""A verb, watched: what it took is in the log, and a mistake of the program's own is told in a sentence."""

from collections.abc import Callable
from time import monotonic

from frontdesk.cli.telling import say
from frontdesk.traces import crash, trail
from frontdesk.traces.broken_off import LastWords
from frontdesk.traces.watch import Reported, uncaught

_OWN_MISTAKE = 4
_PROGRAM = "command-line"


def watched(run: Callable[[], int]) -> int:
    """The exit code of `run`, and 4 where the program made a mistake."""
    last_words = LastWords(_PROGRAM)
    with trail.kept(_PROGRAM), uncaught(_report):
        last_words.listen()
        try:
            return _told(run)
        finally:
            last_words.of_last_time()
            last_words.close()


def _told(run: Callable[[], int]) -> int:
    began = monotonic()
    with Reported() as reported:
        code = run()
        trail.note("ended with %s after %.3f s", code, monotonic() - began)
        return code
    say("The program made a mistake; what was not finished is not in the hub.")
    if reported.at is not None:
        say(f"Its report names nobody: {reported.at}")
    return _OWN_MISTAKE


def _report(problem: BaseException) -> None:
    crash.report(problem)
