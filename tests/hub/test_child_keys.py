"""While many rows are taken away, an index answers whether something points to them; before and after there is none."""

import pytest
from sqlalchemy import Connection, inspect

from frontdesk.errors import Stale
from frontdesk.hub.child_keys import indexed
from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import callers, departments, people
from tests.hub.rows import add, department, everything, person

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


def test_every_column_that_points_to_many_departments_has_an_index_meanwhile(hub: Hub) -> None:
    with hub.step("thing.undo", **ME) as step:
        with indexed(step.connection, departments, 11):
            assert undo_indexes(step.connection) == TO_DEPARTMENTS
        assert undo_indexes(step.connection) == set()


def test_what_the_schema_has_an_index_of_gets_no_other(hub: Hub) -> None:
    with hub.step("thing.undo", **ME) as step, indexed(step.connection, callers, 5_000):
        assert undo_indexes(step.connection) == set()


def test_for_few_rows_nothing_is_made(hub: Hub) -> None:
    with hub.step("thing.undo", **ME) as step, indexed(step.connection, departments, 10):
        assert undo_indexes(step.connection) == set()


def test_a_step_of_many_rows_is_taken_back_and_leaves_no_index(hub: Hub) -> None:
    add(hub, *MANY)
    assert hub.undo(**ME).rows == 20
    assert (everything(hub), left(hub)) == (({}, {}), set())


def test_many_rows_stay_when_something_newer_points_to_one_of_them(hub: Hub) -> None:
    add(hub, *MANY)
    add(hub, person("P1", department_id="D7"), table=people, by="Bo")
    before = everything(hub)
    with pytest.raises(Stale, match="Something newer builds on it"):
        hub.undo(**ME)
    assert (everything(hub), left(hub), hub.seq()) == (before, set(), 21)
