"""A copy of a hub's file, taken while the hub is in use; it has its name only when it is whole and was looked at."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as driver

from frontdesk.errors import FrontdeskError, HubUnusable, Refused
from frontdesk.hub.connect import APPLICATION_ID, connect_draft, connect_to_look
from frontdesk.hub.failures import told_plainly
from frontdesk.hub.looking import DAMAGE, FAILURES, Fault, Found, code_of, outside_of, reads_with_its_log, schema_of
from frontdesk.hub.schema import VERSION

#: Told how much is done, and of how much; a FrontdeskError that it raises ends the work, leaves nothing and passes on.
Progress = Callable[[int, int], None]

COMPANIONS = ("-wal", "-shm", "-journal")
_PAGES_AT_ONCE = 256
_STEPS_BETWEEN_WORDS = 200_000
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})


class Copied(Struct, frozen=True):
    """A copy that is whole, safe on the disk and sound."""

    path: Path
    pages: int
    bytes: int


def unheard(_done: int, _of: int) -> None:
    """Nobody listens."""


def copy_whole(source: Path, target: Path, *, progress: Progress = unheard) -> Copied:
    """Copy the hub `source` to the new file `target`, as it is at this moment; others go on reading and writing it.

    FileExistsError where `target` is taken; HubUnusable, Refused where it cannot be done: then nothing is there.
    """
    refuse_no_hub(source)
    with drafted(target) as draft:
        with told_plainly():
            pages = _copy_pages(source, draft, progress)
        refuse_unsound(draft, lambda _done, _of: progress(pages, pages))
        draft.chmod(source.stat().st_mode & 0o777 | stat.S_IWUSR)  # one from a disc may not be written to
    return Copied(target, pages, target.stat().st_size)


@contextmanager
def drafted(target: Path) -> Iterator[Path]:
    """A name for what shall become `target`: it does when the block ends, and when it raises nothing is left."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with told_of_the_disk(target):
            _make_folder(target.parent)
            yield draft
            sync(draft)
            put_in_place(draft, target)
            _sync_name(target)
    finally:
        _clear(draft)


def sweep(folder: Path, names: str) -> None:
    """Take away drafts in `folder`, for names that begin with `names`, whose program ended before they were whole."""
    for draft in folder.glob(f".{names}*.part*"):
        program = draft.name.partition(".part")[0].rpartition(".")[2]
        if program.isdecimal() and not _is_running(int(program)):
            with suppress(OSError):
                draft.unlink()


def _is_running(program: int) -> bool:
    """Whether a program of this number runs; where that cannot be asked, its open files cannot be taken away either."""
    if os.name == "nt":
        return False
    try:
        os.kill(program, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _sync_name(target: Path) -> None:
    """Make the new name durable; one that may be gone after a power cut is taken back."""
    try:
        sync(target.parent)
    except OSError:
        target.unlink()
        raise


def _clear(draft: Path) -> None:
    for end in ("", *COMPANIONS):
        with suppress(OSError):
            draft.with_name(draft.name + end).unlink()


def put_in_place(unfinished: Path, where: Path) -> None:
    """Give the finished file its name; FileExistsError where another program put something there meanwhile."""
    try:
        os.link(unfinished, where)
    except OSError as problem:
        if problem.errno not in _NO_HARD_LINKS:
            raise
        if where.exists():
            raise FileExistsError(where) from problem
        unfinished.replace(where)


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's names, durable; systems that cannot sync a folder keep it so by themselves."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refuse_no_hub(path: Path) -> None:
    """HubUnusable where the file is not there, is no hub, or is cut off."""
    found = outside_of(path)
    if found.fault is not None:
        raise found.refusal()


def refuse_unsound(path: Path, progress: Progress = unheard) -> None:
    """HubUnusable where the file is no hub that this version can open, or where a page of it is damaged."""
    refuse_no_hub(path)
    with told_plainly(), closing(connect_to_look(path)) as connection:
        stored = schema_of(connection)
        (stamp,) = connection.execute("PRAGMA application_id").fetchone()
        if stamp != APPLICATION_ID or stored is None:
            raise Found(path, Fault.BARE).refusal()
        if stored > VERSION:
            raise Found(path, Fault.NEWER, stored).refusal()
        if next(page_faults(connection, progress), None):
            raise HubUnusable("The hub's file is damaged; no copy was kept.", hint="Restore the last backup.")


def page_faults(connection: driver.Connection, progress: Progress = unheard) -> Iterator[str]:
    """What SQLite's quick check says, table by table, so that nobody has to wait long for the hub."""
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    for done, (name,) in enumerate(found):
        yield from _faults_of(connection, name, partial(progress, done, len(found)))
    progress(len(found), len(found))


def _faults_of(connection: driver.Connection, table: str, word: Callable[[], None]) -> Iterator[str]:
    question = f"PRAGMA quick_check({_quoted(table)})"
    try:
        with interrupted_by(connection, word):
            said = [text for (text,) in connection.execute(question)]
    except FAILURES as problem:
        if code_of(problem) not in (*DAMAGE, 0):
            raise
        said = [f"{table} cannot be read through"]
    yield from (f"The file is damaged: {text}." for text in said if text != "ok")


@contextmanager
def interrupted_by(connection: driver.Connection, word: Callable[[], None]) -> Iterator[None]:
    """`word` is called again and again while the connection works; what it raises ends the work and passes on."""
    raised: list[FrontdeskError | KeyboardInterrupt] = []

    def step() -> int:
        try:
            word()
        except (FrontdeskError, KeyboardInterrupt) as stop:  # the driver would swallow it
            raised.append(stop)
        return len(raised)

    word()
    connection.set_progress_handler(step, _STEPS_BETWEEN_WORDS)
    try:
        yield
    except (driver.OperationalError, OperationalError):
        if raised:
            raise raised[0] from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _copy_pages(source: Path, draft: Path, progress: Progress) -> int:
    """Copy what `source` holds now; how many pages that is. The copy needs no companions."""

    def told(_status: Any, remaining: int, total: int) -> None:
        progress(total - remaining, total)

    sealed = not reads_with_its_log(source)
    with closing(connect_to_look(source, sealed=sealed)) as reading, closing(connect_draft(draft)) as written:
        reading.execute("BEGIN")  # one state for the whole copy: else each entry that is filed would begin it anew
        (pages,) = reading.execute("PRAGMA page_count").fetchone()
        progress(0, pages)
        reading.backup(written, pages=_PAGES_AT_ONCE, progress=told)
    with closing(connect_draft(draft)) as written:
        written.execute("PRAGMA journal_mode=DELETE")
    return int(pages)


@contextmanager
def told_of_the_disk(target: Path) -> Iterator[None]:
    """Refused where the disk does not take a file."""
    try:
        yield
    except FileExistsError:
        raise
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        hint = "Nothing was left behind; see that the folder may be written to and has room."
        raise Refused(f"{target} was not written: {why}.", hint=hint) from problem
