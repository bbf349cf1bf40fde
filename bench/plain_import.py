"""The same CSV file into SQLite as sqlite-utils does it: its rows, then the full-text index."""

import csv
import sys
import time
from pathlib import Path

from sqlite_utils import Database


def main(file: Path, into: Path) -> None:
    """Tell the milliseconds."""
    began = time.perf_counter()
    database = Database(into)
    with file.open(encoding="utf-8", newline="") as text:
        database.table("people").insert_all(csv.DictReader(text))
    database.table("people").enable_fts(["name", "department", "role", "mail", "number"])
    database.conn.commit()
    sys.stdout.write(str((time.perf_counter() - began) * 1000))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
