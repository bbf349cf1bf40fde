"""Many rows into one table, handed to the driver as they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table, insert

from frontdesk.hub.columns import Row

# Below, SQLAlchemy's kept statement is faster; above, its three copies of every row cost more than the insert.
MANY = 100


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add `rows` to `table`; all have the columns of the first."""
    if len(rows) < MANY:
        connection.execute(insert(table), rows)
    else:
        insert_columns(connection, table, {name: [row[name] for row in rows] for name in rows[0]})


def insert_columns(connection: Connection, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
    """Add rows to `table` whose values stand by column, each column in the rows' order."""
    if any(len(values) < MANY for values in columns.values()):
        rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
        connection.execute(insert(table), rows)
        return
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(columns))
    names = compiled.positiontup or list(columns)
    values = zip(*(_bound(table.c[name], columns[name], connection.dialect) for name in names), strict=True)
    many: list[Any] = list(values) if compiled.positional else [dict(zip(names, row, strict=True)) for row in values]
    connection.exec_driver_sql(str(compiled), many)


def _bound(column: Column[Any], values: Iterable[Any], dialect: Dialect) -> Iterable[Any]:
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    return values if process is None else _processed(values, process)


def _processed(values: Iterable[Any], process: Callable[[Any], Any]) -> Iterator[Any]:
    """Each value as the driver takes it; a run of the very same one is worked out once."""
    last, made = object(), None
    for value in values:
        if value is not last:
            last, made = value, process(value)
        yield made
