"""Everything a hub holds, to be compared before a verb and after it was undone."""

from typing import Any

from sqlalchemy import select

from frontdesk.hub.hub import Hub
from frontdesk.hub.tables import BY_KIND, RECORDS


def everything(hub: Hub) -> dict[str, dict[str, Any]]:
    """The rows of every table by id."""
    with hub.read() as connection:
        return {
            table.name: {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}
            for table in RECORDS
        }


def row(hub: Hub, table: str, id: str) -> dict[str, Any]:
    """One row as it is stored."""
    with hub.read() as connection:
        found = connection.execute(select(BY_KIND[table]).where(BY_KIND[table].c.id == id)).mappings().one()
        return dict(found)


def put(hub: Hub, table: str, *rows: dict[str, Any]) -> None:
    """Add rows as they are."""
    with hub.step("test.put", by="Setup", desk="Setup") as step:
        step.insert(BY_KIND[table], rows)


def steps(hub: Hub) -> list[str]:
    """The verbs of the journal's steps, in order, each step once."""
    journal = RECORDS[0].metadata.tables["journal"]
    with hub.read() as connection:
        found = connection.execute(select(journal.c.step, journal.c.verb).order_by(journal.c.seq)).all()
    return [verb for _, verb in dict.fromkeys((one.step, one.verb) for one in found)]
