"""A finished file gets its name, also on a drive that knows no second name for a file, and never another's."""

import errno
import os
from pathlib import Path

import pytest

from frontdesk.hub.copying import put_in_place


@pytest.fixture
def unfinished(tmp_path: Path) -> Path:
    """A file under the name that it is written by."""
    made = tmp_path / "hub.db.part"
    made.write_text("whole")
    return made


def refuse_links(monkeypatch: pytest.MonkeyPatch, why: int) -> None:
    def link(_source: Path, _target: Path) -> None:
        raise OSError(why, os.strerror(why))

    monkeypatch.setattr(os, "link", link)


@pytest.mark.parametrize("why", [errno.EPERM, errno.EOPNOTSUPP])
def test_without_second_names_it_is_renamed(unfinished: Path, why: int, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_links(monkeypatch, why)
    put_in_place(unfinished, unfinished.with_name("hub.db"))
    assert unfinished.with_name("hub.db").read_text() == "whole"
    assert not unfinished.exists()


@pytest.mark.parametrize("has_links", [True, False])
def test_what_another_program_put_there_is_left_alone(
    unfinished: Path, has_links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished.with_name("hub.db").write_text("another's")
    if not has_links:
        refuse_links(monkeypatch, errno.EPERM)
    with pytest.raises(FileExistsError):
        put_in_place(unfinished, unfinished.with_name("hub.db"))
    assert unfinished.with_name("hub.db").read_text() == "another's"


def test_any_other_failure_of_the_disk_is_told(unfinished: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_links(monkeypatch, errno.EIO)
    with pytest.raises(OSError, match="Input/output error"):
        put_in_place(unfinished, unfinished.with_name("hub.db"))
    assert unfinished.read_text() == "whole"
