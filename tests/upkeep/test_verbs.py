"""backup and restore at the command line."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from frontdesk.hub.connect import connect
from tests.cli.conftest import Terminal
from tests.upkeep.harm import root_of, say, wipe_header, zero_page


@pytest.fixture
def terminal(bare_terminal: Terminal, hub: Path) -> Terminal:
    """A terminal at the small house."""
    return bare_terminal


def place(hub: Path) -> str:
    with closing(connect(hub)) as connection:
        return str(connection.execute("SELECT place FROM people WHERE reference = 'PVVVVV'").fetchone()[0])


def test_a_copy_goes_into_the_folder_and_is_named(terminal: Terminal, hub: Path, tmp_path: Path) -> None:
    said = terminal.data("backup", str(tmp_path / "stick"))
    assert said["file"] == str(tmp_path / "stick" / "hub-20260302T090000Z-0001-copy.db")
    assert said["bytes"] == Path(said["file"]).stat().st_size == said["pages"] * 4_096
    assert said["seconds"] >= 0
    assert not (hub.parent / "backups").exists()


def test_as_text_it_is_one_line(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal("backup", str(tmp_path / "stick"))
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{tmp_path / 'stick' / 'hub-20260302T090000Z-0001-copy.db'}: ")
    assert said.out.count("\n") == 1


def test_without_a_folder_it_is_kept_beside_the_hub_and_older_ones_give_way(terminal: Terminal, hub: Path) -> None:
    terminal.data("backup")
    said = terminal.data("backup")
    assert [path.name for path in (hub.parent / "backups").iterdir()] == ["hub-20260302T090000Z-0002-copy.db"]
    assert terminal.data("backup", "--list") == [
        {"file": said["file"], "made_at": "2026-03-02T10:00:00+01:00", "why": "copy", "bytes": said["bytes"]}
    ]


def test_the_list_is_there_also_where_the_hub_is_not(terminal: Terminal, hub: Path) -> None:
    assert terminal.data("backup", "--list") == []
    terminal.data("backup")
    hub.write_bytes(b"")
    said = terminal("backup", "--list")
    assert (said.code, said.err) == (0, "")
    assert said.out.split()[:4] == ["MADE", "AT", "WHY", "MB"]


def test_where_no_hub_is_none_is_made(terminal: Terminal, hub: Path) -> None:
    hub.unlink()
    said = terminal("backup")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith(f"There is no hub at {hub}.\n")
    assert list(hub.parent.iterdir()) == []


def test_a_list_takes_no_folder(terminal: Terminal) -> None:
    assert terminal("backup", "here", "--list").code == 2


def test_a_copy_is_restored_and_the_hub_that_stood_there_is_named(terminal: Terminal, hub: Path) -> None:
    copy = terminal.data("backup")["file"]
    say(hub, "UPDATE people SET place = 'Room 9' WHERE reference = 'PVVVVV'")
    said = terminal("restore", copy)
    assert (said.code, said.err) == (0, "")
    aside = hub.parent / "hub-replaced-20260302T090000Z.db"
    assert said.out.splitlines()[1] == f"What stood there is kept: {aside}"
    assert (place(hub), place(aside)) == ("", "Room 9")
    assert terminal("check").code == 0


def test_what_is_refused_says_why_and_leaves_the_hub(terminal: Terminal, hub: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("milk")
    said = terminal("restore", str(tmp_path / "list.txt"))
    assert (said.code, said.out) == (3, "")
    assert said.err == (
        "list.txt is not a Frontdesk hub. Nothing was restored.\nName another copy: frontdesk backup --list\n"
    )
    assert terminal("check").code == 0


def test_a_damaged_hub_is_salvaged_into_a_new_one(terminal: Terminal, hub: Path) -> None:
    wipe_header(hub)
    assert terminal("check").code == 3
    out = hub.parent / "saved.db"
    said = terminal.data("restore", "--salvage", str(hub), "--out", str(out))
    assert list(said) == ["file", "source", "read", "rebuilt", "lost", "tables", "problems"]
    assert (said["read"], said["rebuilt"], said["lost"], said["problems"]) == (16, 0, 0, [])
    assert said["tables"][0] == {"name": "journal", "read": 16, "rebuilt": 0, "lost": 0}
    assert terminal("restore", str(out)).code == 0
    assert terminal("check").code == 0


def test_what_a_check_finds_in_the_salvaged_hub_is_told_aside(terminal: Terminal, hub: Path) -> None:
    zero_page(hub, root_of(hub, "journal"))
    said = terminal("restore", "--salvage", str(hub), "--out", str(hub.parent / "saved.db"))
    assert said.code == 0
    assert "journal: 0 read, 0 made anew, 16 lost." in said.out.splitlines()
    assert said.err == ""  # every row is entered into the journal again


@pytest.mark.parametrize("words", [["--salvage", "x.db"], ["x.db", "--out", "y.db"]])
def test_salvaging_needs_both_words(words: list[str], terminal: Terminal) -> None:
    said = terminal("restore", *words)
    assert (said.code, said.err.splitlines()[0]) == (2, "--salvage and --out go together.")


@pytest.mark.parametrize("words", [["backup"], ["backup", "--list"], ["restore", "x.db"]])
def test_for_a_hub_on_a_server_its_own_tools_are_named(words: list[str], terminal: Terminal) -> None:
    said = terminal(*words, "--hub", "postgresql+psycopg://x@/hub")
    assert (said.code, said.out) == (3, "")
    assert said.err.splitlines() == [
        "A hub on a server is copied and restored by the server's own tools.",
        "For PostgreSQL these are pg_dump and pg_restore.",
    ]


def test_the_text_of_a_salvage_counts_what_was_read(terminal: Terminal, hub: Path) -> None:
    zero_page(hub, root_of(hub, "people"))
    out = hub.parent / "saved.db"
    said = terminal("restore", "--salvage", str(hub), "--out", str(out))
    assert said.out.splitlines() == [
        f"{out}: 13 rows read, 3 made anew from the journal, 0 lost.",
        "people: 0 read, 3 made anew, 0 lost.",
        f"Look at it with frontdesk --hub {out}; frontdesk restore {out} puts it in the hub's place.",
    ]
    assert json.loads(terminal("check", "--hub", str(out), "--json").out)["ok"]
