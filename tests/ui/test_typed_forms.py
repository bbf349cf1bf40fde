"""Words typed into the forms of the rooms and not saved are there again, also after a kill."""

from typing import cast

import pytest
from PySide6.QtWidgets import QLineEdit
from sqlcipher3 import dbapi2 as driver

from frontdesk.lookup.drafts import Drafts as Table
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from ui.rooms.directory.room import DirectoryRoom
from ui.rooms.knowledge.room import KnowledgeRoom


def directory(window: DeskWindow) -> DirectoryRoom:
    return cast("DirectoryRoom", window.window.room_named("directory"))


def knowledge(window: DeskWindow) -> KnowledgeRoom:
    return cast("KnowledgeRoom", window.window.room_named("knowledge"))


def typed_into(window: DeskWindow) -> str:
    """What stands in the field that has the keys."""
    field = window.focus()
    assert isinstance(field, QLineEdit)
    return field.text()


def test_a_colleague_who_was_half_typed_when_the_program_was_killed_is_there_again(start: Start) -> None:
    killed = start()
    killed.press("Ctrl+3", "Alt+N")
    killed.type("Nora Wester")
    killed.press("Tab")
    killed.type("serv")
    killed.press("Enter", "Tab")
    killed.type("Cold rooms")

    second = start()
    second.press("Ctrl+3")
    assert second.status == "Typed before and not saved yet: New person."
    second.press("Alt+N")
    texts = directory(second).record.form
    assert texts is not None
    assert {name: one.text for name, one in texts.texts.items() if one.text} == {
        "name": "Nora Wester",
        "department": "Service",
        "role": "Cold rooms",
    }
    second.press("Enter")
    assert second.status == "Nora Wester is in the directory. Ctrl Z undoes."
    assert second.desk.forms.all() == {}


def test_each_letter_of_a_form_is_on_the_disk_before_the_next_one_is_typed(start: Start) -> None:
    window = start()
    window.press("Ctrl+3", "Alt+N")
    for count, letter in enumerate("Nora", start=1):
        window.type(letter)
        (kept,) = window.desk.forms.all().values()
        assert kept["fields"]["name"] == ["Nora"[:count], ""]


def test_an_article_that_was_being_changed_says_not_saved_after_the_window_was_closed(start: Start) -> None:
    first = start()
    first.press("Ctrl+4", "Enter")
    was = typed_into(first)
    first.press("End")
    first.type(" today")
    first.press("Ctrl+Q")
    first.program.close()

    second = start()
    second.press("Ctrl+4")
    assert second.status == f"Typed before and not saved yet: {was} today."
    second.press("Alt+E")
    assert typed_into(second) == f"{was} today"
    second.press("Ctrl+S")
    assert second.status.startswith("Draft kept: “")
    assert second.desk.forms.all() == {}


def test_a_new_article_that_was_let_go_does_not_come_back(start: Start) -> None:
    first = start()
    first.press("Ctrl+4", "Alt+N")
    first.type("Closed at Easter")
    first.press("Alt+X")
    assert first.desk.forms.all() == {}
    first.press("Alt+X")
    assert len(first.desk.forms.all()) == 1
    first.press("Alt+X")

    second = start()
    second.press("Ctrl+4", "Alt+N")
    assert typed_into(second) == ""


def test_a_calls_notes_and_a_form_lie_beside_each_other(start: Start) -> None:
    first = start()
    first.type("charged twice")
    first.press("Ctrl+3", "Alt+N")
    first.type("Nora")

    second = start()
    assert second.box.text() == "charged twice"
    assert [notes.words for notes in second.desk.drafts.all()] == ["charged twice"]
    second.press("Ctrl+3", "Alt+N")
    assert typed_into(second) == "Nora"


def test_what_the_disk_did_not_take_is_told_once_and_kept_with_the_next_letter(
    desk_window: DeskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_window.press("Ctrl+3", "Alt+N")

    def full(*_: object) -> None:
        raise driver.OperationalError("database or disk is full")

    with monkeypatch.context() as disk:
        disk.setattr(Table, "save", full)
        desk_window.type("N")
        assert desk_window.status == (
            "This desk's own file takes no words now: what is not saved is on screen only."
            " Save it soon; see that the disk has room and that FRONTDESK_HOME may be written to."
        )
    desk_window.type("o")
    (kept,) = desk_window.desk.forms.all().values()
    assert kept["fields"]["name"] == ["No", ""]
