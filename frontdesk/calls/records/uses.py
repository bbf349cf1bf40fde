"""How often a record is named in the log."""

from sqlalchemy import Connection, func, select

from frontdesk.hub import tables
from frontdesk.hub.steps import rows_by_id


def uses(connection: Connection, table: str, column: str, ids: list[str] | None) -> dict[str, int]:
    """How often each id stands in `column` of `table`; of all of them where no ids are given."""
    counted_by = tables.BY_KIND[table].c[column]
    wanted = select(counted_by, func.count()).where(counted_by.is_not(None)).group_by(counted_by)
    if ids is not None:
        wanted = wanted.where(counted_by.in_(ids))
    return {row[0]: row[1] for row in connection.execute(wanted)}


def named_in(connection: Connection, table: str, column: str, rows: list[str]) -> list[str]:
    """The ids that stand in `column` of these rows of `table`."""
    found = rows_by_id(connection, tables.BY_KIND[table], rows).values()
    return [row[column] for row in found if row[column] is not None]
