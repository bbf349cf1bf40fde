"""The PostgreSQL that the hub is tested on."""

from pathlib import Path

import psycopg

from tests.support.postgres import Cluster, new_cluster


def address(url: str) -> str:
    """The same database in the form psycopg itself takes."""
    return url.replace("postgresql+psycopg://", "postgresql://")


def test_a_test_has_a_database_of_its_own(postgres_cluster: Cluster, postgres_url: str) -> None:
    with psycopg.connect(address(postgres_url)) as mine:
        mine.execute("CREATE TABLE people (name text)")
    with postgres_cluster.database() as other, psycopg.connect(address(other)) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert tables == []


def test_it_orders_text_as_people_do_and_not_by_bytes(postgres_url: str) -> None:
    with psycopg.connect(address(postgres_url)) as connection:
        rows = connection.execute("SELECT n FROM (VALUES ('b'), ('B'), ('a'), ('C')) t (n) ORDER BY n").fetchall()
    assert [name for (name,) in rows] == ["a", "b", "B", "C"]


def test_a_cluster_is_gone_when_its_block_ends() -> None:
    with new_cluster() as cluster:
        process = int((cluster.folder / "files" / "postmaster.pid").read_text().splitlines()[0])
        assert Path(f"/proc/{process}").exists()
    assert not cluster.folder.exists()
    assert not Path(f"/proc/{process}").exists()
