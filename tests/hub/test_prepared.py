"""Statements that go to the driver as text: the same answers, one state, and errors that are told as before."""

from datetime import timedelta

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import IntegrityError

from frontdesk.clock import StoppedClock
from frontdesk.errors import HubUnusable
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import open_hub
from frontdesk.hub.prepared import IDS, PreparedRead
from frontdesk.hub.tables import departments, people
from tests.hub.engines import Server
from tests.hub.rows import TEN, Row, add, department, person, stored

BY_IDS = PreparedRead(select(people).where(people.c.id.in_(IDS)))
RETIRED = PreparedRead(
    select(people.c.name.label("called"), people.c.numbers)
    .where(people.c.retired_at > bindparam("since"), people.c.role.in_(["", "clerk"]))
    .order_by(people.c.name_folded)
)


@pytest.fixture
def staff(hub: Hub) -> list[Row]:
    """Six hundred people, more than are asked for at once."""
    rows = [person(f"P{n}", f"Ö’{n} %(id)s", numbers=("231",), retired_at=TEN) for n in range(600)]
    add(hub, *rows, table=people)
    return rows


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 512, 513, 600])
def test_each_row_is_found_once_however_many_are_asked_for(hub: Hub, staff: list[Row], count: int) -> None:
    with hub.read() as connection:
        found = BY_IDS.rows_of(connection, [row["id"] for row in staff[:count]])
    assert sorted(found, key=lambda row: int(row["id"][1:])) == staff[:count]


def test_an_answer_has_the_names_and_kinds_of_its_columns(hub: Hub) -> None:
    add(hub, person("P1", "Åsa", numbers=("+46", "231"), retired_at=TEN), person("P2", "Bo", retired_at=TEN),
        person("P3", "Cy"), person("P4", "Di", retired_at=TEN, role="cook"), table=people)  # fmt: skip
    with hub.read() as connection:
        assert RETIRED.rows(connection, since=TEN - timedelta(seconds=1)) == [
            {"called": "Bo", "numbers": ()},
            {"called": "Åsa", "numbers": ("+46", "231")},
        ]
        assert RETIRED.rows(connection, since=TEN) == []


def test_a_question_without_one_of_its_values_is_not_asked(hub: Hub) -> None:
    with hub.read() as connection:
        RETIRED.rows(connection, since=TEN)
        with pytest.raises(KeyError):
            RETIRED.rows(connection)


def test_what_is_asked_in_one_reading_is_of_one_state(hub: Hub) -> None:
    add(hub, person("P1"), table=people)
    with hub.read() as connection:
        before = BY_IDS.rows_of(connection, ["P1", "P2"])
        add(hub, person("P2"), table=people)
        assert BY_IDS.rows_of(connection, ["P1", "P2"]) == before
    assert set(stored(hub, people)) == {"P1", "P2"}


def test_what_the_database_refuses_is_known_by_its_kind_and_leaves_nothing(hub: Hub) -> None:
    add(hub, department("D1"))
    with pytest.raises(IntegrityError) as refusal:
        add(hub, department("D2"), department("D3", "Somebody’s own", reference="D1"))
    assert "Somebody’s own" not in str(refusal.value)
    assert set(stored(hub)) == {"D1"}
    add(hub, department("D2"))
    assert set(stored(hub)) == {"D1", "D2"}


def write_while_the_server_goes(hub: Hub, server: Server) -> None:
    with hub.step("thing.add", by="Maja", desk="Desk 1") as step:
        own = step.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with server.engine.connect() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({own})")
        step.insert(departments, [department("D1")])


@pytest.mark.postgres
def test_a_server_that_went_away_within_a_step_is_told_and_asked_anew_by_the_next(server: Server) -> None:
    server.empty()
    hub = open_hub(server.url, clock=StoppedClock(TEN))
    with pytest.raises(HubUnusable, match="server cannot be reached"):
        write_while_the_server_goes(hub, server)
    add(hub, department("D2"))
    assert set(stored(hub)) == {"D2"}
    hub.close()
