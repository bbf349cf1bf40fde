"""The pages of a hub are read through in the background, and whoever waits can stop that."""

from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.errors import HubUnusable, Refused
from frontdesk.hub.connect import connect
from frontdesk.upkeep.integrity import faults
from tests.upkeep.harm import root_of, say, zero_page


def test_a_sound_hub_has_no_faults(hub: Path) -> None:
    assert faults(hub) == ()


@pytest.mark.parametrize("table", ["people", "moves", "journal"])
def test_F17_one_zeroed_page_is_found(hub: Path, table: str) -> None:
    zero_page(hub, root_of(hub, table))
    (found, *_) = faults(hub)
    assert found.startswith("The file is damaged: ")


def test_F17_a_zeroed_page_of_an_index_is_found(hub: Path) -> None:
    zero_page(hub, root_of(hub, "ix_people_mail"))
    assert faults(hub)


def test_progress_tells_of_every_table(hub: Path) -> None:
    told: list[tuple[int, int]] = []
    faults(hub, progress=lambda done, of: told.append((done, of)))
    assert (told[0], told[-1]) == ((0, 19), (19, 19))


def test_it_can_be_stopped_within_one_large_table(hub: Path) -> None:
    say(
        hub,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
        " INSERT INTO settings SELECT 'made up ' || i, '1' FROM n",
    )
    asked: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        if (done, of) in asked:  # a second word in the same table
            raise Refused("Stopped.")
        asked.append((done, of))

    with pytest.raises(Refused, match="Stopped"):
        faults(hub, progress=stop)
    assert len(asked) < 19


def test_it_neither_writes_nor_holds_anybody_up(hub: Path) -> None:
    before = hub.read_bytes()

    def write(done: int, _of: int) -> None:
        with closing(connect(hub, busy_ms=0)) as other:
            other.execute("UPDATE people SET place = ?", (f"Room {done}",))

    assert faults(hub, progress=write) == ()
    assert hub.read_bytes() != before


def test_a_file_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(HubUnusable, match="There is no hub"):
        faults(tmp_path / "hub.db")
    assert list(tmp_path.iterdir()) == []
