"""The desk that every journey starts at."""

import shutil
from pathlib import Path

import pytest

from frontdesk.first_start import make_empty, make_sample
from frontdesk.places import usual_hub
from tests.journeys.operator import Desk
from tests.support.display import Display


@pytest.fixture(scope="session")
def sample_hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a desk with the sample company, as of now."""
    home = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("FRONTDESK_HOME", str(home))
        make_sample(usual_hub()).close()
    return home


@pytest.fixture
def new_desk(display: Display, own_home: Path) -> Desk:
    """A desk that was never started."""
    return Desk(display, own_home)


@pytest.fixture
def desk(new_desk: Desk, sample_hub: Path) -> Desk:
    """A desk of the sample company."""
    shutil.copytree(sample_hub, new_desk.home)
    return new_desk


@pytest.fixture
def empty_desk(new_desk: Desk) -> Desk:
    """A desk of an organisation that has entered nothing yet; the front desk takes what nobody owns."""
    make_empty(usual_hub(), "Front desk").close()
    return new_desk
