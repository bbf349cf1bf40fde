"""Taking many rows away: whether something points to them is asked of an index, not of every row of a table."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, Table, UniqueConstraint

from frontdesk.hub.tables import metadata

#: To look through the largest tables for so few rows takes about as long as to make indexes of them.
_FEW = 10


@contextmanager
def indexed(connection: Connection, parents: Table, count: int) -> Iterator[None]:
    """While `count` rows of `parents` are taken away, every column that points to them has an index.

    For each row that goes the database looks for others that point to it. Verbs retire whoever leaves; only undo, of
    an import, takes thousands away, and for its sake alone no entry shall keep more indexes up to date. They are made
    and gone within the transaction that is open. A server keeps them once they are made: to drop one would wait for
    everybody who reads, and everybody who reads for it.
    """
    columns = [column for column in _pointing_to(parents) if not _has_index(column)] if count > _FEW else []
    for column in columns:
        on = f"{column.table.name} ({column.name}) WHERE {column.name} IS NOT NULL"
        connection.exec_driver_sql(f"CREATE INDEX IF NOT EXISTS {_name(column)} ON {on}")
    yield
    for column in columns if connection.dialect.name == "sqlite" else ():
        connection.exec_driver_sql(f"DROP INDEX {_name(column)}")


def _pointing_to(parents: Table) -> Iterator[Column[Any]]:
    for table in metadata.sorted_tables:
        yield from (key.parent for key in table.foreign_keys if key.column.table is parents)


def _has_index(column: Column[Any]) -> bool:
    """Whether the schema has an index that begins with this column."""
    table = column.table
    assert isinstance(table, Table)
    listed = [index.columns for index in table.indexes]
    listed += [rule.columns for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    return any(next(iter(columns)) is column for columns in listed)


def _name(column: Column[Any]) -> str:
    return f"undo_{column.table.name}_{column.name}"
