"""The states of recovery worth seeing, and the hubs that bring them about."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from frontdesk.clock import Clock, StoppedClock
from frontdesk.upkeep.backups import Backups, Why
from ui.shots.stage import Scene, Stage

_KEYS = Qt.Key
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_EARLIER = timedelta(hours=5)
_NEWER = "UPDATE alembic_version SET version_num = '0042'"


def damage(home: Path, clock: Clock) -> None:
    """Keep a backup of the hub, then cut off its end."""
    keep(home, clock)
    hub = home / "hub.db"
    with hub.open("r+b") as file:
        file.truncate(hub.stat().st_size // 2)


def keep(home: Path, clock: Clock) -> None:
    """Keep backups of three days."""
    for days in (2, 1, 0):
        at = StoppedClock(clock.now() - timedelta(days=days) - _EARLIER)
        Backups(home / "hub.db", clock=at).make(Why.DAILY)


def make_newer(home: Path, _clock: Clock) -> None:
    """Let the hub be of a version to come."""
    with closing(sqlite3.connect(home / "hub.db")) as connection, connection:
        connection.execute(_NEWER)


#: What befalls the sample's hub, by the kind of hub that a scene is played on.
BEFALLS = {"damaged": damage, "kept": keep, "newer": make_newer}


def befall(kind: str, sample: Path, home: Path, clock: Clock) -> None:
    """Make a copy of the sample's home, to which something happened."""
    shutil.copytree(sample, home, dirs_exist_ok=True)
    BEFALLS[kind](home, clock)


def _nothing(_stage: Stage) -> None:
    pass


def _offered(stage: Stage) -> None:
    stage.press(_KEYS.Key_P, held=_CTRL_SHIFT)


def _asked(stage: Stage) -> None:
    _offered(stage)
    stage.press(_KEYS.Key_Return)


def _saved(stage: Stage) -> None:
    stage.press(_KEYS.Key_S)


def _read_only(stage: Stage) -> None:
    stage.press(_KEYS.Key_O)
    stage.type("double invoice")


def _read_only_log(stage: Stage) -> None:
    stage.press(_KEYS.Key_O)
    stage.press(_KEYS.Key_2, held=Qt.KeyboardModifier.ControlModifier)


RECOVERY = (
    Scene(name="recovery", play=_nothing, hub="damaged", has_contrast=True, has_smallest=True),
    Scene(name="recovery-saved", play=_saved, hub="damaged"),
    Scene(name="backups", play=_offered, hub="kept", has_smallest=True),
    Scene(name="backup-asked", play=_asked, hub="kept"),
    Scene(name="read-only-log", play=_read_only_log, hub="newer", has_smallest=True),
    Scene(name="read-only", play=_read_only, hub="newer", has_contrast=True, has_smallest=True),
)
