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
        told = json.loads(desk_settings().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: value for name, value in told.items() if isinstance(value, str)} if isinstance(told, dict) else {}


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
