"""This desk's own file: what can be found."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlcipher3 import dbapi2 as driver

from frontdesk.lookup import filling, schema
from frontdesk.lookup.descriptions import find_descriptions
from frontdesk.lookup.ear import Ear
from frontdesk.lookup.model import Card, Hit, Why
from frontdesk.lookup.names import find_names
from frontdesk.lookup.opening import Connection, is_damage, open_file, set_aside
from frontdesk.lookup.pages import NumberBook
from frontdesk.lookup.ranking import Found, has_numbers
from frontdesk.lookup.reasons import Reasons
from frontdesk.lookup.remembered import Remembered
from frontdesk.lookup.shelf import Shelf
from frontdesk.lookup.typed import Typed, read

_HOLDERS = (
    "SELECT DISTINCT kinds.kind, cards.id FROM numbers JOIN cards USING (place)"
    " JOIN kinds ON kinds.no = cards.kind WHERE numbers.number = ? ORDER BY cards.place"
)
_Answer = TypeVar("_Answer")


class DeskFile:
    """The index behind the one box, made anew from the hub whenever it is lost.

    One for each thread; several may be open on one path, in several programs.
    """

    def __init__(self, path: Path, hub_id: str) -> None:
        """Use `open`."""
        self._path = path
        self._hub_id = hub_id
        self._book = NumberBook()
        self._known = Remembered()
        self._db = _open_index(path, hub_id)

    @classmethod
    def open(cls, path: Path, *, hub_id: str) -> "DeskFile":
        """The file at `path`; what is damaged, of another version or of another hub begins empty, `seen()` 0."""
        return cls(path, hub_id)

    def seen(self) -> int:
        """The journal's seq up to which cards are in."""
        return self._unharmed(lambda: schema.seen(self._db))

    def mark(self) -> str:
        """What the journal's entry `seen()` is known by, so that another history shows; '' where not noted."""
        return self._unharmed(lambda: schema.mark(self._db))

    def apply(self, cards: Iterable[Card], gone: Iterable[tuple[str, str]], *, seq: int, mark: str = "") -> None:
        """Puts cards in or in place, takes (kind, id) pairs out, and raises `seen`, all in one transaction."""
        self._known.forget()
        filling.apply(self._db, cards, gone, seq=seq, mark=mark)

    def rebuild(self, cards: Iterable[Card], *, seq: int, mark: str = "") -> None:
        """Exactly these cards, or on any failure what was there before."""
        self._known.forget()
        filling.rebuild(self._db, cards, seq=seq, mark=mark)

    def find(self, text: str, *, kind: str, limit: int) -> list[Hit]:
        """The cards of `kind` that answer `text`, best first; for any text at all, at worst none."""
        typed = read(text)
        if limit < 1 or not (typed.words or typed.numbers):
            return []
        asked = typed, kind, limit
        return self._unharmed(lambda: self._known.hits(self._db, asked, lambda: self._find(*asked)))

    def holders(self, number: str) -> list[tuple[str, str]]:
        """(kind, id) of every card with exactly this number, most used first."""
        return self._unharmed(lambda: [(kind, id) for kind, id in self._db.execute(_HOLDERS, (number,))])

    def count(self, kind: str) -> int:
        return self._unharmed(lambda: Shelf(self._db, kind, self._book).count)

    def close(self) -> None:
        self._db.close()

    def _find(self, typed: Typed, kind: str, limit: int) -> list[Hit]:
        with _reading(self._db):
            shelf = Shelf(self._db, kind, self._book)
            if not shelf.count:
                return []
            if kind in schema.NAMED_KINDS:
                found, words = find_names(Ear(shelf, self._known.heard), typed, limit=limit)
            else:
                found, words = find_descriptions(shelf, typed, limit=limit)
            reasons = Reasons(words)
            return [_hit(kind, one, typed, reasons) for one in found]

    def _unharmed(self, answer: Callable[[], _Answer]) -> _Answer:
        """The answer; from an empty index when the file turns out to be damaged."""
        try:
            return answer()
        except driver.DatabaseError as error:
            if not is_damage(error):
                raise
        self._db.close()
        self._known.forget()
        set_aside(self._path)
        self._db = _open_index(self._path, self._hub_id)
        return answer()


def _hit(kind: str, found: Found, typed: Typed, reasons: Reasons) -> Hit:
    row = found.row
    if found.why:
        return Hit(kind, row.id, row.title, found.score, found.why)
    parts = [part for part in typed.numbers if has_numbers(row, [part])]
    reason = Why("number", " ".join(part.text for part in parts)) if parts else reasons.of(row)
    return Hit(kind, row.id, row.title, found.score, reason)


@contextmanager
def _reading(db: Connection) -> Iterator[None]:
    """One state of the file for all the questions of a search."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.rollback()


def _open_index(path: Path, hub_id: str) -> Connection:
    try:
        return _opened(path, hub_id)
    except driver.DatabaseError as error:
        if not is_damage(error):
            raise
    set_aside(path)
    return _opened(path, hub_id)


def _opened(path: Path, hub_id: str) -> Connection:
    db = open_file(path, synchronous="NORMAL")
    try:
        if not schema.is_current(db, hub_id):
            with filling.writing(db):
                # Another program may have made it while this one waited for the pen.
                if not schema.is_current(db, hub_id):
                    schema.make_anew(db, hub_id)
    except driver.DatabaseError:
        db.close()
        raise
    return db
