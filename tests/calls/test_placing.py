"""Files get their names all together or not at all, also on a drive that knows no second name for a file."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from frontdesk.calls.placing import drafts, place
from frontdesk.errors import Refused

FORMATS = ("csv", "pdf")


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive such as a stick's."""

    def link(_source: Path, _target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", link)


def placed(folder: Path, names: dict[str, Path]) -> list[Path] | None:
    """What is there once a file of each format has its name."""
    with drafts(folder, "day", FORMATS) as made:
        for format, draft in made.items():
            draft.write_text(f"all of {format}")
        return place(made, names)


def names_in(folder: Path) -> dict[str, Path]:
    return {format: folder / f"day.{format}" for format in FORMATS}


def told_in(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir()}


def test_without_second_names_the_files_are_copied(tmp_path: Path, no_links: None) -> None:
    assert placed(tmp_path, names_in(tmp_path)) == [tmp_path / "day.csv", tmp_path / "day.pdf"]
    assert told_in(tmp_path) == {"day.csv": "all of csv", "day.pdf": "all of pdf"}


def test_a_name_that_is_taken_is_left_alone_and_nothing_is_placed(tmp_path: Path, no_links: None) -> None:
    (tmp_path / "day.pdf").write_text("another's")
    assert placed(tmp_path, names_in(tmp_path)) is None
    assert told_in(tmp_path) == {"day.pdf": "another's"}


def test_a_copy_that_does_not_end_leaves_nothing(
    tmp_path: Path, no_links: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(source: object, _target: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfileobj", half)
    with pytest.raises(Refused) as raised:
        placed(tmp_path, names_in(tmp_path))
    assert str(raised.value) == f"{tmp_path / 'day.csv'} was not written: no space left on device."
    assert raised.value.hint == "Choose another folder, then close again."
    assert told_in(tmp_path) == {}


@pytest.mark.parametrize("after", ["copyfileobj", "fsync"])
def test_a_key_that_stops_it_between_two_copies_leaves_nothing(
    tmp_path: Path, no_links: None, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    where = shutil if after == "copyfileobj" else os
    act, done = getattr(where, after), list[object]()

    def stop_at_the_last(*given: object) -> None:
        act(*given)
        done.append(given)
        if len(done) == (2 if after == "copyfileobj" else 3):
            raise KeyboardInterrupt

    monkeypatch.setattr(where, after, stop_at_the_last)
    with pytest.raises(KeyboardInterrupt):
        placed(tmp_path, names_in(tmp_path))
    assert told_in(tmp_path) == {}


def test_a_key_that_stops_it_as_a_name_was_given_takes_that_name_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def stop(source: Path, target: Path) -> None:
        link(source, target)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", stop)
    with pytest.raises(KeyboardInterrupt):
        placed(tmp_path, names_in(tmp_path))
    assert told_in(tmp_path) == {}


def test_where_one_folder_is_gone_none_of_the_files_is_placed(tmp_path: Path) -> None:
    names = names_in(tmp_path) | {"pdf": tmp_path / "gone" / "day.pdf"}
    with pytest.raises(Refused, match="was not written: no such file or directory"):
        placed(tmp_path, names)
    assert told_in(tmp_path) == {}
