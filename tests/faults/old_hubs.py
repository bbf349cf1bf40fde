"""Hubs as programs of earlier schemas left them: each was written by the program of its time, and kept as SQL."""

import gzip
from contextlib import closing
from pathlib import Path
from typing import Any

from frontdesk.hub.connect import APPLICATION_ID, connect

KEPT = Path(__file__).with_name("hubs")
VERSIONS = sorted(file.name.removeprefix("v").removesuffix(".sql.gz") for file in KEPT.glob("v*.sql.gz"))


def lay_out(version: str, where: Path) -> None:
    """Make the hub of that schema at `where`."""
    script = gzip.decompress((KEPT / f"v{version}.sql.gz").read_bytes()).decode()
    with closing(connect(where)) as hub:
        hub.execute(f"PRAGMA application_id={APPLICATION_ID}")
        hub.execute("PRAGMA foreign_keys=OFF")  # rows come in the order of tables
        hub.executescript(script)


def version_of(hub: Path) -> str:
    """The schema's version, by SQL alone."""
    with closing(connect(hub, read_only=True)) as opened:
        return str(opened.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def rows_of(hub: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that the first schema had, in its columns, by SQL alone."""
    with closing(connect(hub, read_only=True)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return {table: _rows(opened, table, columns) for table, columns in FIRST_COLUMNS.items()}


def _rows(opened: Any, table: str, columns: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = opened.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()  # noqa: S608
    return rows


#: What the first schema kept; no later one may lose any of it.
FIRST_COLUMNS = {
    "departments": "id, reference, name, mail, number, place, retired_at",
    "people": "id, reference, name, department_id, role, mail, numbers, place, retired_at",
    "topics": "id, reference, name, text, keywords, phrases, kind, channel, due_minutes, retired_at",
    "ownership": "id, topic_id, position, person_id, department_id",
    "articles": "id, reference, title, say, body, keywords, topic_id, version, verifier, verified_at, review_due",
    "callers": "id, reference, name, organisation, numbers, person_id, note, retired_at",
    "calls": "id, reference, started_at, ended_at, contact, received, number, caller_id, topic_id, article_id,"
    " handoff_id, outcome, summary, words, operator, desk",
    "handoffs": "id, reference, call_id, topic_id, caller_id, owner_person_id, owner_department_id, to_person_id,"
    " to_department_id, kind, promise, due_at, channel, state, made_at",
    "moves": "id, handoff_id, position, step, at, by, note",
    "gaps": "id, call_id, words, closed_at",
    "exceptions": "id, kind, person_id, topic_id, cover_person_id, cover_department_id, starts_at, ends_at, said,"
    " private",
    "settings": "id, value",
    "journal": "seq, step, undoes, verb, at, who, desk, kind, row, before, after, salt, digest",
    "head": "id, hub, seq, digest, created_at",
}  # fmt: skip
