"""Where the weights of meaning lie, and whether they are whole."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

_SUMS = "SHA256SUMS"


class Damaged(Exception):
    """The weights are not as they were made; the box then works on words."""


@cache
def folder() -> Path:
    return Path(str(files("resources"))) / "routing"


def checked(place: Path | None = None) -> Path:
    """The folder of the weights, each file found as it was made. Raises Damaged; takes some 30 ms."""
    place = place or folder()
    try:
        for name, digest in _sums(place).items():
            with (place / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                    raise Damaged(f"{name} is damaged.")
    except (OSError, ValueError) as problem:
        raise Damaged(f"The weights cannot be read: {problem}") from problem
    return place


def _sums(place: Path) -> dict[str, str]:
    lines = (place / _SUMS).read_text(encoding="ascii").splitlines()
    sums = {name: digest for digest, name in (line.split() for line in lines)}
    if not sums:
        raise ValueError(f"{_SUMS} names no file")
    return sums
