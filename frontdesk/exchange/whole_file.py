"""A file that is written whole or not at all: what stood there before stays until the new one is safe on the disk."""

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from frontdesk.calls.leftovers import hidden_name
from frontdesk.errors import Refused

_SQLITE = b"SQLite format 3\0"
_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk may only be read",
    errno.EACCES: "you may not write there",
    errno.EPERM: "you may not write there",
    errno.ENOENT: "the folder does not exist",
    errno.ENOTDIR: "the folder is not a folder",
    errno.EISDIR: "there is a folder of that name",
    errno.EIO: "the disk reports a fault",
    errno.EBUSY: "another program holds the file open",
    errno.ENAMETOOLONG: "the name is too long",
}


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Put `content` at `path`, durably; on any failure Refused, with what was there before still in its place.

    A link at `path` is kept, and the file that it points to is replaced.
    """
    try:
        _replace(path, content)
    except OSError as fault:
        raise _refusal(path, fault) from fault


def _replace(path: Path, content: bytes | Iterable[bytes]) -> None:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file")
    if target.exists() and _is_database(target):
        raise OSError(errno.EEXIST, "a database is there, such as a hub")
    # Only a file in the same folder can take the place of another in one step.
    draft = target.parent / hidden_name("frontdesk", "part")
    try:
        _fill(draft, content)
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    _sync_folder(target.parent)


def _is_database(path: Path) -> bool:
    """A slip of the finger must not put a table in the place of the hub."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _fill(draft: Path, content: bytes | Iterable[bytes]) -> None:
    with draft.open("xb") as file:
        for piece in (content,) if isinstance(content, bytes) else content:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; the file is whole by now, so a folder that cannot be synced is no failure."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refusal(path: Path, fault: OSError) -> Refused:
    why = _WHY.get(fault.errno or 0, (fault.strerror or str(fault)).lower())
    kept = "The file that was there is unchanged." if path.is_file() else "Nothing was written."
    return Refused(f"{path} was not written: {why}. {kept}", hint=_next_step(fault))


def _next_step(fault: OSError) -> str:
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "Free some space, or choose another disk, then write it again."
    if fault.errno in {errno.EBUSY, errno.EACCES, errno.EPERM}:
        return "Close the file in other programs, or choose another folder, then write it again."
    return "Choose another folder or name, then write it again."
