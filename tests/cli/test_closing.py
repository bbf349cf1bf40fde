"""log close, typed at a terminal."""

import csv
from pathlib import Path

from tests.cli.conftest import Terminal

HANDED = ("call", "add", "--number", "+15705550199", "--topic", "printer faults", "--outcome", "handed-off")


def test_a_closed_day_says_what_was_done_and_who_owes_what(terminal: Terminal, tmp_path: Path) -> None:
    reference = terminal.data(*HANDED)["handoff"]["reference"]
    said = terminal("log", "close", "--folder", str(tmp_path), "--format", "csv", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "2026-03-02 is closed. Calls: 1. Hand-offs: 1 made, 0 joined, 0 passed on, 0 done, 0 returned, 0 cancelled.",
        "Carried over: 1, of them overdue: 0.",
        f"  Ava Dunne: {reference}",
        f"Written: {tmp_path / 'handoffs-2026-03-02.csv'}",
        f"Written: {tmp_path / 'handoffs-2026-03-02.json'}",
    ]
    with (tmp_path / "handoffs-2026-03-02.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["reference"] for row in csv.DictReader(file)] == [reference]


def test_closing_again_is_a_new_revision_and_undo_leaves_the_files(terminal: Terminal, tmp_path: Path) -> None:
    first = terminal.data("log", "close", "--folder", str(tmp_path))
    said = terminal("log", "close", "--folder", str(tmp_path))
    assert said.out.startswith("2026-03-02 is closed, for the second time. Calls: 0.")
    assert (first["revision"], first["by"], first["owed"]) == (1, "Mona", [])
    assert terminal.data("undo") == {"undone": "day.close", "rows": 1}
    names = sorted(file.name for file in tmp_path.glob("*.csv"))
    assert names == ["handoffs-2026-03-02.2.csv", "handoffs-2026-03-02.csv"]


def test_a_day_to_come_or_a_folder_that_is_not_there_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    said = terminal("log", "close", "--folder", str(tmp_path), "--day", "2026-03-03")
    assert (said.code, said.out) == (3, "")
    assert said.err.splitlines()[0] == "2026-03-03 is yet to come; it cannot be closed."
    said = terminal("log", "close", "--folder", str(tmp_path / "none"))
    assert (said.code, said.err.splitlines()[0]) == (3, f"There is no folder {tmp_path / 'none'}. Nothing was closed.")
    assert terminal("log", "close").code == 2
