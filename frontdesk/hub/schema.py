"""The schema of a hub: made whole when the hub is new, migrated in one transaction when it is older."""

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


def bring_up_to_date(engine: Engine) -> None:
    """Migrate a hub of an older version; refused where there is none, or a newer one."""
    with engine.connect() as connection:
        stored = version(connection)
    if stored == VERSION:
        return
    if stored is None:
        raise HubUnusable("This is not a Frontdesk hub.", hint="Name another file; nothing was changed in it.")
    if stored > VERSION:
        raise HubUnusable(
            f"This hub was written by a newer Frontdesk (schema {stored}, this one knows {VERSION}).",
            hint="Install the newer version; nothing was changed.",
        )
    _migrate(engine)


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
