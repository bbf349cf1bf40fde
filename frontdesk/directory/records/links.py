"""What points to a record: read from the tables themselves, so that no table can be forgotten."""

import json
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select

from frontdesk.hub.steps import Step, rows_by_id
from frontdesk.hub.tables import RECORDS, settings

Row = dict[str, Any]


def referring(table: Table) -> tuple[Column[Any], ...]:
    """Every column of the hub that points to rows of `table`."""
    columns = (column for one in RECORDS for column in one.c)
    return tuple(column for column in columns if any(key.column.table is table for key in column.foreign_keys))


def rows_naming(connection: Connection, column: Column[Any], id: str) -> list[Row]:
    """The rows of the column's table in which it points to the record `id`."""
    return [dict(row) for row in connection.execute(select(column.table).where(column == id)).mappings()]


def counted(connection: Connection, table: Table, id: str) -> dict[str, int]:
    """How many rows of each table point to the record `id` of `table`; tables with none are left out."""
    found: dict[str, int] = {}
    for column in referring(table):
        count = connection.execute(select(func.count()).where(column == id)).scalar_one()
        if count:
            found[column.table.name] = found.get(column.table.name, 0) + count
    return found


def repoint(step: Step, table: Table, old: str, new: str) -> None:
    """Let everything that points to the record `old` of `table` point to `new`."""
    for column in referring(table):
        rows = rows_naming(step.connection, column, old)
        step.update(table_of(column), [{**row, column.name: new} for row in rows])


def table_of(column: Column[Any]) -> Table:
    """The table that a column of the hub stands in."""
    return next(table for table in RECORDS if column.table is table)


def settings_naming(connection: Connection, text: str) -> list[str]:
    """The names of the settings that have the value `text`."""
    wanted = select(settings.c.id).where(settings.c.value == json.dumps(text, ensure_ascii=False))
    return list(connection.execute(wanted.order_by(settings.c.id)).scalars())


def reset_settings(step: Step, old: str, new: str) -> None:
    """Give every setting that has the value `old` the value `new`."""
    names = settings_naming(step.connection, old)
    step.update(settings, [{"id": name, "value": json.dumps(new, ensure_ascii=False)} for name in names])


def stored(connection: Connection, table: Table, id: str) -> Row | None:
    """The row of `table` with this id, as it is stored."""
    return rows_by_id(connection, table, [id]).get(id)
