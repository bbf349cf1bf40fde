"""A hub that a console has open: another desk is told who has it, at once; nobody else is kept from anything."""

import errno
import fcntl
import json
import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from frontdesk.calls.model import Notes, Outcome
from frontdesk.clock import StoppedClock
from frontdesk.desk import Desk, open_alone, open_desk
from frontdesk.errors import HubBusy
from frontdesk.hub import in_use, looking
from frontdesk.hub.in_use import Claim, Holder, InUse, claim, here, is_in_use, mark_of
from frontdesk.hub.opening import make_hub
from frontdesk.ids import new_id
from frontdesk.upkeep.backups import Backups
from frontdesk.upkeep.restoring import restore
from tests.support.other_desk import other_desk

TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLOCK = StoppedClock(TEN)
HALL = Holder(desk="Front hall", user="anna", computer="pc-17", home="/home/anna/desk", since=TEN)
GATE = Holder(
    desk="Gate", user="bo", computer="pc-18", home="/home/anna/desk", since=datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
)


@pytest.fixture
def hub(own_home: Path) -> Path:
    """A hub that nobody has open."""
    file = own_home / "shared" / "hub.db"
    make_hub(file, clock=CLOCK).close()
    return file


@pytest.fixture
def held(hub: Path) -> Iterator[Claim]:
    """The desk in the front hall has it open."""
    made = claim(hub, HALL)
    assert made is not None
    yield made
    made.release()


def alone(hub: Path, clock: StoppedClock = CLOCK) -> Desk:
    return open_alone(hub, partial(open_desk, hub, clock=clock), clock=clock)


def refused(hub: Path, by: Holder = GATE) -> str:
    with pytest.raises(InUse) as refusal:
        claim(hub, by)
    assert refusal.value.hint == "Close it there, or open it here to read only."
    return str(refusal.value)


def test_F10_another_desk_is_told_who_has_the_hub_open_since_when(hub: Path, held: Claim) -> None:
    assert refused(hub) == "In use by Front hall since 10:00 (anna at pc-17)."


def test_F10_of_a_day_before_the_day_is_told(hub: Path, held: Claim) -> None:
    later = Holder(desk="Gate", user="bo", computer="pc-18", home="/", since=datetime(2026, 3, 4, 6, 0, tzinfo=UTC))
    assert refused(hub, later) == "In use by Front hall since Monday 2 March 10:00 (anna at pc-17)."


def test_F10_a_second_process_is_told_at_once_and_a_third_once_it_is_closed(hub: Path, tmp_path: Path) -> None:
    with other_desk(hub, tmp_path / "hall", since="2026-03-02T09:00:00+00:00") as other:
        with pytest.raises(HubBusy, match=r"^In use by Front hall since 10:00 \("):
            alone(hub)
        os.kill(other.pid, signal.SIGUSR1)
        assert other.stdout is not None
        assert other.stdout.readline() == "closed\n"
        assert not mark_of(hub).exists()
        alone(hub).close()


def test_F10_F12_what_a_killed_console_left_is_taken_over_at_once(hub: Path, tmp_path: Path) -> None:
    with other_desk(hub, tmp_path / "hall", since="2026-03-02T09:00:00+00:00") as other:
        other.kill()
        other.wait()
    assert json.loads(mark_of(hub).read_text())["desk"] == "Front hall"
    with closing(alone(hub)):
        assert json.loads(mark_of(hub).read_text())["desk"] == "Desk 1"
    assert not mark_of(hub).exists()


def test_F10_two_windows_of_one_desk_have_it_open_until_the_last_is_closed(hub: Path) -> None:
    first, second = claim(hub, HALL), claim(hub, HALL)
    assert first is not None
    assert second is not None
    first.release()
    first.release()
    assert refused(hub) == "In use by Front hall since 10:00 (anna at pc-17)."
    second.release()
    assert not mark_of(hub).exists()


def test_F10_F11_the_command_line_files_and_reads_beside_an_open_console(hub: Path, tmp_path: Path) -> None:
    with (
        other_desk(hub, tmp_path / "hall", since="2026-03-02T09:00:00+00:00"),
        closing(open_desk(hub, clock=CLOCK)) as desk,
    ):
        notes = Notes(id=new_id(), started_at=TEN, summary="Hail")
        desk.calls.log(notes, Outcome.ANSWERED, by=desk.operator)
        assert [line.call.summary for line in desk.calls.lines(desk.calls.today())] == ["Hail"]


def test_F10_who_only_reads_asks_nobody(hub: Path, held: Claim) -> None:
    with closing(open_desk(hub, clock=CLOCK, read_only=True)) as desk:
        assert desk.hub.is_read_only
    assert mark_of(hub).exists()


def test_F10_a_hub_that_may_only_be_read_is_nobodys_alone(
    hub: Path, held: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "_takes_words", Path.is_dir)
    assert claim(hub, GATE) is None


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_F10_where_a_disk_knows_no_locks_the_hub_is_opened_all_the_same(
    hub: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_locks(_descriptor: int, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", no_locks)
    assert claim(hub, HALL) is None
    assert claim(hub, GATE) is None
    assert not is_in_use(hub)


def test_F10_where_no_mark_can_be_made_the_hub_is_opened_all_the_same(hub: Path) -> None:
    mark_of(hub).mkdir()
    assert claim(hub, GATE) is None
    mark_of(hub).rmdir()
    os.mkfifo(mark_of(hub))
    assert claim(hub, GATE) is None
    mark_of(hub).unlink()
    mark_of(hub).symlink_to(hub.parent / "elsewhere")
    assert claim(hub, GATE) is None
    assert not (hub.parent / "elsewhere").exists()


RUBBISH = {"none": b"", "binary": b"\xff\x00", "a list": b"[]", "half": b'{"desk": "x"}', "a number": b'{"since": 7}',
           "long": b"x" * 100_000, "a year": b'{"since": "0001-01-01"}'}  # fmt: skip


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH)
def test_F10_a_mark_that_cannot_be_read_names_nobody_and_is_written_over(
    hub: Path, held: Claim, rubbish: bytes
) -> None:
    mark_of(hub).write_bytes(rubbish)
    assert refused(hub) == "In use by another desk."
    held.release()
    taken = claim(hub, GATE)
    assert taken is not None
    assert json.loads(mark_of(hub).read_text())["desk"] == "Gate"
    taken.release()


def test_F10_whoever_may_write_to_the_hub_may_write_to_its_mark(hub: Path) -> None:
    hub.chmod(0o660)
    made = claim(hub, HALL)
    assert made is not None
    assert stat.S_IMODE(mark_of(hub).stat().st_mode) == 0o660
    made.release()


def test_F10_of_many_that_open_it_at_once_one_desk_has_it(hub: Path) -> None:
    """Whoever lets go takes the mark away, and nobody holds one that is not there any more."""
    had: list[Claim | None] = []
    ready = threading.Barrier(4)

    def come_and_go(number: int) -> None:
        by = Holder(desk=f"Desk {number}", user="anna", computer="pc", home=f"/{number}", since=TEN)
        ready.wait()
        for _ in range(200):
            try:
                made = claim(hub, by)
            except InUse:
                continue
            had.append(made)
            assert had == [made]
            had.remove(made)
            assert made is not None
            made.release()

    with ExitStack() as stack:
        faults: list[BaseException] = []
        stack.enter_context(pytest.MonkeyPatch.context()).setattr(
            threading, "excepthook", lambda told: faults.append(told.exc_value)
        )
        threads = [threading.Thread(target=come_and_go, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults == []
    assert not mark_of(hub).exists()


def test_F10_a_mark_that_was_taken_away_meanwhile_is_not_held(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else two desks would hold one each: the old one, which nobody finds any more, and the one after it."""
    locking = in_use._lock
    was_there: list[bool] = []

    def let_go_first(descriptor: int) -> bool:
        if not was_there:
            was_there.append(mark_of(hub).exists())
            mark_of(hub).unlink()
        return locking(descriptor)

    monkeypatch.setattr(in_use, "_lock", let_go_first)
    made = claim(hub, HALL)
    assert was_there == [True]
    assert made is not None
    assert refused(hub) == "In use by Front hall since 10:00 (anna at pc-17)."
    made.release()


def test_F10_F12_what_a_killed_console_wrote_is_not_taken_for_who_takes_over(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else both would hold it: the desk that takes it over, and the killed console's, which reads its own name."""
    descriptor = os.open(mark_of(hub), os.O_RDWR | os.O_CREAT)
    in_use._write(descriptor, HALL)
    assert in_use._lock(descriptor)
    sharing = in_use._share
    was_there: list[str] = []

    def taken_over_first(other: int) -> bool:
        if not was_there:
            was_there.append(json.loads(mark_of(hub).read_text())["desk"])
            in_use._write(descriptor, GATE)
            assert sharing(descriptor)
        return sharing(other)

    monkeypatch.setattr(in_use, "_share", taken_over_first)
    assert refused(hub, HALL) == "In use by Gate since 10:05 (bo at pc-18)."
    assert was_there == ["Front hall"]
    os.close(descriptor)


def test_F10_where_a_lock_is_one_consoles_alone_a_second_one_of_the_desk_is_refused(
    hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, which is only played here: the second one would hold nothing once the first is closed."""

    def locking(descriptor: int, _how: int, _count: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    monkeypatch.setattr(in_use, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(in_use, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking), raising=False)
    first = claim(hub, HALL)
    assert first is not None
    assert refused(hub, HALL) == "In use by Front hall since 10:00 (anna at pc-17)."
    first.release()
    second = claim(hub, HALL)
    assert second is not None
    assert refused(hub) == "In use by Front hall since 10:00 (anna at pc-17)."
    second.release()


def test_F10_a_hub_that_is_being_made_is_held_too(own_home: Path) -> None:
    file = own_home / "new" / "hub.db"

    def made() -> Desk:
        assert is_in_use(file)
        return Desk(make_hub(file, clock=CLOCK), clock=CLOCK)

    desk = open_alone(file, made, clock=CLOCK)
    assert refused(file).startswith("In use by Desk 1 since 10:00 (")
    desk.close()
    assert not is_in_use(file)


def test_F10_a_hub_that_cannot_be_opened_is_let_go(hub: Path) -> None:
    hub.write_bytes(b"no hub")
    with pytest.raises(Exception, match="not a Frontdesk hub"):
        alone(hub)
    assert not mark_of(hub).exists()


@pytest.mark.parametrize("part", ["_files", "hub"])
def test_F10_a_hub_whose_desk_fails_to_close_is_let_go(hub: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    desk = alone(hub)
    closing_it = getattr(desk, part).close

    def failing() -> None:
        closing_it()
        raise OSError(errno.EIO, "worn out")

    monkeypatch.setattr(getattr(desk, part), "close", failing)
    with pytest.raises(OSError, match="worn out"):
        desk.close()
    assert sorted(file.name for file in hub.parent.glob("*hub.db*")) == ["hub.db"]


def test_F10_in_the_place_of_a_hub_that_another_desk_has_open_nothing_is_restored(hub: Path) -> None:
    copy = Backups(hub, clock=CLOCK).make().path
    made = claim(hub, here("Front hall", TEN))
    assert made is not None
    with pytest.raises(HubBusy, match="A console has the hub open; nothing was restored"):
        restore(copy, hub, clock=CLOCK)
    made.release()
    assert restore(copy, hub, clock=CLOCK).file == hub
