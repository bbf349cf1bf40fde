"""The real command line, where things go wrong: `python -m tests.canary.terminal PART WORDS…`, a part of PARTS."""

import faulthandler
import sys
import threading
from typing import Any

from sqlalchemy import text

from frontdesk.desk import Desk
from frontdesk.lookup.follow import Follower
from main import main
from tests.canary.words import CALLER, NEED, NUMBER


class Canary(Exception):
    """A mistake of ours that quotes a caller."""


def fail(words: str) -> None:
    """A mistake with words in a local, in an argument and in the error."""
    caller = words
    raise Canary(f"while filing {caller}", {"number": NUMBER})


def make_a_mistake(_follower: Follower) -> None:
    """Above Python's floor: in a thread, and in the verb."""
    thread = threading.Thread(target=fail, args=(CALLER,))
    thread.start()
    thread.join()
    fail(f"{CALLER}: {NEED}")


def ask_in_vain(_follower: Follower) -> None:
    """What a database refuses, with its parameters."""
    with open_desks[-1].hub.read() as connection:
        connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": f"{CALLER} {NEED}"})


def break_off(_follower: Follower) -> None:
    """Below it, with words on the stack."""
    kept = f"{CALLER}: {NEED}"
    faulthandler._sigabrt()  # type: ignore[attr-defined]
    del kept


open_desks: list[Desk] = []
PARTS = {"mistake": make_a_mistake, "sql": ask_in_vain, "end": break_off}

if __name__ == "__main__":
    part, *words = sys.argv[1:]
    init = Desk.__init__

    def noted(desk: Desk, *args: Any, **named: Any) -> None:
        init(desk, *args, **named)
        open_desks.append(desk)

    Desk.__init__ = noted  # type: ignore[method-assign,assignment]
    Follower.catch_up = PARTS[part]  # type: ignore[method-assign,assignment]
    sys.exit(main(words))
