"""What was chosen at this workstation: a small file of its own, beside whatever hub it works with."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from frontdesk.errors import Refused
from frontdesk.places import desk_settings


def read() -> dict[str, str]:
    """What was chosen here, by name; nothing where nobody chose, or the file is damaged."""
    try:
        return _read()
    except OSError:
        return {}


def to_change() -> dict[str, str]:
    """The same, to be written again with something changed; Refused where a disk does not tell it just now."""
    try:
        return _read()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as fault:
        raise Refused(
            f"This desk's settings cannot be read in {desk_settings()}: {fault.strerror}.",
            hint="They stay as they were.",
        ) from fault


def _read() -> dict[str, str]:
    text = desk_settings().read_bytes()
    try:
        told = json.loads(text.decode("utf-8"))
    except ValueError:
        return {}
    return {name: value for name, value in told.items() if isinstance(value, str)} if isinstance(told, dict) else {}


def stamp() -> tuple[int, int]:
    """Differs as soon as something else was chosen here, by whatever program: each choice is a file of its own."""
    try:
        told = desk_settings().stat()
    except OSError:
        return 0, 0
    return told.st_mtime_ns, told.st_ino


def write(chosen: Mapping[str, str]) -> None:
    """Keep what was chosen here, whole or not at all; Refused where the file cannot be written."""
    file = desk_settings()
    draft = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _put(draft, json.dumps(dict(sorted(chosen.items())), ensure_ascii=False, indent=2) + "\n")
        draft.replace(file)
    except OSError as fault:
        with suppress(OSError):
            draft.unlink()
        raise Refused(
            f"This desk's settings cannot be kept in {file}: {fault.strerror}.", hint="It stays as it was."
        ) from fault


def _put(draft: Path, text: str) -> None:
    with draft.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
