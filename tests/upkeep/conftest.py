"""A small house in a file that nobody has open, and what may befall it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from frontdesk.clock import StoppedClock
from tests.cli.conftest import bare_terminal as bare_terminal
from tests.cli.house import make_house
from tests.upkeep.harm import TEN

_NOBODY = 65_534


@pytest.fixture(scope="session")
def house_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the file of the house holds."""
    path = tmp_path_factory.mktemp("house") / "hub.db"
    patched = pytest.MonkeyPatch()
    patched.setenv("FRONTDESK_HOME", str(path.parent))
    make_house(path, StoppedClock(TEN))
    patched.undo()
    return path.read_bytes()


@pytest.fixture
def hub(own_home: Path, house_bytes: bytes) -> Path:
    """The usual hub of this desk: the small house."""
    own_home.mkdir()
    path = own_home / "hub.db"
    path.write_bytes(house_bytes)
    return path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach."""
    with TemporaryDirectory(prefix="frontdesk-folder-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@contextmanager
def without_rights() -> Iterator[None]:
    """As a user to whom the rights of a file mean something; whoever runs the tests may be allowed everything."""
    mighty = os.geteuid() == 0
    if mighty:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if mighty:
            os.seteuid(0)
