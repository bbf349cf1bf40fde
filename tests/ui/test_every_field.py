"""Whatever is pasted into whatever field: it is taken in, or left out with a word; nothing is raised, nothing hangs."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from frontdesk.calls.model import Notes, Outcome, Passing
from frontdesk.ids import new_id
from tests.support.display import ROOT
from tests.ui import test_directory_room, test_knowledge_room, test_lookup_window
from tests.ui.conftest import Start
from tests.ui.desk_window import DeskWindow
from tests.ui.every_field import Made, in_sight, in_source, longest, text
from tests.ui.test_lookup_window import Looker
from ui.console.knowledge.reading import Page as Shelves
from ui.models.directory import Page
from ui.rooms.first_start import FirstStart
from ui.rooms.recovery import RecoveryPage
from ui.theme import Look
from ui.widgets.fields import beginning, units

started, looker = test_lookup_window.started, test_lookup_window.looker
MEGABYTE = 1_000_000
TEXTS = {
    "ten megabytes": "invoice " * (10 * MEGABYTE // 8),
    "a line of a megabyte": "x" * MEGABYTE,
    "twenty thousand lines": "x\n" * 20_000,
    "a lone surrogate": "in\udc80voice\ud83d",
    "NUL": "in\0voice\0",
    "marks upon marks": ("i" + "\u0301" * 500) * 40,
    "from right to left, and HTML": '\u202e<b>חשבונית</b> %s {0} "in* OR (NEAR(',
    "a path that is none": "~nobody-of-this-house" + "/x" * 900,
    "a path of one name": "y" * 1_900,
}


WITH_TESTS_OF_THEIR_OWN = {"ui/rooms/first_start.py", "ui/rooms/recovery.py", "ui/rooms/lookup.py"}


def owed(at: DeskWindow) -> None:
    """A hand-off of Ivo Varga's, and a gap."""
    notes = Notes(id=new_id(), started_at=at.clock.now(), received="+1 570 555 0101", caller_id="ivo", summary="Twice",
                  topic_id="invoice", passing=Passing(due_at=at.clock.now()))  # fmt: skip
    at.desk.calls.log(notes, Outcome.HANDED_OFF, by=at.desk.operator)
    gap = Notes(id=new_id(), started_at=at.clock.now(), words="a lighthouse", summary="A lighthouse")
    at.desk.calls.log(gap, Outcome.UNOWNED, by=at.desk.operator)
    at.follow()


def by(*keys: str) -> Callable[[DeskWindow], None]:
    return lambda at: at.press(*keys)


def on_a_call(*keys: str) -> Callable[[DeskWindow], None]:
    """While somebody whose name is unknown is on the line, and asks for what has an owner."""

    def go(at: DeskWindow) -> None:
        at.press("Esc", "Esc", "Ctrl+1")
        if not at.console.has_call:
            at.type("570 555 0177")
            at.press("Enter")
            at.type("charged twice")
            at.press("Enter")
        at.press(*keys)

    return go


def in_the_directory(page: Page, *keys: str) -> Callable[[DeskWindow], None]:
    def go(at: DeskWindow) -> None:
        at.press("Ctrl+1", "Ctrl+3")
        test_directory_room.go(at, page)
        at.press(*keys)

    return go


def in_the_knowledge(page: Shelves, *keys: str) -> Callable[[DeskWindow], None]:
    def go(at: DeskWindow) -> None:
        at.press("Ctrl+1", "Ctrl+4")
        while test_knowledge_room.room(at).shelf.page is not page:
            at.press("Ctrl+Tab")
        at.press(*keys)

    return go


def a_gap(at: DeskWindow) -> None:
    in_the_directory(Page.GAPS)(at)
    test_directory_room.mark(at, "a lighthouse")
    at.press("Enter")


def given_back(at: DeskWindow) -> None:
    at.press("Ctrl+2", "Ctrl+B", "N", "Enter", "Ctrl+P")


#: How each place is reached, and what writes what was typed there.
WAYS: dict[str, tuple[Callable[[DeskWindow], None], str]] = {
    "the box": (by("Ctrl+1", "Esc"), "Enter"),
    "a call": (on_a_call(), "Esc"),
    "its caller": (on_a_call("F3"), "Esc"),
    "a name that a number is attached to": (on_a_call("Ctrl+Shift+A"), "Enter"),
    "who signs on": (by("Ctrl+1", "Esc", "Ctrl+Shift+S"), "Enter"),
    "all commands": (by("Ctrl+K"), "Esc"),
    "the directory's filter": (in_the_directory(Page.PEOPLE, "/"), "Enter"),
    "a new person": (in_the_directory(Page.PEOPLE, "Alt+N"), "Ctrl+S"),
    "a person": (in_the_directory(Page.PEOPLE, "Alt+E"), "Ctrl+S"),
    "whoever leaves": (in_the_directory(Page.PEOPLE, "Alt+T"), "Ctrl+S"),
    "whoever is away": (in_the_directory(Page.PEOPLE, "Alt+Shift+A"), "Ctrl+S"),
    "a department": (in_the_directory(Page.DEPARTMENTS, "Alt+E"), "Ctrl+S"),
    "a new topic": (in_the_directory(Page.TOPICS, "Alt+N"), "Ctrl+S"),
    "a topic": (in_the_directory(Page.TOPICS, "Alt+E"), "Ctrl+S"),
    "a topic that goes elsewhere": (in_the_directory(Page.TOPICS, "Alt+G"), "Ctrl+S"),
    "a chain": (in_the_directory(Page.TOPICS, "Alt+C"), "Ctrl+S"),
    "a gap": (a_gap, "Esc"),
    "the articles' filter": (in_the_knowledge(Shelves.ARTICLES, "/"), "Enter"),
    "a new article": (in_the_knowledge(Shelves.ARTICLES, "Alt+N"), "Ctrl+S"),
    "an article": (in_the_knowledge(Shelves.ARTICLES, "Alt+E"), "Ctrl+S"),
    "the place of an article": (in_the_knowledge(Shelves.ARTICLES, "Ctrl+G"), "Ctrl+S"),
    "a line": (in_the_knowledge(Shelves.LINES, "Alt+N"), "Ctrl+S"),
    "the log's filter": (by("Ctrl+2", "Ctrl+Shift+F", "/"), "Enter"),
    "a correction": (by("Ctrl+2", "Alt+E"), "Ctrl+S"),
    "what was returned": (by("Ctrl+2", "Ctrl+B"), "Esc"),
    "what is passed on": (given_back, "Esc"),
    "what is cancelled": (by("Ctrl+2", "Ctrl+W"), "Esc"),
    "whose a number is": (by("Ctrl+2", "Ctrl+U"), "Ctrl+S"),
    "an export": (by("Ctrl+2", "Ctrl+E"), "Ctrl+S"),
    "the closing of a day": (by("Ctrl+2", "F12"), "Ctrl+S"),
    "a setting": (by("Ctrl+1", "Ctrl+,", "Enter"), "Enter"),
}


def paste(field: QLineEdit | QTextEdit, words: str) -> str:
    """Put words in the place of what stands in a field, as the keyboard does; what stands there then."""
    field.setFocus()
    field.selectAll()
    QGuiApplication.clipboard().setText(words)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return text(field)


def refused_or_taken(field: QLineEdit | QTextEdit, words: str, said: Callable[[], str]) -> None:
    stands = paste(field, words)
    most = longest(field)
    assert most > 0, f"{field.accessibleName()} takes what has no end"
    told = f"This field takes {most:,} characters at most. What goes beyond was left out."
    assert (said() == told) is (units(words) > most), (field.accessibleName(), said())
    assert units(stands) <= most
    if "\ud83d" not in words:
        kept = beginning(words, most)
        assert kept == words or units(kept) > most - 2
        assert stands in (kept, kept.replace("\0", ""))


@pytest.mark.parametrize("place", WAYS)
def test_F43_F44_F45_F46_F48_F89_whatever_is_pasted_is_taken_or_left_out_with_a_word(
    start: Start, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path))
    at = start()
    owed(at)
    go, writes = WAYS[place]
    for words in TEXTS.values():
        at.press("Esc", "Esc")
        go(at)
        fields = in_sight(at.window)
        assert fields, place
        for field in fields:
            if field.isVisible():
                at.program.messages.say("")
                refused_or_taken(field, words, lambda: at.status)
                at.settle()
        at.press(writes)
        assert [report.read_text(encoding="utf-8") for report in at.home.glob("crashes/*")] == []


def test_F45_F51_F52_F53_the_window_for_looking_up_takes_whatever_is_pasted(looker: Looker) -> None:
    for go in ((), ("Ctrl+K",)):
        looker.press(*go)
        for words in TEXTS.values():
            for field in in_sight(looker.window):
                looker.program.messages.say("")
                refused_or_taken(field, words, lambda: looker.program.messages.last.text)
                looker.settle()
    assert looker.program.messages.last.details == ""


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
def test_F45_the_page_of_the_first_start_takes_whatever_is_pasted(qtbot: QtBot, light: Look) -> None:
    page = FirstStart(light)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.start.setCurrentIndex(1)
    (field,) = in_sight(page)
    for words in TEXTS.values():
        paste(field, words)
        assert units(text(field)) <= longest(field)


def test_F45_a_hub_that_is_damaged_is_not_looked_for_in_a_place_that_is_none(
    start: Start, furnished_home: Path
) -> None:
    hub = furnished_home / "hub.db"
    hub.write_bytes(b"")
    at = start()
    shown = at.window.page
    assert isinstance(shown, RecoveryPage)
    at.press("N")
    for words in TEXTS.values():
        (field,) = in_sight(at.window)
        paste(field, words)
        at.press("Enter")
        assert shown.note.text().startswith("There is no file ")
        assert len(shown.note.text()) < 300
    assert [*at.home.glob("crashes/*")] == []


def test_every_field_in_the_source_is_one_of_those(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Made(monkeypatch)
    at = start()
    owed(at)
    for go, _ in WAYS.values():
        at.press("Esc", "Esc")
        go(at)
    assert {site for site in in_source() - made.sites if site[0] not in WITH_TESTS_OF_THEIR_OWN} == set()


def test_fields_are_only_made_where_they_know_how_much_they_take() -> None:
    makers = re.compile(r"\b(QLineEdit|QTextEdit|QPlainTextEdit|QInputDialog)\((?!\))|setEditable\(")
    found = {
        file.relative_to(ROOT / "ui").as_posix()
        for file in (ROOT / "ui").rglob("*.py")
        if makers.search(file.read_text(encoding="utf-8"))
    }
    assert found <= {"widgets/fields.py", "widgets/box.py", "rooms/knowledge/differences.py"}
