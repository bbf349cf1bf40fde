"""Several desks on one server: whoever comes second decides on what the first one left."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text

from frontdesk.clock import StoppedClock
from frontdesk.hub.hub import Hub
from frontdesk.hub.journal import broken_links
from frontdesk.hub.opening import open_hub
from frontdesk.hub.tables import departments, journal
from tests.hub.engines import Server
from tests.hub.rows import TEN, add, change, department, stored
from tests.support.program import PATIENCE

pytestmark = pytest.mark.postgres


@pytest.fixture
def desks(server: Server) -> Iterator[tuple[Hub, Hub]]:
    server.empty()
    opened = open_hub(server.url, clock=StoppedClock(TEN)), open_hub(server.url, clock=StoppedClock(TEN))
    yield opened
    for hub in opened:
        hub.close()


def wait_until_somebody_waits(server: Server) -> None:
    """Until a connection is held up by another one's step."""
    end = time.monotonic() + PATIENCE
    with server.engine.connect() as connection:
        while not connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one():
            assert time.monotonic() < end, "nobody waits"


def test_two_steps_over_one_row_follow_each_other(desks: tuple[Hub, Hub], server: Server) -> None:
    here, there = desks
    add(here, department("D1", "Claims"))
    with ThreadPoolExecutor(1) as pool:
        with here.step("thing.change", by="Maja", desk="Desk 1") as step:
            later = pool.submit(change, there, department("D1", "Second"), by="Bo", desk="Desk 2")
            wait_until_somebody_waits(server)
            step.update(departments, [department("D1", "First")])
        later.result(PATIENCE)
    assert stored(here) == {"D1": department("D1", "Second")}
    with here.read() as connection:
        made, first, second = connection.execute(select(journal).order_by(journal.c.seq)).all()
        assert (first.before, second.before) == (made.after, first.after)
        assert list(broken_links(connection)) == []


def test_one_desk_sees_what_another_one_filed(desks: tuple[Hub, Hub]) -> None:
    here, there = desks
    add(here, department("D1"))
    assert there.changes(0) == [(1, "departments", "D1")]
    assert stored(there) == {"D1": department("D1")}
