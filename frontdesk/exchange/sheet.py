"""CSV that opens in a spreadsheet as it was meant: text stays text, and nothing in it is carried out."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

Cell = str | int | None

_FORMULA = "=+\\-@＝＋－＠"
# Spreadsheets drop spaces and marks in front of a formula; an apostrophe may be one that we put there.
_IN_FRONT = "['\"\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_STARTS_A_FORMULA = re.compile(f"{_IN_FRONT}[{_FORMULA}]|'*[\\t\\r\\n]")
# What a spreadsheet takes for a number or a day and shows as another: 0701, 467012345678, 12E456, 3-12.
_READS_AS_ANOTHER = re.compile(r"'*(?:0\d+|\d{12,}|\d+[eE]\d+|\d{1,2}[-/]\d{1,2})")
_MAY_NEED_GUARDING = re.compile(f"[{_FORMULA}\\t\\r\\n]|\\A'*\\d")
# "+1 570 555 0142" is text everywhere, except where every group could be thousands.
_TELEPHONE = re.compile(r"\+\d{1,3}(?! \d{3}(?: \d{3})*\Z)(?: \d{1,6}){1,6}(?: ext \d{1,8})?")
# A desk whose spreadsheet parts cells at another sign sees a formula in the middle of ours. Signed amounts and lists
# with dashes are left in peace: a sign is a threat only where something is called.
_PARTED = re.compile("(?<=[;,|\\t\\r\\n])([ \"]*'*)(?=[=＝@＠]\\S|[+\\-＋－][^;,\\t\\r\\n]*?(?:[|!]|[A-Za-z]\\())")
_GUARD_WITHIN = re.compile(_PARTED.pattern.replace("'*)", "'*)'"))


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One table as a file: UTF-8 with a mark in front, CRLF, text in quotes, whole numbers bare.

    Text that a spreadsheet would carry out or read as another value gets an apostrophe in front, which
    `tables.read_table` takes off again. Telephone numbers written in groups ("+1 570 555 0142") stay as they are.
    """
    return b"".join(csv_pieces(header, rows))


def csv_pieces(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The same file, line by line: the header, then each row as it comes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    encoding = "utf-8-sig"
    for row in chain([header], rows):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
        yield out.getvalue().encode(encoding, "replace")
        out.seek(0)
        out.truncate()
        encoding = "utf-8"


def guarded(text: str) -> str:
    """`text` as a spreadsheet may hold it; `unguarded` gives it back unchanged, but for NUL, which no cell can hold."""
    text = text.replace("\0", "")
    if not _MAY_NEED_GUARDING.search(text):
        return text
    within = _PARTED.sub(r"\1'", text)
    return f"'{within}" if _endangered(text) and not _TELEPHONE.fullmatch(text) else within


def unguarded(text: str) -> str:
    """`text` without the apostrophes that keep a spreadsheet from carrying it out."""
    if "'" not in text:
        return text
    within = text[1:] if text.startswith("'") and _endangered(text) else text
    return _GUARD_WITHIN.sub(r"\1", within)


def _endangered(text: str) -> bool:
    return bool(_STARTS_A_FORMULA.match(text) or _READS_AS_ANOTHER.fullmatch(text))
