"""Disks that are full, and disks that may only be read: one sentence, nothing by half, and the words typed are kept."""

import resource
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pytest
from sqlalchemy import event
from sqlalchemy.pool import Pool

from frontdesk.calls.model import Handoff, Notes, Outcome
from frontdesk.clock import SystemClock
from frontdesk.desk import Desk, open_desk
from frontdesk.directory.model import Operator
from frontdesk.errors import HubUnusable, Refused
from frontdesk.hub.opening import make_hub
from frontdesk.ids import new_id
from frontdesk.upkeep import check
from tests.faults.work import make_furnished

BY = Operator("Maja", "Desk 1")
FULL = "The disk is full; nothing was changed."
READ_ONLY = "The hub may only be read here; nothing was changed."


class Disk(Protocol):
    """Where a hub can lie until there is no room left."""

    folder: Path

    def fill(self) -> None:
        """Leave no room."""

    def empty(self) -> None:
        """Make room again."""


class SmallDisk:
    """A disk of two megabytes in memory, for who may mount one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as file, suppress(OSError):
            while file.write(bytes(4096)):
                pass

    def empty(self) -> None:
        self._ballast.unlink()


class NoMorePages:
    """For who may mount nothing: SQLite is told to give a file no more pages, and then says what it says of a disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages = 4_294_967_294
        event.listen(Pool, "checkout", self._limit)

    def fill(self) -> None:
        self._pages = 1  # it is never less than what the file has

    def empty(self) -> None:
        self._pages = 4_294_967_294

    def close(self) -> None:
        """Let new connections be as they are."""
        event.remove(Pool, "checkout", self._limit)

    def _limit(self, connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count={self._pages}")


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """A disk of two megabytes in memory at `folder`."""
    folder.mkdir()
    _mount("mount", "-t", "tmpfs", "-o", "size=2m", "none", folder)
    try:
        yield folder
    finally:
        _mount("umount", "--lazy", folder)


def _mount(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)


@contextmanager
def small_disk(folder: Path) -> Iterator[Disk]:
    with mounted(folder) as disk:
        yield SmallDisk(disk)


@contextmanager
def no_more_pages(folder: Path) -> Iterator[Disk]:
    folder.mkdir()
    with closing(NoMorePages(folder)) as disk:
        yield disk


def may_mount() -> bool:
    """Whether who runs the tests may mount a disk: root may, where root is not kept from it as in many containers."""
    with TemporaryDirectory() as folder:
        try:
            with mounted(Path(folder) / "disk"):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


MAY_MOUNT = may_mount()
DISKS = [no_more_pages, *([small_disk] if MAY_MOUNT else [])]


@pytest.fixture(params=DISKS, ids=lambda made: made.__name__)
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    with request.param(tmp_path / "disk") as made:
        yield made


@pytest.fixture
def desk(disk: Disk) -> Iterator[Desk]:
    """A desk over the small house on that disk; its own files lie elsewhere."""
    make_furnished(disk.folder / "hub.db")
    with closing(open_desk(disk.folder / "hub.db", operator=BY.name)) as opened:
        yield opened


def notes(desk: Desk, words: int = 10) -> Notes:
    return Notes(id=new_id(), started_at=desk.clock.now(), summary="hail " * words)


def log_until_full(desk: Desk) -> tuple[int, Notes, HubUnusable]:
    """How many calls were filed before one was refused, its notes, and what was said."""
    for filed in range(1_000):
        noted = notes(desk, 2_000)
        desk.drafts.keep(noted)
        try:
            desk.calls.log(noted, Outcome.ANSWERED, by=BY)
        except HubUnusable as refused:
            return filed, noted, refused
        desk.drafts.drop(noted.id)
    raise AssertionError("the disk never became full")


def test_F03_a_full_disk_is_told_in_a_sentence_and_what_was_typed_is_kept(disk: Disk, desk: Desk) -> None:
    disk.fill()
    filed, noted, refused = log_until_full(desk)
    assert (str(refused), refused.hint) == (FULL, "Free some space, then try again.")
    assert desk.drafts.all() == [noted]
    assert len(desk.calls.lines(desk.calls.today())) == filed
    assert check(desk.hub).problems == ()


def test_F03_once_there_is_room_again_the_same_notes_are_filed(disk: Disk, desk: Desk) -> None:
    disk.fill()
    filed, noted, _ = log_until_full(desk)
    disk.empty()
    logged = desk.calls.log(noted, Outcome.ANSWERED, by=BY)
    lines = desk.calls.lines(desk.calls.today())
    assert lines[0].call.id == logged.call.id == noted.id
    assert len(lines) == filed + 1
    assert check(desk.hub).problems == ()


def test_F03_whatever_is_tried_on_a_full_disk_is_done_whole_or_refused(disk: Disk, desk: Desk) -> None:
    handoff = hand_off(desk)
    disk.fill()
    log_until_full(desk)
    tried: list[Callable[[], object]] = [
        partial(desk.handoffs.acknowledge, handoff.id, by=BY),
        partial(desk.corrections.correct, handoff.call_id, summary="hail " * 5_000, by=BY),
        partial(desk.keeping.add_person, {"name": "Inga"}, by=BY),
        partial(desk.set, "organisation", "Tarn Valley"),
        *[desk.undo] * 5,
    ]
    refused = [said for said in map(told_by, tried) if said]
    assert set(refused) == {FULL}
    assert check(desk.hub).problems == ()


@contextmanager
def no_writing(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be written: mounted so; where none may be mounted, no program may let a file grow."""
    if MAY_MOUNT:
        _mount("mount", "-o", "remount,ro", folder)
        yield
        _mount("mount", "-o", "remount,rw", folder)
    else:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with the small house, on a disk of its own where that may be mounted."""
    with mounted(tmp_path / "disk") if MAY_MOUNT else nullcontext(tmp_path) as made:
        make_furnished(made / "hub.db")
        yield made


def test_F05_F06_a_hub_that_may_only_be_read_is_told_and_left_as_it_is(folder: Path) -> None:
    hub = folder / "hub.db"
    before = hub.read_bytes()
    with no_writing(folder):
        said = told_by(partial(log_one, hub))
        assert said, "a call was filed where nothing may be written"
        assert said.endswith(".")
    assert hub.read_bytes() == before
    assert told_by(partial(log_one, hub)) == ""


def test_F03_a_hub_is_not_made_by_half_on_a_full_disk(disk: Disk) -> None:
    disk.fill()
    said = told_by(lambda: make_hub(disk.folder / "new.db", clock=SystemClock()).close())
    if said:
        assert said == FULL
        assert [path.name for path in disk.folder.iterdir() if "new" in path.name] == []
    else:
        assert isinstance(disk, NoMorePages)  # which stops only what grows


def hand_off(desk: Desk) -> Handoff:
    noted = Notes(id=new_id(), started_at=desk.clock.now(), topic_id="hail")
    handoff = desk.calls.log(noted, Outcome.HANDED_OFF, by=BY).handoff
    assert handoff is not None
    return handoff


def log_one(hub: Path) -> None:
    with closing(open_desk(hub, operator=BY.name)) as desk:
        desk.calls.log(notes(desk), Outcome.ANSWERED, by=BY)


def told_by(verb: Callable[[], object]) -> str:
    """What is said where a verb is refused; '' where it was done."""
    try:
        verb()
    except Refused as refused:
        return str(refused)
    return ""


def test_F05_F06_a_hub_is_not_made_by_half_where_nothing_may_be_written(folder: Path) -> None:
    with no_writing(folder):
        with pytest.raises(HubUnusable, match="cannot be opened"):
            make_hub(folder / "new.db", clock=SystemClock())
        assert [path.name for path in folder.iterdir() if "new" in path.name] == []
