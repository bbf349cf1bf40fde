"""Puts cards into the index: a few at a time, or all from nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec import Struct, field

from frontdesk.lookup import pages, schema
from frontdesk.lookup.entries import Entry, entry
from frontdesk.lookup.model import Card
from frontdesk.lookup.opening import Connection
from frontdesk.lookup.sounds import sound_keys

_INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_NAMING = "INSERT INTO naming (rowid, start, name) VALUES (?, ?, ?)"
_INSERT_FINDING = "INSERT INTO finding (rowid, strong, text) VALUES (?, ?, ?)"
_COUNT_WORDS = "INSERT INTO vocabulary VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET cards = cards + excluded.cards"
_FILE_SOUND = "INSERT OR IGNORE INTO sounds VALUES (?, ?, ?)"
_FORGET_SOUNDS = (
    "DELETE FROM sounds WHERE kind = ? AND key = ? AND word = ?"
    " AND NOT EXISTS (SELECT 1 FROM vocabulary WHERE kind = sounds.kind AND word = sounds.word)"
)
_OLD = (
    "SELECT place, id, title, title_key, uses, name, keyword, phrase, text, numbers, words"
    " FROM cards WHERE kind = ? AND id = ?"
)


@contextmanager
def writing(db: Connection) -> Iterator[None]:
    """One transaction that takes the file's only pen at once."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.execute("COMMIT")


def rebuild(db: Connection, cards: Iterable[Card], *, seq: int, mark: str) -> None:
    """The index of exactly these cards; of two with the same id the later."""
    by_kind: dict[str, dict[str, Entry]] = {}
    for card in cards:
        by_kind.setdefault(card.kind, {})[card.id] = entry(card)
    ordered = {kind: sorted(found.values(), key=_rank) for kind, found in by_kind.items()}
    with writing(db):
        schema.drop(db)
        schema.lay_out(db)
        pages.forget(db)
        schema.begin_filling(db)
        for kind, entries in ordered.items():
            _fill(db, _number_of(db, kind), entries, is_named=kind in schema.NAMED_KINDS)
        schema.end_filling(db)
        schema.index(db)
        _see(db, seq, mark)


def _rank(row: Entry) -> tuple[int, str, str, str]:
    return -row.uses, row.title_key, row.title, row.id


def _fill(db: Connection, kind: int, entries: list[Entry], *, is_named: bool) -> None:
    placed = [(schema.place(kind, row.uses, serial), row) for serial, row in enumerate(entries, 1)]
    _insert(db, kind, placed)
    pages.add(db, kind, placed)
    vocabulary: Counter[str] = Counter()
    for row in entries:
        vocabulary.update(row.vocabulary)
    counted = sorted(vocabulary.items())
    db.executemany(_COUNT_WORDS, ((kind, word, cards) for word, cards in counted))
    if is_named:
        _file_sounds(db, kind, _names(entries))
    db.execute("UPDATE kinds SET cards = ?, last = ? WHERE no = ?", (len(entries), len(entries), kind))


def _insert(db: Connection, kind: int, placed: list[tuple[int, Entry]]) -> None:
    db.executemany(_INSERT_CARD, ((place, kind, *row) for place, row in placed))
    db.executemany(_INSERT_NAMING, ((place, row.start, row.name) for place, row in placed))
    db.executemany(_INSERT_FINDING, ((place, row.strong, row.text) for place, row in placed))


class _Change(Struct):
    """What one kind loses and gains."""

    lost: list[tuple[int, Entry]] = field(default_factory=list)
    gained: list[tuple[int, Entry]] = field(default_factory=list)


def apply(db: Connection, cards: Iterable[Card], gone: Iterable[tuple[str, str]], *, seq: int, mark: str) -> None:
    """Puts `cards` in, or in place of what they were, and takes out `gone`; twice is the same as once."""
    wanted: dict[tuple[str, str], Entry | None] = {(card.kind, card.id): entry(card) for card in cards}
    wanted.update(dict.fromkeys(gone))
    by_kind: dict[str, dict[str, Entry | None]] = {}
    for (kind, id), row in wanted.items():
        by_kind.setdefault(kind, {})[id] = row
    with writing(db):
        for kind, rows in by_kind.items():
            no = _number_of(db, kind)
            change = _compare(db, no, rows)
            _carry_out(db, no, change)
            if kind in schema.NAMED_KINDS:
                before, after = _names(row for _, row in change.lost), _names(row for _, row in change.gained)
                _file_sounds(db, no, after - before)
                _forget_sounds(db, no, before - after)
        schema.merge_some(db)
        if seq >= schema.seen(db):
            _see(db, seq, mark)


def _compare(db: Connection, kind: int, rows: dict[str, Entry | None]) -> _Change:
    change = _Change()
    last = int(db.execute("SELECT last FROM kinds WHERE no = ?", (kind,)).fetchone()[0])
    for id, row in rows.items():
        found = db.execute(_OLD, (kind, id)).fetchone()
        old = (int(found[0]), Entry(*found[1:])) if found else None
        if old is not None and old[1] != row:
            change.lost.append(old)
        if row is None or (old is not None and old[1] == row):
            continue
        last += old is None
        serial = last if old is None else schema.serial(old[0])
        change.gained.append((schema.place(kind, row.uses, serial), row))
    db.execute("UPDATE kinds SET last = ? WHERE no = ?", (last, kind))
    return change


def _carry_out(db: Connection, kind: int, change: _Change) -> None:
    places = [(place,) for place, _ in change.lost]
    db.executemany("DELETE FROM cards WHERE place = ?", places)
    db.executemany("DELETE FROM naming WHERE rowid = ?", places)
    db.executemany("DELETE FROM finding WHERE rowid = ?", places)
    _insert(db, kind, change.gained)
    pages.change(db, kind, lost=change.lost, gained=change.gained)
    _recount(db, kind, change)


def _recount(db: Connection, kind: int, change: _Change) -> None:
    vocabulary: Counter[str] = Counter()
    for _, row in change.gained:
        vocabulary.update(row.vocabulary)
    for _, row in change.lost:
        vocabulary.subtract(row.vocabulary)
    changed = [(kind, word, cards) for word, cards in vocabulary.items() if cards]
    db.executemany(_COUNT_WORDS, changed)
    fewer = [(kind, word) for kind, word, cards in changed if cards < 0]
    db.executemany("DELETE FROM vocabulary WHERE kind = ? AND word = ? AND cards <= 0", fewer)
    more = len(change.gained) - len(change.lost)
    db.execute("UPDATE kinds SET cards = cards + ? WHERE no = ?", (more, kind))


def _file_sounds(db: Connection, kind: int, words: set[str]) -> None:
    db.executemany(_FILE_SOUND, sorted((kind, key, word) for word in words for key in sound_keys(word)))


def _forget_sounds(db: Connection, kind: int, words: set[str]) -> None:
    """Where no card has the word any more."""
    db.executemany(_FORGET_SOUNDS, ((kind, key, word) for word in words for key in sound_keys(word)))


def _names(entries: Iterable[Entry]) -> set[str]:
    """The words of names; one that many share is there once."""
    return {word for row in entries for word in row.name.split()}


def _number_of(db: Connection, kind: str) -> int:
    db.execute("INSERT INTO kinds (kind, cards, last) VALUES (?, 0, 0) ON CONFLICT DO NOTHING", (kind,))
    no = int(db.execute("SELECT no FROM kinds WHERE kind = ?", (kind,)).fetchone()[0])
    if no > schema.MOST_KINDS:
        raise OverflowError(f"the index keeps {schema.MOST_KINDS} kinds of cards")
    return no


def _see(db: Connection, seq: int, mark: str) -> None:
    db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", [("seen", str(seq)), ("mark", mark)])
