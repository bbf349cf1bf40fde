"""A real PostgreSQL, made in a folder of its own, spoken to through a socket there, and gone afterwards."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from select import select

import psycopg
from msgspec import Struct
from psycopg import sql

from tests.support.program import PATIENCE, DidNotStart, running

READY = "database system is ready to accept connections"
# What is lost when the machine stops is of no worth here.
HASTE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")
# It is to sort as people do, so that an order left to the database shows.
COLLATION = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=sv-SE")
# Nobody reads its log after the start, and it waits when the pipe is full.
QUIET = ("log_min_messages=log", "log_checkpoints=off")
OWNER = "frontdesk"


class NotInstalled(Exception):
    """There is no PostgreSQL on this machine."""


class Cluster(Struct, frozen=True):
    """A running PostgreSQL; each test takes a database of its own from it."""

    folder: Path
    numbers: "count[int]"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a fresh, empty database, in the form SQLAlchemy takes; dropped afterwards."""
        name = f"hub_{next(self.numbers)}"
        self._say("CREATE DATABASE {}", name)
        try:
            yield f"postgresql+psycopg://{OWNER}@/{name}?host={self.folder}"
        finally:
            self._say("DROP DATABASE {} WITH (FORCE)", name)

    def _say(self, statement: str, name: str) -> None:
        address = f"host={self.folder} user={OWNER} dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(sql.Identifier(name)))


@contextmanager
def new_cluster() -> Iterator[Cluster]:
    """Makes a PostgreSQL of the newest installed version, starts it, and stops it at the end."""
    programs = _programs()
    user = "postgres" if os.geteuid() == 0 else None
    # Socket paths may be 107 bytes long, which pytest's own folders soon exceed.
    folder = Path(tempfile.mkdtemp(prefix="frontdesk-pg-", dir="/tmp"))
    try:
        if user is not None:
            shutil.chown(folder, user)
        _make(programs / "initdb", folder / "files", user)
        with _started(programs / "postgres", folder, user):
            yield Cluster(folder, count(1))
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    if newest is None:
        raise NotInstalled("PostgreSQL is needed to test the hub on it: run make test, which installs it")
    return newest.parent


def _make(initdb: Path, files: Path, user: str | None) -> None:
    options = [f"--username={OWNER}", "--auth=trust", "--encoding=UTF8", *COLLATION, "--no-sync"]
    subprocess.run(
        [initdb, *options, f"--pgdata={files}"],
        check=True,
        capture_output=True,
        cwd="/",
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        timeout=PATIENCE,
    )


@contextmanager
def _started(postgres: Path, folder: Path, user: str | None) -> Iterator[None]:
    settings = (f"unix_socket_directories={folder}", "listen_addresses=", "timezone=UTC", *HASTE, *QUIET)
    command = [str(postgres), "-D", str(folder / "files"), *(f"--{each}" for each in settings)]
    # SIGINT is its fast shutdown: it does not wait for whoever is still connected.
    with running(
        command, cwd=Path("/"), user=user, stop=signal.SIGINT, stderr=subprocess.PIPE
    ) as server:
        _wait_until_ready(server)
        yield


def _wait_until_ready(server: subprocess.Popen[str]) -> None:
    assert server.stderr is not None
    said = ""
    while READY not in said:
        ready, _, _ = select([server.stderr], [], [], PATIENCE)
        part = os.read(server.stderr.fileno(), 4096).decode() if ready else ""
        if not part:
            raise DidNotStart(said)
        said += part
