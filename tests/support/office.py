"""LibreOffice, without a window: opens a file as the reader of an export would, and gives back what it shows."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

from tests.support.program import DidNotStart, running

# The first start lays out a profile, which takes a while on a busy machine.
PATIENCE = 180.0
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# What the import window proposes: comma, double quote, UTF-8, from row 1, no column formats. Without the window it
# would take the system's old 8-bit encoding, byte order mark or not.
COMMA_UTF8 = "44,34,76,1"


class Cell(Struct, frozen=True):
    """One cell: `kind` is "string", "float", "date", … or "" where empty, `text` what is shown; its formula, if any."""

    kind: str
    text: str
    formula: str = ""


EMPTY = Cell("", "")


class Office(Struct, frozen=True):
    """One LibreOffice with a profile of its own under `folder`."""

    folder: Path

    def opened(self, path: Path, *, options: str = COMMA_UTF8) -> list[list[Cell]]:
        """The cells of the first sheet of `path`, row by row; a CSV file is opened with the CSV filter's `options`."""
        filters = [f"--infilter=CSV:{options}"] if path.suffix == ".csv" else []
        with tempfile.TemporaryDirectory(dir=self.folder) as out:
            self._run(*filters, "--convert-to", "fods", "--outdir", out, str(path))
            return cells((Path(out) / path.name).with_suffix(".fods"))

    def _run(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore", *arguments]
        with running(command, env=_environment(self.folder), stderr=subprocess.PIPE) as process:
            _, said = process.communicate(timeout=PATIENCE)
        if process.returncode:
            raise DidNotStart(said)


@contextmanager
def new_office() -> Iterator[Office]:
    """A LibreOffice that knows nothing of the one this person uses."""
    with tempfile.TemporaryDirectory(prefix="frontdesk-office-") as folder:
        yield Office(Path(folder))


def _environment(folder: Path) -> Mapping[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DBUS_"))}
    return env | {"HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}


def cells(flat: Path) -> list[list[Cell]]:
    """The cells of the first table of a flat OpenDocument file, without the empty ones at the ends."""
    table = next(ElementTree.parse(flat).iter(f"{TABLE}table"))
    rows: list[list[Cell]] = []
    for row in table.iter(f"{TABLE}table-row"):
        rows += [_without_end(_row(row), EMPTY)] * _repeats(row, "rows")
    return _without_end(rows, [])


def _row(row: Element) -> list[Cell]:
    found: list[Cell] = []
    for cell in row.iter(f"{TABLE}table-cell"):
        # The last cell of a sheet stands for all the empty ones up to its edge.
        found += [_cell(cell)] * min(_repeats(cell, "columns"), 1024)
    return found


def _cell(cell: Element) -> Cell:
    shown = "\n".join(_shown(line) for line in cell.iter(f"{TEXT}p"))
    kind = cell.get(f"{OFFICE}value-type", "")
    return Cell(kind, shown, cell.get(f"{TABLE}formula", ""))


def _shown(line: Element) -> str:
    """The text of a paragraph, in which runs of spaces and tabs are elements of their own."""
    parts = [line.text or ""]
    for part in line:
        if part.tag == f"{TEXT}s":
            parts.append(" " * int(part.get(f"{TEXT}c", "1")))
        elif part.tag == f"{TEXT}tab":
            parts.append("\t")
        else:
            parts.append(_shown(part))
        parts.append(part.tail or "")
    return "".join(parts)


def _repeats(element: Element, what: str) -> int:
    return int(element.get(f"{TABLE}number-{what}-repeated", "1"))


def _without_end(found: list[Any], empty: Any) -> list[Any]:
    last = max((number for number, each in enumerate(found, 1) if each != empty), default=0)
    return found[:last]
