"""The ground every test stands on: nothing of this machine's owner, one time zone, no warning overlooked."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

from frontdesk.clock import StoppedClock
from tests.support.display import Display, new_display
from tests.support.office import Office, new_office
from tests.support.postgres import Cluster, new_cluster

pytest_plugins = ["tests.support.leaks", "tests.support.logs"]

SHARED = Path(__file__).parents[2] / "shared" / "data"
# A fixture that a test takes says what kind of test it is.
MARKED_BY = {"qapp": "ui", "display": "journey", "postgres_url": "postgres", "office": "office"}
OWN_DISPLAY = pytest.StashKey[ExitStack]()

os.environ["TZ"] = "Europe/Stockholm"
time.tzset()
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile(
    "frontdesk",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("frontdesk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the choice of a real display."""
    parser.addoption(
        "--on-display", action="store_true", help="show windows on a display of the run's own, not offscreen"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Gives this process its own display, if asked; the one that only hands out tests needs none."""
    stack = config.stash[OWN_DISPLAY] = ExitStack()
    hands_out = getattr(config.option, "numprocesses", None) and "PYTEST_XDIST_WORKER" not in os.environ
    if config.getoption("--on-display") and not hands_out:
        os.environ.update(stack.enter_context(new_display()).env)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends that display."""
    config.stash[OWN_DISPLAY].close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests by what they take, and keeps those that share something slow to start on one process."""
    for item in items:
        for fixture, marker in MARKED_BY.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)
        for shared in ("postgres", "office"):
            if item.get_closest_marker(shared):
                item.add_marker(pytest.mark.xdist_group(shared))


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a desk that has never been started; every test has its own."""
    home = tmp_path / "home"
    monkeypatch.setenv("FRONTDESK_HOME", str(home))
    return home


@pytest.fixture
def own_runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder of this test's own, near the root: a socket's path may be 107 bytes long."""
    with TemporaryDirectory(prefix="frontdesk-run-", dir="/tmp") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.fixture
def stopped_clock() -> StoppedClock:
    """Stands at ten o'clock in Stockholm, on a Monday in winter."""
    return StoppedClock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real directories and corpora, which lie beside the checkout and are no part of it."""
    if not SHARED.is_dir():
        pytest.skip(f"the real data is not beside the checkout ({SHARED})")
    return SHARED


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """A PostgreSQL for this process."""
    with new_cluster() as started:
        yield started


@pytest.fixture
def postgres_url(postgres_cluster: Cluster) -> Iterator[str]:
    """The address of an empty PostgreSQL database, as SQLAlchemy takes it."""
    with postgres_cluster.database() as url:
        yield url


@pytest.fixture
def display() -> Iterator[Display]:
    """A fresh display for a journey: start the real program on it, press keys, read what is seen."""
    with new_display() as started:
        yield started


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """A LibreOffice that opens files as their reader would."""
    with new_office() as started:
        yield started
