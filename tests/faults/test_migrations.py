"""A hub of every schema ever given out is brought up to date; a kill in mid-way leaves the old or the new."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.clock import SystemClock
from frontdesk.hub.opening import open_hub
from frontdesk.hub.schema import MIGRATIONS, VERSION
from frontdesk.upkeep import check
from tests.faults.children import at_work
from tests.faults.extent import extent, spots
from tests.faults.old_hubs import VERSIONS, lay_out, rows_of, version_of
from tests.faults.strace import traced
from tests.faults.work import open_only

OLDER = [version for version in VERSIONS if version != VERSION]


def test_F21_a_hub_of_every_schema_is_kept() -> None:
    assert [file.name[1:5] for file in sorted((MIGRATIONS / "versions").glob("v*.py"))] == VERSIONS
    assert VERSIONS[-1] == VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_F21_a_hub_of_any_schema_opens_with_every_row_it_had(version: str, tmp_path: Path) -> None:
    hub = tmp_path / "hub.db"
    lay_out(version, hub)
    assert version_of(hub) == version
    had = rows_of(hub)
    assert {name for name, rows in had.items() if not rows} == set()
    assert_up_to_date(hub, had)


@pytest.mark.parametrize("version", OLDER)
def test_F21_a_kill_at_any_write_of_a_migration_leaves_the_old_or_the_new(version: str, tmp_path: Path) -> None:
    for call, made in _calls_made(version, tmp_path).items():
        for spot in spots(made, 1, 4):
            rule = f"inject={call}:signal=KILL:when={spot}"
            hub, had = _laid_out(version, tmp_path / f"{call}-{spot}")
            with (
                at_work(open_only, hub, tmp_path / "home") as child,
                traced(child.pid, _files(hub), tmp_path / "t", rule),
            ):
                child.go()
                assert child.wait() == -9, f"{call} {spot} was never reached"
            assert_old_or_new(hub, version, had)


@pytest.mark.parametrize("version", OLDER)
def test_F21_a_kill_at_any_moment_of_a_migration_leaves_the_old_or_the_new(version: str, tmp_path: Path) -> None:
    chance, left = random.Random(3), set[str]()
    for number in range(extent(6, 60)):
        hub, had = _laid_out(version, tmp_path / str(number))
        with at_work(open_only, hub, tmp_path / "home") as child:
            child.go()
            child.hear_for(chance.uniform(0, 0.5))
            child.kill()
        left.add(version_of(hub))
        assert_old_or_new(hub, version, had)
    assert left <= {version, VERSION}


@pytest.mark.parametrize("version", OLDER)
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_F21_a_migration_that_a_disk_stops_is_told_and_leaves_the_old_or_the_new(
    error: str, version: str, tmp_path: Path
) -> None:
    for call, made in _calls_made(version, tmp_path).items():
        for spot in spots(made, 0 if error == "EIO" else 2):
            rule = f"inject={call}:error={error}:when={spot}+"
            hub, had = _laid_out(version, tmp_path / f"{call}-{spot}")
            with (
                at_work(open_only, hub, tmp_path / "home") as child,
                traced(child.pid, _files(hub), tmp_path / "t", rule),
            ):
                child.go()
                assert child.wait() == 0, child.words
            assert [word.what for word in child.words] in (["refused"], ["ended"]), child.words
            assert_old_or_new(hub, version, had)


def assert_old_or_new(hub: Path, version: str, had: dict[str, list[tuple[object, ...]]]) -> None:
    """Nothing between the two, nothing lost, and the next start finishes it."""
    assert version_of(hub) in (version, VERSION)
    assert rows_of(hub) == had
    assert_up_to_date(hub, had)


def assert_up_to_date(hub: Path, had: dict[str, list[tuple[object, ...]]]) -> None:
    with closing(open_hub(hub, clock=SystemClock())) as opened:
        assert check(opened).problems == ()
    assert version_of(hub) == VERSION
    assert rows_of(hub) == had


def _laid_out(version: str, folder: Path) -> tuple[Path, dict[str, list[tuple[object, ...]]]]:
    folder.mkdir()
    hub = folder / "hub.db"
    lay_out(version, hub)
    return hub, rows_of(hub)


def _files(hub: Path) -> list[Path]:
    return [hub.with_name(hub.name + end) for end in ("", "-wal", "-shm", "-journal")]


def _calls_made(version: str, folder: Path) -> dict[str, int]:
    """How often the migration makes the system write, by the name of what it asks for."""
    hub, _ = _laid_out(version, folder / f"counted-{len(list(folder.iterdir()))}")
    with at_work(open_only, hub, folder / "home") as child, traced(child.pid, _files(hub), folder / "t") as trace:
        child.go()
        assert child.wait() == 0, child.words
    made = trace.counts()
    return {call: made[call] for call in ("pwrite64", "fdatasync", "fsync", "ftruncate") if made[call]}
