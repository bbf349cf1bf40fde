"""What goes to stderr: the sentences that are no data; and terminals that cannot show every letter."""

import io
import sys

from frontdesk.errors import FrontdeskError


def ready_for_any_terminal() -> None:
    """From now on a letter that the terminal cannot show is replaced, and never stops a verb."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def tell(problem: FrontdeskError) -> None:
    """A failure: the sentence, then the next step."""
    say(str(problem))
    if problem.hint:
        say(problem.hint)


def say(sentence: str) -> None:
    """A sentence beside the data."""
    sys.stderr.write(f"{sentence}\n")
