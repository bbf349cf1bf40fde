"""The files of a closed day, as other programs read them."""

import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree


def sheet(file: Path, number: int) -> list[list[str]]:
    """The rows of a sheet, read as the format says."""
    own = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(file) as parts:
        root = ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))
    return [
        ["".join(text.text or "" for text in cell.iter(f"{own}t")) for cell in row.iter(f"{own}c")]
        for row in root.iter(f"{own}row")
    ]


def printed(file: Path) -> str:
    command = ["pdftotext", "-raw", str(file), "-"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, encoding="utf-8")
    return " ".join(done.stdout.split())
