"""The hub's file is deleted, moved or replaced while a desk has it open: told at once, and nothing is filed into it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.calls.model import Notes, Outcome
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from frontdesk.errors import HubUnusable
from frontdesk.ids import new_id
from frontdesk.upkeep import check
from tests.faults.conftest import Place

BY = Operator("Maja", "Desk 1")
GONE = "The hub's file hub.db was deleted, moved or replaced; nothing was changed."


@pytest.fixture
def desk(place: Place) -> Iterator[Desk]:
    with closing(open_desk(place.hub, operator=BY.name)) as opened:
        yield opened


def move(hub: Path) -> None:
    hub.rename(hub.with_name("elsewhere.db"))


def replace(hub: Path) -> None:
    """Another copy of the same hub, as a program that brings files into line puts it there."""
    shutil.copyfile(hub, hub.with_name("newer.db"))
    hub.with_name("newer.db").replace(hub)


def refused(verb: Callable[[], object]) -> HubUnusable:
    with pytest.raises(HubUnusable) as refusal:
        verb()
    return refusal.value


def noted(desk: Desk) -> Notes:
    return Notes(id=new_id(), started_at=desk.clock.now(), summary="hail")


def file(desk: Desk, notes: Notes) -> None:
    desk.calls.log(notes, Outcome.ANSWERED, by=BY)


@pytest.mark.parametrize("harm", [Path.unlink, move, replace])
@pytest.mark.parametrize("is_used", [True, False], ids=["after a call", "at once"])
def test_F23_nothing_is_filed_into_a_hub_that_is_no_longer_in_its_place(
    place: Place, desk: Desk, harm: Callable[[Path], None], is_used: bool
) -> None:
    if is_used:
        file(desk, noted(desk))
    notes = noted(desk)
    desk.drafts.keep(notes)
    harm(place.hub)
    there = sorted(path.name for path in place.hub.parent.glob("*.db"))
    for verb in (lambda: file(desk, notes), desk.undo, lambda: desk.calls.lines(desk.calls.today())):
        refusal = refused(verb)
        assert (str(refusal), refusal.hint) == (GONE, "Put it back, or close Frontdesk and open it again.")
    assert desk.drafts.all() == [notes]
    assert sorted(path.name for path in place.hub.parent.glob("*.db")) == there, "a new hub was made in its place"


def test_F23_once_it_is_back_in_its_place_the_same_notes_are_filed(place: Place, desk: Desk) -> None:
    notes = noted(desk)
    move(place.hub)
    refused(lambda: file(desk, notes))
    place.hub.with_name("elsewhere.db").rename(place.hub)
    file(desk, notes)
    assert [line.call.id for line in desk.calls.lines(desk.calls.today())] == [notes.id]
    assert check(desk.hub).problems == ()
