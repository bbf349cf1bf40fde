"""sample: whole or not at all."""

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal


def test_the_sample_company_is_there_to_look_around(bare_terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "tour.db"
    said = bare_terminal.data("sample", str(file))
    assert (said["people"], said["departments"], said["topics"], said["articles"]) == (60, 8, 80, 50)
    assert said["file"] == str(file)
    assert bare_terminal.data("check", "--hub", str(file))["ok"] is True
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == ["tour.db"]


def test_a_file_that_is_there_is_left_as_it_is(bare_terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all")
    said = bare_terminal("sample", str(file))
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("There is already a file letter.txt; nothing was changed.")
    assert file.read_text() == "Dear all"


def test_where_the_computer_does_not_tell_its_zone_it_is_said_which_was_taken(
    bare_terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST")
    said = bare_terminal("sample", str(tmp_path / "tour.db"))
    assert said.code == 0
    assert said.err == (
        "The computer does not tell its time zone: days begin and end in UTC, and numbers without a country code belong"
        " to US. Change it with frontdesk setting set zone NAME, or region XX.\n"
    )
