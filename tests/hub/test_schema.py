"""The migrations lead to the very schema that a new hub is made with."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, inspect, select

from frontdesk.clock import StoppedClock
from frontdesk.errors import HubUnusable
from frontdesk.hub import schema
from frontdesk.hub.connect import APPLICATION_ID, connect
from frontdesk.hub.engines import file_engine, server_engine
from frontdesk.hub.opening import make_hub, open_hub
from frontdesk.hub.tables import BY_KIND, metadata
from tests.hub.rows import TEN


@pytest.fixture
def engine(where: Path | str) -> Any:
    made = server_engine(where) if isinstance(where, str) else file_engine(where)
    yield made
    made.dispose()


def reflected(connection: Connection) -> dict[str, Any]:
    """Tables with columns, keys, indexes and references, as the database tells them."""
    seen = inspect(connection)
    return {
        table: {
            "columns": {
                one["name"]: (str(one["type"]), one["nullable"], one["default"]) for one in seen.get_columns(table)
            },
            "key": seen.get_pk_constraint(table)["constrained_columns"],
            "indexes": sorted((i["name"] or "", tuple(map(str, i["column_names"])), bool(i["unique"]))
                              for i in seen.get_indexes(table)),
            "unique": sorted((u["name"] or "", tuple(u["column_names"])) for u in seen.get_unique_constraints(table)),
            "references": sorted((f["name"] or "", tuple(f["constrained_columns"]), f["referred_table"],
                                  tuple(f["referred_columns"])) for f in seen.get_foreign_keys(table)),
        }
        for table in seen.get_table_names()
        if table != "alembic_version"
    }  # fmt: skip


def test_migrating_from_nothing_makes_the_schema_of_a_new_hub(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.upgrade(connection)
        migrated = reflected(connection)
        metadata.drop_all(connection)
        metadata.create_all(connection)
        assert migrated == reflected(connection)
        assert len(migrated) == 18
        assert ("ix_handoffs_state_due_at", ("state", "due_at"), False) in migrated["handoffs"]["indexes"]


def test_migrating_leaves_the_mark_of_the_version_this_program_knows(engine: Engine) -> None:
    with engine.begin() as connection:
        assert schema.version(connection) is None
        schema.upgrade(connection)
        assert schema.version(connection) == schema.VERSION == "0002"


def test_a_migration_that_fails_leaves_the_hub_as_it_was(where: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_hub(where, clock=StoppedClock(TEN)).close()

    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half_done (x INTEGER)")
        raise HubUnusable("No.", hint="Never.")

    monkeypatch.setattr(schema, "VERSION", "9999")
    monkeypatch.setattr(schema, "upgrade", fail)
    with pytest.raises(HubUnusable, match="No"):
        open_hub(where, clock=StoppedClock(TEN))
    monkeypatch.undo()
    hub = open_hub(where, clock=StoppedClock(TEN))
    with hub.read() as connection:
        assert not inspect(connection).has_table("half_done")
        assert schema.version(connection) == "0002"
    hub.close()


def test_a_migration_is_seen_once_the_hub_is_open(where: Path | str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_hub(where, clock=StoppedClock(TEN)).close()

    def upgrade(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE newer (x INTEGER)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    monkeypatch.setattr(schema, "VERSION", "9999")
    monkeypatch.setattr(schema, "upgrade", upgrade)
    hub = open_hub(where, clock=StoppedClock(TEN))
    with hub.read() as connection:
        assert inspect(connection).has_table("newer")
    hub.close()


def test_a_migration_that_orphans_rows_is_not_kept(hub_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def orphan(connection: Connection) -> None:
        connection.exec_driver_sql(
            "INSERT INTO ownership (id, topic_id, position) VALUES ('O1', 'no such topic', 0)"
        )

    monkeypatch.setattr(schema, "VERSION", "9999")
    monkeypatch.setattr(schema, "upgrade", orphan)
    with pytest.raises(HubUnusable, match="it is as it was"):
        open_hub(hub_file, clock=StoppedClock(TEN))
    monkeypatch.undo()
    hub = open_hub(hub_file, clock=StoppedClock(TEN))
    with hub.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM ownership").scalar_one() == 0
    hub.close()


def test_foreign_keys_hold_after_a_migration(hub_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def upgrade(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    monkeypatch.setattr(schema, "VERSION", "9999")
    monkeypatch.setattr(schema, "upgrade", upgrade)
    hub = open_hub(hub_file, clock=StoppedClock(TEN))
    with hub.step("x", by="x", desk="x") as step:
        assert step.connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    hub.close()


def an_old_hub(where: Path) -> None:
    """A hub of schema 0001 in which a call was logged and handed off."""
    with closing(connect(where)) as stamped:
        stamped.execute(f"PRAGMA application_id={APPLICATION_ID}")
    engine = file_engine(where)
    with engine.begin() as connection:
        schema.upgrade(connection, "0001")
        for statement in OLD_ROWS:
            connection.exec_driver_sql(statement)
    engine.dispose()


OLD_ROWS = (
    "INSERT INTO head VALUES (1, 'H', 0, '" + "0" * 64 + "', '2026-03-12T09:00:00.000000Z')",
    "INSERT INTO people (id, reference, name, name_folded) VALUES ('P1', 'PRS222', 'Inga Ek', 'inga ek')",
    "INSERT INTO articles (id, reference, title, title_folded, version) VALUES ('A1', 'ART222', 'Hours', 'hours', 1)",
    "INSERT INTO handoffs (id, reference, call_id, to_person_id, kind, due_at, channel, state, made_at) VALUES "
    "('H1', 'HND222', 'C1', 'P1', 'callback', '2026-03-12T13:00:00.000000Z', 'phone', 'open', "
    "'2026-03-12T09:00:00.000000Z')",
    "INSERT INTO calls (id, reference, started_at, ended_at, contact, handoff_id, article_id, outcome, operator, desk) "
    "VALUES ('C1', 'CLL222', '2026-03-12T09:00:00.000000Z', '2026-03-12T09:01:00.000000Z', 'phone', 'H1', 'A1', "
    "'handed-off', 'Maja', 'Desk 1')",
    "INSERT INTO moves (id, handoff_id, position, step, at, by) VALUES "
    "('M1', 'H1', 0, 'make', '2026-03-12T09:00:00.000000Z', 'Maja')",
    "INSERT INTO gaps (id, call_id, words) VALUES ('G1', 'C1', 'a moose')",
)


def test_a_hub_of_the_first_schema_keeps_every_row_and_its_children(tmp_path: Path) -> None:
    where = tmp_path / "old.hub"
    an_old_hub(where)
    hub = open_hub(where, clock=StoppedClock(TEN))
    with hub.read() as connection:
        assert schema.version(connection) == "0002"
        rows = {name: connection.execute(select(BY_KIND[name])).mappings().all() for name in ("calls", "moves", "gaps")}
        assert connection.execute(select(BY_KIND["articles"])).mappings().one()["state"] == "approved"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    hub.close()
    assert [(row["id"], row["handoff_id"], row["urgent"], row["line_id"]) for row in rows["calls"]] == [
        ("C1", "H1", 0, None)
    ]
    assert [(row["handoff_id"], row["step"], row["reason"]) for row in rows["moves"]] == [("H1", "make", "")]
    assert [(row["words"], row["note"]) for row in rows["gaps"]] == [("a moose", "")]
