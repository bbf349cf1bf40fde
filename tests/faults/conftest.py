"""The small house in a file, to be copied for each fault; and this process as it was, whatever a test looked at."""

import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.faults.work import make_furnished


@dataclass(frozen=True)
class Place:
    """Where a hub lies, and the folder of a desk's own files."""

    hub: Path
    home: Path

    @property
    def files(self) -> list[Path]:
        """All files of the hub, those that are there only while it is open too."""
        return [self.hub.with_name(self.hub.name + end) for end in ("", "-wal", "-shm", "-journal")]


class Places:
    """Copies of the small house."""

    def __init__(self, folder: Path, original: Path) -> None:
        self._folder = folder
        self._original = original
        self._numbers = count()

    def new(self) -> Place:
        """Another copy, which nobody has opened."""
        folder = self._folder / f"place-{next(self._numbers)}"
        folder.mkdir()
        shutil.copyfile(self._original, folder / "hub.db")
        (folder / "home").mkdir()
        (folder / "home" / "desk.json").write_text('{"theme": "dark"}')
        return Place(folder / "hub.db", folder / "home")


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small house, which is only copied."""
    file = tmp_path_factory.mktemp("furnished") / "hub.db"
    make_furnished(file)
    return file


@pytest.fixture
def places(tmp_path: Path, original: Path) -> Places:
    return Places(tmp_path, original)


@pytest.fixture
def place(places: Places) -> Place:
    """One copy of the small house."""
    return places.new()
