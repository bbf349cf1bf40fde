"""The outbox: a call that ended is kept at the desk until the log has it, in order, and counts from when it ended."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from frontdesk.calls.drafts import Drafts
from frontdesk.calls.model import Contact, Ended, Outcome, Passing
from frontdesk.calls.outbox import Outbox
from frontdesk.directory.model import Channel, HandoffKind, Operator
from frontdesk.errors import Refused
from frontdesk.lookup.drafts import Drafts as Table
from frontdesk.lookup.per_thread import DeskFiles
from tests.calls.notes import notes
from tests.directory.house import INGA, MAJA, TEN, House


@pytest.fixture
def files(house: House, tmp_path: Path) -> Iterator[DeskFiles]:
    made = DeskFiles(tmp_path / "desk.db", hub_id=house.hub.id)
    yield made
    made.close()


def test_a_call_comes_back_as_it_ended(files: DeskFiles) -> None:
    passing = Passing(to=INGA, kind=HandoffKind.MESSAGE, words="write", due_at=TEN, channel=Channel.MAIL)
    ended = Ended(
        notes(words="Hagel på taket", contact=Contact.WALK_IN, passing=passing), Outcome.HANDED_OFF, TEN, MAJA
    )
    Outbox(files).put(ended)
    assert Outbox(files).all() == [ended]


def test_calls_wait_in_the_order_in_which_they_ended_whatever_the_clock_says(files: DeskFiles) -> None:
    outbox = Outbox(files)
    for summary, at in (("first", TEN), ("second", TEN - timedelta(hours=1)), ("third", TEN + timedelta(hours=1))):
        outbox.put(Ended(notes(summary=summary), Outcome.ANSWERED, at, MAJA))
    assert [ended.notes.summary for ended in outbox.all()] == ["first", "second", "third"]


def test_it_takes_the_place_of_its_draft_and_is_none_itself(files: DeskFiles, house: House) -> None:
    drafts, outbox, noted = Drafts(files, house.hub, house.clock), Outbox(files), notes()
    drafts.keep(noted)
    outbox.put(Ended(noted, Outcome.ANSWERED, TEN, MAJA))
    assert drafts.all() == []
    outbox.drop(noted.id)
    assert outbox.all() == []


def test_a_call_that_is_filed_late_ended_when_it_ended_and_promises_from_there(house: House) -> None:
    by = Operator("Sanna Berg", "Desk 2")
    house.clock.at = TEN + timedelta(hours=5)
    logged = house.calls.log(notes(), Outcome.HANDED_OFF, ended_at=TEN + timedelta(minutes=3), by=by)
    in_time = house.calls.log(notes(), Outcome.HANDED_OFF, by=by)
    assert logged.handoff is not None
    assert in_time.handoff is not None
    assert (logged.call.ended_at, logged.handoff.made_at) == (TEN + timedelta(minutes=3), TEN + timedelta(minutes=3))
    assert in_time.handoff.promise.due_at > logged.handoff.promise.due_at
    assert [move.at for move in logged.handoff.moves] == [TEN + timedelta(minutes=3)]
    assert logged.call.operator == "Sanna Berg"


def test_a_desk_s_file_that_fails_is_told_in_a_sentence(files: DeskFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise driver.OperationalError("database or disk is full")

    monkeypatch.setattr(Table, "save", refuse)
    with pytest.raises(Refused, match="a call that ended is in this window only"):
        Outbox(files).put(Ended(notes(), Outcome.ANSWERED, TEN, MAJA))
