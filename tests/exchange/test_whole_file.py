"""Written whole or not at all: every step fails once, and the file that was there is still there."""

import errno
import os
import resource
import stat
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from frontdesk.errors import Refused
from frontdesk.exchange.whole_file import write_whole

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def left_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Yesterday's export, which must survive."""
    path = tmp_path / "log.csv"
    path.write_bytes(b"old")
    return path


class Failing:
    """A file whose n-th call of one kind finds the disk full, as each later one does."""

    def __init__(self, file: Any, name: str, number: int) -> None:
        self._file, self._name, self._number, self._calls = file, name, number, count(1)

    def __enter__(self) -> "Failing":
        return self

    def __exit__(self, *fault: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        if name == self._name and next(self._calls) >= self._number:
            raise FULL
        return getattr(self._file, name)


def test_a_new_file_holds_all_that_was_given(tmp_path: Path) -> None:
    write_whole(tmp_path / "log.csv", b"one\n")
    write_whole(tmp_path / "list.csv", (f"{n}\n".encode() for n in range(3)))
    assert left_in(tmp_path) == {"log.csv": b"one\n", "list.csv": b"0\n1\n2\n"}


def test_an_old_file_is_replaced_and_keeps_who_may_read_it(log: Path) -> None:
    log.chmod(0o640)
    write_whole(log, b"new")
    assert left_in(log.parent) == {"log.csv": b"new"}
    assert stat.S_IMODE(log.stat().st_mode) == 0o640


def test_a_new_file_may_be_read_by_whom_any_new_file_may(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "log.csv", b"new")
    assert (tmp_path / "log.csv").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(log: Path) -> None:
    link = log.parent / "today.csv"
    link.symlink_to(log)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert log.read_bytes() == b"new"


@pytest.mark.parametrize(("name", "number"), [("write", 1), ("write", 2), ("write", 3), ("flush", 1), ("fileno", 1)])
def test_F94_a_disk_that_fills_up_at_any_write_leaves_the_old_file(
    log: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    real = Path.open
    monkeypatch.setattr(Path, "open", lambda path, mode: Failing(real(path, mode), name, number))
    with pytest.raises(Refused) as refusal:
        write_whole(log, (b"x" * 10_000 for _ in range(3)))
    monkeypatch.undo()
    assert left_in(log.parent) == {"log.csv": b"old"}
    assert str(refusal.value) == f"{log} was not written: the disk is full. The file that was there is unchanged."
    assert refusal.value.hint == "Free some space, or choose another disk, then write it again."


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_F94_a_fault_at_any_later_step_leaves_the_old_file(
    log: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fails(*arguments: Any, **named: Any) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, step, fails)
    with pytest.raises(Refused, match=r"the disk reports a fault\. The file that was there is unchanged"):
        write_whole(log, b"new")
    monkeypatch.undo()
    assert left_in(log.parent) == {"log.csv": b"old"}


def test_F94_a_disk_that_takes_only_a_part_leaves_the_old_file(log: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, hard))
    try:
        with pytest.raises(Refused, match="was not written"):
            write_whole(log, b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert left_in(log.parent) == {"log.csv": b"old"}


def test_a_folder_that_cannot_be_made_durable_does_not_undo_a_whole_file(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.fsync, count(1)

    def fails_for_the_folder(descriptor: int) -> None:
        if next(calls) == 2:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fails_for_the_folder)
    write_whole(log, b"new")
    assert left_in(log.parent) == {"log.csv": b"new"}


def test_rows_that_fail_while_they_are_made_leave_the_old_file(log: Path) -> None:
    def rows() -> Iterator[bytes]:
        yield b"first\n"
        raise Refused("The hub is busy.")

    with pytest.raises(Refused, match="The hub is busy"):
        write_whole(log, rows())
    assert left_in(log.parent) == {"log.csv": b"old"}


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.EROFS, "the disk may only be read"),
        (errno.EACCES, "you may not write there"),
        (errno.EDQUOT, "your share of the disk is used up"),
    ],
)
def test_F94_a_place_that_takes_no_file_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, why: str
) -> None:
    def refuses(*arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "open", refuses)
    with pytest.raises(Refused) as refusal:
        write_whole(tmp_path / "log.csv", b"new")
    monkeypatch.undo()
    assert str(refusal.value) == f"{tmp_path / 'log.csv'} was not written: {why}. Nothing was written."
    assert left_in(tmp_path) == {}


def test_a_folder_is_never_written_over_nor_into(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    for path in (folder, tmp_path / "link"):
        with pytest.raises(Refused, match="there is a folder of that name"):
            write_whole(path, b"new")
    assert left_in(folder) == {}


def test_a_folder_that_does_not_exist_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the folder does not exist"):
        write_whole(tmp_path / "away" / "log.csv", b"new")
    assert not (tmp_path / "away").exists()


def test_a_file_in_place_of_the_folder_is_named(log: Path) -> None:
    with pytest.raises(Refused, match="the folder is not a folder"):
        write_whole(log / "log.csv", b"new")
    assert log.read_bytes() == b"old"


def test_a_device_or_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="it is a device or a pipe, not a file"):
        write_whole(pipe, b"new")
    assert pipe.is_fifo()


def test_a_database_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    hub = tmp_path / "hub.db"
    hub.write_bytes(b"SQLite format 3\0and more")
    with pytest.raises(Refused, match="a database is there, such as a hub"):
        write_whole(hub, b"new")
    assert hub.read_bytes() == b"SQLite format 3\0and more"


def test_a_link_that_leads_round_in_a_circle_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
