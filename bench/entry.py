"""Entry: a call and its hand-off through the call log, against the plain sqlite3 module writing the same rows."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from bench.figures import BUILD, Figures, middle
from bench.home import at_home
from bench.hubs import make_sized
from frontdesk.calls.model import Contact, Notes, Outcome
from frontdesk.desk import Desk, open_desk
from frontdesk.ids import new_id

_WRITTEN = ("callers", "handoffs", "calls", "moves", "gaps")


class Rows(Struct, frozen=True):
    """Rows of one table as they lie in the file."""

    table: str
    columns: tuple[str, ...]
    values: list[tuple[object, ...]]

    @property
    def insert(self) -> str:
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT INTO {self.table} ({', '.join(self.columns)}) VALUES ({marks})"  # noqa: S608 - our own tables


def measure(*, entries: int = 300, people: int = 1_000) -> Figures:
    """Both by turns, both with a write-ahead log and synchronous=FULL; medians in ms.

    Both files lie below build/, on a disk; many a /tmp is in memory.
    """
    BUILD.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="entry-", dir=BUILD) as home, at_home(Path(home)):
        hub = Path(home) / "hub.db"
        make_sized(hub, people)
        plain = Path(home) / "plain.db"
        shutil.copyfile(hub, plain)
        with closing(_connect(plain)) as copy, closing(_connect(hub)) as written, closing(open_desk(hub)) as desk:
            desk.follow()
            return _figures(*_by_turns(desk, written, copy, entries))


def _by_turns(
    desk: Desk, written: sqlite3.Connection, copy: sqlite3.Connection, entries: int
) -> tuple[list[float], list[float], list[float]]:
    logged, plain, commits = list[float](), list[float](), list[float]()
    for notes in _notes(desk, entries + 1):
        seq = desk.hub.seq()
        logged.append(_timed(lambda notes=notes: desk.calls.log(notes, Outcome.HANDED_OFF, by=desk.operator)))  # type: ignore[misc]
        desk.follow()  # as the console does when the call is in the log
        rows = list(_rows_since(written, seq))
        plain.append(_timed(lambda rows=rows: _write(copy, rows)))  # type: ignore[misc]
        commits.append(_timed(lambda seq=seq: _write_least(copy, seq)))  # type: ignore[misc]
    return logged[1:], plain[1:], commits[1:]  # the first one warms up


def _figures(logged: list[float], plain: list[float], commits: list[float]) -> Figures:
    return {
        "entry.ratio": middle(logged) / middle(plain),
        "entry.more_ms": middle(logged) - middle(plain),
        "entry.commit_ms": middle(commits),
        "entry.logged_ms": middle(logged),
        "entry.plain_ms": middle(plain),
    }


def _notes(desk: Desk, count: int) -> Iterator[Notes]:
    """Calls of known and unknown callers on every topic in turn."""
    covers = desk.directory.topics()
    for serial in range(count):
        yield Notes(
            id=new_id(),
            started_at=desk.clock.now(),
            contact=Contact.PHONE,
            received=f"+1 570 555 {serial % 50:04d}",
            words="charged twice for the same invoice",
            summary="Charged twice for the same invoice",
            topic_id=covers[serial % len(covers)].topic.id,
            caller_name=f"Caller {serial % 50}",
        )


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - began) / 1e6


def _rows_since(hub: sqlite3.Connection, seq: int) -> Iterator[Rows]:
    """What one entry wrote, its journal included."""
    ids = [id for (id,) in hub.execute("SELECT row FROM journal WHERE seq > ?", (seq,))]
    for table in _WRITTEN:
        marks = ", ".join("?" * len(ids))
        yield _selected(hub, table, f"SELECT * FROM {table} WHERE id IN ({marks})", ids)  # noqa: S608 - our own tables
    yield _selected(hub, "journal", "SELECT * FROM journal WHERE seq > ?", [seq])
    yield _selected(hub, "head", "SELECT seq, digest FROM head", [])


def _selected(hub: sqlite3.Connection, table: str, statement: str, values: Iterable[object]) -> Rows:
    found = hub.execute(statement, tuple(values))
    return Rows(table, tuple(column[0] for column in found.description), found.fetchall())


def _write(copy: sqlite3.Connection, rows: list[Rows]) -> None:
    copy.execute("BEGIN IMMEDIATE")
    for some in rows[:-1]:
        copy.executemany(some.insert, some.values)
    copy.execute("UPDATE head SET seq = ?, digest = ?", rows[-1].values[0])
    copy.execute("COMMIT")


def _write_least(copy: sqlite3.Connection, seq: int) -> None:
    copy.execute("BEGIN IMMEDIATE")
    copy.execute("UPDATE head SET seq = ?", (seq,))
    copy.execute("COMMIT")
