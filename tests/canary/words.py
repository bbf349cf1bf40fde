"""Unmistakable names, numbers and words, and the look for them in whatever was left lying about."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

CALLER = "Zinaïda Quixwoth"
COLLEAGUE = "Hjalmar Plöddebeck"
ORGANISATION = "Brumblecott & Søns"
NUMBER = "+1 570 555 0167"
MAIL = "hjalmar@brumblecott.example"
NEED = "a walrus sat on my parachute"
ANSWER = "Lure it away with marzipan"
TOPIC = "Flotsam and jetsam"

#: What none of these may be known by.
TOLD = (
    "Zinaïda", "Quixwoth", "Hjalmar", "Plöddebeck", "Brumblecott", "Søns", "walrus", "parachute", "marzipan",
    "Flotsam", "jetsam", "5705550167", "15705550167",
)  # fmt: skip
_BETWEEN_DIGITS = re.compile(rb"(?<=\d)[ ().\-/\x00]+(?=\d)")


def forms(word: str) -> Iterator[bytes]:
    """`word` in every form in which it could be written down, in small letters."""
    apart = unicodedata.normalize("NFKD", word)
    for one in {word, apart, apart.encode("ascii", "ignore").decode()}:
        low = one.lower()
        escaped = (json.dumps(low)[1:-1], ascii(low)[1:-1], repr(low.encode())[2:-1], quote(low).lower())
        yield from (text.encode() for text in (low, *escaped))
        yield from (low.encode(code) for code in ("utf-16-le", "utf-16-be", "utf-32-le"))
        yield low.encode("latin-1", "replace")


def told_in(content: bytes) -> set[str]:
    """The canaries that are told in `content`, in whatever form."""
    low = b"\n".join((
        content.lower(), content.decode("utf-8", "replace").lower().encode(), _BETWEEN_DIGITS.sub(b"", content),
    ))  # fmt: skip
    return {word for word in TOLD if any(form in low for form in forms(word))}


def told_in_files(folders: Iterable[Path]) -> dict[str, set[str]]:
    """The canaries told in each file of `folders`, or by its name; those that tell none are left out."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    found = {path.name: told_in(path.read_bytes() + path.name.encode()) for path in files}
    return {name: words for name, words in found.items() if words}
