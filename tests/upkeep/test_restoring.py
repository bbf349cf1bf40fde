"""A copy takes the place of the hub; what stood there is kept, and what the desk remembers does not mislead."""

import shutil
import socket
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.bell import bell_of
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_desk
from frontdesk.errors import HubBusy, HubUnusable, Refused
from frontdesk.hub import replacing
from frontdesk.hub.connect import connect
from frontdesk.hub.tables import people
from frontdesk.upkeep import check
from frontdesk.upkeep.backups import Backups
from frontdesk.upkeep.restoring import restore
from tests.upkeep.harm import TEN, cut, root_of, say, wipe_header, zero_page

CLOCK = StoppedClock(TEN)
ASIDE = "hub-replaced-20260302T090000Z.db"


@pytest.fixture
def copy(hub: Path) -> Path:
    """A copy of the house as it was."""
    return Backups(hub, clock=CLOCK).make().path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("desk"))


def test_the_hub_is_as_the_copy_was_and_what_stood_there_is_kept(hub: Path, copy: Path) -> None:
    say(hub, "UPDATE people SET place = 'Room 9'")
    written = hub.read_bytes()
    done = restore(copy, hub, clock=CLOCK)
    assert (done.file, done.source, done.aside) == (hub, copy, hub.parent / ASIDE)
    assert (done.bytes, done.pages) == (copy.stat().st_size, copy.stat().st_size // 4_096)
    assert names(hub.parent) == [ASIDE, "hub.db"]
    with closing(connect(hub.parent / ASIDE)) as kept:
        assert kept.execute("SELECT DISTINCT place FROM people").fetchall() == [("Room 9",)]
    assert len(written) == (hub.parent / ASIDE).stat().st_size
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        assert {person.place for person in desk.directory.people()} == {""}
        assert check(desk.hub).ok


def test_what_is_in_the_log_of_the_old_hub_is_kept_and_not_mixed_into_the_new_one(hub: Path, copy: Path) -> None:
    with closing(connect(hub)) as writing:
        writing.execute("UPDATE people SET place = 'Room 9'")
        file, log = hub.read_bytes(), (hub.parent / "hub.db-wal").read_bytes()
    hub.write_bytes(file)  # as after a kill: the log was not moved into the file
    (hub.parent / "hub.db-wal").write_bytes(log)
    restore(copy, hub, clock=CLOCK)
    assert names(hub.parent) == [ASIDE, "hub.db"]
    for path, places in ((hub, [("",)]), (hub.parent / ASIDE, [("Room 9",)])):
        with closing(connect(path)) as connection:
            assert connection.execute("SELECT DISTINCT place FROM people").fetchall() == places


def test_a_damaged_hub_is_kept_as_it_is_with_all_that_lies_beside_it(hub: Path, copy: Path) -> None:
    wipe_header(hub)
    (hub.parent / "hub.db-wal").write_bytes(b"what was left of the log")
    damaged = hub.read_bytes()
    restore(copy, hub, clock=CLOCK)
    assert (hub.parent / ASIDE).read_bytes() == damaged
    assert (hub.parent / f"{ASIDE}-wal").read_bytes() == b"what was left of the log"
    assert names(hub.parent) == [ASIDE, f"{ASIDE}-wal", "hub.db"]


@pytest.mark.parametrize("content", [None, b"", b"a shopping list"])
def test_F19_in_the_place_of_nothing_and_of_an_empty_file_a_copy_is_restored_too(
    content: bytes | None, hub: Path, copy: Path
) -> None:
    hub.unlink()
    if content is not None:
        hub.write_bytes(content)
    done = restore(copy, hub, clock=CLOCK)
    assert (done.aside is None) == (content is None)
    assert done.aside is None or done.aside.read_bytes() == content
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        assert len(desk.directory.people()) == 3


def test_what_was_replaced_before_is_not_overwritten(hub: Path, copy: Path) -> None:
    (hub.parent / ASIDE).write_text("of an earlier time")
    done = restore(copy, hub, clock=CLOCK)
    assert done.aside == hub.parent / "hub-replaced-20260302T090000Z-2.db"
    assert (hub.parent / ASIDE).read_text() == "of an earlier time"


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_text("a shopping list"), "is not a Frontdesk hub"),
        (wipe_header, "was wiped out"),
        (lambda path: cut(path, 0.5), "The end of"),
        (lambda path: zero_page(path, root_of(path, "moves")), "The hub's file is damaged"),
        (lambda path: say(path, "UPDATE alembic_version SET version_num = '0042'"), "written by a newer"),
        (Path.unlink, "There is no hub at"),
    ],
)
def test_a_copy_that_is_no_sound_hub_is_refused_and_nothing_moves(
    harm: object, told: str, hub: Path, copy: Path
) -> None:
    assert callable(harm)
    harm(copy)
    before = hub.read_bytes()
    with pytest.raises(HubUnusable, match=told):
        restore(copy, hub, clock=CLOCK)
    assert names(hub.parent) == ["hub.db"]
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        assert len(desk.directory.people()) == 3
    assert len(hub.read_bytes()) == len(before)


def test_the_hub_itself_is_no_copy(hub: Path) -> None:
    with pytest.raises(Refused, match="This file is the hub itself"):
        restore(hub, hub, clock=CLOCK)


def test_while_a_console_has_the_hub_open_nothing_is_restored(hub: Path, copy: Path, own_runtime: Path) -> None:
    bell = bell_of(hub)
    bell.parent.mkdir(mode=0o700)
    with closing(socket.socket(socket.AF_UNIX)) as console:
        console.bind(str(bell))
        console.listen()
        with pytest.raises(HubBusy, match="A console has the hub open; nothing was restored"):
            restore(copy, hub, clock=CLOCK)
    assert names(hub.parent) == ["hub.db"]
    restore(copy, hub, clock=CLOCK)  # what a console left that was killed does not count
    assert names(hub.parent) == [ASIDE, "hub.db"]


def test_while_another_program_has_the_hub_open_nothing_is_restored(hub: Path, copy: Path) -> None:
    with closing(connect(hub)) as other:
        other.execute("SELECT count(*) FROM people").fetchone()
        with pytest.raises(HubBusy, match="Another program has the hub open; nothing was restored"):
            restore(copy, hub, clock=CLOCK)
    assert [name for name in names(hub.parent) if "replaced" in name or "restored" in name] == []


def test_F02_what_moved_is_back_in_its_place_where_the_new_one_cannot_take_it(
    hub: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(replacing, "put_in_place", fail)
    with pytest.raises(Refused, match="was not written: input/output error"):
        restore(copy, hub, clock=CLOCK)
    assert names(hub.parent) == ["hub.db"]
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        assert check(desk.hub).ok


def test_it_can_be_stopped_and_nothing_moved(hub: Path, copy: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Refused("Stopped.")

    with pytest.raises(Refused, match="Stopped"):
        restore(copy, hub, clock=CLOCK, progress=stop)
    assert names(hub.parent) == ["hub.db"]


def found(desk: Desk, words: str) -> list[str]:
    desk.follow()
    return [one.person.name for one in desk.routing.people(words, limit=8)]


def rename(desk: Desk, old: str, new: str) -> None:
    with desk.hub.step("person.rename", by="Mona", desk="Desk 1") as step:
        (row,) = step.connection.execute(people.select().where(people.c.name == old)).mappings()
        step.update(people, [dict(row) | {"name": new, "name_folded": new.lower()}])


def test_what_can_be_found_is_what_the_restored_hub_holds(hub: Path, copy: Path) -> None:
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        rename(desk, "Ava Dunne", "Zoe Quill")
        assert (found(desk, "zoe"), found(desk, "dunne")) == (["Zoe Quill"], [])
    restore(copy, hub, clock=CLOCK)
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        assert (found(desk, "zoe"), found(desk, "dunne")) == ([], ["Ava Dunne"])


def test_it_is_so_too_when_the_restored_hub_went_on_before_the_desk_looked(hub: Path, copy: Path) -> None:
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        rename(desk, "Ava Dunne", "Zoe Quill")
        assert found(desk, "zoe") == ["Zoe Quill"]
        seen = desk.hub.seq()
    restore(copy, hub, clock=CLOCK)
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        desk.set("line", "Second line")
        assert desk.hub.seq() == seen  # the journal is as long as it was, and tells something else
        assert not desk.follower.catch_up_if_near()
        assert (found(desk, "zoe"), found(desk, "dunne")) == ([], ["Ava Dunne"])
        assert desk.follower.catch_up_if_near()


def test_a_copy_that_is_looked_at_does_not_change_what_is_found_in_the_hub(hub: Path, copy: Path) -> None:
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        rename(desk, "Ava Dunne", "Zoe Quill")
        assert found(desk, "zoe") == ["Zoe Quill"]
    with closing(open_desk(copy, clock=CLOCK)) as desk:
        assert found(desk, "dunne") == ["Ava Dunne"]
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        assert (found(desk, "zoe"), found(desk, "dunne")) == (["Zoe Quill"], [])


def test_an_index_that_followed_this_hub_is_not_made_anew(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        desk.follow()
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        monkeypatch.setattr(desk.follower, "rebuild", lambda: pytest.fail("made anew"))
        rename(desk, "Ava Dunne", "Zoe Quill")
        assert found(desk, "zoe") == ["Zoe Quill"]


def test_words_that_were_typed_and_not_filed_come_back(hub: Path, copy: Path) -> None:
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        desk.forms.keep("person", {"name": "Half a na"})
    restore(copy, hub, clock=CLOCK)
    with closing(open_desk(hub, clock=CLOCK)) as desk:
        assert desk.forms.all() == {"person": {"name": "Half a na"}}


def test_a_copy_on_a_medium_that_takes_nothing_is_restored(hub: Path, copy: Path, open_folder: Path) -> None:
    stick = open_folder / "copy.db"
    shutil.copy(copy, stick)
    stick.chmod(0o444)
    restore(stick, hub, clock=CLOCK)
    assert hub.stat().st_mode & 0o200
