"""A desk's file with the small company in it."""

import json
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


@pytest.fixture(scope="session")
def naughty_strings(shared: Path) -> list[str]:
    """What has broken programs elsewhere, from the corpora beside the checkout."""
    found: list[str] = json.loads((shared / "corpora/strings/blns/blns.json").read_text("utf-8"))
    assert len(found) == 515
    return found
