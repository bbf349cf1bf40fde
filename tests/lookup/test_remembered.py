"""What was found before is found again without asking, and never when it is so no longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk.lookup.model import Hit
from frontdesk.lookup.service import DeskFile
from frontdesk.lookup.typed import Typed
from tests.lookup.cards import person


@pytest.fixture
def other(path: Path, desk_file: DeskFile) -> Iterator[DeskFile]:
    file = DeskFile.open(path, hub_id="hub-1")
    yield file
    file.close()


def found(file: DeskFile, text: str = "ann") -> list[str]:
    return [hit.id for hit in file.find(text, kind="person", limit=8)]


def test_what_another_connection_wrote_is_found(desk_file: DeskFile, other: DeskFile) -> None:
    assert found(desk_file) == ["annabel", "anna"]
    other.apply([person("annika", "Annika Ek")], [("person", "anna")], seq=8)
    assert found(desk_file) == ["annabel", "annika"]


def test_what_this_connection_wrote_is_found(desk_file: DeskFile) -> None:
    assert found(desk_file) == ["annabel", "anna"]
    desk_file.apply([person("annika", "Annika Ek")], [("person", "anna")], seq=8)
    assert found(desk_file) == ["annabel", "annika"]
    desk_file.rebuild([person("anne", "Anne Berg")], seq=9)
    assert found(desk_file) == ["anne"]


def test_the_same_words_are_found_without_reading_the_cards_again(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    searched = desk_file._find

    def search(typed: Typed, kind: str, limit: int) -> list[Hit]:
        asked.append(typed.title)
        return searched(typed, kind, limit)

    monkeypatch.setattr(desk_file, "_find", search)
    assert found(desk_file, "ann") == found(desk_file, "Ann ") == ["annabel", "anna"]
    assert found(desk_file, "smith") == ["smithson", "anna"]
    assert asked == ["ann", "smith"]


def test_another_kind_and_another_limit_are_other_questions(desk_file: DeskFile) -> None:
    assert found(desk_file) == ["annabel", "anna"]
    assert [hit.id for hit in desk_file.find("ann", kind="person", limit=1)] == ["annabel"]
    assert desk_file.find("ann", kind="topic", limit=8) == []


def test_who_keeps_the_answer_cannot_change_what_is_remembered(desk_file: DeskFile) -> None:
    desk_file.find("ann", kind="person", limit=8).clear()
    assert found(desk_file) == ["annabel", "anna"]
