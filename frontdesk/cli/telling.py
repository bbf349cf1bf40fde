"""What goes to stderr: the sentences that are no data; and terminals that cannot show every letter."""

import io
import os
import sys
from pathlib import Path
from typing import TextIO

from frontdesk.errors import FrontdeskError


def ready_for_any_terminal() -> None:
    """From now on neither a letter that the terminal cannot show nor a stream that was closed stops a verb."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def tell(problem: FrontdeskError) -> None:
    """A failure: the sentence, then the next step."""
    say(str(problem))
    if problem.hint:
        say(problem.hint)


def say(sentence: str) -> None:
    """A sentence beside the data."""
    sys.stderr.write(f"{sentence}\n")
