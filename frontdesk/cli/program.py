"""The command line as a program: reads the words, runs the verb, answers with an exit code."""

import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from frontdesk.cli.parsing import asked_for
from frontdesk.cli.printing import Reader, put, written
from frontdesk.cli.telling import ready_for_any_terminal, say, tell
from frontdesk.cli.verb import Answer, Ringer, Verb
from frontdesk.clock import Clock, SystemClock, computer_zone, local_day
from frontdesk.errors import FrontdeskError, Refused, WrongUse
from frontdesk.traces import crash, trail

if TYPE_CHECKING:
    from frontdesk.exchange.paper import Paper

#: Opens the window over the hub in a file, or over the usual one; its exit code.
Window = Callable[[Path | None], int]
#: Gives who draws pages.
Drawer = Callable[[], "Paper"]

_STOPPED = 130


def run(
    words: Sequence[str], *, window: Window | None = None, lookup: Window | None = None, paper: Drawer | None = None,
    ring: Ringer | None = None, clock: Clock | None = None,
) -> int:  # fmt: skip
    """Do what `words` say; without a verb, open the window, or with --lookup the small one.

    0 done, 1 nothing found, 2 wrong use, 3 refused, 4 a mistake of the program.
    """
    ready_for_any_terminal()
    try:
        asked = asked_for(words)
        trail.note("asked for %s", trail.Own(asked.verb.words if asked.verb else "a window"))
        if asked.verb is None or asked.lookup:
            return _open(asked, lookup if asked.lookup else window)
        if asked.verb.rings:
            return _rung(asked, ring, clock or SystemClock())
        if asked.verb.files:
            return _told_here(asked.verb.files(asked, clock or SystemClock()), asked, clock or SystemClock())
        return _answer(asked, paper, clock or SystemClock())
    except FrontdeskError as problem:
        trail.note("%s at %s", type(problem), crash.place_of(problem))
        tell(problem)
        return problem.exit_code
    except KeyboardInterrupt:
        say("Stopped; what was not finished is not in the hub.")
        return _STOPPED
    except SystemExit as done:  # argparse ends so after --help
        return int(done.code or 0)


def _open(asked: Namespace, window: Window | None) -> int:
    if window is None or asked.json:
        raise WrongUse("Name a verb.", hint="frontdesk --help lists them.")
    if asked.verb is not None:
        raise WrongUse("--lookup opens a window, and takes no verb.", hint="frontdesk --lookup")
    if asked.operator:
        os.environ["FRONTDESK_OPERATOR"] = asked.operator
    return window(Path(asked.hub) if asked.hub else None)


def _answer(asked: Namespace, paper: Drawer | None, clock: Clock) -> int:
    verb: Verb = asked.verb
    assert verb.run is not None
    with verb.opens(asked, clock) as desk:
        desk.paper = paper
        answer = verb.run(desk, asked)
        zone = desk.zone()
        text = written(answer, Reader(asked.json, zone, local_day(clock.now(), zone)))
    return _told(answer, text)


def _rung(asked: Namespace, ring: Ringer | None, clock: Clock) -> int:
    """What is told to the open console: whoever rings has no time for a hub to be opened."""
    if ring is None:
        raise Refused("No console can be told from here.", hint="frontdesk ring NUMBER")
    return _told_here(asked.verb.rings(ring, asked), asked, clock)


def _told_here(answer: Answer, asked: Namespace, clock: Clock) -> int:
    """What is told without a hub, which would know its zone."""
    zone = ZoneInfo(computer_zone())
    return _told(answer, written(answer, Reader(asked.json, zone, local_day(clock.now(), zone))))


def _told(answer: Answer, text: str) -> int:
    put(text)
    for aside in answer.asides:
        say(aside)
    return answer.code
