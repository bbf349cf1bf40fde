"""An empty hub on each engine: a file, and a real PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, text, update

from frontdesk.clock import StoppedClock
from frontdesk.hub.engines import server_engine
from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import START
from frontdesk.hub.opening import make_hub, open_hub
from frontdesk.hub.tables import RECORDS, head, journal
from tests.hub.rows import TEN
from tests.support.postgres import Cluster

_KEPT_INDEXES = text(r"SELECT indexname FROM pg_indexes WHERE indexname LIKE 'undo\_%'")
ENGINES = ["file", pytest.param("postgres", marks=pytest.mark.postgres)]


@dataclass(frozen=True)
class Server:
    """One hub on a PostgreSQL, emptied for each test: making a database takes longer than the test."""

    url: str
    engine: Engine

    def empty(self) -> None:
        with self.engine.begin() as connection:
            for table in (*reversed(RECORDS), journal):
                connection.execute(delete(table))
            connection.execute(update(head).values(seq=0, digest=START))
            for index in connection.scalars(_KEPT_INDEXES).all():
                connection.exec_driver_sql(f"DROP INDEX {index}")


@pytest.fixture(scope="session")
def server(postgres_cluster: Cluster) -> Iterator[Server]:
    """A hub on a server, for all tests of this process."""
    with postgres_cluster.database() as url:
        make_hub(url, clock=StoppedClock(TEN)).close()
        engine = server_engine(url)
        yield Server(url, engine)
        engine.dispose()


@pytest.fixture(params=ENGINES)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a hub may be made."""
    if request.param == "file":
        return tmp_path / "hub.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a new hub's file holds."""
    path = tmp_path_factory.mktemp("new") / "hub.db"
    make_hub(path, clock=StoppedClock(TEN)).close()
    return path.read_bytes()


@pytest.fixture
def hub_file(tmp_path: Path, new_file: bytes) -> Path:
    """The file of a new hub that nobody has open."""
    path = tmp_path / "hub.db"
    path.write_bytes(new_file)
    return path


@pytest.fixture(params=ENGINES)
def hub(request: pytest.FixtureRequest, stopped_clock: StoppedClock) -> Iterator[Hub]:
    """An empty hub; its clock stands still."""
    opened = open_hub(_place(request), clock=stopped_clock)
    yield opened
    opened.close()


def _place(request: pytest.FixtureRequest) -> Path | str:
    if request.param == "file":
        path: Path = request.getfixturevalue("hub_file")
        return path
    server: Server = request.getfixturevalue("server")
    server.empty()
    return server.url
