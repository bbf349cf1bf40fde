"""Where a desk keeps its files."""

import os
import tempfile
from functools import lru_cache
from pathlib import Path

import platformdirs

#: How the names end of the sockets through which consoles are reached.
BELL = ".bell"


def home() -> Path:
    """FRONTDESK_HOME, else the system's place for data."""
    told = os.environ.get("FRONTDESK_HOME")
    return Path(told) if told else Path(platformdirs.user_data_dir("Frontdesk", appauthor=False))


def is_folder(path: Path) -> bool:
    """Whether a folder is there; False for what cannot be one, or cannot be looked at."""
    try:
        return path.is_dir()
    except OSError:
        return False


def typed_path(typed: str) -> Path:
    """The path that somebody typed; ~ is their home."""
    path = Path(typed.strip())
    try:
        return path.expanduser()
    except RuntimeError:  # nobody has that name
        return path


def is_file(path: Path) -> bool:
    """Whether a file is there; False for what cannot be one, or cannot be looked at."""
    try:
        return path.is_file()
    except OSError:
        return False


def usual_hub() -> Path:
    """The hub's file where none is named."""
    return home() / "hub.db"


def desk_file(hub_id: str) -> Path:
    """This desk's own file for the hub with this id."""
    return home() / f"desk-{hub_id}.db"


def desk_settings() -> Path:
    """What was chosen at this workstation: below FRONTDESK_HOME, else in the system's place for choices."""
    return _settings_in(*(os.environ.get(name) for name in ("FRONTDESK_HOME", "XDG_CONFIG_HOME", "HOME")))


@lru_cache(maxsize=4)
def _settings_in(told: str | None, *_asked_by_the_system: str | None) -> Path:
    """Asked for several times with each entry."""
    folder = Path(told) if told else Path(platformdirs.user_config_dir("Frontdesk", appauthor=False))
    return folder / "desk.json"


def runtime() -> Path:
    """The folder through which a running console can be reached: the system's place for that, this user's alone."""
    told = os.environ.get("XDG_RUNTIME_DIR")
    if told:
        return Path(told) / "frontdesk"
    user = os.getuid() if hasattr(os, "getuid") else 0
    return Path(tempfile.gettempdir()) / f"frontdesk-{user}"


def is_any_console_open() -> bool:
    """Whether a console of this user may be open, over whatever hub; quick, for before the first window."""
    try:
        return any(file.suffix == BELL for file in runtime().iterdir())
    except OSError:
        return False
