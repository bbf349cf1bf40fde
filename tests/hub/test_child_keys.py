"""While many rows are taken away, an index tells whether something points to them; a file has none before or after."""

from contextlib import closing

import pytest
from sqlalchemy import Connection, inspect, select

from frontdesk.clock import StoppedClock
from frontdesk.errors import Stale
from frontdesk.hub.child_keys import indexed
from frontdesk.hub.hub import Hub
from frontdesk.hub.opening import open_hub
from frontdesk.hub.tables import callers, departments, metadata, people
from tests.hub.engines import Server
from tests.hub.rows import TEN, add, department, everything, person

ME = {"by": "Maja", "desk": "Desk 1"}
MANY = [department(f"D{n}", f"House {n}") for n in range(20)]
#: Whatever names a department without an index of the schema's own.
TO_DEPARTMENTS = {
    ("people", "department_id"), ("exceptions", "cover_department_id"), ("handoffs", "to_department_id"),
    ("handoffs", "owner_department_id"), ("moves", "meant_department_id"),
}  # fmt: skip


def undo_indexes(connection: Connection) -> set[tuple[str, str | None]]:
    """(table, column) of every index that is there for an undo only."""
    seen = inspect(connection)
    return {
        (table, index["column_names"][0])
        for table in seen.get_table_names()
        for index in seen.get_indexes(table)
        if str(index["name"]).startswith("undo_")
    }


def left(hub: Hub) -> set[tuple[str, str | None]]:
    with hub.read() as connection:
        return undo_indexes(connection)


def kept(hub: Hub) -> set[tuple[str, str | None]]:
    """What stays once many departments were taken away."""
    with hub.read() as connection:
        return {*TO_DEPARTMENTS} if connection.dialect.name == "postgresql" else set()


def test_every_column_that_points_to_many_departments_has_an_index_meanwhile(hub: Hub) -> None:
    with hub.step("thing.undo", **ME) as step:
        with indexed(step.connection, departments, 11):
            assert undo_indexes(step.connection) == TO_DEPARTMENTS
        assert undo_indexes(step.connection) == kept(hub)


def test_what_the_schema_has_an_index_of_gets_no_other(hub: Hub) -> None:
    with hub.step("thing.undo", **ME) as step, indexed(step.connection, callers, 5_000):
        assert undo_indexes(step.connection) == set()


def test_for_few_rows_nothing_is_made(hub: Hub) -> None:
    with hub.step("thing.undo", **ME) as step, indexed(step.connection, departments, 10):
        assert undo_indexes(step.connection) == set()


def test_a_step_of_many_rows_is_taken_back_and_leaves_no_index_in_a_file(hub: Hub) -> None:
    for _ in range(2):
        add(hub, *MANY)
        assert hub.undo(**ME).rows == 20
        assert (everything(hub), left(hub)) == (({}, {}), kept(hub))


@pytest.mark.postgres
def test_on_a_server_taking_many_rows_away_waits_for_nobody_who_reads(server: Server) -> None:
    server.empty()
    here, there = (open_hub(server.url, clock=StoppedClock(TEN)) for _ in range(2))
    with closing(here), closing(there):
        add(here, *MANY)
        with there.read() as reader, here.step("thing.undo", **ME) as step:
            for name, _ in TO_DEPARTMENTS:
                reader.execute(select(metadata.tables[name]))
            step.connection.exec_driver_sql("SET LOCAL lock_timeout = '2s'")
            with indexed(step.connection, departments, 11):
                step.delete(departments, [row["id"] for row in MANY])
        assert everything(here) == ({}, {})


def test_many_rows_stay_when_something_newer_points_to_one_of_them(hub: Hub) -> None:
    add(hub, *MANY)
    add(hub, person("P1", department_id="D7"), table=people, by="Bo")
    before = everything(hub)
    with pytest.raises(Stale, match="Something newer builds on it"):
        hub.undo(**ME)
    assert (everything(hub), left(hub), hub.seq()) == (before, set(), 21)
