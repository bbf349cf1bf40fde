"""All numbers, 256 to a page, so that any part of a number is found by reading them through."""

from collections.abc import Iterable

from frontdesk.lookup.entries import Entry
from frontdesk.lookup.opening import Connection

PAGE_SHIFT = 8
_LINES = 1 << PAGE_SHIFT
_KIND_SHIFT = 40
_PLACED = Iterable[tuple[int, Entry]]


def span(kind: int) -> tuple[int, int]:
    """The first and last line of a kind, which stands in a line's high bits."""
    return kind << _KIND_SHIFT, (kind + 1 << _KIND_SHIFT) - 1


def first_page(kind: int) -> int:
    return kind << (_KIND_SHIFT - PAGE_SHIFT)


def forget(db: Connection) -> None:
    """After all pages were dropped: readers must forget them too."""
    db.execute(
        "INSERT INTO state VALUES ('pages_from', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (str(_next_change(db)),),
    )


def add(db: Connection, kind: int, placed: _PLACED) -> None:
    low, high = span(kind)
    last = db.execute("SELECT max(line) FROM numbers WHERE line BETWEEN ? AND ?", (low, high)).fetchone()[0]
    line = low if last is None else last + 1
    lines = []
    for place, row in placed:
        for number in row.numbers.split():
            lines.append((line, number, place))
            line += 1
    db.executemany("INSERT INTO numbers VALUES (?, ?, ?)", lines)
    _write(db, {one[0] >> PAGE_SHIFT for one in lines})


def change(db: Connection, kind: int, *, lost: _PLACED, gained: _PLACED) -> None:
    """Cards that keep their numbers keep their lines, and no page is written."""
    before = {row.id: (place, row) for place, row in lost}
    new = []
    for place, row in gained:
        old_place, old = before.get(row.id, (0, None))
        if old is not None and old.numbers == row.numbers:
            db.execute("UPDATE numbers SET place = ? WHERE place = ?", (place, old_place))
            del before[row.id]
        else:
            new.append((place, row))
    _remove(db, [place for place, row in before.values() if row.numbers])
    add(db, kind, new)


def _remove(db: Connection, places: list[int]) -> None:
    touched = set()
    for place in places:
        lines = db.execute("DELETE FROM numbers WHERE place = ? RETURNING line", (place,)).fetchall()
        touched |= {line >> PAGE_SHIFT for (line,) in lines}
    _write(db, touched)


def _write(db: Connection, touched: set[int]) -> None:
    changed = _next_change(db)
    for page in touched:
        first = page << PAGE_SHIFT
        numbers = dict(
            db.execute(
                "SELECT line, number FROM numbers WHERE line BETWEEN ? AND ?", (first, first + _LINES - 1)
            ).fetchall()
        )
        text = "\n".join([numbers.get(line, "") for line in range(first, first + _LINES)]) + "\n"
        db.execute("INSERT OR REPLACE INTO number_pages VALUES (?, ?, ?)", (page, changed, text))
    if touched:
        _count(db, changed)


def _next_change(db: Connection) -> int:
    row = db.execute("SELECT value FROM state WHERE key = 'pages_changed'").fetchone()
    return int(row[0]) + 1 if row else 1


def _count(db: Connection, changed: int) -> None:
    db.execute(
        "INSERT INTO state VALUES ('pages_changed', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (str(changed),),
    )


class NumberBook:
    """A reader's copy of the pages, brought up to date by what changed."""

    def __init__(self) -> None:
        self._from = -1
        self._changed = 0
        self._pages: dict[int, str] = {}
        self._texts: dict[int, str] = {}

    def lines(self, db: Connection, kind: int, key: str, *, limit: int) -> list[int]:
        """The lines of `kind` whose number contains `key`; of too many, those that end with it first."""
        self._catch_up(db)
        text = self._texts.get(kind)
        if text is None:
            text = self._texts[kind] = self._join(kind)
        low = span(kind)[0]
        found = _occurrences(text, key, limit)
        if len(found) == limit:
            found = list(dict.fromkeys([*_occurrences(text, f"{key}\n", limit), *found]))[:limit]
        return [low + line for line in found]

    def _catch_up(self, db: Connection) -> None:
        state = dict(db.execute("SELECT key, value FROM state").fetchall())
        start, changed = int(state.get("pages_from", 0)), int(state.get("pages_changed", 0))
        if start != self._from:
            self._pages, self._texts, self._changed, self._from = {}, {}, 0, start
        if changed == self._changed:
            return
        newer = "SELECT page, numbers FROM number_pages WHERE changed > ?"
        self._pages.update(db.execute(newer, (self._changed,)).fetchall())
        self._texts.clear()
        self._changed = changed

    def _join(self, kind: int) -> str:
        low, high = first_page(kind), first_page(kind + 1)
        return "".join(self._pages[page] for page in sorted(self._pages) if low <= page < high)


def _occurrences(text: str, key: str, limit: int) -> list[int]:
    lines: list[int] = []
    line = counted = 0
    at = text.find(key)
    while at >= 0 and len(lines) < limit:
        line += text.count("\n", counted, at)
        counted = at
        lines.append(line)
        at = text.find(key, text.index("\n", at) + 1)
    return lines
