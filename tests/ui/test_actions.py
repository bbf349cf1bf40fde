"""The registry of actions: palette and key sheet hold all of it, and each key does what its action says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QTextBrowser

from tests.ui.desk_window import MENU, DeskWindow
from ui.actions import ALL, Action, Group, key
from ui.console.day import Page
from ui.console.search import List
from ui.rooms.directory.room import DirectoryRoom
from ui.rooms.palette import matching


def test_no_key_means_two_things() -> None:
    keys = [key for action in ALL for key in action.keys]
    assert len(keys) == len(set(keys))


def test_the_palette_lists_every_action_but_itself(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+K")
    shown = desk_window.window.palette_sheet.list
    ids = {action.id for action, _ in shown._commands.rows}
    assert ids == {action.id for action in ALL} - {"help.commands"}


def test_the_palette_does_what_is_chosen_by_words_arrows_and_enter(desk_window: DeskWindow) -> None:
    desk_window.type("charged twice")
    desk_window.press("Ctrl+K")
    desk_window.type("hand")
    desk_window.press("Down", "Up", "Enter")
    assert not desk_window.window.palette_sheet.isVisible()
    assert desk_window.last_handoff().to.name == "Edgar Lindholm"


def test_the_palette_offers_nothing_that_cannot_be_done_now(desk_window: DeskWindow) -> None:
    desk_window.press("Ctrl+K")
    desk_window.type("hand off")
    first = desk_window.window.palette_sheet.list.model().index(0, 0)
    assert str(first.data()).endswith("Not now.")
    desk_window.press("Enter")
    assert desk_window.window.palette_sheet.isVisible()
    assert desk_window.calls() == []


def test_titles_go_before_helps_in_the_palette() -> None:
    assert [action.id for action in matching("summ", ALL)] == ["call.summary"]
    assert matching("un", ALL)[0].id == "edit.undo"
    assert matching("there is no such command", ALL) == []


def test_the_key_sheet_says_every_action(desk_window: DeskWindow) -> None:
    desk_window.press("F1")
    said = {label.accessibleName() for label in desk_window.window.key_sheet.findChildren(QLabel)}
    for action in ALL:
        assert f"{action.key}: {action.title}. {action.help}" in said


def question_is_open(desk_window: DeskWindow) -> bool:
    return any(question.isVisible() for question in desk_window.room.questions.made)


def is_said(words: str) -> Callable[[DeskWindow], bool]:
    return lambda desk_window: words in desk_window.status


def directory(w: DeskWindow) -> DirectoryRoom:
    found = w.window.room_named("directory")
    assert isinstance(found, DirectoryRoom)
    return found


def asking(w: DeskWindow) -> str:
    """The id of the form that is open in the directory."""
    opened = directory(w).keeper.asking
    return opened.id if opened else ""


def chain(w: DeskWindow) -> list[str]:
    return [party.name for party in w.desk.owning.chain("invoice")]


TOPIC = ["Ctrl+3", "Ctrl+Tab", "Ctrl+Tab"]
DOUBLES = ["Ctrl+3", "Ctrl+Shift+Tab", "Ctrl+Shift+Tab"]
#: The keys after which the first article has a draft.
DRAFTED = ["Ctrl+4", "Enter", "Tab", "X", "Ctrl+S"]
#: What is so after the key was pressed, with "charged twice" in the box unless `BEFORE` says what comes first.
DONE: dict[str, Callable[[DeskWindow], bool]] = {
    "call.take": lambda w: w.act == "Hand off to Edgar Lindholm",
    "call.answered": lambda w: w.last_call().article_id == "twice",
    "call.hand-off": lambda w: w.last_handoff().to.id == "edgar",
    "call.not-an-inquiry": question_is_open,
    "call.nobody-owns": lambda w: w.last_call().outcome.value == "unowned",
    "call.summary": lambda w: w.focus() is w.room.call_panel.summary,
    "call.promise": lambda w: w.focus() is w.room.call_panel.due,
    "call.caller": lambda w: w.room.caller_card.isVisible(),
    "call.article": lambda w: w.room.article_card.isVisible(),
    "call.take-ring": is_said("“Take the call that rings” cannot be done now"),
    "call.hold": is_said("On hold: Unknown caller. F7 goes on with them."),
    "call.waiting": lambda w: w.act == "Take Unknown caller",
    "call.urgent": lambda w: w.console.call.is_urgent,
    "call.same-caller": is_said("Nothing is known of who called last."),
    "call.same-topic": is_said("The topic of the last call: Duplicate invoice."),
    "call.line": lambda w: w.window.focusWidget() is not w.box and w.room.middle.over.card is not None,
    "call.line-card": lambda w: w.room.middle.over.card is not None and w.focus() is w.box,
    "call.read-back": lambda w: w.room.middle.over.card is not None and w.focus() is w.box,
    "call.cover": is_said("“Hand off to who covers” cannot be done now"),
    "call.attach": is_said("“Attach the number” cannot be done now"),
    "desk.sign-on": lambda w: w.window.focusWidget() is not w.box and w.room.middle.over.card is not None,
    "desk.sign-off": is_said("Nobody was signed on at this desk."),
    "call.new": question_is_open,
    "call.open-last": lambda w: w.box.text() == "charged twice" and w.calls() == [],
    "call.discard": lambda w: not w.console.has_call and w.calls() == [],
    "edit.undo": lambda w: w.calls() == [],
    "list.down": lambda w: w.row == "Choose Front desk",
    "list.up": lambda w: w.row == "Choose Edgar Lindholm",
    "list.next": lambda w: w.console.search.active is List.ANSWERS,
    "list.before": lambda w: w.console.search.active is List.ANSWERS,
    "go.box": lambda w: w.box.text() == "",
    "go.console": lambda w: not w.window.shows_log and w.window.rail.selected == "console",
    "go.log": lambda w: w.window.shows_log and w.window.rail.selected == "log",
    "go.owed": lambda w: w.window.shows_log and w.program.log.page is Page.OWED,
    "room.filter": lambda w: w.focus() is w.log_room.filter.edit,
    "room.next-list": lambda w: directory(w).book.page.value == "departments",
    "room.list-before": lambda w: directory(w).book.page.value == "retired",
    "room.new": lambda w: asking(w) == "person.add",
    "room.change": lambda w: asking(w) == "person.change:edgar",
    "room.save": is_said("A person needs a name."),
    "room.retire": lambda w: asking(w) == "person.retire:edgar",
    "room.bring-back": is_said("“Bring back” cannot be done now."),
    "room.let-go": is_said("What was typed is gone."),
    "go.directory": lambda w: w.window.shows("directory") and w.window.rail.selected == "directory",
    "directory.owners": lambda w: asking(w) == "topic.own:invoice",
    "directory.move-up": lambda w: chain(w) == ["Joana Pires", "Edgar Lindholm"],
    "directory.move-down": lambda w: chain(w) == ["Joana Pires", "Edgar Lindholm"],
    "directory.take-out": lambda w: chain(w) == ["Joana Pires"],
    "directory.away": lambda w: asking(w) == "exception.away:edgar",
    "directory.reroute": lambda w: asking(w) == "exception.reroute:invoice",
    "directory.end": is_said("Ended: Marek Dolan is as usual again."),
    "directory.merge": lambda w: asking(w).startswith("caller.merge:pia:rune"),
    "directory.keep-other": lambda w: asking(w).startswith("caller.merge:rune:pia"),
    "directory.close-gap": is_said("“Close the gap” cannot be done now."),
    "go.knowledge": lambda w: w.window.shows("knowledge") and w.window.rail.selected == "knowledge",
    "knowledge.approve": is_said("In force: “Duplicate invoice: what to say”, version 2"),
    "knowledge.verify": is_said("Verified: “Duplicate invoice: what to say”"),
    "knowledge.drop": is_said("Dropped: the draft of “Duplicate invoice: what to say”"),
    "knowledge.place": lambda w: w.focus().accessibleName() == "Topic",
    "knowledge.versions": is_said("Version 1: the first."),
    "log.day-before": lambda w: str(w.program.log.view and w.program.log.view.day) == "2026-03-01",
    "log.day-after": lambda w: str(w.program.log.view and w.program.log.view.day) == "2026-03-02",
    "log.every-day": lambda w: w.log_room.head.text().startswith("All days"),
    "log.acknowledge": is_said("Noted: Edgar Lindholm has taken it up"),
    "log.done": is_said("Noted: Edgar Lindholm has done it"),
    "log.returned": lambda w: w.log_room.panel.primary.text() == "Note that it was returned",
    "log.pass-on": lambda w: w.log_room.panel.primary.text() == "Pass it on",
    "log.cancel": lambda w: w.log_room.panel.primary.text() == "Cancel the hand-off",
    "log.attach": lambda w: w.log_room.panel.primary.text() == "Attach the number",
    "log.others": lambda w: w.program.log.record.place == 0,
    "log.back": lambda w: not w.program.log.record.has_back and w.program.log.place == 0,
    "log.export": lambda w: w.log_room.panel.primary.text() == "Write the files",
    "log.close-day": lambda w: w.log_room.panel.primary.text() == "Close the day",
    "log.choose-folder": lambda w: w.log_room.panel.texts["folder"].text == str(w.home),
    "go.settings": lambda w: w.window.shows("settings") and w.window.rail.selected == "settings",
    "settings.put-back": lambda w: w.desk.settings().organisation == "",
    "settings.usual-keys": lambda w: key("call.hand-off") == "F6",
    "hub.backup": is_said("Backed up: hub-20260302T090000Z-0001-copy.db"),
    "hub.restore": lambda w: w.window.page is not None and w.window.page.title.text() == "Put a backup in place",
    "window.quit": lambda w: not w.window.isVisible(),
    "help.keys": lambda w: w.window.key_sheet.isVisible(),
    "help.commands": lambda w: w.window.palette_sheet.isVisible(),
    "say.again": is_said("In the log: answered"),
    "say.where": is_said("Console, What do they need?, Enter: Choose Edgar Lindholm"),
    "say.open": is_said("Caller: Unknown caller"),
}
BEFORE = {
    "call.open-last": ["F5"],
    "call.waiting": ["F7"],
    "call.same-caller": ["F5"],
    "call.same-topic": ["F5"],
    "edit.undo": ["F5"],
    "list.up": ["Down"],
    "go.console": ["Ctrl+2"],
    "room.filter": ["Ctrl+2"],
    "room.next-list": ["Ctrl+3"],
    "room.list-before": ["Ctrl+3"],
    "room.new": ["Ctrl+3"],
    "room.change": ["Ctrl+3"],
    "room.save": ["Ctrl+3", "Alt+N"],
    "room.retire": ["Ctrl+3"],
    "room.bring-back": ["Ctrl+3"],
    "room.let-go": ["Ctrl+3", "Alt+N", "N"],
    "directory.owners": TOPIC,
    "directory.move-up": [*TOPIC, "Alt+C", "Down"],
    "directory.move-down": [*TOPIC, "Alt+C"],
    "directory.take-out": [*TOPIC, "Alt+C"],
    "directory.away": ["Ctrl+3"],
    "directory.reroute": TOPIC,
    "directory.end": ["Ctrl+3", *["Ctrl+Tab"] * 3],
    "directory.merge": DOUBLES,
    "directory.keep-other": [*DOUBLES, "Alt+M"],
    "directory.close-gap": ["Ctrl+3"],
    "knowledge.approve": DRAFTED,
    "knowledge.verify": ["Ctrl+4"],
    "knowledge.drop": DRAFTED,
    "knowledge.place": ["Ctrl+4"],
    "knowledge.versions": ["Ctrl+4"],
    "log.day-before": ["Ctrl+2"],
    "log.day-after": ["Ctrl+2", "Alt+Left"],
    "log.every-day": ["Ctrl+2"],
    "log.acknowledge": ["Ctrl+2"],
    "log.done": ["Ctrl+2"],
    "log.returned": ["Ctrl+2"],
    "log.pass-on": ["Ctrl+2", "Ctrl+B", "Tab", "Enter"],
    "log.cancel": ["Ctrl+2"],
    "log.attach": ["Ctrl+2"],
    "log.others": ["Ctrl+2"],
    "log.back": ["Ctrl+2", "Ctrl+H", "Enter"],
    "log.choose-folder": ["Ctrl+2", "Ctrl+E"],
    "hub.restore": ["Ctrl+Shift+B"],
    "settings.put-back": ["Ctrl+,"],
    "settings.usual-keys": ["Ctrl+,", "/", *"owner taken", "Enter", "Enter", "F11"],
    "say.again": ["F5", "Ctrl+2", "Esc"],
}
PRESSED = [(action, key) for action in ALL for key in action.keys]


@MENU
@pytest.mark.parametrize(("action", "key"), PRESSED, ids=[f"{action.id} {key}" for action, key in PRESSED])
def test_each_key_does_what_its_action_says(
    desk_window: DeskWindow, action: Action, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = str(desk_window.home)
    monkeypatch.setattr("ui.rooms.log.room.QFileDialog.getExistingDirectory", lambda *_: home)
    desk_window.type("charged twice")
    desk_window.press(*BEFORE.get(action.id, []))
    desk_window.press(key)
    assert DONE[action.id](desk_window)


def test_every_action_belongs_to_a_group_of_the_sheet_and_has_a_key_title_and_help() -> None:
    assert set(DONE) == {action.id for action in ALL}
    for action in ALL:
        assert action.group in Group
        assert action.keys
        assert action.help.endswith(".")
        assert not action.title.endswith(".")


def test_the_whole_article_is_read_as_text_and_nothing_that_it_names_is_loaded(
    desk_window: DeskWindow, tmp_path: Path
) -> None:
    seal = tmp_path / "seal.png"
    assert desk_window.window.grab().save(str(seal))
    desk_window.type("warranty card")
    desk_window.press("Enter", "F4")
    body = desk_window.room.article_card.text
    assert desk_window.room.article_card.isVisible()
    assert "<script>alert('x')</script>" in body.toPlainText()
    assert "<img src='http://spy.example/i'>" in body.toPlainText()
    assert desk_window.room.article_card._say.text() == "The card <b>is</b> in the box."
    image = QTextDocument.ResourceType.ImageResource.value
    assert QTextBrowser().loadResource(image, QUrl.fromLocalFile(str(seal))) is not None
    assert body.loadResource(image, QUrl.fromLocalFile(str(seal))) == b""
    read = body.toPlainText()
    body.anchorClicked.emit(QUrl("http://spy.example/more"))
    body.anchorClicked.emit(QUrl.fromLocalFile("/etc/hostname"))
    assert body.toPlainText() == read
