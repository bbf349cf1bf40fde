"""What has to be true of a hub and of a desk's own files after something went wrong."""

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from frontdesk.calls.model import State
from frontdesk.desk import Desk, open_desk
from frontdesk.hub.tables import journal
from frontdesk.upkeep import check
from tests.faults.work import Word

#: What each verb of a call writes, all of it or nothing: which kinds of rows, and how many.
WHOLE = {
    "call.log": (
        ["callers", "calls", "handoffs", "moves"],  # a new caller's call, handed off
        ["calls", "handoffs", "moves"],
        ["callers", "calls"],
        ["calls"],
        ["callers", "calls", "gaps"],
        ["calls", "gaps"],
    ),
    "handoff.acknowledge": (["handoffs", "moves"],),
}


def assert_sound(hub: Path, home: Path, words: Iterable[Word]) -> None:
    """The hub opens, is as it was written, and holds all that was told; what was only kept is logged or still kept."""
    os.environ["FRONTDESK_HOME"] = str(home)
    with closing(open_desk(hub, operator="Checker")) as desk:
        assert check(desk.hub).problems == ()
        assert_whole(desk)
        assert_told(desk, list(words))


def assert_whole(desk: Desk) -> None:
    """Every step of the journal wrote all that belongs to it."""
    steps: dict[tuple[str, str], list[str]] = {}
    with desk.hub.read() as connection:
        for step, verb, kind in connection.execute(select(journal.c.step, journal.c.verb, journal.c.kind)):
            steps.setdefault((step, verb), []).append(kind)
    for (_, verb), kinds in steps.items():
        assert verb not in WHOLE or sorted(kinds) in WHOLE[verb], (verb, kinds)


def assert_told(desk: Desk, words: list[Word]) -> None:
    """Whatever was told is there."""
    broken = [word.more for word in words if word.what == "broken"]
    assert broken == [], broken[0]
    logged = {word.of: word.more for word in words if word.what == "logged"}
    dropped = {word.of for word in words if word.what == "dropped"}
    drafts = {notes.id for notes in desk.drafts.all()}
    calls = {line.call.id: line.call for line in desk.calls.lines(desk.calls.today(), limit=1_000_000)}
    assert {id: calls[id].reference for id in logged if id in calls} == logged
    assert {word.of for word in words if word.what == "kept"} <= drafts | set(calls)
    # A draft that a disk took and then said it did not may be there again; the next start lets go of what is logged.
    assert dropped & drafts <= set(calls)
    for word in words:
        if word.what == "acknowledged":
            assert desk.calls.handoff(word.of).state is State.ACKNOWLEDGED
