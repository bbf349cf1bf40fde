"""A desk's file with the small company in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.lookup.service import DeskFile
from tests.lookup.cards import PEOPLE, TOPICS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "file.sqlite"


@pytest.fixture
def desk_file(path: Path) -> Iterator[DeskFile]:
    file = DeskFile.open(path, hub_id="hub-1")
    file.rebuild([*PEOPLE, *TOPICS], seq=7)
    yield file
    file.close()
