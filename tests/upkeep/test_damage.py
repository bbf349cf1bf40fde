"""What is wrong with a hub's file is told in a sentence, with what is kept and what can be done."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.clock import StoppedClock
from frontdesk.errors import HubUnusable
from frontdesk.hub.connect import connect
from frontdesk.hub.looking import SAID, Found
from frontdesk.hub.opening import open_hub
from frontdesk.upkeep.backups import Backups
from frontdesk.upkeep.damage import Choice, Damage, Fault, described, what_is_wrong
from tests.upkeep.conftest import without_rights
from tests.upkeep.harm import TEN, cut, root_of, say, wipe_header, zero_page

CLOCK = StoppedClock(TEN)


def wrong(hub: Path, *, thorough: bool = False) -> Damage:
    """What is wrong; the file is as it was afterwards, and nothing lies beside it that did not before."""
    before, beside = hub.read_bytes() if hub.exists() else None, sorted(hub.parent.iterdir())
    found = what_is_wrong(hub, thorough=thorough)
    assert found is not None
    assert (hub.read_bytes() if hub.exists() else None, sorted(hub.parent.iterdir())) == (before, beside)
    return found


def test_a_sound_hub_has_nothing_wrong_with_it(hub: Path) -> None:
    assert what_is_wrong(hub) is None
    assert what_is_wrong(hub, thorough=True) is None


def test_a_missing_hub_may_be_begun_anew(hub: Path) -> None:
    hub.unlink()
    found = wrong(hub)
    assert (found.fault, found.sentence) == (Fault.MISSING, f"There is no hub at {hub}.")
    assert found.kept == "Nothing was made in its place."
    assert found.choices == (Choice.ANOTHER, Choice.START)


def test_F19_an_empty_file_is_asked_about_and_nothing_is_made_over_it(hub: Path) -> None:
    hub.write_bytes(b"")
    found = wrong(hub)
    assert (found.fault, found.sentence) == (Fault.EMPTY, "hub.db is empty; what was in it is gone.")
    assert found.choices == (Choice.ANOTHER,)


@pytest.mark.parametrize("content", [b"a shopping list\n", b"PK\x03\x04" + bytes(5_000), bytes(100) + b"x" * 5_000])
def test_F15_another_kind_of_file_is_told_apart(hub: Path, content: bytes) -> None:
    hub.write_bytes(content)
    found = wrong(hub)
    assert (found.fault, found.sentence) == (Fault.FOREIGN, "hub.db is not a Frontdesk hub.")
    assert Choice.SALVAGE not in found.choices


def test_F15_another_programs_database_is_told_apart(hub: Path) -> None:
    hub.unlink()
    with closing(sqlite3.connect(hub)) as other:
        other.execute("CREATE TABLE people (name)")
    found = wrong(hub)
    assert found.fault is Fault.OTHER_DATABASE
    assert found.sentence == "hub.db is another program's database, not a Frontdesk hub."


def test_F15_a_header_that_was_zeroed_is_told_apart(hub: Path) -> None:
    wipe_header(hub)
    found = wrong(hub)
    assert (found.fault, found.sentence) == (Fault.WIPED, "The beginning of hub.db was wiped out.")
    assert found.choices == (Choice.SALVAGE, Choice.ANOTHER)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_F16_a_truncated_hub_is_explained(hub: Path, share: float) -> None:
    Backups(hub, clock=CLOCK).make()
    cut(hub, share)
    found = wrong(hub)
    assert (found.fault, found.sentence) == (Fault.TRUNCATED, "The end of hub.db is missing.")
    assert found.kept == "The file was not touched; most of what is in it can usually be read still."
    assert found.choices == (Choice.RESTORE, Choice.SALVAGE, Choice.ANOTHER)


def test_F01_a_file_whose_log_holds_the_rest_is_not_taken_for_a_truncated_one(hub: Path) -> None:
    with closing(connect(hub)) as reading:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM people").fetchone()
        say(hub, "UPDATE people SET place = hex(zeroblob(20000))")
        file, log = hub.read_bytes(), (hub.parent / "hub.db-wal").read_bytes()
        reading.execute("ROLLBACK")
    whole = hub.read_bytes()
    assert len(whole) > len(file)
    # The program ended when the first page of the log was in the file, and the last ones were not.
    hub.write_bytes(whole[:4_096] + file[4_096:])
    assert wrong(hub).fault is Fault.TRUNCATED
    (hub.parent / "hub.db-wal").write_bytes(log)
    assert what_is_wrong(hub, thorough=True) is None


def test_F17_one_zeroed_page_shows_when_all_of_it_is_read(hub: Path) -> None:
    zero_page(hub, root_of(hub, "moves"))
    assert what_is_wrong(hub) is None
    found = wrong(hub, thorough=True)
    assert (found.fault, found.sentence) == (Fault.DAMAGED, "The hub's file is damaged.")
    assert found.choices == (Choice.READ_ONLY, Choice.SALVAGE, Choice.ANOTHER)


def test_a_schema_that_cannot_be_read_is_damage(hub: Path) -> None:
    content = bytearray(hub.read_bytes())
    content[100:4_096] = b"\xff" * 3_996
    hub.write_bytes(content)
    assert wrong(hub).fault is Fault.DAMAGED


def test_F20_a_newer_schema_tells_which_version_is_needed(hub: Path) -> None:
    say(hub, "UPDATE alembic_version SET version_num = '0042'")
    found = wrong(hub)
    told = "This hub was written by a newer Frontdesk (schema 0042, this one knows 0002)."
    assert (found.fault, found.sentence) == (Fault.NEWER, told)
    assert found.choices == (Choice.UPDATE, Choice.READ_ONLY, Choice.ANOTHER)
    with pytest.raises(HubUnusable) as refusal:
        open_hub(hub, clock=CLOCK)
    assert str(refusal.value) == told


def test_our_own_stamp_without_our_tables_is_told(hub: Path) -> None:
    say(hub, "DROP TABLE alembic_version")
    assert wrong(hub).fault is Fault.BARE


def test_a_hub_that_another_program_has_locked_is_told(hub: Path) -> None:
    with closing(connect(hub)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        found = what_is_wrong(hub)
        other.execute("ROLLBACK")
    assert found is not None
    assert (found.fault, found.sentence) == (Fault.LOCKED, "Another program holds hub.db.")
    assert found.choices == (Choice.RETRY, Choice.ANOTHER)


def test_F05_a_file_that_may_only_be_read_is_told(open_folder: Path, house_bytes: bytes) -> None:
    hub = open_folder / "hub.db"
    hub.write_bytes(house_bytes)
    hub.chmod(0o444)
    open_folder.chmod(0o777)
    with without_rights():
        found = what_is_wrong(hub)
    assert found is not None
    assert (found.fault, found.sentence) == (Fault.READ_ONLY, "hub.db may only be read.")


def test_F06_a_folder_that_takes_nothing_is_told(open_folder: Path, house_bytes: bytes) -> None:
    hub = open_folder / "hub.db"
    hub.write_bytes(house_bytes)
    hub.chmod(0o666)
    open_folder.chmod(0o555)
    with without_rights():
        found = what_is_wrong(hub)
    assert found is not None
    assert (found.fault, found.sentence) == (Fault.SEALED, "hub.db lies where nothing can be written.")
    assert found.choices[0] is Choice.READ_ONLY


def test_a_file_that_may_not_even_be_read_is_told(open_folder: Path, house_bytes: bytes) -> None:
    hub = open_folder / "hub.db"
    hub.write_bytes(house_bytes)
    hub.chmod(0)
    with without_rights():
        found = what_is_wrong(hub)
    assert found is not None
    assert (found.fault, found.sentence) == (Fault.UNREADABLE, f"{hub} cannot be opened: Permission denied.")


def test_the_last_copy_is_offered_first_where_there_is_one(hub: Path) -> None:
    backups = Backups(hub, clock=CLOCK)
    backups.make()
    last = backups.make()
    hub.write_bytes(b"")
    found = wrong(hub)
    assert (found.backup, found.choices[0]) == (last, Choice.RESTORE)


@pytest.mark.parametrize("fault", list(Fault))
def test_each_fault_has_its_words_and_something_to_do(fault: Fault) -> None:
    found = described(Found(Path("hub.db"), fault, "0042", "because"), None)
    assert found.sentence.endswith(".")
    assert found.kept.endswith(".")
    assert found.choices
    assert SAID[fault][1]


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.MISSING])
def test_a_new_hub_is_never_offered_over_a_file_that_is_there(fault: Fault) -> None:
    assert Choice.START not in described(Found(Path("hub.db"), fault), None).choices


def test_a_sound_file_has_no_words() -> None:
    with pytest.raises(ValueError, match="nothing to describe"):
        described(Found(Path("hub.db"), None), None)


@pytest.mark.parametrize("harm", [wipe_header, lambda hub: cut(hub, 0.5), lambda hub: hub.write_bytes(b"")])
def test_what_opening_refuses_is_told_in_the_same_words(hub: Path, harm: Callable[[Path], object]) -> None:
    harm(hub)
    with pytest.raises(HubUnusable) as refusal:
        open_hub(hub, clock=CLOCK)
    assert str(refusal.value) == wrong(hub).sentence
