"""Copies of a hub: taken while it is in use, whole or not at all, kept by the day."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.errors import HubUnusable, Refused
from frontdesk.hub import copying
from frontdesk.hub.connect import connect
from frontdesk.upkeep import check
from frontdesk.upkeep.backups import Backups, Why, copy_into
from tests.upkeep.conftest import without_rights
from tests.upkeep.harm import root_of, say, zero_page


class Stopped(Refused):
    """Somebody pressed Cancel."""


@pytest.fixture
def backups(hub: Path, stopped_clock: StoppedClock) -> Backups:
    return Backups(hub, clock=stopped_clock)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def people(file: Path, clock: StoppedClock) -> list[str]:
    """Everybody in the hub `file`, by name."""
    with closing(open_desk(file, clock=clock)) as desk:
        return [person.name for person in desk.directory.people()]


def test_a_copy_is_a_hub_that_can_be_opened(backups: Backups, stopped_clock: StoppedClock) -> None:
    made = backups.make()
    assert made.path.name == "hub-20260302T090000Z-0001-copy.db"
    assert names(backups.folder) == [made.path.name]
    with closing(open_desk(made.path, clock=stopped_clock)) as desk:
        assert [person.name for person in desk.directory.people()] == ["Ava Dunne", "Ben Cole", "Ben Cole"]
        assert check(desk.hub).ok


def test_a_copy_lies_where_only_its_owner_looks_and_is_no_more_open_than_the_hub(hub: Path, backups: Backups) -> None:
    hub.chmod(0o640)
    made = backups.make()
    assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o640


def test_F22_a_copy_holds_what_is_in_the_log_only(hub: Path, backups: Backups, stopped_clock: StoppedClock) -> None:
    with closing(connect(hub)) as reading:  # while somebody reads, the log is not moved into the file
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM people").fetchone()
        say(hub, "UPDATE people SET name = 'Ava Berg' WHERE name = 'Ava Dunne'")
        made = backups.make()
        reading.execute("ROLLBACK")
    assert people(made.path, stopped_clock) == ["Ava Berg", "Ben Cole", "Ben Cole"]


def test_what_is_filed_while_it_is_copied_is_not_held_up_and_not_half_in(
    hub: Path, backups: Backups, stopped_clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES_AT_ONCE", 8)
    with closing(open_desk(hub, clock=stopped_clock)) as desk:

        def file_one(done: int, of: int) -> None:
            desk.set("line", f"Line {done} of {of}")

        made = backups.make(progress=file_one)
        with closing(open_desk(made.path, clock=stopped_clock)) as copy:
            assert copy.settings().line == "Main line"
            assert check(copy.hub).ok
        assert desk.settings().line.startswith("Line ")


def test_progress_begins_at_nothing_and_ends_with_every_page(hub: Path, backups: Backups) -> None:
    told: list[tuple[int, int]] = []
    backups.make(progress=lambda done, of: told.append((done, of)))
    pages = hub.stat().st_size // 4_096
    assert told[0] == (0, pages)
    assert told[-1] == (pages, pages)
    assert told == sorted(told)


def test_a_copy_that_is_cancelled_leaves_nothing(hub: Path, backups: Backups) -> None:
    pages = hub.stat().st_size // 4_096
    for at in (0, pages):

        def stop(done: int, _of: int, at: int = at) -> None:
            if done == at:
                raise Stopped("Stopped.")

        with pytest.raises(Stopped):
            backups.make(progress=stop)
        assert names(backups.folder) == []
    assert sorted(names(hub.parent)) == ["backups", "hub.db"]


@pytest.mark.parametrize("call", ["fsync", "link"])
def test_F02_F03_a_disk_that_takes_no_copy_is_told_and_nothing_is_left(
    call: str, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, call, full)
    with pytest.raises(Refused, match="was not written: no space left on device"):
        backups.make()
    assert names(backups.folder) == []


def test_a_name_that_may_be_gone_after_a_power_cut_is_taken_back(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, asked = os.fsync, []

    def second_fails(descriptor: int) -> None:
        asked.append(descriptor)
        if len(asked) == 2:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(Refused, match="was not written: input/output error"):
        backups.make()
    assert names(backups.folder) == []


def test_a_folder_that_cannot_be_made_is_told(hub: Path, stopped_clock: StoppedClock) -> None:
    (hub.parent / "backups").write_text("a shopping list")
    with pytest.raises(Refused, match="backups cannot be read: not a directory"):
        Backups(hub, clock=stopped_clock).make()


def test_a_second_one_in_the_same_second_takes_nothing_over(backups: Backups) -> None:
    made = [backups.make(), backups.make(), backups.make(Why.DAILY)]
    assert [one.number for one in made] == [1, 2, 3]
    assert [one.path for one in backups.kept()] == [one.path for one in reversed(made)]
    assert names(backups.folder) == [one.path.name for one in made]


def test_the_order_of_the_names_is_the_time(backups: Backups, stopped_clock: StoppedClock) -> None:
    made = []
    for _ in range(3):
        made.append(backups.make().path.name)
        stopped_clock.at += timedelta(hours=23)
    assert sorted(made) == made


def test_where_another_program_is_quicker_the_next_name_is_taken(
    backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def overtaken(draft: Path, name: Path) -> None:
        monkeypatch.setattr(os, "link", link)
        name.write_text("theirs")
        link(draft, name)

    monkeypatch.setattr(os, "link", overtaken)
    made = backups.make()
    assert made.number == 2
    assert (backups.folder / "hub-20260302T090000Z-0001-copy.db").read_text() == "theirs"


def test_other_files_in_the_folder_are_neither_copies_nor_touched(backups: Backups) -> None:
    backups.folder.mkdir()
    others = [
        "holiday.jpg",
        "hub-2026.db",
        "hub-20269902T090000Z-0007-daily.db",
        "hub-x-20260302T090000Z-0001-daily.db",
    ]
    for name in others:
        (backups.folder / name).write_text("theirs")
    made = backups.make()
    assert (made.number, backups.kept()) == (1, (made,))
    assert names(backups.folder) == sorted([*others, made.path.name])


def test_what_a_program_left_that_was_killed_is_taken_away(backups: Backups) -> None:
    backups.folder.mkdir()
    gone = 4_194_305  # more than a Linux counts to
    (backups.folder / f".hub-20260302T080000Z-0001-daily.db.{gone}.part").write_text("half")
    (backups.folder / f".hub-20260302T080000Z-0001-daily.db.{os.getppid()}.part").write_text("being written")
    made = backups.make()
    assert names(backups.folder) == [f".hub-20260302T080000Z-0001-daily.db.{os.getppid()}.part", made.path.name]


def test_one_is_made_each_day(backups: Backups, stopped_clock: StoppedClock) -> None:
    assert backups.is_due()
    first = backups.daily()
    assert first is not None
    assert (first.why, backups.is_due(), backups.daily()) == (Why.DAILY, False, None)
    stopped_clock.at += timedelta(days=1)
    assert backups.is_due()


def test_a_copy_of_another_kind_is_not_the_one_of_the_day(backups: Backups) -> None:
    backups.make()
    assert backups.is_due()


def test_F24_with_the_clock_set_back_one_is_due(backups: Backups, stopped_clock: StoppedClock) -> None:
    backups.daily()
    stopped_clock.at -= timedelta(days=365)
    assert backups.is_due()


def test_older_ones_go_when_newer_ones_stand_for_them(backups: Backups, stopped_clock: StoppedClock) -> None:
    first = backups.make()
    stopped_clock.at += timedelta(hours=1)
    last = backups.daily()
    assert last is not None
    assert backups.kept() == (last,)
    assert not first.path.exists()


def test_F17_nothing_goes_while_the_newest_is_damaged(backups: Backups) -> None:
    first, last = backups.make(), backups.make()
    zero_page(last.path, root_of(last.path, "moves"))
    with pytest.raises(HubUnusable):
        backups.rotate()
    assert backups.kept() == (last, first)


def test_F17_of_a_damaged_hub_no_copy_is_made_and_nothing_goes(hub: Path, backups: Backups) -> None:
    kept = backups.make()
    zero_page(hub, root_of(hub, "moves"))
    with pytest.raises(HubUnusable, match="damaged; no copy was kept"):
        backups.daily()
    assert backups.kept() == (kept,)


def test_the_last_good_one_is_the_last_that_is_sound(backups: Backups) -> None:
    first, second, third = backups.make(), backups.make(), backups.make()
    zero_page(third.path, root_of(third.path, "people"))
    second.path.write_bytes(b"")
    assert backups.last_good() == first
    first.path.unlink()
    assert backups.last_good() is None


@pytest.mark.parametrize("content", [None, b"", b"a shopping list"])
def test_where_no_hub_is_nothing_is_copied_and_nothing_is_made(
    content: bytes | None, hub: Path, backups: Backups
) -> None:
    hub.unlink()
    if content is not None:
        hub.write_bytes(content)
    with pytest.raises(HubUnusable):
        backups.make()
    assert names(hub.parent) == ([] if content is None else ["hub.db"])


def test_a_copy_is_made_in_any_folder(hub: Path, tmp_path: Path, stopped_clock: StoppedClock) -> None:
    made = copy_into(tmp_path / "stick", hub, clock=stopped_clock)
    assert made.path == tmp_path / "stick" / "hub-20260302T090000Z-0001-copy.db"
    assert (made.pages, made.bytes) == (hub.stat().st_size // 4_096, hub.stat().st_size)


@pytest.fixture
def locked_folder(open_folder: Path) -> Iterator[Path]:
    open_folder.chmod(0o555)
    yield open_folder
    open_folder.chmod(0o755)


def test_F94_a_folder_that_takes_nothing_is_told(
    locked_folder: Path, house_bytes: bytes, stopped_clock: StoppedClock
) -> None:
    hub = locked_folder / "hub.db"
    hub.write_bytes(house_bytes)
    with without_rights(), pytest.raises(Refused, match="was not written: permission denied"):
        copy_into(locked_folder / "copies", hub, clock=stopped_clock)
    assert names(locked_folder) == ["hub.db"]
