"""Keeps what is being typed; in a file of its own, because it cannot be made again."""

from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from frontdesk.lookup.model import Draft
from frontdesk.lookup.opening import Connection, is_damage, open_file, set_aside

_TABLE = "CREATE TABLE IF NOT EXISTS drafts (id TEXT PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL)"
#: What the id of a form begins with, and that of a call that ended and is to be filed; that of an open call never does.
FORM, ENDED = "form:", "ended:"

# As they were saved, each save being a new row: a clock may have been set back meanwhile.
_ALL = "SELECT id, at, body FROM drafts ORDER BY rowid"
_SAVE = "INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)"


class Drafts:
    """The drafts that lie beside the index at `path`; on the disk when `save` returns."""

    def __init__(self, path: Path) -> None:
        self._db = _open(path.with_name(f"{path.stem}-drafts{path.suffix}"))

    def save(self, draft: Draft) -> None:
        self._db.execute(_SAVE, (draft.id, draft.at.isoformat(), draft.body))

    def all(self) -> list[Draft]:
        """What is noted of open calls, oldest first."""
        return [draft for draft in self._kept() if not draft.id.startswith((FORM, ENDED))]

    def under(self, beginning: str) -> list[Draft]:
        """What is kept of forms, or of calls that ended, oldest first."""
        return [draft for draft in self._kept() if draft.id.startswith(beginning)]

    def _kept(self) -> list[Draft]:
        return [_draft(*row) for row in self._db.execute(_ALL).fetchall()]

    def drop(self, id: str) -> None:
        self._db.execute("DELETE FROM drafts WHERE id = ?", (id,))

    def close(self) -> None:
        self._db.close()


def _draft(id: str, at: str, body: str) -> Draft:
    return Draft(id, datetime.fromisoformat(at), body)


def _open(path: Path) -> Connection:
    try:
        return _opened(path)
    except driver.DatabaseError as error:
        if not is_damage(error):
            raise
    rescued = _rescue(path)
    set_aside(path)
    db = _opened(path)
    db.executemany(_SAVE, rescued)
    return db


def _opened(path: Path) -> Connection:
    """Open and read once through: drafts are few, and damage must show now."""
    db = open_file(path, synchronous="FULL")
    try:
        db.execute(_TABLE)
        db.execute(_ALL).fetchall()
    except driver.DatabaseError:
        db.close()
        raise
    return db


def _rescue(path: Path) -> list[tuple[str, str, str]]:
    """Every draft that can still be read of a damaged file."""
    rescued = []
    try:
        db = open_file(path, synchronous="FULL")
        for row in db.execute("SELECT id, at, body FROM drafts NOT INDEXED"):
            rescued.append(row)
    except driver.DatabaseError:
        return rescued
    db.close()
    return rescued
