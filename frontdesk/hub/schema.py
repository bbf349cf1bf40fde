"""The schema of a hub: made whole when the hub is new, migrated in one transaction when it is older."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from frontdesk.errors import HubUnusable
from frontdesk.hub.journal import START
from frontdesk.hub.tables import head, metadata

VERSION = "0002"
MIGRATIONS = Path(__file__).with_name("migrations")


def make(engine: Engine, *, hub_id: str, at: datetime) -> None:
    """Make every table of a new hub, its head row, and the mark of the schema's version; refused over others."""
    with engine.begin() as connection:
        if inspect(connection).get_table_names():
            raise HubUnusable("This database is in use already; nothing was changed.", hint="Name an empty one.")
        metadata.create_all(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), {"version": VERSION})
        connection.execute(head.insert(), {"id": 1, "hub": hub_id, "seq": 0, "digest": START, "created_at": at})


def version(connection: Connection) -> str | None:
    """The stored schema's version; None where no hub is."""
    tables = inspect(connection)
    if not (tables.has_table("alembic_version") and tables.has_table(head.name)):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def bring_up_to_date(engine: Engine, *, first: Callable[[], object] = lambda: None) -> None:
    """Migrate a hub of an older version, when `first` was done; refused where there is none, or a newer one."""
    with engine.connect() as connection:
        stored = version(connection)
    if stored == VERSION:
        return
    if stored is None:
        raise HubUnusable("This is not a Frontdesk hub.", hint="Name another file; nothing was changed in it.")
    if stored > VERSION:
        raise _newer(stored)
    first()
    _migrate(engine)


def refuse_unreadable(engine: Engine) -> None:
    """HubUnusable where a table or column that this version reads is not there; what a newer one added is no harm."""
    with engine.connect() as connection:
        stored, seen = version(connection), inspect(connection)
        if stored is None:
            raise HubUnusable("This is not a Frontdesk hub.", hint="Name another file; nothing was changed in it.")
        has = {table: {column["name"] for column in seen.get_columns(table)} for table in seen.get_table_names()}
    if all({column.name for column in table.c} <= has.get(table.name, set()) for table in metadata.tables.values()):
        return
    if stored > VERSION:
        raise _newer(stored)
    raise HubUnusable(
        f"This hub was written by an older Frontdesk (schema {stored}, this one knows {VERSION}).",
        hint="Open a copy of it where it may be written to: it is brought to the new version there.",
    )


def _newer(stored: str) -> HubUnusable:
    return HubUnusable(
        f"This hub was written by a newer Frontdesk (schema {stored}, this one knows {VERSION}).",
        hint="Install the newer version; nothing was changed.",
    )


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        on_sqlite = connection.dialect.name == "sqlite"
        if on_sqlite:  # Alembic's batch mode drops tables: with foreign keys on, that deletes their children
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        upgrade(connection)
        if on_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise HubUnusable("The hub could not be brought to the new version; it is as it was.")
        connection.commit()
        connection.invalidate()


def upgrade(connection: Connection, target: str = "head") -> None:
    """Run Alembic's migrations on `connection`, in its transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
