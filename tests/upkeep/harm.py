"""What may befall a hub's file."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from frontdesk.hub.connect import connect

TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PAGE = 4_096


def root_of(hub: Path, table: str) -> int:
    """The number of the page at which a table begins."""
    with closing(connect(hub)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(page)


def zero_page(hub: Path, number: int) -> None:
    """Zeros where a page was, as after a fault of the disk."""
    with hub.open("r+b") as file:
        file.seek((number - 1) * PAGE)
        file.write(bytes(PAGE))


def wipe_header(hub: Path) -> None:
    """Zeros where the file begins."""
    with hub.open("r+b") as file:
        file.write(bytes(100))


def cut(hub: Path, share: float) -> None:
    """Only this share of the file's pages is left."""
    size = hub.stat().st_size
    with hub.open("r+b") as file:
        file.truncate(int(size * share) // PAGE * PAGE)


def say(hub: Path, *statements: str) -> None:
    """Change the file as no verb would."""
    with closing(connect(hub)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement)
