"""The tables of the index; what another version made is made anew, for everything in it comes from the hub."""

from sqlcipher3 import dbapi2 as driver

from frontdesk.lookup.opening import Connection, tables

VERSION = 2

# A card's place orders it: its kind, then most used first, then as it came. FTS5 answers in the order of
# rowids, so that the best of a hundred thousand matches are the first few it meets.
_KIND_SHIFT = 56
_USES_SHIFT = 32
_MOST_USES = (1 << (_KIND_SHIFT - _USES_SHIFT)) - 1
MOST_KINDS = 127
#: Kinds of cards whose titles are names of people, which are found as they were heard.
NAMED_KINDS = frozenset({"person"})

# Names have a table of their own: a word that all mail addresses share must not be read through to find a name.
_FTS = "content='', contentless_delete=1, detail=column, prefix='1 2', tokenize='ascii'"
_TABLES = (
    "CREATE TABLE kinds (no INTEGER PRIMARY KEY, kind TEXT NOT NULL UNIQUE, cards INTEGER NOT NULL,"
    " last INTEGER NOT NULL)",
    "CREATE TABLE cards (place INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,"
    " title_key TEXT NOT NULL, uses INTEGER NOT NULL, name TEXT NOT NULL, keyword TEXT NOT NULL,"
    " phrase TEXT NOT NULL, text TEXT NOT NULL, numbers TEXT NOT NULL, words TEXT NOT NULL)",
    f"CREATE VIRTUAL TABLE naming USING fts5(start, name, {_FTS})",
    f"CREATE VIRTUAL TABLE finding USING fts5(strong, text, {_FTS})",
    "CREATE TABLE vocabulary (kind INTEGER NOT NULL, word TEXT NOT NULL, cards INTEGER NOT NULL,"
    " PRIMARY KEY (kind, word)) WITHOUT ROWID",
    "CREATE TABLE sounds (kind INTEGER NOT NULL, key TEXT NOT NULL, word TEXT NOT NULL,"
    " PRIMARY KEY (kind, key, word)) WITHOUT ROWID",
    "CREATE TABLE numbers (line INTEGER PRIMARY KEY, number TEXT NOT NULL, place INTEGER NOT NULL)",
    "CREATE TABLE number_pages (page INTEGER PRIMARY KEY, changed INTEGER NOT NULL, numbers TEXT NOT NULL)",
)
_INDEXES = (
    "CREATE UNIQUE INDEX cards_id ON cards (kind, id)",
    "CREATE INDEX cards_title ON cards (kind, title_key)",
    "CREATE INDEX numbers_number ON numbers (number)",
    "CREATE INDEX numbers_place ON numbers (place)",
    "CREATE INDEX number_pages_changed ON number_pages (changed)",
)
_SEARCHED = ("naming", "finding")
_MERGING = {"automerge": 0, "usermerge": 8, "crisismerge": 200}
_PAGES_AT_ONCE = 16
_MUCH, _LITTLE = 32 << 20, 1 << 20
_NAMES = ("kinds", "cards", "naming", "finding", "vocabulary", "sounds", "numbers", "number_pages")


def place(kind_no: int, uses: int, serial: int) -> int:
    return kind_no << _KIND_SHIFT | (_MOST_USES - min(uses, _MOST_USES)) << _USES_SHIFT | serial


def serial(of: int) -> int:
    return of & ((1 << _USES_SHIFT) - 1)


def span(kind_no: int) -> tuple[int, int]:
    """The first and last place of a kind."""
    return kind_no << _KIND_SHIFT, (kind_no + 1 << _KIND_SHIFT) - 1


def is_current(db: Connection, hub_id: str) -> bool:
    """Whether the file is whole, of this version and of this hub."""
    try:
        state = dict(db.execute("SELECT key, value FROM state").fetchall())
    except driver.OperationalError:  # there is no such table, or another program's of that name
        return False
    return state.get("version") == str(VERSION) and state.get("hub") == hub_id


def seen(db: Connection) -> int:
    return int(db.execute("SELECT value FROM state WHERE key = 'seen'").fetchone()[0])


def mark(db: Connection) -> str:
    """What the journal's entry `seen` is known by; '' where that was not noted."""
    found = db.execute("SELECT value FROM state WHERE key = 'mark'").fetchone()
    return "" if found is None else str(found[0])


def make_anew(db: Connection, hub_id: str) -> None:
    """Empties the file and lays it out for this hub; inside the caller's transaction."""
    db.execute("DROP TABLE IF EXISTS state")
    db.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    tables(db).table("state").insert_all(
        {"key": key, "value": value} for key, value in (("version", str(VERSION)), ("hub", hub_id), ("seen", "0"))
    )
    drop(db)
    lay_out(db)
    index(db)


def drop(db: Connection) -> None:
    for name in _NAMES:
        db.execute(f"DROP TABLE IF EXISTS {name}")


def lay_out(db: Connection) -> None:
    for statement in _TABLES:
        db.execute(statement)
    for name in _SEARCHED:
        for option, value in _MERGING.items():
            _configure(db, name, option, value)


def begin_filling(db: Connection) -> None:
    """Lets FTS5 gather much before it writes: a third faster, and one part instead of eight."""
    for name in _SEARCHED:
        _configure(db, name, "hashsize", _MUCH)


def end_filling(db: Connection) -> None:
    """Puts the great part on a level of its own, so that the merging of small changes seldom touches it."""
    db.execute("INSERT INTO naming (rowid, name) VALUES (1, 'x')")
    db.execute("INSERT INTO finding (rowid, text) VALUES (1, 'x')")
    for name in _SEARCHED:
        # A level is only begun when two parts are merged; the row above, of no kind, is the second.
        db.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 - our own names
        _configure(db, name, "hashsize", _LITTLE)


def merge_some(db: Connection) -> None:
    """A little of the merging that many small changes make needed; left to itself FTS5 stops for half a second."""
    for name in _SEARCHED:
        _configure(db, name, "merge", _PAGES_AT_ONCE)


def _configure(db: Connection, name: str, option: str, value: int) -> None:
    db.execute(f"INSERT INTO {name} ({name}, rank) VALUES (?, ?)", (option, value))  # noqa: S608 - our own names


def index(db: Connection) -> None:
    """The indexes, apart, because a filled table takes them faster than an empty one."""
    for statement in _INDEXES:
        db.execute(statement)
