"""Drafts: notes come back as they were, the log tells which it holds, a disk that fails is told in a sentence."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from frontdesk.calls.drafts import Drafts, Kept
from frontdesk.calls.model import Contact, Outcome, Passing
from frontdesk.directory.model import Channel, HandoffKind
from frontdesk.errors import Refused
from frontdesk.lookup.drafts import Drafts as Table
from frontdesk.lookup.per_thread import DeskFiles
from tests.calls.notes import notes
from tests.directory.house import INGA, MAJA, TEN, House

FULL = driver.OperationalError("database or disk is full")
BROKEN = driver.OperationalError("disk I/O error")
DAMAGED = driver.DatabaseError("database disk image is malformed")
GONE = OSError(5, "Input/output error")


@pytest.fixture
def drafts(house: House, tmp_path: Path) -> Iterator[Drafts]:
    files = DeskFiles(tmp_path / "desk.db", hub_id=house.hub.id)
    yield Drafts(files, house.hub, house.clock)
    files.close()


def failing(monkeypatch: pytest.MonkeyPatch, name: str, problem: Exception) -> None:
    """The desk's file refuses one thing from now on."""

    def refuse(*_: object) -> None:
        raise problem

    monkeypatch.setattr(Table, name, refuse)


def test_notes_come_back_as_they_were(drafts: Drafts) -> None:
    passing = Passing(
        to=INGA, kind=HandoffKind.MESSAGE, words="write to you", due_at=TEN + timedelta(hours=3), channel=Channel.MAIL,
    )  # fmt: skip
    noted = notes(words="Hagel på taket", contact=Contact.WALK_IN, passing=passing)
    drafts.keep(noted)
    assert drafts.all() == [noted]


def test_the_latest_draft_comes_first(drafts: Drafts, house: House) -> None:
    first, second = notes(summary="first"), notes(summary="second")
    drafts.keep(first)
    house.clock.at += timedelta(minutes=1)
    drafts.keep(second)
    assert drafts.all() == [second, first]


def test_a_call_that_was_undone_is_told_from_one_that_somebody_is_on(drafts: Drafts) -> None:
    undone, left = notes(words="opening hours"), notes(words="locked out")
    drafts.keep(undone, is_aside=True)
    drafts.keep(left)
    assert set(drafts.kept()) == {Kept(undone, is_aside=True), Kept(left)}
    drafts.keep(undone)
    assert set(drafts.kept()) == {Kept(undone), Kept(left)}


def test_the_log_tells_which_calls_it_holds(drafts: Drafts, house: House) -> None:
    logged, open_one = notes(), notes()
    house.calls.log(logged, Outcome.ANSWERED, by=MAJA)
    assert drafts.logged([logged, open_one]) == {logged.id}


@pytest.mark.parametrize("problem", [FULL, BROKEN, DAMAGED, GONE], ids=str)
def test_a_desk_s_file_that_fails_is_told_in_a_sentence_with_what_is_kept_and_what_to_do(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    for name in ("save", "drop", "all"):
        failing(monkeypatch, name, problem)
    with pytest.raises(Refused) as keeping:
        drafts.keep(notes())
    assert str(keeping.value) == "This desk's own file takes no drafts now: what is not in the log is on screen only."
    assert keeping.value.hint == "Log it soon; see that the disk has room and that FRONTDESK_HOME may be written to."
    with pytest.raises(Refused, match="a call that was let go may be offered again"):
        drafts.drop("any")
    with pytest.raises(Refused, match="Calls that were left unfinished cannot be read"):
        drafts.all()


def test_a_mistake_of_ours_stays_one(drafts: Drafts, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "save", driver.IntegrityError("datatype mismatch"))
    with pytest.raises(driver.IntegrityError):
        drafts.keep(notes())


def test_a_folder_that_cannot_be_made_is_told_in_the_same_sentence(house: House, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    files = DeskFiles(tmp_path / "home" / "desk.db", hub_id=house.hub.id)
    with pytest.raises(Refused, match="what is not in the log is on screen only"):
        Drafts(files, house.hub, house.clock).keep(notes())
