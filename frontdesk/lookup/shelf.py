"""The cards of one kind, as a search reads them."""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from frontdesk.lookup import schema
from frontdesk.lookup.opening import Connection
from frontdesk.lookup.pages import NumberBook

_BY_TITLE = "SELECT place FROM cards WHERE kind = ? AND title_key = ? ORDER BY place LIMIT ?"
_MATCHING = "SELECT rowid FROM finding WHERE finding MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
_NAMED = "SELECT rowid FROM naming WHERE naming MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
_ROWS = (
    "SELECT place, id, title, title_key, uses, name, keyword, phrase, text, numbers, words FROM cards"
    " WHERE place IN (SELECT value FROM json_each(?))"
)
_KNOWN = "SELECT word, cards FROM vocabulary WHERE kind = ? AND word >= ? AND word < ? LIMIT ?"
_FREQUENCY = "SELECT cards FROM vocabulary WHERE kind = ? AND word = ?"
_FREQUENCY_FROM = "SELECT sum(cards) FROM vocabulary WHERE kind = ? AND word >= ? AND word < ?"
_ALIKE = "SELECT DISTINCT word FROM sounds WHERE kind = ? AND key IN (SELECT value FROM json_each(?)) LIMIT ?"
_SOUNDING = "SELECT word FROM sounds WHERE kind = ? AND key >= ? AND key < ? LIMIT ?"
_OF_LINES = "SELECT place FROM numbers WHERE line IN (SELECT value FROM json_each(?))"
_OF_NUMBER = "SELECT place FROM numbers WHERE number IN (?, ?) AND place BETWEEN ? AND ? LIMIT ?"
_LAST_LETTER = "\U0010ffff"
# FTS5 has lists of its own for beginnings as short as this; for longer ones it first merges all their words.
_INDEXED_PREFIX = 2
_MOST_WORDS = 48


class Row(NamedTuple):
    """A card as it is compared."""

    place: int
    id: str
    title: str
    title_key: str
    uses: int
    name: str
    keyword: str
    phrase: str
    text: str
    numbers: str
    words: str


class Shelf:
    """One kind's part of the index; what it lists comes most used first."""

    def __init__(self, db: Connection, kind: str, book: NumberBook) -> None:
        self._db = db
        self._book = book
        found = db.execute("SELECT no, cards FROM kinds WHERE kind = ?", (kind,)).fetchone()
        self.kind: int = found[0] if found else 0
        self.count: int = found[1] if found else 0
        self._span = schema.span(self.kind)

    def titled(self, title_key: str, *, limit: int) -> list[int]:
        return self._places(_BY_TITLE, (self.kind, title_key, limit))

    def matching(self, query: str, *, limit: int) -> list[int]:
        """Places for a query of FTS5 that was put together from terms."""
        return self._places(_MATCHING, (query, *self._span, limit))

    def named(self, query: str, *, limit: int) -> list[int]:
        """The same, of the names alone; the column `start` is the first word of a title."""
        return self._places(_NAMED, (query, *self._span, limit))

    def numbered(self, key: str, *, limit: int) -> list[int]:
        """Places of the cards with a number that contains `key`: the same number first, then at its end."""
        places = self._places(_OF_NUMBER, (key, f"+{key}", *self._span, limit))
        lines = self._book.lines(self._db, self.kind, key, limit=limit)
        return list(dict.fromkeys([*places, *self._places(_OF_LINES, (json.dumps(lines),))]))

    def known(self, word: str) -> tuple[str, int]:
        """The query of FTS5 for exactly this word, and how many cards have it."""
        found = self._db.execute(_FREQUENCY, (self.kind, word)).fetchone()
        return f'"{word}"', found[0] if found else 0

    def beginning(self, prefix: str) -> tuple[str, int]:
        """The cheapest query of FTS5 for words that begin so, and about how many cards have one; 0 is sure."""
        values = (self.kind, prefix, prefix + _LAST_LETTER)
        words = self._db.execute(_KNOWN, (*values, _MOST_WORDS)).fetchall()
        if len(words) < _MOST_WORDS:
            frequency = sum(cards for _, cards in words)
        elif len(prefix) <= _INDEXED_PREFIX:
            frequency = self.count
        else:
            frequency = self._db.execute(_FREQUENCY_FROM, values).fetchone()[0]
        if len(prefix) <= _INDEXED_PREFIX or not 0 < len(words) < _MOST_WORDS:
            return f'"{prefix}" *', min(frequency, self.count)
        quoted = " OR ".join(f'"{word}"' for word, _ in words)
        return f"({quoted})", min(frequency, self.count)

    def alike(self, keys: Iterable[str], *, limit: int) -> list[str]:
        """The words of names that lie under any of these keys of sounds."""
        found = self._db.execute(_ALIKE, (self.kind, json.dumps(list(keys)), limit)).fetchall()
        return [word for (word,) in found]

    def sounding(self, beginning: str, *, limit: int) -> list[str]:
        """The words of names whose skeleton of consonants begins so."""
        values = (self.kind, f"={beginning}", f"={beginning}{_LAST_LETTER}", limit)
        return [word for (word,) in self._db.execute(_SOUNDING, values).fetchall()]

    def rows(self, places: Iterable[int]) -> list[Row]:
        found = self._db.execute(_ROWS, (json.dumps(list(places)),)).fetchall()
        return [Row(*row) for row in found]

    def _places(self, statement: str, values: Sequence[object]) -> list[int]:
        return [place for (place,) in self._db.execute(statement, values).fetchall()]
