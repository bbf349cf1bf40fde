"""The index may be lost and is begun anew; a draft is kept through everything that leaves it readable."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontdesk.hub.connect import connect
from frontdesk.lookup.drafts import Drafts
from frontdesk.lookup.model import Draft
from frontdesk.lookup.per_thread import DeskFiles
from frontdesk.lookup.service import DeskFile
from tests.lookup.cards import PEOPLE

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DRAFT = Draft("draft-1", NINE, '{"summary": "Rückruf für Frau Łukasz"}')


def filled(path: Path) -> None:
    file = DeskFile.open(path, hub_id="hub-1")
    file.rebuild(PEOPLE, seq=7)
    file.close()
    keep(path, DRAFT)


def keep(path: Path, *many: Draft) -> None:
    drafts = Drafts(path)
    for draft in many:
        drafts.save(draft)
    drafts.close()


def kept(path: Path) -> list[Draft]:
    drafts = Drafts(path)
    found = drafts.all()
    drafts.close()
    return found


def no_database(path: Path) -> None:
    path.write_bytes(b"This is not a database. " * 400)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:6000])


def scribbled_over(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(bytes(content))


def of_another_version(path: Path) -> None:
    connection = connect(path)
    connection.execute("UPDATE state SET value = '0' WHERE key = 'version'")
    connection.execute("ALTER TABLE cards RENAME COLUMN title TO heading")
    connection.close()


def of_a_stranger(path: Path) -> None:
    path.unlink()
    connection = connect(path)
    connection.execute("CREATE TABLE state (what, ever)")
    connection.execute("CREATE TABLE cards (of, another, sort)")
    connection.close()


@pytest.mark.parametrize("harm", [no_database, cut_short, scribbled_over, of_another_version, of_a_stranger])
def test_a_file_that_cannot_be_used_begins_anew_and_drafts_stay(path: Path, harm: Callable[[Path], None]) -> None:
    filled(path)
    harm(path)
    file = DeskFile.open(path, hub_id="hub-1")
    assert (file.find("edgar", kind="person", limit=8), file.seen(), kept(path)) == ([], 0, [DRAFT])
    file.rebuild(PEOPLE, seq=9)
    assert [hit.id for hit in file.find("edgar", kind="person", limit=8)] == ["edgar"]
    file.close()


def test_the_index_of_another_hub_is_not_shown_and_drafts_stay(path: Path) -> None:
    filled(path)
    file = DeskFile.open(path, hub_id="hub-2")
    assert (file.seen(), file.count("person"), kept(path)) == (0, 0, [DRAFT])
    file.close()


def test_damage_under_an_open_file_is_answered_with_nothing_until_it_is_filled(path: Path) -> None:
    filled(path)
    file = DeskFile.open(path, hub_id="hub-1")
    scribbled_over(path)
    assert file.find("edgar", kind="person", limit=8) == []
    assert file.seen() == 0
    file.rebuild(PEOPLE, seq=7)
    assert [hit.id for hit in file.find("edgar", kind="person", limit=8)] == ["edgar"]
    file.close()


def test_a_damaged_file_is_set_aside_and_not_thrown_away(path: Path) -> None:
    filled(path)
    no_database(path)
    DeskFile.open(path, hub_id="hub-1").close()
    assert path.with_name("file.sqlite.damaged").read_bytes().startswith(b"This is not a database.")


def test_readable_drafts_of_a_damaged_file_are_rescued(path: Path) -> None:
    many = [Draft(f"draft-{n:03}", NINE + timedelta(minutes=n), f'"{"word " * 200}{n}"') for n in range(60)]
    keep(path, *many)
    drafts_path = path.with_name("file-drafts.sqlite")
    content = bytearray(drafts_path.read_bytes())
    content[-4096:] = b"\xa5" * 4096
    drafts_path.write_bytes(bytes(content))
    rescued = kept(path)
    assert many[0] in rescued
    assert len(rescued) > 40
    keep(path, DRAFT)
    assert DRAFT in kept(path)


def test_a_draft_is_kept_in_its_last_form_until_it_is_dropped(path: Path) -> None:
    later = Draft("draft-0", NINE + timedelta(minutes=1), "{}")
    drafts = Drafts(path)
    drafts.save(DRAFT)
    drafts.save(later)
    drafts.save(Draft("draft-1", NINE, '{"summary": "finished"}'))
    assert drafts.all() == [later, Draft("draft-1", NINE, '{"summary": "finished"}')]
    drafts.drop("draft-1")
    drafts.drop("never-there")
    assert drafts.all() == [later]
    drafts.close()


def test_a_draft_is_saved_while_the_index_is_being_written(path: Path) -> None:
    DeskFile.open(path, hub_id="hub-1").close()
    writer = connect(path)
    writer.execute("BEGIN IMMEDIATE")
    keep(path, DRAFT)
    writer.execute("ROLLBACK")
    writer.close()
    assert kept(path) == [DRAFT]


def test_drafts_need_no_index(path: Path) -> None:
    files = DeskFiles(path, hub_id="hub-1")
    files.drafts().save(DRAFT)
    assert not path.exists()
    assert files.drafts() is files.drafts()
    files.close()
    assert kept(path) == [DRAFT]
