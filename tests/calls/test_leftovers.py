"""Hidden drafts of files: what nobody is at any more is swept, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from frontdesk.calls.leftovers import hidden_name, sweep


def gone() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def left_by(process: int, name: str, ending: str) -> str:
    return hidden_name(name, ending).replace(f"-{os.getpid()}-", f"-{process}-")


def test_only_drafts_that_no_process_of_this_computer_owns_are_swept(tmp_path: Path) -> None:
    ended = gone()
    swept = [left_by(ended, "handoffs-2026-03-02", "csv"), left_by(ended, "frontdesk", "part")]
    mine, parents = hidden_name("handoffs-2026-03-02", "pdf"), left_by(os.getppid(), "frontdesk", "part")
    here = mine.split("-")[4]
    elsewhere = swept[0].replace(f"-{here}-", "-00000000-")
    others = ["handoffs-2026-03-02.csv", f".notes-{here}-{ended}-0123456789abcdef.csv", elsewhere, ".handoffs-x.csv"]
    for name in (*swept, mine, parents, *others):
        (tmp_path / name).write_text("half")
    sweep(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {mine, parents, *others}


@pytest.mark.parametrize("process", [0, 2**80])
def test_a_draft_of_a_process_that_cannot_be_asked_for_stays(tmp_path: Path, process: int) -> None:
    kept = left_by(process, "frontdesk", "part")
    (tmp_path / kept).write_text("half")
    sweep(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [kept]


def test_two_drafts_never_share_a_name() -> None:
    assert len({hidden_name("handoffs-2026-03-02", "csv") for _ in range(50)}) == 50


@pytest.mark.parametrize("where", ["none", "x" * 300])
def test_a_folder_that_cannot_be_looked_into_is_left_alone(tmp_path: Path, where: str) -> None:
    sweep(tmp_path / where)
    assert list(tmp_path.iterdir()) == []
