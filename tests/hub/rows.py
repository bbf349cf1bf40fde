"""Rows written out by hand, and the verbs of an imagined desk that writes them."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, select

from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import departments, people

TEN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Row = dict[str, Any]


def department(id: str, name: str = "Claims", **more: Any) -> Row:
    """A department whose reference is its id."""
    row = {"id": id, "reference": id, "name": name, "name_folded": name.lower(), "mail": "", "number": "",
           "place": "", "retired_at": None}  # fmt: skip
    return row | more


def person(id: str, name: str = "Inga", **more: Any) -> Row:
    """A person whose reference is their id."""
    row = {"id": id, "reference": id, "name": name, "name_folded": name.lower(), "department_id": None, "role": "",
           "mail": "", "numbers": (), "place": "", "retired_at": None}  # fmt: skip
    return row | more


def add(hub: Hub, *rows: Row, table: Table = departments, by: str = "Maja", desk: str = "Desk 1") -> None:
    with hub.step("thing.add", by=by, desk=desk) as step:
        step.insert(table, rows)


def change(hub: Hub, *rows: Row, table: Table = departments, by: str = "Maja", desk: str = "Desk 1") -> None:
    with hub.step("thing.change", by=by, desk=desk) as step:
        step.update(table, rows)


def remove(hub: Hub, *ids: str, table: Table = departments, by: str = "Maja", desk: str = "Desk 1") -> None:
    with hub.step("thing.remove", by=by, desk=desk) as step:
        step.delete(table, ids)


def stored(hub: Hub, table: Table = departments) -> dict[str, Row]:
    """Every row of `table` by id."""
    with hub.read() as connection:
        return {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}


def everything(hub: Hub) -> tuple[dict[str, Row], dict[str, Row]]:
    return stored(hub), stored(hub, people)
