"""What a desk does in a process of its own, and tells as soon as it is durable."""

import io
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from datetime import timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from frontdesk.calls import leftovers
from frontdesk.calls.model import Handoff, Notes, Outcome, Passing
from frontdesk.cli.program import run
from frontdesk.clock import SystemClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from frontdesk.errors import FrontdeskError
from frontdesk.hub.opening import make_hub, open_hub
from frontdesk.hub.preferences import Preferences
from frontdesk.ids import new_id
from tests.directory.house import DESK, furnish

BY = Operator("Maja", "Desk 1")
FORMATS = ("csv", "json")
OUTCOMES = (Outcome.HANDED_OFF, Outcome.ANSWERED, Outcome.UNOWNED)


class Word(NamedTuple):
    """One thing that was told: 'kept', 'logged', 'acknowledged', 'dropped', 'refused', 'closed', 'ended', 'broken'; of
    what."""

    what: str
    of: str = ""
    more: str = ""


Say = Callable[..., None]
Work = Callable[[Say, Path], None]


def make_furnished(hub: Path) -> None:
    """The hub of the small house, whose front desk takes what nobody owns."""
    made = make_hub(hub, clock=SystemClock())
    with closing(made):
        furnish(made)
        preferences = Preferences(made)
        for name, value in {"zone": "Europe/Stockholm", "region": "US", "catch_all": DESK.text}.items():
            preferences.write(name, value, by="Setup", desk="Setup")


def begin(pipe: Connection, work: Work, hub: Path, home: Path) -> None:
    """Do `work` when the word comes, with the desk's own files in `home`; no failure stays untold."""
    os.environ["FRONTDESK_HOME"] = str(home)
    pipe.send(Word("ready"))
    pipe.recv()
    try:
        work(lambda *said: pipe.send(Word(*said)), hub)
    except BaseException:
        pipe.send(Word("broken", more=traceback.format_exc()))
        raise


def ten_calls(say: Say, hub: Path) -> None:
    """Log ten calls."""
    _calls(say, hub, 10)


def two_calls(say: Say, hub: Path) -> None:
    """Log a call that is handed off, and one that is answered."""
    _calls(say, hub, 2)


def calls_for_ever(say: Say, hub: Path) -> None:
    """Log calls until something puts an end to it."""
    _calls(say, hub, 1_000_000)


def open_only(say: Say, hub: Path) -> None:
    """Open the hub, which brings an older one up to date."""
    with _told(say):
        open_hub(hub, clock=SystemClock()).close()
        say("ended", "0")


def choice(say: Say, hub: Path) -> None:
    """Choose something at this desk, where something else is chosen already."""
    with _told(say), closing(open_desk(hub, operator=BY.name)) as desk:
        desk.set("export_formats", "CSV")
        say("chosen")


def closed_day(say: Say, hub: Path) -> None:
    """Close today, with two files that can be named beforehand."""
    numbers, folder = count(), papers(hub)
    folder.mkdir(exist_ok=True)
    named = patch.object(leftovers, "token_hex", lambda size: f"{next(numbers):0{2 * size}x}")
    with named, _told(say), closing(open_desk(hub, operator=BY.name)) as desk:
        closed = desk.closing.close(desk.calls.today(), folder, FORMATS, by=BY)
        say("closed", closed.id)


def papers(hub: Path) -> Path:
    """The folder for the files of a day."""
    return hub.with_name("papers")


def typed_line(say: Say, hub: Path) -> None:
    """Log a call by the command line."""
    words = [
        "call",
        "add",
        "--hub",
        str(hub),
        "--outcome",
        "handed-off",
        "--topic",
        "Hail damage",
        "--summary",
        "Typed",
    ]
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = run(words)
    say("ended", str(code), err.getvalue() or out.getvalue())


def _calls(say: Say, hub: Path, count: int) -> None:
    with _told(say), closing(open_desk(hub, operator=BY.name)) as desk:
        for number in range(count):
            _one_call(say, desk, number)
        say("ended", "0")


def _one_call(say: Say, desk: Desk, number: int) -> None:
    outcome = OUTCOMES[number % len(OUTCOMES)]
    notes = _notes(desk, number, outcome)
    with _told(say):
        desk.drafts.keep(notes)
        say("kept", notes.id)
    with _told(say):
        logged = desk.calls.log(notes, outcome, by=BY)
        say("logged", notes.id, logged.call.reference)
        _acknowledged(say, desk, logged.handoff)
        desk.drafts.drop(notes.id)
        say("dropped", notes.id)


def _notes(desk: Desk, number: int, outcome: Outcome) -> Notes:
    now = desk.clock.now()
    passing = Passing(due_at=now + timedelta(hours=1)) if outcome is Outcome.HANDED_OFF else Passing()
    return Notes(
        id=new_id(), started_at=now, received=f"(570) 555-{number % 10_000:04}", caller_name=f"Caller {number}",
        topic_id="hail" if outcome is Outcome.HANDED_OFF else None, summary=f"Summary {number} " + "word " * 200,
        passing=passing,
    )  # fmt: skip


def _acknowledged(say: Say, desk: Desk, handoff: Handoff | None) -> None:
    if handoff:
        desk.handoffs.acknowledge(handoff.id, by=BY)
        say("acknowledged", handoff.id)


@contextmanager
def _told(say: Say) -> Iterator[None]:
    """What a desk refuses is told in a sentence, and it goes on."""
    try:
        yield
    except FrontdeskError as problem:
        say("refused", str(problem), problem.hint)


def _warm() -> None:
    """Everything that is loaded at first use, loaded: what fails later is then the disk under the hub, nothing else."""
    known = os.environ.get("FRONTDESK_HOME")
    with TemporaryDirectory() as folder:
        os.environ["FRONTDESK_HOME"] = folder
        hub = Path(folder) / "hub.db"
        make_furnished(hub)
        for work in (two_calls, typed_line, closed_day):
            work(lambda *_: None, hub)
    if known is not None:
        os.environ["FRONTDESK_HOME"] = known


# The server that children are forked from loads this module under this name, and does its work once.
if os.environ.get("FRONTDESK_TEST_WARM") == "yes":
    _warm()
