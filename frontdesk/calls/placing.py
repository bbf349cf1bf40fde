"""Files that get their name only where nothing goes by it yet, not even something of another program's."""

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from frontdesk.calls.leftovers import hidden_name, sweep
from frontdesk.errors import Refused

_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EXDEV})


@contextmanager
def drafts(folder: Path, name: str, formats: Sequence[str]) -> Iterator[dict[str, Path]]:
    """A hidden file to write in `folder` for each format; those that are there are gone when the block ends.

    What somebody who was killed over it left there is gone, too.
    """
    sweep(folder)
    made = {format: folder / hidden_name(name, format) for format in formats}
    try:
        yield made
    finally:
        take_away(made.values())


def place(drafts: Mapping[str, Path], names: Mapping[str, Path]) -> list[Path] | None:
    """Give every draft its name, or, where one is taken, none of them; Refused where the folder takes no file.

    The files that are there now; None where a name is taken. One that is stopped leaves none.
    """
    placed = list[Path]()
    try:
        for format, name in names.items():
            _place(drafts[format], name)
            placed.append(name)
        _sync({name.parent for name in names.values()})
    except FileExistsError:
        take_away(placed)
        return None
    except OSError as fault:
        take_away(placed)
        why = (fault.strerror or str(fault)).lower()
        raise Refused(f"{name} was not written: {why}.", hint="Choose another folder, then close again.") from fault
    except BaseException:
        take_away(placed)
        raise
    return placed


def take_away(files: Iterable[Path]) -> None:
    """Let these files be gone, as far as the disk lets go of them."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _place(draft: Path, name: Path) -> None:
    try:
        os.link(draft, name)
    except OSError as fault:
        if fault.errno not in _NO_HARD_LINKS:
            raise
        _copy(draft, name)
    except BaseException:
        _take_back(draft, name)
        raise


def _copy(draft: Path, name: Path) -> None:
    """Where a folder knows no second name for a file: a name that was free is ours once it is open."""
    file = name.open("xb")
    try:
        with file, draft.open("rb") as made:
            shutil.copyfileobj(made, file)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        file.close()
        take_away([name])
        raise


def _take_back(draft: Path, name: Path) -> None:
    """Where it was stopped as the name was given: let it be gone, unless it is another file's."""
    with suppress(OSError):
        if name.samefile(draft):
            name.unlink()


def _sync(folders: set[Path]) -> None:
    """Make the names durable; a folder that cannot be synced is no failure, since the files are whole."""
    for folder in folders if os.name != "nt" else ():
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
